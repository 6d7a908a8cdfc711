/**
 * An upload in pieces as the drive sees it, and whether it takes a piece. Pure.
 * Source: Microsoft Graph, "driveItem: createUploadSession".
 */
import type { ConflictRule } from './events.ts';
import { accept, refuse, type Outcome } from './problem.ts';

const KIB = 1024;
const DAY = 24 * 60 * 60 * 1000;

/** All pieces but the last are multiples of this. */
export const PIECE_UNIT_BYTES = 320 * KIB;
/** One request takes fewer bytes than this. */
export const MAX_PIECE_BYTES = 60 * KIB * KIB;
/** A session ends when it got no piece for so long. */
export const SESSION_LIFETIME_MS = DAY;

export interface UploadSession {
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly rule: ConflictRule;
  /** Bytes of the whole file; null before the first piece has told. */
  total: number | null;
  /** The first byte that is missing. */
  next: number;
  expiresAt: number;
}

export interface ByteRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly total: number;
}

/** Reads `bytes 0-99/1000`, which must fit the body that came with it. */
export function readRange(header: unknown, byteLength: number): Outcome<ByteRange> {
  const text = typeof header === 'string' ? header : '';
  const found = /^bytes (?<first>\d{1,15})-(?<last>\d{1,15})\/(?<total>\d{1,15})$/u.exec(text);
  if (found === null)
    return refuse('invalidRequest', 'The Content-Range header is missing or bad.');
  const start = Number(found.groups?.['first']);
  const end = Number(found.groups?.['last']) + 1;
  const total = Number(found.groups?.['total']);
  if (end <= start || end > total || end - start !== byteLength) {
    return refuse('invalidRequest', 'Content-Range does not fit the bytes that were sent.');
  }
  return accept({ start, end, total });
}

/** Whether the session takes this piece now. */
export function checkPiece(session: UploadSession, range: ByteRange): Outcome<ByteRange> {
  const { start, end, total } = range;
  if (session.total !== null && session.total !== total) {
    return refuse('invalidRequest', 'The total size differs from that of the pieces before.');
  }
  if (start !== session.next) {
    return refuse('invalidRange', 'Another range is expected next.', 'fragmentOverlap');
  }
  if (end < total && (end - start) % PIECE_UNIT_BYTES !== 0) {
    return refuse('invalidRequest', 'All pieces but the last must be multiples of 320 KiB.');
  }
  return accept(range);
}
