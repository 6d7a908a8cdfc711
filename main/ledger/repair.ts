/**
 * Saves what can be saved of a damaged ledger. The damaged files are kept as they were; where nothing
 * of them can be read, an empty ledger begins beside them.
 */
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { type Head, LAYOUT_VERSION } from './layout.ts';
import { blankDamagedLogs } from './log-file.ts';
import { moveFrom1, versionOf } from './migrations.ts';
import { type Salvaged, salvage } from './salvage.ts';
import { beforeOf, discardBefore, linkAll } from './snapshot.ts';
import { dropDamagedBlocks } from './table-file.ts';

const ROOM_BYTES = 8 * 1024 * 1024;

/** What became of a damaged ledger. */
export interface Damage {
  /** `begunAnew`: nothing of it could be read. */
  readonly kind: 'repaired' | 'begunAnew';
  /** How many records are missing; null when nothing tells how many there were. */
  readonly missing: number | null;
  /** The name of the folder, beside the ledger's, that has the files as they were. */
  readonly keptIn: string;
}

export interface Mended {
  readonly damage: Damage;
  /** How many records could not be read and were set aside. */
  readonly setAside: number;
}

/**
 * Puts a mended ledger, closed, in place of the one in `folder`, made from what `keepBefore` kept.
 * `known` is what anything tells of its contents. Rejects when the disk refuses, and leaves a ledger
 * of a newer version alone; in both cases the next `keepBefore` finds all as it was.
 */
export async function mend(
  folder: string,
  known: Head | null,
  now: number,
): Promise<Mended | 'newer'> {
  const mended = `${folder}.mended`;
  const salvaged = await intoFresh(mended, `${folder}.repair`, beforeOf(folder), known, now);
  if (salvaged === 'newer') return 'newer';
  const keptIn = `${folder}.damaged-${now}`;
  await linkAll(beforeOf(folder), keptIn);
  await rm(folder, { recursive: true, force: true });
  await rename(mended, folder);
  await discardBefore(folder);
  const { kind, missing, setAside } = salvaged;
  return { damage: { kind, missing, keptIn: basename(keptIn) }, setAside };
}

type Fresh = Salvaged & Pick<Damage, 'kind'>;

async function intoFresh(
  mended: string,
  work: string,
  before: string,
  known: Head | null,
  now: number,
): Promise<Fresh | 'newer'> {
  for (const folder of [mended, work]) await rm(folder, { recursive: true, force: true });
  const fresh = new ClassicLevel(mended);
  await fresh.open();
  try {
    await linkAll(before, work);
    const repaired = await openRepaired(work);
    if (repaired === null) {
      await requireRoom(`${mended}.room`);
      return { kind: 'begunAnew', ...(await salvage(null, fresh, known, now)) };
    }
    try {
      const version = await versionOf(repaired).catch(() => 'damaged' as const);
      if (typeof version === 'number' && version > LAYOUT_VERSION) return 'newer';
      const setAside = version === 1 ? await moveFrom1(repaired, now).catch(() => 0) : 0;
      const salvaged = await salvage(repaired, fresh, known, now);
      return { kind: 'repaired', ...salvaged, setAside: salvaged.setAside + setAside };
    } finally {
      await repaired.close();
    }
  } finally {
    await fresh.close();
    await rm(work, { recursive: true, force: true });
  }
}

/** LevelDB's own repair, or null when it gives up. */
async function openRepaired(folder: string): Promise<ClassicLevel | null> {
  try {
    await blankDamagedLogs(folder);
    await dropDamagedBlocks(folder);
    await ClassicLevel.repair(folder);
    // Not before: it begins to open as soon as it is made.
    const level = new ClassicLevel(folder, { createIfMissing: false });
    await level.open();
    return level;
  } catch {
    return null;
  }
}

/** A disk that is full is no reason to give up on what lies on it. */
async function requireRoom(file: string): Promise<void> {
  try {
    await writeFile(file, Buffer.alloc(ROOM_BYTES));
  } finally {
    await rm(file, { force: true });
  }
}
