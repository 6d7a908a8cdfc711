/** Reads what lies in a ledger, judges whether it is all there, and puts right what is not. */
import type { ClassicLevel, Snapshot } from 'classic-level';
import {
  type Head,
  HEAD_KEY,
  headRow,
  LIVE,
  WHEN,
  type Range,
  rangeOf,
  readHead,
  rowOf,
  sumOf,
  textOf,
} from './layout.ts';

export type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: string }
  | { readonly type: 'del'; readonly key: string };

/** The write of a row with its checksum. */
export function put(key: string, text: string): Operation {
  return { type: 'put', key, value: rowOf(key, text) };
}

/** The live rows by id, as they lie on the disk. */
export type LiveRows = ReadonlyMap<string, string>;

export interface LiveRead {
  readonly rows: LiveRows;
  /** Whether every row was readable and what had been written. */
  readonly isWhole: boolean;
}

export async function readLive(level: ClassicLevel): Promise<LiveRead> {
  const rows = new Map<string, string>();
  let count = 0;
  const { hasAll } = await forEachRow(level, rangeOf(LIVE), (key, row) => {
    count += 1;
    if (textOf(key, row) !== null) rows.set(key.slice(LIVE.length), row);
  });
  return { rows, isWhole: hasAll && rows.size === count };
}

/** The write of a head that counts these rows. */
export function headOf(counted: {
  readonly changes: number;
  readonly live: LiveRows;
  readonly past: number;
}): Operation {
  const { changes, live, past } = counted;
  const head = { changes, live: live.size, past, liveSum: sumOfAll(live) };
  return { type: 'put', key: HEAD_KEY, value: headRow(head) };
}

export function sumOfAll(live: LiveRows): number {
  let sum = 0;
  for (const row of live.values()) sum ^= sumOf(row);
  return sum;
}

/** What the ledger says of itself; null when that cannot be read. */
export async function readHeadOf(level: ClassicLevel): Promise<Head | null> {
  const row = await level.get(HEAD_KEY);
  return row === undefined ? null : readHead(row);
}

/**
 * Calls `visit` with each row that can be read, in order. `hasAll` is false when a part of the files
 * is damaged.
 */
export async function forEachRow(
  level: ClassicLevel,
  range: (Range & { readonly snapshot?: Snapshot }) | null,
  visit: (key: string, row: string) => void | Promise<void>,
): Promise<{ readonly hasAll: boolean }> {
  let last: string | null = null;
  try {
    for await (const [key, row] of level.iterator({ ...range })) {
      last = key;
      await visit(key, row);
    }
    return { hasAll: true };
  } catch {
    // Some block is damaged. Read one by one, only its own rows are lost, and not what was read ahead.
  }
  const rest = last === null ? { ...range } : { ...range, gte: last };
  try {
    for await (const [key, row] of level.iterator({ ...rest, highWaterMarkBytes: 0 })) {
      if (key !== last) await visit(key, row);
    }
  } catch {
    // LevelDB tells of the damage at the end, after everything else.
  }
  return { hasAll: false };
}

/** How many records the order of the history knows; -1 when it is damaged. */
export async function countPast(level: ClassicLevel, snapshot?: Snapshot): Promise<number> {
  let [count, sound] = [0, 0];
  const range = snapshot === undefined ? rangeOf(WHEN) : { ...rangeOf(WHEN), snapshot };
  const { hasAll } = await forEachRow(level, range, (key, row) => {
    count += 1;
    if (textOf(key, row) !== null) sound += 1;
  });
  return hasAll && sound === count ? count : -1;
}

/** What was known last. */
export function newestOf(left: Head | null, right: Head | null): Head | null {
  if (left === null || right === null) return left ?? right;
  return left.changes >= right.changes ? left : right;
}

/** Leaves nothing in the files of what live records held before they were written over or removed. */
export async function dropOverwritten(level: ClassicLevel): Promise<void> {
  const { gte, lt } = rangeOf(LIVE);
  // First out of the log. LevelDB then rewrites a table only together with a newer one that overlaps it.
  await level.compactRange(gte, lt);
  await level.batch([
    { type: 'del', key: gte },
    { type: 'del', key: lt },
  ]);
  await level.compactRange(gte, lt);
}
