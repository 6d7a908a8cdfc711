/** Opens the files of a ledger and brings them to the present version. */
import { ClassicLevel } from 'classic-level';
import { headOf, type LiveRows, readHeadOf, readLive } from './contents.ts';
import {
  CLEARING_KEY,
  EMPTY_HEAD,
  type Head,
  LAYOUT_VERSION,
  PAST,
  rangeOf,
  WHEN,
} from './layout.ts';
import { migrateFrom1, versionOf, versionRow } from './migrations.ts';

export interface Opened {
  readonly ok: true;
  readonly level: ClassicLevel;
  readonly head: Head;
  readonly live: LiveRows;
  /** How many records could not be read. */
  readonly setAside: number;
}

export type NotOpened = {
  readonly ok: false;
  /** `newer`: a later version of the program wrote it. */
  readonly why: 'locked' | 'unreadable' | 'newer';
};

export async function openFiles(folder: string, now: number): Promise<Opened | NotOpened> {
  const level = new ClassicLevel(folder);
  try {
    await level.open();
  } catch (error) {
    return { ok: false, why: isLocked(error) ? 'locked' : 'unreadable' };
  }
  const version = await versionOf(level);
  if (typeof version === 'number' && version > LAYOUT_VERSION) {
    await level.close();
    return { ok: false, why: 'newer' };
  }
  let setAside = 0;
  if (version === 'none') {
    const head = headOf({ changes: 0, live: new Map(), past: 0 });
    await level.batch([versionRow(), head], { sync: true });
  } else if (version === 1) {
    setAside = await migrateFrom1(level, now);
  }
  if ((await level.get(CLEARING_KEY)) !== undefined) await clearPast(level);
  const { rows } = await readLive(level);
  const head = (await readHeadOf(level)) ?? EMPTY_HEAD;
  return { ok: true, level, head, live: rows, setAside };
}

/** Finishes the removal of the history that `CLEARING_KEY` announces. */
export async function clearPast(level: ClassicLevel): Promise<void> {
  await level.clear(rangeOf(WHEN));
  await level.clear(rangeOf(PAST));
  await level.batch([{ type: 'del', key: CLEARING_KEY }], { sync: true });
}

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED';
}
