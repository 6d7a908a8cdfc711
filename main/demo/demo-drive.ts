/**
 * An embedded OneDrive on loopback: the default drive of a fresh machine and the server of all tests.
 * This is its composition: journal, drive, routes, server. Runs in the main process and in `cli.ts`.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { ADMIN_PATH, answerAdmin } from './admin-routes.ts';
import { answerApi, type ApiOptions } from './api-routes.ts';
import { Drive } from './drive.ts';
import { parseDriveEvent } from './events.ts';
import { type Fault, Faults } from './faults.ts';
import type { HintServer } from './hint-server.ts';
import { problemReply, type Call, type Reply } from './http.ts';
import { DEFAULT_TRAITS } from './item-json.ts';
import { Journal } from './journal.ts';
import { answerMonitor } from './monitor-routes.ts';
import { answerPlaces } from './place-routes.ts';
import { listenWhereBefore } from './port-memory.ts';
import { problem } from './problem.ts';
import { RequestLog } from './request-log.ts';
import { plantCases } from './seed-cases.ts';
import { plantLongFolder, seedTree, type LongFolder } from './seed-tree.ts';
import { DriveServer } from './server.ts';
import { DEFAULT_SPEED } from './timetable.ts';
import { refuseCall, type TokenReader } from './token-guard.ts';
import { UploadBytes } from './upload-bytes.ts';
import { answerUpload } from './upload-routes.ts';
import { answerWeb } from './web-page.ts';

const TELL_EVERY_MS = 50;

export interface DemoDriveOptions {
  /** Where the journal lives; made if missing. One drive at a time may use it. */
  readonly dataDir: string;
  /** 0, the default: the port this data was last served on if it is free, else any. */
  readonly port?: number;
  readonly speed?: { readonly itemsPerSecond: number; readonly bytesPerSecond: number };
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Whether the drive fetches files of the web itself; the live service has stopped doing so. */
  readonly uploadFromUrl?: 'refuse' | 'accept';
  /** Whether copies follow the conflict rule that is sent; where it is ignored, all are `fail`. */
  readonly conflictRules?: 'obey' | 'ignore';
  /** A personal drive ignores conflict rules, unless `conflictRules` says otherwise. */
  readonly driveType?: 'personal' | 'business';
  readonly quotaBytes?: number;
  /** Plants what copies can fail at as well: the same on every start over the same data. */
  readonly cases?: boolean;
  /** Whether `/__admin/` answers. */
  readonly admin?: boolean;
  /** One more folder at the top, of a great many files. The same at each start over the same data. */
  readonly longFolder?: LongFolder;
  /** Says what tokens are good for; given, the API lets nobody in without a good one. */
  readonly tokens?: TokenReader;
  /** Is told of each change, also of those that copies make by the clock. */
  readonly hints?: HintServer;
}

export interface DemoDrive {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Ends all connections; resolves when everything is on disk and the port is free. */
  close(): Promise<void>;
}

/** Starts the drive. Rejects when its folder cannot be written or a given port is taken. */
export async function startDemoDrive(options: DemoDriveOptions): Promise<DemoDrive> {
  const { dataDir, port = 0, speed = DEFAULT_SPEED, now = Date.now, admin = false } = options;
  const { uploadFromUrl = 'refuse', hints = null, tokens = null, longFolder = null } = options;
  const { driveType, quotaBytes } = { ...DEFAULT_TRAITS, ...options };
  const { conflictRules = driveType === 'personal' ? 'ignore' : 'obey' } = options;
  const { journal, records } = await Journal.open(join(dataDir, 'journal.jsonl'));
  try {
    const events = records.map(parseDriveEvent).filter((event) => event !== null);
    const append = journal.append.bind(journal);
    const traits = { driveType, quotaBytes };
    const tree = seedTree();
    if (options.cases === true) plantCases(tree);
    if (longFolder !== null) plantLongFolder(tree, longFolder);
    const drive = new Drive(tree, events, { append, now, newGuid: randomUUID, traits });
    await drive.setSpeed(speed);
    const bytes = new UploadBytes(join(dataDir, 'uploads'));
    const server = serverOf(drive, bytes, { admin, tokens, uploadFromUrl, conflictRules, hints });
    const openPort = await listenWhereBefore(server, port, dataDir);
    let closed: Promise<void> | null = null;
    const endTelling = hints === null ? null : tellChanges(drive, hints);
    const close = async (): Promise<void> => {
      endTelling?.();
      await server.close();
      await journal.close();
    };
    return {
      origin: `http://127.0.0.1:${openPort}`,
      close: () => (closed ??= close()),
    };
  } catch (error) {
    await journal.close();
    throw error;
  }
}

/** Looks by itself, since copies go on while nobody asks. Returns how to end that. */
function tellChanges(drive: Drive, hints: HintServer): () => void {
  let told = drive.tree.changes;
  const timer = setInterval(() => {
    drive.catchUp();
    if (drive.tree.changes !== told) hints.changed();
    told = drive.tree.changes;
  }, TELL_EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}

function serverOf(
  drive: Drive,
  bytes: UploadBytes,
  {
    admin,
    tokens,
    ...options
  }: ApiOptions & { readonly admin: boolean; readonly tokens: TokenReader | null },
): DriveServer {
  const faults = new Faults();
  const log = new RequestLog();
  const handle = async (call: Call): Promise<Reply> => {
    if (admin && call.path.startsWith(ADMIN_PATH)) {
      return answerAdmin(call, { drive, faults, log });
    }
    const reply =
      answerMonitor(call, drive) ??
      answerWeb(call, drive) ??
      (await answerUpload(call, drive, bytes)) ??
      (tokens === null ? null : refuseCall(call, tokens)) ??
      answerPlaces(call, drive) ??
      (await answerApi(call, drive, options));
    return reply ?? problemReply(call, problem('itemNotFound', 'There is nothing at this path.'));
  };
  const meet = ({ method = 'GET', url = '/', headers }: IncomingMessage): Fault | null => {
    if (!admin || url.startsWith(ADMIN_PATH)) return null;
    log.add({
      at: drive.catchUp(),
      method,
      path: url,
      headerNames: Object.keys(headers),
      hasAuthorization: headers.authorization !== undefined,
      hasCookie: headers.cookie !== undefined,
    });
    return faults.take(method, url);
  };
  return new DriveServer({ handle, meet, now: drive.catchUp.bind(drive) });
}
