/** A source, a drive and an upload client between them. For tests, which bring the drive. */
import { createHash, randomBytes } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import type { UploadRequest } from '../../jobs/action-request.ts';
import type { Transfer } from '../../jobs/job.ts';
import type { Transferred } from '../../jobs/ports.ts';
import { type Account, demoAccount } from '../account.ts';
import { createByteTransport, type ByteTransport } from '../byte-transport.ts';
import { createHttp, type Http } from '../http.ts';
import { PIECE_UNIT_BYTES } from '../source-pieces.ts';
import { type ClosableUploadClient, createUploadClient } from '../upload-client.ts';
import { SourceServer } from './source-server.ts';

export const UNIT = PIECE_UNIT_BYTES;
export const NEW: Transfer = { uploadUrl: null, done: 0, total: null, validator: null };

const LogShape = v.object({
  value: v.array(
    v.object({
      method: v.string(),
      path: v.string(),
      hasAuthorization: v.boolean(),
      hasCookie: v.boolean(),
    }),
  ),
});
type Logged = v.InferOutput<typeof LogShape>['value'][number];

const DIRECT = (): Promise<string> => Promise.resolve('DIRECT');

/** What is asked of the drive of a test. */
interface SomeDrive {
  readonly origin: string;
  readonly remove: () => Promise<void>;
  readonly fetch: (
    path: string,
    sent: { readonly method: string; readonly body: unknown },
  ) => Promise<unknown>;
  readonly json: (url: string) => Promise<unknown>;
  readonly item: (path: string) => Promise<{
    readonly id: string;
    readonly file?:
      { readonly hashes?: { readonly sha256Hash?: string | undefined } | undefined } | undefined;
  }>;
}

export class UploadWorld<Drive extends SomeDrive> {
  readonly drive: Drive;
  readonly #driveId: string;
  readonly source: SourceServer;
  readonly spoolFolder: string;
  readonly #http: Http = createHttp({ userAgent: 'Test/1', resolveProxy: DIRECT });
  readonly #bytes: ByteTransport = createByteTransport({
    userAgent: 'Test/1',
    resolveProxy: DIRECT,
  });
  readonly #web: ByteTransport = createByteTransport({
    userAgent: 'Test/1',
    resolveProxy: DIRECT,
    publicHostsBy: () => Promise.resolve(this.addresses),
  });
  /** What every host name resolves to. */
  addresses: readonly LookupAddress[] = [{ address: '192.168.1.1', family: 4 }];
  client: ClosableUploadClient;
  pieceBytes = UNIT;
  maxFileBytes = 250e9;

  private constructor(drive: Drive, driveId: string, source: SourceServer, spoolFolder: string) {
    this.drive = drive;
    this.#driveId = driveId;
    this.source = source;
    this.spoolFolder = spoolFolder;
    this.client = this.newClient();
  }

  static async start<D extends SomeDrive>(drive: D, driveId: string): Promise<UploadWorld<D>> {
    const spoolFolder = path.join(await mkdtemp(path.join(tmpdir(), 'upload-')), 'spool');
    return new UploadWorld(drive, driveId, await SourceServer.start(), spoolFolder);
  }

  get account(): Account {
    const credentials = (): Promise<Readonly<Record<string, string>>> =>
      Promise.resolve({ authorization: 'Bearer secret' });
    return { ...demoAccount(this.drive.origin), credentials };
  }

  newClient(): ClosableUploadClient {
    return createUploadClient({
      http: this.#http,
      bytes: this.#bytes,
      source: this.#web,
      accounts: new Map([[this.account.key, this.account]]),
      rule: { allowedOrigins: [this.source.origin] },
      spoolFolder: this.spoolFolder,
      pieceBytes: this.pieceBytes,
      maxFileBytes: this.maxFileBytes,
    });
  }

  /** As after a restart of the app: only what the record holds is left. */
  async restartClient(): Promise<void> {
    await this.client.close();
    this.client = this.newClient();
  }

  async stop(): Promise<void> {
    await this.client.close();
    this.#http.close();
    this.#bytes.close();
    this.#web.close();
    await this.source.stop();
    await this.drive.remove();
    await rm(path.dirname(this.spoolFolder), { recursive: true, force: true });
  }

  fill(size: number): void {
    this.source.content = randomBytes(size);
  }

  /** The hash of what the source serves. */
  get sourceHash(): string {
    return createHash('sha256').update(this.source.content).digest('hex').toUpperCase();
  }

  async request(change: Partial<UploadRequest> = {}): Promise<UploadRequest> {
    const folder = await this.drive.item('/Documents');
    return {
      action: 'upload',
      account: this.account.key,
      sourceUrl: `${this.source.origin}/file.bin?token=secret`,
      destination: { driveId: this.#driveId, itemId: folder.id, path: '/Documents' },
      name: 'upload.bin',
      onConflict: 'fail',
      by: 'app',
      ...change,
    };
  }

  /** One step from `transfer`, which must go on. */
  async advanced(request: UploadRequest, transfer: Transfer): Promise<Transfer> {
    const outcome = await this.client.advance(request, transfer);
    if (outcome.kind !== 'advanced') throw new Error(`Not advanced: ${JSON.stringify(outcome)}`);
    return outcome.transfer;
  }

  /** Steps until something else than an advance comes; trouble is met with another step. */
  async toEnd(
    request: UploadRequest,
    from: Transfer = NEW,
  ): Promise<{
    readonly outcome: Transferred;
    readonly done: number[];
    readonly troubles: number;
  }> {
    const done: number[] = [];
    let transfer = from;
    let troubles = 0;
    for (let step = 0; step < 200; step += 1) {
      const outcome = await this.client.advance(request, transfer);
      if (outcome.kind === 'trouble') troubles += 1;
      else if (outcome.kind !== 'advanced') return { outcome, done, troubles };
      else {
        ({ transfer } = outcome);
        done.push(transfer.done);
      }
    }
    throw new Error('It does not end.');
  }

  /** The hash of a file as the drive has it. */
  async hashOf(itemPath: string): Promise<string | undefined> {
    return (await this.drive.item(itemPath)).file?.hashes?.sha256Hash;
  }

  async fault(match: object, action: object, times = 1): Promise<void> {
    const body = [{ match, action, times }];
    await this.drive.fetch('/__admin/faults', { method: 'POST', body });
  }

  /** What the drive was asked, by method and first part of the path. */
  async log(method?: string, pathPart = ''): Promise<Logged[]> {
    const { value } = v.parse(LogShape, await this.drive.json('/__admin/requests'));
    return value.filter(
      (each) => (method ?? each.method) === each.method && each.path.includes(pathPart),
    );
  }

  async spools(): Promise<string[]> {
    return await readdir(this.spoolFolder).catch(() => []);
  }
}
