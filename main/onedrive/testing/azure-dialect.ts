/**
 * Speaks Azure's dialect of long-running operations over our own transport and says in OneDrive's
 * words what it hears, so that our reader and our jobs can be tried on Microsoft's test server. Only
 * what is certain is translated; what is torn, empty or strange goes through as it is. For tests.
 * Source: "Azure Resource Manager: asynchronous operations" (Azure-AsyncOperation, Location).
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import type { HttpOutcome } from '../../jobs/ports.ts';
import { isRecord, jsonObjectOf, textOf } from '../../jobs/unknown.ts';
import { API_MAX_BYTES, type Http, type HttpRequest, REPORT_MAX_BYTES } from '../http.ts';

type Answer = Extract<HttpOutcome, { kind: 'answer' }>;
type Body = Readonly<Record<string, unknown>>;

interface Heard {
  readonly outcome: HttpOutcome;
  /** The place of the operation, where the answer names one. */
  readonly operation: string | null;
}

/** Node's own announcement of each answer: the only way to the headers our transport leaves out. */
const CHANNEL = 'http.client.response.finish';
const WORDS: Readonly<Record<string, string>> = {
  succeeded: 'completed',
  failed: 'failed',
  canceled: 'cancelled',
};

export class AzureDialect {
  /** The request lines sent, in their order. */
  readonly sent: string[] = [];
  readonly origin: string;
  readonly #http: Http;
  readonly #cookies = new Map<string, string>();
  #how: 'status' | 'resource' = 'resource';
  #resultUrl: string | null = null;

  constructor(http: Http, origin: string) {
    this.#http = http;
    this.origin = origin;
  }

  /** Sends the POST that starts an operation. */
  async start(path: string): Promise<HttpOutcome> {
    const url = `${this.origin}${path}`;
    const body = '{"sku":{"id":"1","name":"product"}}';
    const { outcome, operation } = await this.#send({ ...JSON_POST, url, body });
    if (outcome.kind === 'unreachable') return outcome;
    this.#how = operation === null ? 'resource' : 'status';
    this.#resultUrl = operation === null ? null : outcome.location;
    return withError({ ...outcome, location: operation ?? outcome.location });
  }

  /** Asks the operation's monitor. */
  async ask(url: string): Promise<HttpOutcome> {
    const { outcome, operation } = await this.#get(url, REPORT_MAX_BYTES);
    if (outcome.kind === 'unreachable') return outcome;
    const body = jsonObjectOf(outcome.body);
    if (this.#how === 'status') {
      // Here `Location` is where the result will be, not a new place of the monitor.
      const answer = { ...outcome, location: operation };
      return body !== null && textOf(body['status']) !== null
        ? { ...answer, body: JSON.stringify(statusBody(body)) }
        : withError(answer);
    }
    const isResult = outcome.status === 200 && body !== null;
    return isResult
      ? { ...outcome, body: JSON.stringify(completedBody(body)) }
      : withError(outcome);
  }

  /** Fetches what the operation made from its own place; null when there is none. */
  async result(): Promise<HttpOutcome | null> {
    if (this.#resultUrl === null) return null;
    return (await this.#get(this.#resultUrl, API_MAX_BYTES)).outcome;
  }

  #get(url: string, maxBytes: number): Promise<Heard> {
    return this.#send({ method: 'GET', url, headers: { accept: 'application/json' }, maxBytes });
  }

  async #send(request: HttpRequest): Promise<Heard> {
    this.sent.push(`${request.method} ${new URL(request.url).pathname}`);
    const headers = { ...request.headers, ...this.#cookieHeader() };
    let answer: IncomingMessage | null = null;
    const listen = (message: unknown): void => {
      if (isRecord(message) && message['response'] instanceof IncomingMessage) {
        answer = message['response'];
      }
    };
    subscribe(CHANNEL, listen);
    try {
      const outcome = await this.#http.send({ ...request, headers });
      return { outcome, operation: this.#noted(answer) };
    } finally {
      unsubscribe(CHANNEL, listen);
    }
  }

  /** Keeps the answer's cookies; the place of the operation, where it names one. */
  #noted(answer: IncomingMessage | null): string | null {
    for (const cookie of answer?.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return textOf(answer?.headers['azure-asyncoperation']);
  }

  #cookieHeader(): Readonly<Record<string, string>> {
    if (this.#cookies.size === 0) return {};
    return { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }
}

const JSON_POST = {
  method: 'POST',
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  maxBytes: API_MAX_BYTES,
} as const;

function statusBody(body: Body): Body {
  const word = WORDS[textOf(body['status'])?.toLowerCase() ?? ''] ?? 'inProgress';
  return { status: word, resourceId: body['id'], error: errorOf(body) };
}

function completedBody(body: Body): Body {
  return { status: 'completed', resourceId: body['id'] };
}

/** Azure's test server spells a code as a number, and leaves the frame off its other errors. */
function errorOf(body: Body): Body | undefined {
  const error = body['error'];
  return isRecord(error) ? { ...error, code: String(error['code']) } : undefined;
}

function withError(answer: Answer): Answer {
  const body = jsonObjectOf(answer.body);
  if (answer.status < 400 || body === null || isRecord(body['error'])) return answer;
  const error = { code: 'invalidRequest', message: body['message'] };
  return { ...answer, body: JSON.stringify({ error }) };
}
