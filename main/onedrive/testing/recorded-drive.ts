/** A drive that answers as a test says and records what it is asked, in any dialect. For tests. */
import type { ActionClient } from '../../jobs/ports.ts';
import { type Account, VISITOR_ACCOUNT, demoAccount } from '../account.ts';
import { createActionClient } from '../action-client.ts';
import { type Dialect, GRAPH, type Home } from '../dialects.ts';
import { createHttp, type Http } from '../http.ts';
import { type Heard, TestServer } from './test-server.ts';

export const NOT_FOUND = JSON.stringify({ error: { code: 'itemNotFound' } });
export const ITEM = JSON.stringify({ id: '01X', name: 'Plans', file: {}, size: 3 });

export class RecordedDrive {
  readonly server: TestServer;
  readonly http: Http;
  /** How long it was waited between two requests. */
  readonly slept: number[] = [];

  private constructor(server: TestServer) {
    this.server = server;
    this.http = createHttp({
      userAgent: 'Test/1',
      resolveProxy: () => Promise.resolve('DIRECT'),
    });
  }

  static async start(): Promise<RecordedDrive> {
    return new RecordedDrive(await TestServer.start());
  }

  get heard(): readonly Heard[] {
    return this.server.heard;
  }

  account(dialect: Dialect, home: Home = { kind: 'own' }): Account {
    const credentials = (): Promise<Readonly<Record<string, string>>> =>
      Promise.resolve({ authorization: 'Bearer secret' });
    return { ...demoAccount(this.server.origin), dialect, home, credentials };
  }

  /** The client of an account in `dialect`, and of the visitor. It does not really wait. */
  actions(dialect: Dialect = GRAPH): ActionClient {
    const accounts = [this.account(dialect), VISITOR_ACCOUNT];
    const sleep = (delayMs: number): Promise<void> => {
      this.slept.push(delayMs);
      return Promise.resolve();
    };
    return createActionClient(this.http, new Map(accounts.map((one) => [one.key, one])), sleep);
  }

  /** Answers in turn; the last answer stands. */
  answer(...answers: readonly (readonly [status: number, body: string])[]): void {
    let count = 0;
    this.server.respond = (response) => {
      const [status, body] = answers[Math.min(count, answers.length - 1)] ?? [500, ''];
      count += 1;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body);
    };
  }

  async stop(): Promise<void> {
    this.http.close();
    await this.server.stop();
  }
}

/** The part of a request that the API gives a meaning to. */
export function told({ method, path, body }: Heard): object {
  const json: unknown = body === '' ? null : JSON.parse(body);
  return { method, path, body: json };
}
