/**
 * The files as they were before they were opened: opening may throw away what LevelDB believes to be
 * obsolete. LevelDB never changes a finished file, so that links cost next to nothing.
 */
import { copyFile, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readWitness } from './witness.ts';

/** LevelDB's; never part of what is kept. */
const LOCK = 'LOCK';
/** Files that LevelDB replaces in one step, and tables and logs, which it only removes. */
const LINKED = /\.(?:ldb|sst|log)$|^MANIFEST-|^CURRENT$/u;

export const beforeOf = (folder: string): string => `${folder}.before`;
const partOf = (folder: string): string => `${folder}.part`;

/** Keeps the files of `folder` until `discardBefore`. First undoes an opening that was cut short. */
export async function keepBefore(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const before = beforeOf(folder);
  if (await exists(before)) {
    const [then, now] = [await readWitness(before), await readWitness(folder)];
    if (then !== null && now !== null && now.changes > then.changes) {
      await discardBefore(folder);
    } else {
      await rm(folder, { recursive: true, force: true });
      await rename(before, folder);
    }
  }
  await linkAll(folder, before);
}

export async function discardBefore(folder: string): Promise<void> {
  const part = partOf(folder);
  await rm(part, { recursive: true, force: true });
  if (!(await exists(beforeOf(folder)))) return;
  // Never seen half removed.
  await rename(beforeOf(folder), part);
  await rm(part, { recursive: true, force: true });
}

/** Makes `to` hold the same files as `from`; it appears when it is complete. */
export async function linkAll(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (!entry.isFile() || entry.name === LOCK) continue;
    const [source, target] = [join(from, entry.name), join(part, entry.name)];
    if (LINKED.test(entry.name)) {
      // Not every file system has links.
      await link(source, target).catch(() => copyFile(source, target));
    } else {
      await copyFile(source, target);
    }
  }
  await rename(part, to);
}

async function exists(folder: string): Promise<boolean> {
  return await readdir(folder).then(
    () => true,
    () => false,
  );
}
