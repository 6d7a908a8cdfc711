/**
 * Opens the files of a ledger and brings them to the present version. What LevelDB lets pass in
 * silence is found here: a part of the log that it skipped, a directory of files that ends early.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import {
  countPast,
  headOf,
  type LiveRead,
  type LiveRows,
  newestOf,
  readHeadOf,
  readLive,
  sumOfAll,
} from './contents.ts';
import { CLEARING_KEY, type Head, LAYOUT_VERSION, PAST, rangeOf, WHEN } from './layout.ts';
import { migrateFrom1, migrateFrom2, versionOf, versionRow } from './migrations.ts';
import { type Damage, mend } from './repair.ts';
import { discardBefore, keepBefore } from './snapshot.ts';
import { hasDamagedTable } from './table-file.ts';
import { beginWitness, readWitness } from './witness.ts';

/** What LevelDB says in its own log of what it skipped. */
const COMPLAINT = /Corruption|ignoring error|dropping/iu;

interface Found {
  readonly level: ClassicLevel;
  readonly head: Head;
  readonly live: LiveRows;
  /** How many records could not be read. */
  readonly setAside: number;
}

export type Opened = Found & { readonly ok: true; readonly damage: Damage | null };

export interface NotOpened {
  readonly ok: false;
  /** `newer`: a later version of the program wrote it. */
  readonly why: 'locked' | 'unreadable' | 'newer';
}

type Attempt = ({ readonly ok: true } & Found) | NotOpened | Damaged;

interface Damaged {
  readonly ok: false;
  readonly why: 'damaged';
  readonly head: Head | null;
}

/**
 * Opens the files in `folder`, which is made if missing. `suspect`: they are known to be damaged and
 * should hold this.
 */
export async function openFiles(
  folder: string,
  now: number,
  suspect: Head | null = null,
): Promise<Opened | NotOpened> {
  try {
    return await openOrMend(folder, now, suspect);
  } catch {
    return { ok: false, why: 'unreadable' };
  }
}

async function openOrMend(
  folder: string,
  now: number,
  suspect: Head | null,
): Promise<Opened | NotOpened> {
  await keepBefore(folder);
  const witness = await readWitness(folder);
  const first: Attempt = suspect === null ? await attempt(folder, witness, now) : damaged(suspect);
  if (!first.ok && first.why !== 'damaged') {
    await discardBefore(folder);
    return first;
  }
  if (first.ok) return await opened(folder, first, null);
  const mended = await mend(folder, newestOf(first.head, witness), now);
  if (mended === 'newer') return { ok: false, why: 'newer' };
  const second = await attempt(folder, null, now);
  if (!second.ok) return { ok: false, why: 'unreadable' };
  return await opened(folder, { ...second, setAside: mended.setAside }, mended.damage);
}

async function opened(folder: string, found: Found, damage: Damage | null): Promise<Opened> {
  try {
    await discardBefore(folder);
    await beginWitness(folder, found.head);
  } catch (error) {
    await found.level.close();
    throw error;
  }
  return { ...found, ok: true, damage };
}

async function attempt(folder: string, witness: Head | null, now: number): Promise<Attempt> {
  if ((await lacksDirectory(folder)) || (await hasDamagedTable(folder))) return damaged(null);
  const level = new ClassicLevel(folder);
  try {
    await level.open();
  } catch (error) {
    if (isOf(error, 'LEVEL_LOCKED')) return { ok: false, why: 'locked' };
    const isDamaged = isOf(error, 'LEVEL_CORRUPTION') || (await lacksDirectory(folder));
    return isDamaged ? damaged(null) : { ok: false, why: 'unreadable' };
  }
  // A damaged table looks to LevelDB like trouble of the disk. If it is that, mending fails as well.
  const found = await readFound(level, folder, witness, now).catch(() => damaged(null));
  if (!found.ok) await level.close();
  return found;
}

async function readFound(
  level: ClassicLevel,
  folder: string,
  witness: Head | null,
  now: number,
): Promise<Attempt> {
  const version = await versionOf(level);
  if (typeof version === 'number' && version > LAYOUT_VERSION) return { ok: false, why: 'newer' };
  // Version 1 left no witness, and what was never opened has none.
  if (version === 'damaged' || ((version === 'none' || version === 1) && witness !== null)) {
    return damaged(null);
  }
  let setAside = 0;
  if (version === 'none') {
    const head = headOf({ changes: 0, live: new Map(), past: 0 });
    await level.batch([versionRow(), head], { sync: true });
  } else if (version === 1) {
    setAside = await migrateFrom1(level, now);
  } else if (version === 2) {
    await migrateFrom2(level);
  }
  if ((await level.get(CLEARING_KEY)) !== undefined) await clearPast(level);
  const live = await readLive(level);
  const head = await readHeadOf(level);
  if (head === null || !isWhole(head, live, witness)) return damaged(head);
  // Only then is it worth the time: it reads the order of the whole history.
  if ((await hasComplained(folder)) && (await countPast(level)) !== head.past) return damaged(head);
  return { ok: true, level, head, live: live.rows, setAside };
}

function isWhole(head: Head, live: LiveRead, witness: Head | null): boolean {
  return (
    live.isWhole &&
    live.rows.size === head.live &&
    sumOfAll(live.rows) === head.liveSum &&
    head.changes >= (witness?.changes ?? 0)
  );
}

/** Finishes the removal of the history that `CLEARING_KEY` announces. */
export async function clearPast(level: ClassicLevel): Promise<void> {
  await level.clear(rangeOf(WHEN));
  await level.clear(rangeOf(PAST));
  await level.batch([{ type: 'del', key: CLEARING_KEY }], { sync: true });
}

/** Whether there are files without the one that says which of them count: LevelDB would begin anew. */
async function lacksDirectory(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  const current = await readFile(join(folder, 'CURRENT'), 'utf8').catch(() => null);
  if (current !== null) return !names.includes(current.trimEnd());
  return names.some((name) => /\.(?:ldb|log)$/u.test(name)) || (await readWitness(folder)) !== null;
}

async function hasComplained(folder: string): Promise<boolean> {
  return COMPLAINT.test(await readFile(join(folder, 'LOG'), 'utf8').catch(() => ''));
}

function damaged(head: Head | null): Damaged {
  return { ok: false, why: 'damaged', head };
}

function isOf(error: unknown, code: string): boolean {
  const causes = error instanceof Error ? [error, error.cause] : [];
  return causes.some((cause) => cause instanceof Error && 'code' in cause && cause.code === code);
}
