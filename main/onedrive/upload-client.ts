/**
 * Uploads a file of the web through this machine, since the drives no longer fetch one themselves: each
 * step takes one piece from the source to the drive. What a record remembers is the upload URL, the
 * size and a validator; all else here (an open connection, what the drive expects next) may be lost
 * at any time, and is then asked for again. One piece is in memory, never a file.
 * Source: Microsoft Graph, "driveItem: createUploadSession"; RFC 9110, section 14.
 */
import type { UploadRequest } from '../jobs/action-request.ts';
import type { Transfer } from '../jobs/job.ts';
import type { Transferred, UploadClient } from '../jobs/ports.ts';
import type { Account, Accounts } from './account.ts';
import type { ByteTransport } from './byte-transport.ts';
import type { Http } from './http.ts';
import type { SourceRule } from './source-guard.ts';
import { PIECE_UNIT_BYTES } from './source-pieces.ts';
import { SourceDesk } from './source-desk.ts';
import {
  askSession,
  cancelSession,
  createSession,
  putEmptyFile,
  putPiece,
} from './upload-session.ts';
import { type Session, readEmptyFile, readPiece } from './upload-reading.ts';
import { SIGNED_OUT_TROUBLE, STRANGE, UNREACHABLE } from './trouble.ts';
import { currentUrl } from './url-guard.ts';
import { CHANGED, sourceRefused } from './web-source.ts';

const GB = 1000 ** 3;

/** 10 MiB: of the size Microsoft recommends, and a multiple of what it demands. */
const PIECE_BYTES = 32 * PIECE_UNIT_BYTES;
/** Source: "Restrictions and limitations in OneDrive and SharePoint", file upload size. */
const MAX_FILE_BYTES = 250 * GB;
/**
 * The record may be some pieces behind the truth after a crash. A session that is gone so near its
 * end may be gone because the file is complete.
 */
const NEAR_END_PIECES = 8;

const NOTHING_YET: Transfer = { uploadUrl: null, done: 0, total: null, validator: null };

export interface UploadClientOptions {
  /** For what is asked of the drive with credentials. */
  readonly http: Http;
  /** For the pieces, to the drive. */
  readonly bytes: ByteTransport;
  /** For the source: made with `publicHostsBy`. */
  readonly source: ByteTransport;
  readonly accounts: Accounts;
  readonly rule: SourceRule;
  /** Where sources that do not say their size are kept meanwhile. Only ours: its spools are removed. */
  readonly spoolFolder: string;
  /** A multiple of 320 KiB below 60 MiB. */
  readonly pieceBytes?: number;
  readonly maxFileBytes?: number;
}

/** An upload client that holds connections and temporary files until it is closed. */
export interface ClosableUploadClient extends UploadClient {
  close(): Promise<void>;
}

export function createUploadClient(options: UploadClientOptions): ClosableUploadClient {
  return new Uploads(options);
}

class Uploads implements ClosableUploadClient {
  readonly #options: UploadClientOptions;
  readonly #pieceBytes: number;
  readonly #maxFileBytes: number;
  readonly #desk: SourceDesk;
  readonly #sessions = new Map<string, Session>();

  constructor(options: UploadClientOptions) {
    const { pieceBytes = PIECE_BYTES, maxFileBytes = MAX_FILE_BYTES } = options;
    this.#options = options;
    this.#pieceBytes = pieceBytes;
    this.#maxFileBytes = maxFileBytes;
    const { source: transport, rule, spoolFolder } = options;
    this.#desk = new SourceDesk({ transport, rule, spoolFolder, maxFileBytes, pieceBytes });
  }

  hostOf(key: string, { uploadUrl }: Transfer): string {
    const account = this.#options.accounts.get(key);
    if (account === undefined || account.apiBase === '') return '';
    const isUsable = uploadUrl !== null && URL.canParse(uploadUrl);
    return new URL(isUsable ? currentUrl(account, uploadUrl) : account.apiBase).host;
  }

  async advance(request: UploadRequest, transfer: Transfer): Promise<Transferred> {
    const account = this.#options.accounts.get(request.account);
    if (account === undefined) return SIGNED_OUT_TROUBLE;
    if (account.apiBase === '') return UNREACHABLE;
    try {
      const { uploadUrl } = transfer;
      const outcome = await this.#step(account, request, transfer);
      const isOver = outcome.kind !== 'advanced' && outcome.kind !== 'trouble';
      if (isOver) await this.#forget(request, uploadUrl);
      if (outcome.kind === 'refused' && uploadUrl !== null) {
        await cancelSession(this.#options.bytes, account, uploadUrl);
      }
      return outcome;
    } catch {
      // Credentials that cannot be had, a disk that takes no spool: for this machine to get over.
      return STRANGE;
    }
  }

  async abandon(request: UploadRequest, { uploadUrl }: Transfer): Promise<void> {
    const account = this.#options.accounts.get(request.account);
    if (account === undefined || account.apiBase === '') return;
    if (uploadUrl === null) await this.#desk.forget(request);
    else await this.#anew(account, request, uploadUrl);
  }

  async close(): Promise<void> {
    this.#sessions.clear();
    await this.#desk.close();
  }

  async #step(account: Account, request: UploadRequest, transfer: Transfer): Promise<Transferred> {
    const { uploadUrl, total } = transfer;
    if (uploadUrl !== null) return await this.#goOn(account, request, { ...transfer, uploadUrl });
    if (total !== 0) return await this.#begin(account, request);
    return readEmptyFile(await putEmptyFile(this.#options.bytes, account, request));
  }

  /** Asks the source what it is, and the drive for a session. */
  async #begin(account: Account, request: UploadRequest): Promise<Transferred> {
    const { http } = this.#options;
    const found = await this.#desk.find(request, null);
    switch (found.kind) {
      case 'filling':
        return { kind: 'advanced', transfer: NOTHING_YET };
      case 'empty':
        // Noted before it is sent: after that nothing could tell that it was.
        return { kind: 'advanced', transfer: { ...NOTHING_YET, total: 0 } };
      case 'refused':
      case 'trouble':
        return found;
      case 'found':
    }
    const { total, validator } = found;
    if (total > this.#maxFileBytes) return sourceRefused('sourceTooLarge');
    const made = await createSession(http, account, request);
    if (made.kind !== 'made') return made;
    const { uploadUrl } = made;
    this.#sessions.set(uploadUrl, { expected: 0, sentAll: false });
    return { kind: 'advanced', transfer: { uploadUrl, done: 0, total, validator } };
  }

  /** Takes one piece from the source to the drive. */
  async #goOn(
    account: Account,
    request: UploadRequest,
    transfer: Transfer & { readonly uploadUrl: string },
  ): Promise<Transferred> {
    const { uploadUrl, validator, total } = transfer;
    if (total === null) return this.#anew(account, request, uploadUrl);
    const known = this.#sessions.get(uploadUrl);
    const session = known ?? { expected: null, sentAll: false };
    this.#sessions.set(uploadUrl, session);

    if (session.expected === null || session.expected !== transfer.done) {
      const answer = await askSession(this.#options.bytes, account, uploadUrl);
      const isNearEnd =
        session.sentAll ||
        (known === undefined && total - transfer.done <= NEAR_END_PIECES * this.#pieceBytes);
      const read = readPiece(answer, session, transfer, isNearEnd);
      if (read === 'anew') return await this.#anew(account, request, uploadUrl);
      if (read === 'ask') return STRANGE;
      // What the drive says is noted before anything is built on it.
      if (read.kind !== 'advanced' || read.transfer.done !== transfer.done) return read;
    }

    const found = await this.#desk.find(request, { total, validator });
    if (found.kind === 'filling') return { kind: 'advanced', transfer };
    if (found.kind === 'empty') return CHANGED;
    if (found.kind !== 'found') return found;
    const length = Math.min(this.#pieceBytes, total - transfer.done);
    const piece = await found.pieces.read(transfer.done, length);
    if (piece.kind === 'unproven') return await this.#anew(account, request, uploadUrl);
    if (piece.kind !== 'bytes') return piece;
    return await this.#put(account, request, { ...transfer, total }, session, piece.bytes);
  }

  async #put(
    account: Account,
    request: UploadRequest,
    transfer: Transfer & { readonly uploadUrl: string; readonly total: number },
    session: Session,
    piece: Buffer,
  ): Promise<Transferred> {
    const { uploadUrl, done, total } = transfer;
    const { bytes } = this.#options;
    // Until the drive says otherwise nobody knows what it has taken.
    session.expected = null;
    if (done + piece.byteLength === total) session.sentAll = true;
    const answer = await putPiece(bytes, account, uploadUrl, { start: done, total, piece });
    const sent = { ...transfer, done: done + piece.byteLength };
    const read = readPiece(answer, session, sent, session.sentAll);
    if (read === 'anew') return await this.#anew(account, request, uploadUrl);
    if (read !== 'ask') return read;
    const truth = readPiece(
      await askSession(bytes, account, uploadUrl),
      session,
      transfer,
      session.sentAll,
    );
    if (truth === 'anew') return await this.#anew(account, request, uploadUrl);
    // It refuses the very bytes it asks for: not at once again.
    if (truth === 'ask') return STRANGE;
    return truth.kind === 'advanced' && truth.transfer.done === done ? STRANGE : truth;
  }

  /** Gives the session up and begins with a new one. */
  async #anew(account: Account, request: UploadRequest, uploadUrl: string): Promise<Transferred> {
    await this.#forget(request, uploadUrl);
    await cancelSession(this.#options.bytes, account, uploadUrl);
    return { kind: 'advanced', transfer: NOTHING_YET };
  }

  async #forget(request: UploadRequest, uploadUrl: string | null): Promise<void> {
    if (uploadUrl !== null) this.#sessions.delete(uploadUrl);
    await this.#desk.forget(request);
  }
}
