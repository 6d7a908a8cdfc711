/**
 * Takes what is damaged out of LevelDB's logs. Its repair reads them without looking at their checksums
 * and ends the program when a damaged number repeats another; its opening skips the same parts.
 * Format: https://github.com/google/leveldb/blob/main/doc/log_format.md
 */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const BLOCK = 32 * 1024;
/** Checksum (4), length (2), type (1). */
const HEADER = 7;
const LENGTH_AT = 4;
const TYPE_AT = 6;
/** The polynomial of CRC-32C, reversed (RFC 3720, appendix B.4). */
const CASTAGNOLI = 0x82f63b78;
const MASK_DELTA = 0xa282ead8;
const BYTE_BITS = 8;

const table = Uint32Array.from({ length: 2 ** BYTE_BITS }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < BYTE_BITS; bit += 1) {
    value = (value & 1) === 1 ? (value >>> 1) ^ CASTAGNOLI : value >>> 1;
  }
  return value;
});

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
export function blankDamaged(log: Buffer): void {
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
    if (block.readUInt32LE(at) !== masked(crc32c(block.subarray(at + TYPE_AT, end)))) return at;
    at = end;
  }
  return at;
}

function crc32c(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> BYTE_BITS);
  return (crc ^ 0xffffffff) >>> 0;
}

/** As LevelDB stores it: a checksum of a checksum would be weak. */
function masked(crc: number): number {
  return (((crc >>> 15) | (crc << 17)) + MASK_DELTA) >>> 0;
}
