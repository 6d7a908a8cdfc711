import { describe, expect, it } from 'vitest';
import type { JobView, Snapshot, SnapshotChange } from '../shared/job-view.ts';
import { type Known, type News, NOTHING_KNOWN, isBehind, learned } from './snapshot.ts';

const job = (id: string, state: 'queued' | 'submitting' = 'queued'): JobView => {
  const base = { id, action: 'copy', name: id, kind: 'file', from: `/${id}`, to: '/' } as const;
  const wish = { ...base, onConflict: 'fail', askedAt: 0 } as const;
  return state === 'queued' ? { ...wish, state, waiting: null } : { ...wish, state };
};
const whole = (revision: number, ...jobs: JobView[]): News => {
  const snapshot: Snapshot = { revision, jobs, older: null, notices: [] };
  return { kind: 'snapshot', snapshot };
};
const change = (since: number, rest: Partial<SnapshotChange> = {}): News => ({
  kind: 'change',
  change: { since, revision: since + 1, jobs: [], gone: [], notices: [], ...rest },
});
const after = (...news: readonly News[]): Known => news.reduce(learned, NOTHING_KNOWN);
const idsOf = ({ snapshot }: Known): readonly string[] | undefined =>
  snapshot?.jobs.map(({ id }) => id);

describe('changes', () => {
  it('replace, add and remove copies, and leave the objects of all others alone', () => {
    const before = after(whole(1, job('a'), job('b'), job('c')));
    const known = learned(
      before,
      change(1, { jobs: [job('b', 'submitting'), job('d')], gone: ['c'] }),
    );
    expect(idsOf(known)).toEqual(['a', 'b', 'd']);
    expect(known.snapshot?.jobs[0]).toBe(before.snapshot?.jobs[0]);
    expect(known.snapshot?.jobs[1]?.state).toBe('submitting');
    expect(known.snapshot?.revision).toBe(2);
  });

  it('bring the notices that stand now', () => {
    const known = after(whole(1), change(1, { notices: [{ kind: 'notSaving' }] }));
    expect(known.snapshot?.notices).toEqual([{ kind: 'notSaving' }]);
  });

  it('that overtake their snapshot are worked in once it is here, in their order', () => {
    const known = after(
      change(8, { gone: ['b'] }),
      change(7, { jobs: [job('b')] }),
      change(6, { jobs: [job('never')] }),
      whole(7, job('a')),
    );
    expect(known).toMatchObject({ snapshot: { revision: 9 }, ahead: [] });
    expect(idsOf(known)).toEqual(['a']);
  });

  it('of the past change nothing', () => {
    const known = after(whole(5, job('a')));
    expect(learned(known, change(4, { gone: ['a'] }))).toBe(known);
    expect(learned(known, whole(4))).toBe(known);
  });

  it('with a gap before them call for a new snapshot, which settles it', () => {
    const known = after(whole(1), change(2, { jobs: [job('a')] }));
    expect(isBehind(known)).toBe(true);
    expect(idsOf(known)).toEqual([]);
    expect(isBehind(learned(known, whole(3, job('a'))))).toBe(false);
    expect(isBehind(after(change(1)))).toBe(false);
  });
});

describe('the history', () => {
  const first: News = {
    kind: 'snapshot',
    snapshot: { revision: 1, jobs: [job('a')], older: 'p1', notices: [] },
  };
  const page = { jobs: [job('a', 'submitting'), job('b')], next: 'p2' };

  it('grows by a page, in which what is known already stays as it is', () => {
    const known = after(first, { kind: 'older', cursor: 'p1', page });
    expect(idsOf(known)).toEqual(['a', 'b']);
    expect(known.snapshot).toMatchObject({ older: 'p2', jobs: [{ state: 'queued' }, {}] });
  });

  it('ignores a page that was asked for before everything changed', () => {
    const known = after(first, whole(2));
    expect(learned(known, { kind: 'older', cursor: 'p1', page })).toBe(known);
  });
});
