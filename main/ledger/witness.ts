/**
 * A file beside LevelDB's own that says how far the ledger had come at its last durable change. A log
 * that ends early looks to LevelDB like a write that was cut short; the witness knows better. It is
 * never ahead of the disk, and not synced itself: an old one only says less.
 */
import { writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Head, headRow, readHead } from './layout.ts';

const NAME = 'witness';
/** Overwritten in place: longer than any head. */
const LENGTH = 192;

/** What the witness in `folder` says; null when there is none that can be believed. */
export async function readWitness(folder: string): Promise<Head | null> {
  try {
    return readHead((await readFile(join(folder, NAME), 'utf8')).trimEnd());
  } catch {
    return null;
  }
}

/** Makes the witness, or makes it anew. */
export async function beginWitness(folder: string, head: Head): Promise<void> {
  await writeFile(join(folder, NAME), headRow(head).padEnd(LENGTH));
}

/**
 * Throws when the ledger's folder is not there any more, which LevelDB would not notice. Not
 * asynchronous: a few bytes for the page cache cost less than a turn of the thread pool.
 */
export function writeWitness(folder: string, head: Head): void {
  writeFileSync(join(folder, NAME), headRow(head).padEnd(LENGTH), { flag: 'r+' });
}
