import { expect, it } from 'vitest';
import type { JobView, Snapshot } from '../shared/job-view.ts';
import { newerSnapshot } from './snapshot.ts';

const queued = (id: string): JobView => ({
  id,
  action: 'copy',
  name: id,
  kind: 'file',
  from: `/${id}`,
  to: '/',
  onConflict: 'fail',
  askedAt: 0,
  state: 'queued',
  waiting: null,
});
const snapshot = (revision: number, ...jobs: JobView[]): Snapshot => ({
  revision,
  jobs,
  notices: [],
});

it('takes the first snapshot as it is', () => {
  const first = snapshot(7, queued('a'));
  expect(newerSnapshot(null, first)).toBe(first);
});

it('lets the higher revision win, whichever comes last', () => {
  const newer = snapshot(8, queued('a'));
  expect(newerSnapshot(newer, snapshot(7))).toBe(newer);
  expect(newerSnapshot(newer, snapshot(9)).jobs).toEqual([]);
});

it('keeps the object of a copy that did not change', () => {
  const before = snapshot(1, queued('a'), queued('b'));
  const submitting = (job: JobView): JobView => {
    const { id, action, name, kind, from, to, onConflict, askedAt } = job;
    return { id, action, name, kind, from, to, onConflict, askedAt, state: 'submitting' };
  };
  const after = newerSnapshot(before, snapshot(2, queued('a'), submitting(queued('b'))));
  expect(after.jobs[0]).toBe(before.jobs[0]);
  expect(after.jobs[1]).toMatchObject({ id: 'b', state: 'submitting' });
});
