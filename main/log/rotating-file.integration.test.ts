import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppLog } from './app-log.ts';
import { RotatingFile } from './rotating-file.ts';

const KIB = 1024;

let base: string;
let folder: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'log-'));
  folder = join(base, 'not', 'yet');
});
afterEach(() => rm(base, { recursive: true, force: true }));

const newFile = (): RotatingFile =>
  new RotatingFile({ folder, name: 'ferry', maxBytes: KIB, maxFiles: 3 });

describe('lines', () => {
  it('are all there in their order, over several runs', async () => {
    const first = newFile();
    first.write('one');
    first.write('two');
    await first.flush();
    const second = newFile();
    second.write('three');
    expect(await second.tail(10)).toEqual(['one', 'two', 'three']);
    expect(await readFile(join(folder, 'ferry.log'), 'utf8')).toBe('one\ntwo\nthree\n');
  });

  it('fill a few files of bounded size, of which the oldest goes', async () => {
    const file = newFile();
    for (let number = 0; number < 500; number += 1) {
      file.write(`line ${number}`.padEnd(99));
      if (number % 5 === 0) await file.flush();
    }
    await file.flush();
    const names = (await readdir(folder)).toSorted();
    expect(names).toEqual(['ferry.1.log', 'ferry.2.log', 'ferry.log']);
    for (const name of names) {
      expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(KIB);
    }
    const tail = (await file.tail(10)).map((line) => line.trim());
    expect(tail).toEqual(Array.from({ length: 10 }, (_, index) => `line ${490 + index}`));
    expect(file.dropped).toBe(0);
  });

  it('of another run count against the size of the file', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'ferry.log'), 'x'.repeat(KIB));
    const file = newFile();
    file.write('new');
    await file.flush();
    expect(await readFile(join(folder, 'ferry.log'), 'utf8')).toBe('new\n');
  });

  it('are for the eyes of this user only', async () => {
    const file = newFile();
    file.write('one');
    await file.flush();
    const { mode } = await stat(join(folder, 'ferry.log'));
    expect(mode & 0o077).toBe(process.platform === 'win32' ? mode & 0o077 : 0);
  });
});

describe('a disk that takes nothing', () => {
  it('costs the lines and nothing else, and they are counted', async () => {
    await writeFile(join(base, 'not'), 'a file in the way');
    const file = newFile();
    for (let number = 0; number < 3; number += 1) file.write(`line ${number}`);
    await file.flush();
    expect([file.dropped, file.isFailing]).toEqual([3, true]);
    expect(await file.tail(10)).toEqual([]);

    await rm(join(base, 'not'));
    file.write('again');
    expect(await file.tail(10)).toEqual(['again']);
    expect([file.dropped, file.isFailing]).toEqual([3, false]);
  });

  it('that cannot move the full file away keeps the log from growing', async () => {
    await mkdir(join(folder, 'ferry.1.log', 'full'), { recursive: true });
    await mkdir(join(folder, 'ferry.2.log', 'full'), { recursive: true });
    const file = newFile();
    for (let number = 0; number < 50; number += 1) {
      file.write('x'.repeat(99));
      await file.flush();
    }
    expect((await stat(join(folder, 'ferry.log'))).size).toBeLessThanOrEqual(KIB);
    expect(file.dropped).toBeGreaterThan(0);
  });

  it('does not fill memory while it hangs', async () => {
    const file = newFile();
    for (let number = 0; number < 5000; number += 1) file.write('x');
    expect(file.dropped).toBeGreaterThan(3000);
    await file.flush();
  });
});

it('says in the log itself how much of it is missing, once it can be written again', async () => {
  await writeFile(join(base, 'not'), 'a file in the way');
  const log = new AppLog(newFile(), { now: () => 0 });
  log.write('power.sleeps', {});
  log.write('power.wakes', {});
  await log.flush();
  await rm(join(base, 'not'));
  // This one finds out that the disk is back.
  log.write('power.sleeps', {});
  await log.flush();
  log.write('power.wakes', {});
  log.write('power.sleeps', {});
  const events = (await log.tail(10)).map((line): unknown => JSON.parse(line));
  expect(events).toMatchObject([
    { event: 'sleeps' },
    { area: 'log', event: 'dropped', lines: 2 },
    { event: 'wakes' },
    { event: 'sleeps' },
  ]);
});
