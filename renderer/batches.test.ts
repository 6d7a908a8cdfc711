import { describe, expect, it } from 'vitest';
import type { JobView } from '../shared/job-view.ts';
import {
  type Batch,
  countsOf,
  firstWaiting,
  fractionOf,
  isBatch,
  jobsOf,
  keyOf,
  nameOf,
  withBatches,
} from './batches.ts';
import { sectionsOf } from './sections.ts';

const base = (id: string, batch: string | null) =>
  ({
    id,
    batch,
    action: 'copy',
    name: id,
    kind: 'file',
    from: `/${id}`,
    to: '/Docs',
    onConflict: 'fail',
    askedAt: 10,
  }) as const;
const running = (id: string, batch: string | null, fraction: number | null): JobView => ({
  ...base(id, batch),
  state: 'running',
  startedAt: 10,
  byApp: false,
  progress: { fraction, files: null, bytes: null },
  ends: null,
  waiting: null,
});
const queued = (id: string, batch: string | null): JobView => ({
  ...base(id, batch),
  state: 'queued',
  waiting: null,
  held: null,
});
const completed = (id: string, batch: string | null, endedAt = 20): JobView => ({
  ...base(id, batch),
  state: 'completed',
  startedAt: 10,
  endedAt,
  resultName: null,
  canOpen: false,
  evidence: 'report',
  proof: null,
});
const unknown = (id: string, batch: string | null): JobView => ({
  ...base(id, batch),
  state: 'unknown',
  reason: 'monitorGone',
  seen: 'nothing',
  endedAt: 20,
});
const fold = (jobs: readonly JobView[], open: readonly string[] = [], isAll = true) => {
  const entries = withBatches(sectionsOf(jobs), new Set(open), isAll);
  const keys = (kind: keyof typeof entries) => entries[kind].map(keyOf);
  return {
    entries,
    keys: [keys('active'), keys('attention'), keys('completed')],
    batch: [...entries.active, ...entries.attention, ...entries.completed].find(isBatch),
  };
};
const batchOf = (jobs: readonly JobView[], isAll = true): Batch => {
  const { batch } = fold(jobs, [], isAll);
  if (batch === undefined) throw new Error('no batch');
  return batch;
};

describe('a batch', () => {
  it('is one row, where its most urgent copy would stand', () => {
    const done = [completed('c', 'x'), completed('d', null)];
    expect(fold([running('a', 'x', 0), unknown('b', 'x'), ...done]).keys).toEqual([
      ['batch x'],
      [],
      ['d'],
    ]);
    expect(fold([unknown('b', 'x'), ...done]).keys).toEqual([[], ['batch x'], ['d']]);
  });

  it('that is open is followed by its copies', () => {
    const jobs = [completed('c', 'x'), running('a', 'x', 0), running('z', null, 0)];
    const { keys, entries } = fold(jobs, ['x']);
    expect(keys).toEqual([['batch x', 'a', 'c', 'z'], [], []]);
    expect(jobsOf(entries.active).map(({ id }) => id)).toEqual(['a', 'c', 'z']);
  });

  it('stands for its copies while it is closed', () => {
    const { entries } = fold([completed('c', 'x'), running('a', 'x', 0)]);
    expect(jobsOf(entries.active).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('of a single copy is that copy', () => {
    expect(fold([completed('c', 'x')]).keys).toEqual([[], [], ['c']]);
  });

  it('counts its copies and adds up how far they are', () => {
    const jobs = [completed('c', 'x'), running('a', 'x', 0.5), unknown('u', 'x')];
    expect(countsOf(batchOf(jobs))).toEqual({ completed: 1, active: 1, attention: 1 });
    expect(fractionOf(batchOf(jobs))).toBeCloseTo(2.5 / 3);
    expect(fractionOf(batchOf([running('a', 'x', null), running('b', 'x', null)]))).toBeNull();
  });

  it('keeps its name while its copies change places', () => {
    const before = [running('a', 'x', 0), running('b', 'x', 0)];
    const after = [completed('a', 'x'), running('b', 'x', 0)];
    expect(after.map(({ id }) => id)).not.toEqual(batchOf(after).members.map(({ id }) => id));
    expect(nameOf(batchOf(before))).toBe('a');
    expect(nameOf(batchOf(after))).toBe('a');
  });

  it('says that nothing is under way while its copies wait to begin', () => {
    const jobs = [queued('a', 'x'), queued('b', 'x')];
    expect(firstWaiting(batchOf(jobs))?.id).toBe('a');
    expect(fractionOf(batchOf(jobs))).toBe(0);
    expect(fractionOf(batchOf([...jobs, completed('c', 'x')]))).toBeCloseTo(1 / 3);
    const begun = [...jobs, running('r', 'x', null)];
    expect(firstWaiting(batchOf(begun))).toBeNull();
    expect(fractionOf(batchOf(begun))).toBeNull();
    expect(firstWaiting(batchOf([completed('c', 'x'), unknown('u', 'x')]))).toBeNull();
  });

  it('does not pretend to know those that may lie in the history', () => {
    const jobs = [completed('c', 'x', 20), running('a', 'x', 0.5)];
    expect(batchOf([...jobs, completed('old', null, 11)], false).isWhole).toBe(false);
    expect(batchOf([...jobs, completed('old', null, 9)], false).isWhole).toBe(true);
    expect(fractionOf(batchOf(jobs, false))).toBeNull();
  });
});
