import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samples, START } from '../jobs/testing/job-samples.ts';
import { openLedger } from './level-ledger.ts';
import type { Mended } from './repair.ts';
import { Disk, LATER } from './testing/disk.ts';

let disk: Disk;
beforeEach(async () => {
  disk = await Disk.create();
});
afterEach(() => disk.remove());

const live = (id: string): typeof samples.failed => ({ ...samples.failed, id, askedAt: START });
const foldersKept = async (): Promise<readonly string[]> =>
  (await readdir(dirname(disk.folder))).filter((name) => name !== 'ledger');

describe('a folder that vanishes while the program runs', () => {
  it('makes every durable write fail until it is back, and then nothing is missing', async () => {
    const ledger = await disk.open();
    await ledger.put(live('a'), 'durable');
    await rename(disk.folder, `${disk.folder}.away`);
    await expect(ledger.put(live('b'), 'durable')).rejects.toThrow();
    await expect(ledger.put(live('b'), 'durable')).rejects.toThrow();
    expect(await foldersKept()).toEqual(['ledger.away']);
    await rename(`${disk.folder}.away`, disk.folder);
    await ledger.put(live('b'), 'durable');
    expect((await disk.reload()).jobs.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('and comes back as it once was gets what is live written into it again', async () => {
    const ledger = await disk.open();
    await ledger.put(live('a'), 'durable');
    await disk.close();
    const then = `${disk.folder}.then`;
    execFileSync('cp', ['-r', disk.folder, then]);
    const again = await disk.open();
    await again.put(live('b'), 'durable');
    await rm(disk.folder, { recursive: true });
    await expect(again.put(live('c'), 'durable')).rejects.toThrow();
    await rename(then, disk.folder);
    await again.put(live('c'), 'durable');
    const { jobs } = await disk.reload();
    expect(jobs.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe('damaged files', () => {
  it('whose directory cannot be read are repaired, told of, and kept as they were', async () => {
    const ledger = await disk.open();
    await ledger.put(live('a'), 'durable');
    await disk.close();
    await writeFile(join(disk.folder, 'CURRENT'), 'nonsense');
    const { jobs, setAside } = await disk.reload();
    expect([jobs, setAside]).toEqual([[live('a')], 0]);
    const [kept = ''] = await foldersKept();
    expect(kept).toMatch(/^ledger\.damaged-\d+$/u);
    expect((await disk.open()).damage).toEqual({ kind: 'repaired', missing: 0, keptIn: kept });
    await disk.close();
    expect((await disk.open()).damage).toBeNull();
  });

  it('that are all gone but their witness are not taken for a new list', async () => {
    const ledger = await disk.open();
    for (const id of ['a', 'b', 'c']) await ledger.put(live(id), 'durable');
    await disk.close();
    for (const name of await readdir(disk.folder)) {
      if (name !== 'witness') await rm(join(disk.folder, name));
    }
    expect((await disk.reload()).jobs).toEqual([]);
    expect((await disk.open()).damage?.missing).toBe(3);
  });

  it('that may have lost what came last leave it to the user to send a copy again', async () => {
    const ledger = await disk.open();
    await ledger.put({ ...samples.queued, id: 'a' }, 'durable');
    await disk.close();
    const then = `${disk.folder}.then`;
    execFileSync('cp', ['-r', disk.folder, then]);
    await (await disk.open()).put({ ...samples.submitting, id: 'a' }, 'durable');
    await disk.close();
    await rename(join(disk.folder, 'witness'), join(then, 'witness'));
    await rm(disk.folder, { recursive: true });
    await rename(then, disk.folder);
    expect((await disk.reload()).jobs).toMatchObject([{ state: 'unknown', saw: 'noPlace' }]);
    expect((await disk.open()).damage?.kind).toBe('repaired');
  });

  it('of the history are found by looking through it while the program runs', async () => {
    const mended: Mended[] = [];
    const past = { ...samples.completed, result: { state: 'unavailable' } } as const;
    for (const id of ['a', 'b']) await (await disk.open()).put({ ...past, id }, 'durable');
    await disk.behindItsBack(async (level) => {
      const [key] = await level.keys({ gte: 'when/', lt: 'when0' }).all();
      await level.del(key ?? '');
      await level.put('past/b', 'torn');
    });
    const opened = await openLedger(disk.folder, disk.vault, (found) => mended.push(found));
    if (!opened.ok) throw new Error(opened.why);
    const { ledger } = opened;
    expect(ledger.damage).toBeNull();
    await ledger.check();
    expect(mended).toMatchObject([{ damage: { kind: 'repaired', missing: 0 }, setAside: 1 }]);
    expect((await ledger.pastPage(null, 10)).jobs.map(({ id }) => id)).toEqual(['a']);
    await ledger.check();
    expect(mended).toHaveLength(1);
    await ledger.close();
  });
});

describe('an opening that was cut short', () => {
  it('is undone by the next, whatever it had thrown away', async () => {
    await (await disk.open()).put(live('a'), 'durable');
    await disk.close();
    execFileSync('cp', ['-r', disk.folder, `${disk.folder}.before`]);
    for (const name of await readdir(disk.folder)) {
      if (/\.(?:log|ldb)$/u.test(name)) await rm(join(disk.folder, name));
    }
    expect((await disk.reload()).jobs).toEqual([live('a')]);
    expect(await foldersKept()).toEqual([]);
  });

  it('before it began leaves what was written since', async () => {
    await (await disk.open()).put(live('a'), 'durable');
    await disk.close();
    execFileSync('cp', ['-r', disk.folder, `${disk.folder}.then`]);
    await (await disk.open()).put(live('b'), 'durable');
    await disk.close();
    await rename(`${disk.folder}.then`, `${disk.folder}.before`);
    expect((await disk.reload()).jobs.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

it('a folder with nothing but an empty file of LevelDB in it becomes a ledger', async () => {
  await mkdir(disk.folder);
  await writeFile(join(disk.folder, 'CURRENT'), '');
  expect((await (await disk.open()).load(LATER)).jobs).toEqual([]);
});
