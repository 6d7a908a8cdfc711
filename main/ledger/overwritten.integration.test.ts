import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JobBook } from '../jobs/job-book.ts';
import type { Job } from '../jobs/job.ts';
import { FakeClock } from '../jobs/testing/fake-clock.ts';
import { samples, START } from '../jobs/testing/job-samples.ts';
import { Disk, LATER } from './testing/disk.ts';

/** What is like nothing else in the files stays legible also in a compressed table. */
const KEYS = ['Zk3vQ9xW7bT5rL1mN8pY', 'Hc6uJ2dS4gF0aE8iO5wK'] as const;
const MONITOR_URL = `https://monitor.test/${KEYS[0]}`;
const running = { ...samples.running, id: 'running', monitorUrl: MONITOR_URL };
const sending = {
  ...samples.transferring,
  id: 'sending',
  transfer: { ...samples.transferring.transfer, uploadUrl: `https://upload.test/${KEYS[1]}` },
};

let disk: Disk;
beforeEach(async () => {
  disk = await Disk.create();
  disk.vault.isThere = false;
});
afterEach(() => disk.remove());

/** Which addresses' keys lie in the clear in any file beside or in the ledger. */
async function keysOnDisk(): Promise<readonly string[]> {
  const home = dirname(disk.folder);
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const contents = await Promise.all(
    files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
  );
  return KEYS.filter((key) => contents.some((content) => content.includes(key)));
}

async function bookOf(jobs: readonly Job[]): Promise<JobBook> {
  const book = new JobBook({
    ledger: await disk.open(),
    clock: new FakeClock(START),
    onChange: () => undefined,
    onUnsaved: () => undefined,
  });
  book.load(jobs);
  return book;
}

/** As the app does when the user has chosen. */
async function choose(book: JobBook, keeps: boolean): Promise<void> {
  disk.vault.keepsPlain = keeps;
  await book.saveSecretsAgain();
  await (await disk.open()).dropOverwritten();
}

describe('addresses that the user does not want kept', () => {
  it('are gone from all files at once, and are there again when the user changes their mind', async () => {
    const book = await bookOf([]);
    for (const job of [running, sending]) await book.add(job);
    expect(await keysOnDisk()).toEqual(KEYS);
    await choose(book, false);
    expect(await keysOnDisk()).toEqual([]);
    expect(book.get('running')).toEqual(running);
    await choose(book, true);
    expect(await keysOnDisk()).toEqual(KEYS);
    expect((await disk.reload()).jobs).toEqual([running, sending]);
  });

  it('are gone also where earlier runs wrote them, and where their copies have ended since', async () => {
    const first = await bookOf([]);
    for (const job of [running, sending]) await first.add(job);
    await disk.close();
    await (await disk.open()).put({ ...samples.failed, id: 'running' }, 'durable');
    // Each start writes its log into a table.
    const { jobs } = await disk.reload();
    await disk.reload();
    expect(await keysOnDisk()).toEqual(KEYS);
    await choose(await bookOf(jobs), false);
    expect(await keysOnDisk()).toEqual([]);
  });

  it('are gone also when nothing is live any more', async () => {
    await (await bookOf([])).add(running);
    await disk.close();
    const ledger = await disk.open();
    await ledger.remove(['running']);
    expect(await keysOnDisk()).toEqual([KEYS[0]]);
    await choose(await bookOf([]), false);
    expect(await keysOnDisk()).toEqual([]);
  });

  it('leave a copy behind that is looked for at its destination after a restart', async () => {
    const book = await bookOf([]);
    await book.add(running);
    await choose(book, false);
    await disk.close();
    const { jobs } = await (await disk.open()).load(LATER);
    expect(jobs).toMatchObject([{ id: 'running', state: 'checking', reason: 'noMonitor' }]);
  });

  it('are written in the turn of their record: a change under way comes before', async () => {
    const book = await bookOf([]);
    await book.add(running);
    const moved = { fraction: 0.5, files: null, bytes: null };
    const change = book.apply('running', {
      type: 'reported',
      at: LATER,
      report: {
        ...{ state: 'running', progress: moved, operation: null, rawStatus: null },
        ...{ location: `${MONITOR_URL}-moved`, retryAfterMs: null },
      },
    });
    await choose(book, false);
    await change;
    expect(await keysOnDisk()).toEqual([]);
    expect(book.get('running')).toMatchObject({ monitorUrl: `${MONITOR_URL}-moved` });
  });
});
