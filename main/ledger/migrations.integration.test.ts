import type { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPast, type Job } from '../jobs/job.ts';
import { allSamples, samples, START } from '../jobs/testing/job-samples.ts';
import { HEAD_KEY, headRow, readHead, rowOf, sumOf, textOf, VERSION_KEY } from './layout.ts';
import { openLedger } from './level-ledger.ts';
import { migrateFrom1 } from './migrations.ts';
import { encodeJob } from './record-codec.ts';
import { Disk, LATER } from './testing/disk.ts';

let disk: Disk;
beforeEach(async () => {
  disk = await Disk.create();
});
afterEach(() => disk.remove());

const done: Job = { ...samples.completed, id: 'done', result: { state: 'unavailable' } };
const jobs: readonly Job[] = [
  ...allSamples.map((job, index) => ({ ...job, id: `${index}`, askedAt: START + index })),
  { ...done, askedAt: START + 100 },
];

/** A record as version 1 wrote it. */
async function text1(job: Job): Promise<string> {
  const text = await encodeJob(job, disk.vault);
  return text.replace('"version":3', '"version":1');
}

async function writeVersion1(more: Readonly<Record<string, string>> = {}): Promise<void> {
  await disk.behindItsBack(async (level) => {
    for (const job of jobs) await level.put(`job/${job.id}`, await text1(job));
    for (const [key, text] of Object.entries(more)) await level.put(key, text);
  });
}

async function expectMigrated(setAside: number): Promise<void> {
  const live = jobs.filter((job) => !isPast(job));
  expect(await (await disk.open()).load(LATER)).toEqual({ jobs: live, setAside });
  expect(await disk.reload()).toEqual({ jobs: live, setAside: 0 });
  const page = await (await disk.open()).pastPage(null, 10);
  expect(page).toEqual({ jobs: jobs.filter(isPast), next: null });
}

describe('a ledger of version 1', () => {
  it('has its records sorted into live and past, with their secrets', async () => {
    await writeVersion1();
    await expectMigrated(0);
  });

  it('learns that nobody knows what a failed copy had begun', async () => {
    const { begun, ...failed } = samples.failed;
    const job = { ...failed, id: 'old', wasAccepted: true };
    await disk.behindItsBack((level) =>
      level.put('job/old', JSON.stringify({ version: 1, job, secret: null })),
    );
    expect(begun).not.toBeNull();
    expect(await disk.reload()).toEqual({
      jobs: [{ ...samples.failed, id: 'old', begun: null }],
      setAside: 0,
    });
  });

  it('has what cannot be read set aside, with its reason and as it was', async () => {
    const job = { ...samples.failed, id: 'new', begun: 'perhaps' };
    const unreadable = {
      'job/a': '{"version":1,"job":{',
      'job/b': 'null',
      'job/c': JSON.stringify({ version: 1, job, secret: null }),
      'job/d': JSON.stringify({ version: 4, job: samples.failed, secret: null }),
      'aside/job/earlier': 'kept',
    };
    await writeVersion1(unreadable);
    await expectMigrated(4);
    const aside = await disk.behindItsBack((level) => level.iterator({ gte: 'aside/' }).all());
    const kept = Object.fromEntries(aside.filter(([key]) => key.startsWith('aside/')));
    expect(kept['aside/job/earlier']).toBe('kept');
    expect(JSON.parse(kept['aside/job/c'] ?? '')).toMatchObject({
      reason: 'wrong: begun',
      text: unreadable['job/c'],
    });
  });

  it('comes through whole wherever its migration was cut, and when it is done twice', async () => {
    const rows = new Map(
      await Promise.all(jobs.map(async (job) => [`job/${job.id}`, await text1(job)] as const)),
    );
    for (let cut = 0; cut <= jobs.length; cut += 1) {
      await disk.wipe();
      await disk.behindItsBack(async (level) => {
        // The first records were moved by a run that ended there; the rest is as it was.
        const [moved, rest] = [[...rows].slice(0, cut), [...rows].slice(cut)];
        for (const [key, text] of moved) await level.put(key, text);
        await migrateFrom1(level, LATER);
        await level.batch([VERSION_KEY, HEAD_KEY].map((key) => ({ type: 'del', key })));
        for (const [key, text] of rest) await level.put(key, text);
      });
      await expectMigrated(0);
    }
  });

  it('that is larger than one batch loses nothing', async () => {
    const text = await text1(samples.failed);
    const many = Array.from({ length: 1203 }, (_, index) => `m${index}`);
    await disk.behindItsBack((level) =>
      level.batch(
        many.map((id) => ({
          type: 'put',
          key: `job/${id}`,
          value: text.replace('"job-1"', `"${id}"`),
        })),
      ),
    );
    const { jobs: found, setAside } = await (await disk.open()).load(LATER);
    expect([new Set(found.map(({ id }) => id)), setAside]).toEqual([new Set(many), 0]);
  });
});

describe('a ledger of version 2', () => {
  /** The present ledger as version 2 would have left it: no record knows of a batch. */
  async function turnBack(): Promise<void> {
    await disk.behindItsBack(async (level) => {
      let liveSum = 0;
      for (const [key, row] of await level.iterator().all()) {
        if (!/^(?:live|past)\//u.test(key)) continue;
        const text = (textOf(key, row) ?? '')
          .replace('"version":3', '"version":2')
          .replace('"batch":null,', '');
        expect(text).not.toContain('batch');
        const old = rowOf(key, text);
        if (key.startsWith('live/')) liveSum ^= sumOf(old);
        await level.put(key, old);
      }
      const head = readHead((await level.get(HEAD_KEY)) ?? '');
      if (head === null) throw new Error('no head');
      await level.put(HEAD_KEY, headRow({ ...head, liveSum }));
      await level.put(VERSION_KEY, rowOf(VERSION_KEY, '2'));
    });
  }

  it('is read with its history and its secrets, and no copy belongs to a batch', async () => {
    const ledger = await disk.open();
    for (const job of jobs) await ledger.put(job, 'durable');
    await turnBack();
    await expectMigrated(0);
    const version = await disk.behindItsBack((level) => level.get(VERSION_KEY));
    expect(version).toBe(rowOf(VERSION_KEY, '3'));
  });
});

describe('a ledger of a newer version', () => {
  it('is not opened, and nothing in it is changed', async () => {
    await (await disk.open()).put(samples.running, 'durable');
    await disk.behindItsBack((level) => level.put(VERSION_KEY, rowOf(VERSION_KEY, '4')));
    const rows = (level: ClassicLevel): Promise<unknown> => level.iterator().all();
    const before = await disk.behindItsBack(rows);
    expect(await openLedger(disk.folder, disk.vault)).toEqual({ ok: false, why: 'newer' });
    expect(await disk.behindItsBack(rows)).toEqual(before);
  });
});
