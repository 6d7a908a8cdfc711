/**
 * A drive and its monitors, answered by the functions a test puts in: by default every copy is
 * accepted, runs for ever and nothing lies at any destination. For tests.
 */
import type { CopyRequest, Target } from '../job.ts';
import type {
  ActionClient,
  Fetched,
  HttpOutcome,
  MonitorClient,
  Preparation,
  SeenItem,
  Sight,
} from '../ports.ts';
import { Power } from './power.ts';

type Answer = Extract<HttpOutcome, { kind: 'answer' }>;

/** An HTTP answer; a body that is no text is sent as JSON. */
export function answerOf(
  status: number,
  body: string | null | Readonly<Record<string, unknown>> = '',
  rest: Partial<Answer> = {},
): Answer {
  return {
    kind: 'answer',
    status,
    url: 'https://monitor.test/1',
    contentType: null,
    location: null,
    retryAfter: null,
    body: typeof body === 'string' || body === null ? body : JSON.stringify(body),
    ...rest,
  };
}

export const inProgress = (percent: number): Answer =>
  answerOf(202, { status: 'inProgress', percentageComplete: percent });
export const completedAs = (resourceId: string): Answer =>
  answerOf(303, { status: 'completed', resourceId });
export const failedWith = (code: string): Answer =>
  answerOf(200, { status: 'failed', error: { code, message: `about ${code}` } });
export const gone = (): Answer => answerOf(404, { error: { code: 'itemNotFound' } });

/** An item as big as the source of `sampleRequest`. */
export function itemOf(id: string, rest: Partial<SeenItem> = {}): SeenItem {
  return {
    id,
    name: 'Plans',
    size: 4096,
    childCount: 3,
    webUrl: `https://drive.test/web/${id}`,
    ...rest,
  };
}

type Reply<T> = T | Promise<T>;

export class FakeDrive implements ActionClient, MonitorClient {
  onPrepare: (request: CopyRequest) => Reply<Preparation> = ({ name }) => ({
    kind: 'ready',
    target: { name, occupantId: null },
  });
  onStart: (request: CopyRequest) => Reply<HttpOutcome> = () =>
    answerOf(202, '', { location: `https://monitor.test/${this.count('POST')}` });
  onAsk: (monitorUrl: string) => Reply<HttpOutcome> = () => inProgress(10);
  onLook: (request: CopyRequest, target: Target) => Reply<Sight> = () => ({ kind: 'nothing' });
  onFetch: (itemId: string | null) => Reply<Fetched> = (itemId) => ({
    kind: 'item',
    item: itemOf(itemId ?? 'byName'),
  });
  readonly #log: string[];
  readonly #power: Power;

  constructor(log: string[] = [], power = new Power()) {
    this.#log = log;
    this.#power = power;
  }

  hostOf(_account: string, monitorUrl?: string): string {
    return monitorUrl === undefined ? 'drive.test' : new URL(monitorUrl).host;
  }

  allows(_account: string, monitorUrl: string): boolean {
    return new URL(monitorUrl).host.endsWith('.test');
  }

  prepare(request: CopyRequest): Promise<Preparation> {
    return this.#exchange('prepare', () => this.onPrepare(request));
  }

  start(request: CopyRequest): Promise<HttpOutcome> {
    return this.#exchange('POST', () => this.onStart(request));
  }

  ask(_account: string, monitorUrl: string): Promise<HttpOutcome> {
    return this.#exchange('ask', () => this.onAsk(monitorUrl));
  }

  look(request: CopyRequest, target: Target): Promise<Sight> {
    return this.#exchange('look', () => this.onLook(request, target));
  }

  fetchResult(_request: CopyRequest, _target: Target, itemId: string | null): Promise<Fetched> {
    return this.#exchange('fetch', () => this.onFetch(itemId));
  }

  /** How often something was asked of the drive. */
  count(what: 'prepare' | 'POST' | 'ask' | 'look' | 'fetch'): number {
    return this.#log.filter((entry) => entry === what).length;
  }

  async #exchange<T>(what: string, reply: () => Reply<T>): Promise<T> {
    await this.#power.pass();
    this.#log.push(what);
    const answer = await reply();
    await this.#power.pass();
    return answer;
  }
}

/** An answer that a test gives later. */
export function pending<T>(): {
  readonly promise: Promise<T>;
  readonly give: (value: T) => void;
  readonly breakOff: (error: Error) => void;
} {
  let give: (value: T) => void = () => undefined;
  let breakOff: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    give = resolve;
    breakOff = reject;
  });
  return { promise, give, breakOff };
}
