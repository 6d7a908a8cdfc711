import { describe, expect, it } from 'vitest';
import type { JobView } from '../shared/job-view.ts';
import { throttledUntil } from './held-up.ts';

const queued = (waiting: Extract<JobView, { state: 'queued' }>['waiting']): JobView => ({
  id: 'a',
  action: 'copy',
  name: 'Plans',
  kind: 'folder',
  from: '/Plans',
  to: '/Archive',
  onConflict: 'fail',
  batch: null,
  askedAt: 0,
  state: 'queued',
  held: null,
  waiting,
});

describe('a service that wants to be left alone', () => {
  it('is left alone until the last moment it has named', () => {
    const jobs = [7, 9, 8].map((until) => queued({ why: 'throttled', until }));
    expect(throttledUntil(jobs)).toBe(9);
  });

  it('is one that has named a moment', () => {
    expect(throttledUntil([queued(null), queued({ why: 'unreachable', since: 7 })])).toBeNull();
  });
});
