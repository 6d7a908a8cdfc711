import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropDamagedBlocks } from './table-file.ts';

const ROWS = 400;
/** More than a block has room for, less than a tenth of the table. */
const ROWS_OF_A_BLOCK = 80;
const rows = new Map(
  Array.from({ length: ROWS }, (_, index) => {
    const number = String(index).padStart(4, '0');
    return [`live/job-${number}`, `${number} ${'the same words '.repeat(index % 20)}`];
  }),
);

let home: string;
let whole: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'table-'));
  whole = join(home, 'whole');
  const level = new ClassicLevel(whole);
  for (const [key, value] of rows) await level.put(key, value);
  await level.compactRange('a', 'z');
  await level.close();
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** The rows that LevelDB finds after `damage` to its one table and a repair. */
async function repaired(damage: (table: Buffer) => void): Promise<ReadonlyMap<string, string>> {
  const folder = join(home, 'case');
  await cp(whole, folder, { recursive: true });
  const [name = ''] = (await readdir(folder)).filter((file) => file.endsWith('.ldb'));
  const table = await readFile(join(folder, name));
  damage(table);
  await writeFile(join(folder, name), table);
  await dropDamagedBlocks(folder);
  await ClassicLevel.repair(folder);
  const level = new ClassicLevel(folder);
  const found = new Map(await level.iterator().all());
  await level.close();
  await rm(folder, { recursive: true });
  return found;
}

describe('a table of LevelDB', () => {
  it('that is sound keeps all of its rows', async () => {
    expect(await repaired(() => undefined)).toEqual(rows);
  });

  it('loses the rows of a damaged block and no others, wherever the damage is', async () => {
    const losses: number[] = [];
    for (let share = 0; share < 0.9; share += 0.02) {
      const found = await repaired((table) => {
        const at = Math.floor(share * table.length);
        table.writeUInt8(table.readUInt8(at) ^ 0x10, at);
      });
      for (const [key, value] of found) expect(rows.get(key)).toBe(value);
      losses.push(rows.size - found.size);
    }
    expect(Math.min(...losses)).toBeGreaterThan(0);
    expect(Math.max(...losses)).toBeLessThan(ROWS_OF_A_BLOCK);
  });

  it('is left out when nothing sound tells where its blocks are', async () => {
    const found = await repaired((table) => {
      table.fill(0xff, table.length - 80, table.length - 48);
    });
    expect(found.size).toBe(0);
  });
});
