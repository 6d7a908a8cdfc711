/**
 * Takes what is damaged out of LevelDB's logs. Its repair reads them without looking at their checksums
 * and ends the program when a damaged number repeats another; its opening skips the same parts.
 * Format: https://github.com/google/leveldb/blob/main/doc/log_format.md
 */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maskedSum } from './crc32c.ts';

const BLOCK = 32 * 1024;
/** Checksum (4), length (2), type (1). */
const HEADER = 7;
const LENGTH_AT = 4;
const TYPE_AT = 6;
/** Blanks the damaged parts of all logs in `folder`, in new files under the same names. */
export async function blankDamagedLogs(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.log'))) {
    const path = join(folder, name);
    const bytes = await readFile(path);
    blankDamaged(bytes);
    // The file itself may be linked from elsewhere.
    await writeFile(`${path}.new`, bytes);
    await rename(`${path}.new`, path);
  }
}

/** Sets the rest of each block to zero from its first damaged record on: readers skip that. */
function blankDamaged(log: Buffer): void {
  for (let from = 0; from < log.length; from += BLOCK) {
    const block = log.subarray(from, from + BLOCK);
    block.fill(0, soundLength(block));
  }
}

function soundLength(block: Buffer): number {
  let at = 0;
  while (at + HEADER <= block.length) {
    const end = at + HEADER + block.readUInt16LE(at + LENGTH_AT);
    if (end > block.length) return at;
    if (block.readUInt32LE(at) !== maskedSum(block.subarray(at + TYPE_AT, end))) return at;
    at = end;
  }
  return at;
}
