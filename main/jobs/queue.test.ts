import { describe, expect, it } from 'vitest';
import type { Job, JobIn } from './job.ts';
import { nextStartIn, queueOf, readyIn } from './queue.ts';
import { sampleRequest, samples } from './testing/job-samples.ts';

const NOW = 1_000_000;
const ROOM = { perDestination: 10, perAccount: 10 };

function queued(id: string, change: Partial<JobIn<'queued'>> = {}): JobIn<'queued'> {
  return { ...samples.queued, id, request: { ...sampleRequest, name: id }, ...change };
}

function ready(
  jobs: readonly Job[],
  limits = ROOM,
  isBegun: (id: string) => boolean = () => false,
): readonly string[] {
  return readyIn(queueOf(jobs, isBegun), limits, NOW).map(({ id }) => id);
}

describe('queued copies', () => {
  it('are begun in the order in which they were asked for, as far as the account takes them', () => {
    const elsewhere = { ...sampleRequest, name: 'x', account: 'second' };
    const jobs = [queued('a'), queued('b'), queued('c'), queued('d', { request: elsewhere })];
    expect(ready(jobs, { ...ROOM, perAccount: 2 })).toEqual(['a', 'b', 'd']);
  });

  it('leave room for what is under way, begun ones among it', () => {
    const running = { ...samples.running, id: 'r' };
    const jobs = [running, queued('a'), queued('b'), queued('c')];
    expect(ready(jobs, { ...ROOM, perAccount: 3 }, (id) => id === 'a')).toEqual(['b']);
  });

  it('are begun into each folder as far as it takes them', () => {
    const destination = { ...sampleRequest.destination, itemId: 'other' };
    const other = { ...sampleRequest, name: 'x', destination };
    const jobs = [queued('a'), queued('b'), queued('c', { request: other })];
    expect(ready(jobs, { ...ROOM, perDestination: 1 })).toEqual(['a', 'c']);
  });

  it('wait for their time, and hold up nobody meanwhile', () => {
    const jobs = [queued('later', { notBefore: NOW + 1 }), queued('now', { notBefore: NOW })];
    expect(ready(jobs, { ...ROOM, perDestination: 1 })).toEqual(['now']);
  });

  it('of one name in one folder are begun one after the other', () => {
    const request = { ...sampleRequest, name: 'Same' };
    expect(ready([queued('a', { request }), queued('b', { request })])).toEqual(['a']);
  });
});

describe('the next start', () => {
  const inMs = (...jobs: readonly Job[]): number | null =>
    nextStartIn(
      queueOf(jobs, () => false),
      NOW,
    );

  it('is the first of the times that were set and have not come', () => {
    const times = [NOW + 20, NOW - 5, NOW + 7].map((notBefore) => queued('a', { notBefore }));
    expect(inMs(...times)).toBe(7);
  });

  it('is none where no time was set', () => {
    expect(inMs(queued('a'), samples.running)).toBeNull();
  });
});
