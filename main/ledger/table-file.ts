/**
 * Takes what is damaged out of LevelDB's tables. Its repair reads them without looking at their checksums
 * and ends the program when the keys of a damaged block are out of order.
 * Format: https://github.com/google/leveldb/blob/main/doc/table_format.md
 */
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maskedSum } from './crc32c.ts';
import { unsnapped } from './snappy.ts';
import { Bytes } from './bytes.ts';

const FOOTER = 48;
/** The last bytes of every table. */
const MAGIC = Buffer.from('57fb808b247547db', 'hex');
/** Its kind (1) and its checksum (4) follow a block. */
const KIND = 1;
const SUM = 4;
const SNAPPY = 1;
/** A block of no known kind is left out by LevelDB. */
const NO_KIND = 0xff;
const MAX_INDEX_BYTES = 64 * 1024 * 1024;

interface Place {
  readonly from: number;
  readonly size: number;
}

/**
 * Whether a finished table has a damaged part. LevelDB reads it without looking, and may end the program
 * over what it takes for a row. One that was never finished counts for nothing, and LevelDB knows it.
 */
export async function hasDamagedTable(folder: string): Promise<boolean> {
  for (const path of await tablesIn(folder)) {
    const table = await readFile(path);
    if (!table.subarray(-MAGIC.length).equals(MAGIC)) continue;
    const blocks = blocksOf(table);
    if (blocks?.every((place) => isSound(table, place)) !== true) return true;
  }
  return false;
}

/** Spoils the damaged blocks of all tables in `folder`, in new files under the same names. */
export async function dropDamagedBlocks(folder: string): Promise<void> {
  for (const path of await tablesIn(folder)) {
    const table = await readFile(path);
    const blocks = blocksOf(table);
    if (blocks === null) {
      await rm(path);
      continue;
    }
    const damaged = blocks.filter((place) => !isSound(table, place));
    if (damaged.length === 0) continue;
    for (const { from, size } of damaged) table.writeUInt8(NO_KIND, from + size);
    // The file itself may be linked from elsewhere.
    await writeFile(`${path}.new`, table);
    await rename(`${path}.new`, path);
  }
}

async function tablesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => /\.(?:ldb|sst)$/u.test(name)).map((name) => join(folder, name));
}

/** Where the blocks with the rows are; null when nothing sound tells. */
function blocksOf(table: Buffer): readonly Place[] | null {
  if (table.length < FOOTER) return null;
  const footer = new Bytes(table.subarray(-FOOTER));
  const metaPlace = placeFrom(footer);
  const place = placeFrom(footer);
  if (metaPlace === null || place === null || !isSound(table, place)) return null;
  const block = table.subarray(place.from, place.from + place.size);
  const isCompressed = table.readUInt8(place.from + place.size) === SNAPPY;
  const index = isCompressed ? unsnapped(block, MAX_INDEX_BYTES) : block;
  if (index === null || index.length < 4) return null;
  const blocks = placesIn(index);
  return blocks?.every((each) => lies(table, each)) === true ? blocks : null;
}

/** The values of a block of rows, each the place of another block. */
function placesIn(index: Buffer): readonly Place[] | null {
  const end = index.length - 4 * (1 + index.readUInt32LE(index.length - 4));
  if (end < 0) return null;
  const rows = new Bytes(index.subarray(0, end));
  const places: Place[] = [];
  while (!rows.isAtEnd) {
    rows.varint();
    const keyLength = rows.varint();
    const valueLength = rows.varint();
    const key = rows.take(keyLength ?? -1);
    const value = rows.take(valueLength ?? -1);
    const place = key === null || value === null ? null : placeFrom(new Bytes(value));
    if (place === null) return null;
    places.push(place);
  }
  return places;
}

function placeFrom(bytes: Bytes): Place | null {
  const [from, size] = [bytes.varint(), bytes.varint()];
  return from === null || size === null ? null : { from, size };
}

function lies(table: Buffer, { from, size }: Place): boolean {
  return from + size + KIND + SUM <= table.length - FOOTER;
}

function isSound(table: Buffer, place: Place): boolean {
  if (!lies(table, place)) return false;
  const sumAt = place.from + place.size + KIND;
  return table.readUInt32LE(sumAt) === maskedSum(table.subarray(place.from, sumAt));
}
