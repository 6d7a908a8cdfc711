/**
 * Where everything lies in the ledger.
 *
 * `live/<id>` holds the records that something may still happen to, `past/<id>` the history, and
 * `when/<end>/<id>` its order. `meta/head` counts both and is written with every change, so that a
 * part that is missing is missed. Each row begins with a checksum of its key and text: LevelDB checks
 * its log, but not its tables when it reads them.
 */
import { crc32 } from 'node:zlib';
import { type InferOutput, number, object, safeParse } from 'valibot';

/** Raised with every change of the layout or of the records, together with a migration. */
export const LAYOUT_VERSION = 3;

export const VERSION_KEY = 'meta/version';
export const HEAD_KEY = 'meta/head';
/** Lies there while the history is being removed. */
export const CLEARING_KEY = 'meta/clearing';

export const LIVE = 'live/';
export const PAST = 'past/';
export const WHEN = 'when/';
/** What could not be read: kept for whoever may read it later. */
export const ASIDE = 'aside/';

/** Digits that sort as the times do, until the year 5138. */
const TIME_DIGITS = 14;
const SUM_DIGITS = 8;

export interface Range {
  readonly gte: string;
  readonly lt: string;
}

/** All keys that begin with `prefix`. */
export function rangeOf(prefix: string): Range {
  return { gte: prefix, lt: `${prefix}\uffff` };
}

/** The place of a record in the order of the history; also the cursor of a page. */
export function placeOf(endedAt: number, id: string): string {
  const ms = Math.min(Math.max(0, Math.floor(endedAt)), 10 ** TIME_DIGITS - 1);
  return `${String(ms).padStart(TIME_DIGITS, '0')}/${id}`;
}

/** The id of the record at a place. */
export function idAt(place: string): string {
  return place.slice(TIME_DIGITS + 1);
}

/** A row as it lies on the disk. */
export function rowOf(key: string, text: string): string {
  const sum = crc32(text, crc32(key));
  return sum.toString(16).padStart(SUM_DIGITS, '0') + text;
}

/** The text of a row, or null when it is not what was written under this key. */
export function textOf(key: string, row: string): string | null {
  const text = row.slice(SUM_DIGITS);
  return rowOf(key, text) === row ? text : null;
}

/** The checksum that a row begins with. */
export function sumOf(row: string): number {
  return Number.parseInt(row.slice(0, SUM_DIGITS), 16);
}

const headSchema = object({
  /** Counts the changes of the ledger. */
  changes: number(),
  /** How many records are live. */
  live: number(),
  /** How many are past. */
  past: number(),
  /** The checksums of all live rows, XORed: tells an old row from its successor. */
  liveSum: number(),
});

/** What the ledger knows of itself. */
export type Head = Readonly<InferOutput<typeof headSchema>>;

/** The row that a head is kept as. */
export function headRow(head: Head): string {
  return rowOf(HEAD_KEY, JSON.stringify(head));
}

/** The head in a row, or null when it is none. */
export function readHead(row: string): Head | null {
  const text = textOf(HEAD_KEY, row);
  if (text === null) return null;
  const parsed = safeParse(headSchema, JSON.parse(text));
  return parsed.success ? parsed.output : null;
}

/** What stands in place of a record that cannot be read. */
export function asideText(now: number, reason: string, text: string): string {
  return JSON.stringify({ at: now, reason, text });
}
