/** A drive in a temporary folder with a clock that tests turn, and typed answers. For tests only. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { startDemoDrive, type DemoDrive, type DemoDriveOptions } from './demo-drive.ts';

/** Some moment for clocks to start at. */
const NOON = Date.UTC(2026, 0, 15, 12);

const Reference = v.object({ id: v.optional(v.string()), path: v.optional(v.string()) });
const ItemShape = v.object({
  id: v.string(),
  name: v.string(),
  size: v.number(),
  createdDateTime: v.string(),
  webUrl: v.string(),
  parentReference: Reference,
  folder: v.optional(v.object({ childCount: v.number() })),
  file: v.optional(
    v.object({
      mimeType: v.string(),
      hashes: v.optional(v.object({ sha256Hash: v.optional(v.string()) })),
    }),
  ),
});
const ListShape = v.object({
  value: v.array(ItemShape),
  '@odata.nextLink': v.optional(v.string()),
});
const StatusShape = v.object({
  operation: v.optional(v.string()),
  status: v.string(),
  percentageComplete: v.number(),
  statusDescription: v.optional(v.string()),
  resourceId: v.optional(v.string()),
  resourceLocation: v.optional(v.string()),
  error: v.optional(v.object({ code: v.string() })),
});
const ErrorShape = v.object({
  error: v.object({
    code: v.string(),
    message: v.string(),
    innerError: v.object({ code: v.optional(v.string()), date: v.string() }),
  }),
});
const OperationsShape = v.object({
  value: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      acceptedAt: v.number(),
      endsAt: v.number(),
      status: v.string(),
      resultId: v.nullable(v.string()),
    }),
  ),
});

export type ItemAnswer = v.InferOutput<typeof ItemShape>;

export interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export class TestDrive {
  readonly dataDir: string;
  now = NOON;
  #drive: DemoDrive | null = null;

  private constructor(dataDir: string) {
    this.dataDir = dataDir;
  }

  static async start(options: Partial<DemoDriveOptions> = {}): Promise<TestDrive> {
    const drive = new TestDrive(await mkdtemp(join(tmpdir(), 'demo-drive-')));
    await drive.open(options);
    return drive;
  }

  get origin(): string {
    return this.#drive?.origin ?? '';
  }

  async open(options: Partial<DemoDriveOptions> = {}): Promise<void> {
    const { dataDir } = this;
    this.#drive = await startDemoDrive({ dataDir, now: () => this.now, admin: true, ...options });
  }

  async close(): Promise<void> {
    await this.#drive?.close();
  }

  /** Closes it and removes its data. */
  async remove(): Promise<void> {
    await this.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** One request; `path` may be an absolute URL. Redirects are not followed. */
  fetch(path: string, { method = 'GET', body, headers = {} }: Sent = {}): Promise<Response> {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    return fetch(new URL(path, this.origin), {
      method,
      headers: { ...type, ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** The item at a path from the root, such as `/Documents`. */
  async item(path: string): Promise<ItemAnswer> {
    return v.parse(ItemShape, await this.json(`/v1.0/me/drive/root:${encodeURI(path)}`));
  }

  async children(path: string, query = '$top=1000'): Promise<ItemAnswer[]> {
    const url = `/v1.0/me/drive/root:${encodeURI(path)}:/children?${query}`;
    return (await this.list(url)).value;
  }

  async list(url: string): Promise<v.InferOutput<typeof ListShape>> {
    return v.parse(ListShape, await this.json(url));
  }

  async json(url: string): Promise<unknown> {
    return (await this.fetch(url)).json();
  }

  /** Asks for a copy through Graph. */
  async copy(
    from: string,
    to: string,
    { name, rule }: { readonly name?: string; readonly rule?: string } = {},
  ): Promise<Response> {
    const [source, destination] = [await this.item(from), await this.item(to)];
    const query = rule === undefined ? '' : `?@microsoft.graph.conflictBehavior=${rule}`;
    return this.fetch(`/v1.0/me/drive/items/${source.id}/copy${query}`, {
      method: 'POST',
      headers: { prefer: 'respond-async' },
      body: { parentReference: { id: destination.id }, ...(name === undefined ? {} : { name }) },
    });
  }

  /** Asks for a copy that must be accepted, and gives its monitor URL. */
  async startedCopy(...asked: Parameters<TestDrive['copy']>): Promise<string> {
    const answer = await this.copy(...asked);
    const location = answer.headers.get('location');
    if (answer.status !== 202 || location === null) {
      throw new Error(`Not accepted: ${answer.status} ${await answer.text()}`);
    }
    return location;
  }

  async status(monitor: string): Promise<StatusAnswer> {
    const answer = await this.fetch(monitor);
    return { http: answer.status, ...v.parse(StatusShape, await answer.json()) };
  }

  async operations(): Promise<v.InferOutput<typeof OperationsShape>['value']> {
    return v.parse(OperationsShape, await this.json('/__admin/operations')).value;
  }
}

export type StatusAnswer = v.InferOutput<typeof StatusShape> & { readonly http: number };

/** Status and code of a refusal, and the inner code where there is one. */
export async function refusalOf(answer: Response): Promise<readonly (number | string)[]> {
  const { code, innerError } = v.parse(ErrorShape, await answer.json()).error;
  return innerError.code === undefined
    ? [answer.status, code]
    : [answer.status, code, innerError.code];
}
