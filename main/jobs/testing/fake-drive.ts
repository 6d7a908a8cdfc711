/**
 * A drive and its monitors, answered by the functions a test puts in: by default every copy is
 * accepted, runs for ever and nothing lies at any destination. For tests.
 */
import type { CopyRequest, DriveRequest } from '../action-request.ts';
import type { Target, Transfer } from '../job.ts';
import type {
  ActionClient,
  Compared,
  Comparison,
  Fetched,
  HttpOutcome,
  MonitorClient,
  Preparation,
  Renamed,
  SeenItem,
  Sight,
  SignedOut,
  Transferred,
  UploadClient,
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

const DRIVE_HOST = 'drive.test';
const UPLOAD_HOST = 'upload.test';

type Exchange =
  | 'prepare'
  | 'POST'
  | 'ask'
  | 'look'
  | 'fetch'
  | 'rename'
  | 'compare'
  | 'names'
  | 'piece'
  | 'abandon';
type Reply<T> = T | Promise<T>;

export class FakeDrive implements ActionClient, MonitorClient {
  onPrepare: (request: DriveRequest) => Reply<Preparation> = ({ name }) => ({
    kind: 'ready',
    target: { name, occupantId: null },
  });
  onStart: (request: DriveRequest) => Reply<HttpOutcome | SignedOut> = () =>
    answerOf(202, '', { location: `https://monitor.test/${this.count('POST')}` });
  onAsk: (monitorUrl: string) => Reply<HttpOutcome> = () => inProgress(10);
  onLook: (request: DriveRequest, target: Target) => Reply<Sight> = () => ({ kind: 'nothing' });
  onRename: (itemId: string) => Reply<Renamed> = (itemId) => ({
    kind: 'item',
    item: itemOf(itemId),
  });
  onCompare: () => Reply<Compared> = () => ({
    kind: 'done',
    proof: { state: 'same', items: 4, bytes: 4096 },
  });
  onAdvance: (transfer: Transfer) => Reply<Transferred> = () => ({
    kind: 'done',
    item: itemOf('uploaded'),
  });
  names: ReadonlyMap<string, string> = new Map();
  onAllows: (monitorUrl: string) => boolean = (monitorUrl) =>
    new URL(monitorUrl).host.endsWith('.test');
  /** What was asked to be compared, in order: the item, and how many at most. */
  readonly compared: (readonly [itemId: string, maxItems: number])[] = [];
  /** The ids of items whose names were asked for. */
  readonly named: string[] = [];
  onFetch: (itemId: string | null) => Reply<Fetched> = (itemId) => ({
    kind: 'item',
    item: itemOf(itemId ?? 'byName'),
  });
  /** Told of each request, by its host. */
  onSent: (host: string) => void = () => undefined;
  readonly #log: string[];
  readonly #power: Power;

  constructor(log: string[] = [], power = new Power()) {
    this.#log = log;
    this.#power = power;
  }

  hostOf(_account: string, monitorUrl?: string): string {
    return monitorUrl === undefined ? DRIVE_HOST : new URL(monitorUrl).host;
  }

  allows(_account: string, monitorUrl: string): boolean {
    return this.onAllows(monitorUrl);
  }

  prepare(request: DriveRequest): Promise<Preparation> {
    return this.#exchange('prepare', () => this.onPrepare(request));
  }

  start(request: DriveRequest): Promise<HttpOutcome | SignedOut> {
    return this.#exchange('POST', () => this.onStart(request));
  }

  ask(account: string, monitorUrl: string): Promise<HttpOutcome> {
    const host = this.hostOf(account, monitorUrl);
    return this.#exchange('ask', () => this.onAsk(monitorUrl), host);
  }

  look(request: DriveRequest, target: Target): Promise<Sight> {
    return this.#exchange('look', () => this.onLook(request, target));
  }

  fetchResult(
    _request: DriveRequest,
    _target: Target | null,
    itemId: string | null,
  ): Promise<Fetched> {
    return this.#exchange('fetch', () => this.onFetch(itemId));
  }

  rename(_request: DriveRequest, itemId: string): Promise<Renamed> {
    return this.#exchange('rename', () => this.onRename(itemId));
  }

  compare(_request: CopyRequest, itemId: string, maxItems: number): Comparison {
    this.compared.push([itemId, maxItems]);
    return { next: () => this.#exchange('compare', () => this.onCompare()) };
  }

  namesOf(_request: DriveRequest, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    this.named.push(...ids);
    return this.#exchange('names', () => this.names);
  }

  /** The other half: takes the pieces of uploads. */
  readonly uploads: UploadClient = {
    abandon: () => this.#exchange('abandon', () => undefined),
    hostOf: () => UPLOAD_HOST,
    advance: (_request, transfer) =>
      this.#exchange('piece', () => this.onAdvance(transfer), UPLOAD_HOST),
  };

  /** How often something was asked of the drive. */
  count(what: Exchange): number {
    return this.#log.filter((entry) => entry === what).length;
  }

  async #exchange<T>(what: string, reply: () => Reply<T>, host = DRIVE_HOST): Promise<T> {
    await this.#power.pass();
    this.onSent(host);
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
