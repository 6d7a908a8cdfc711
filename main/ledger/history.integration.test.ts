import { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job, JobIn } from '../jobs/job.ts';
import { samples, START } from '../jobs/testing/job-samples.ts';
import type { OpenLedger } from './level-ledger.ts';
import { Disk } from './testing/disk.ts';

let disk: Disk;
let ledger: OpenLedger;
beforeEach(async () => {
  disk = await Disk.create();
  ledger = await disk.open();
});
afterEach(() => disk.remove());

const pastOf = (id: string, endedAt: number): JobIn<'completed'> => ({
  ...samples.completed,
  id,
  endedAt,
  result: { state: 'unavailable' },
});

const idsOf = (jobs: readonly Job[]): readonly string[] => jobs.map(({ id }) => id);

/** The whole history, and how long its pages are. */
async function allPages(limit: number): Promise<{ ids: readonly string[]; sizes: number[] }> {
  const ids: string[] = [];
  const sizes: number[] = [];
  let cursor: string | null = null;
  do {
    const page = await ledger.pastPage(cursor, limit);
    ids.push(...idsOf(page.jobs));
    sizes.push(page.jobs.length);
    cursor = page.next;
  } while (cursor !== null);
  return { ids, sizes };
}

describe('the history', () => {
  it('takes in a record that is past, and loading does not bring it', async () => {
    await ledger.put(samples.completed, 'durable');
    expect(await ledger.past('job-1')).toBeNull();
    const past = pastOf('job-1', START + 5);
    await ledger.put(past, 'durable');
    expect(await ledger.past('job-1')).toEqual(past);
    expect(await disk.reload()).toEqual({ jobs: [], setAside: 0 });
    ledger = await disk.open();
    expect(await ledger.pastPage(null, 10)).toEqual({ jobs: [past], next: null });
  });

  it('lets go of a record that something happens to again', async () => {
    const again: Job = {
      ...pastOf('job-1', START),
      proof: { state: 'comparing', items: 0, limit: null },
    };
    await ledger.put(pastOf('job-1', START), 'durable');
    await ledger.put(again, 'durable');
    expect(await ledger.past('job-1')).toBeNull();
    expect(await ledger.pastPage(null, 10)).toEqual({ jobs: [], next: null });
    expect((await disk.reload()).jobs).toEqual([again]);
  });

  it('has a record once, at its last end, however often it is written', async () => {
    for (const endedAt of [START + 9, START, START]) {
      await ledger.put(pastOf('a', endedAt), 'lazy');
    }
    await ledger.put(pastOf('b', START + 5), 'durable');
    expect(await allPages(10)).toMatchObject({ ids: ['b', 'a'] });
    await disk.reload();
    ledger = await disk.open();
    expect(await allPages(10)).toMatchObject({ ids: ['b', 'a'] });
  });

  it('is read page by page, last end first, also among equal ends', async () => {
    const ends = [3, 1, 2, 2, 2, 9, 10, 0];
    for (const [index, end] of ends.entries()) {
      await ledger.put(pastOf(`job-${index}`, START + end), 'lazy');
    }
    const whole = ['job-6', 'job-5', 'job-0', 'job-4', 'job-3', 'job-2', 'job-1', 'job-7'];
    expect(await allPages(3)).toEqual({ ids: whole, sizes: [3, 3, 2] });
    expect(await allPages(4)).toEqual({ ids: whole, sizes: [4, 4] });
    expect(await allPages(100)).toEqual({ ids: whole, sizes: [8] });
  });

  it('goes on behind its cursor whatever is added or removed meanwhile', async () => {
    for (const end of [1, 2, 3, 4, 5]) await ledger.put(pastOf(`job-${end}`, START + end), 'lazy');
    const first = await ledger.pastPage(null, 2);
    await ledger.put(pastOf('newer', START + 9), 'lazy');
    await ledger.remove(['job-4', 'job-3']);
    expect(idsOf((await ledger.pastPage(first.next, 2)).jobs)).toEqual(['job-2', 'job-1']);
  });

  it('loses single records when they are removed, and nothing else', async () => {
    for (const end of [1, 2, 3]) await ledger.put(pastOf(`job-${end}`, START + end), 'durable');
    await ledger.put({ ...samples.failed, id: 'live' }, 'durable');
    await ledger.remove(['job-2', 'live', 'never there', 'job-2']);
    expect(await disk.reload()).toEqual({ jobs: [], setAside: 0 });
    ledger = await disk.open();
    expect(await allPages(10)).toMatchObject({ ids: ['job-3', 'job-1'] });
  });

  it('can be removed as a whole, without the live records', async () => {
    for (const end of [1, 2, 3]) await ledger.put(pastOf(`job-${end}`, START + end), 'lazy');
    await ledger.put(samples.running, 'durable');
    const removal = ledger.removePast(Infinity);
    const late = ledger.put(pastOf('late', START), 'durable');
    await Promise.all([removal, late]);
    expect(await allPages(10)).toMatchObject({ ids: ['late'] });
    expect(await disk.reload()).toEqual({ jobs: [samples.running], setAside: 0 });
  });

  it('can be removed up to a time, and what ended later stays', async () => {
    for (const end of [1, 2, 3]) await ledger.put(pastOf(`job-${end}`, START + end), 'lazy');
    await ledger.removePast(START + 2);
    expect(await allPages(10)).toMatchObject({ ids: ['job-3'] });
    expect(await ledger.past('job-2')).toBeNull();
    await ledger.removePast(START + 3);
    expect(await allPages(10)).toMatchObject({ ids: [] });
    ledger = await disk.open();
    expect(ledger.damage).toBeNull();
  });

  it('whose removal the disk cuts short takes nothing with it that ends later', async () => {
    for (const end of [1, 2, 3]) await ledger.put(pastOf(`job-${end}`, START + end), 'lazy');
    vi.spyOn(ClassicLevel.prototype, 'clear').mockRejectedValueOnce(new Error('ENOSPC'));
    await expect(ledger.removePast(Infinity)).rejects.toThrow();
    vi.restoreAllMocks();
    await ledger.put(pastOf('later', START + 9), 'durable');
    await disk.close();
    ledger = await disk.open();
    expect(await allPages(10)).toMatchObject({ ids: ['later'] });
    expect(ledger.damage).toBeNull();
  });

  it('whose removal was cut short is removed by the next start', async () => {
    for (const end of [1, 2, 3]) await ledger.put(pastOf(`job-${end}`, START + end), 'lazy');
    const rows = await disk.behindItsBack((level) => level.iterator().all());
    ledger = await disk.open();
    await ledger.removePast(Infinity);
    await disk.behindItsBack(async (level) => {
      // As if only the announcement had reached the disk, and a part of what follows it.
      const left = rows.filter(([key]) => /^(?:past|when)\/.*[23]$/u.test(key));
      expect(left).toHaveLength(4);
      await level.batch(left.map(([key, value]) => ({ type: 'put', key, value })));
      await level.put('meta/clearing', '');
    });
    ledger = await disk.open();
    expect(await allPages(10)).toMatchObject({ ids: [] });
    expect(await ledger.past('job-2')).toBeNull();
  });
});
