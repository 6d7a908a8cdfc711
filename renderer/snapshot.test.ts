import { describe, expect, it } from 'vitest';
import type { JobView, Snapshot, SnapshotChange } from '../shared/job-view.ts';
import { copiesIn, findIn } from './sections.ts';
import { type Known, type News, NOTHING_KNOWN, isBehind, learned, listingOf } from './snapshot.ts';

const job = (id: string, state: 'queued' | 'submitting' = 'queued'): JobView => {
  const base = { id, action: 'copy', name: id, kind: 'file', from: `/${id}`, to: '/' } as const;
  const wish = { ...base, onConflict: 'fail', askedAt: 0, batch: null } as const;
  return state === 'queued' ? { ...wish, state, waiting: null, held: null } : { ...wish, state };
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
  snapshot === null ? undefined : copiesIn(snapshot.sections).map(({ id }) => id);
const copyOf = ({ snapshot }: Known, id: string): JobView | undefined =>
  snapshot === null ? undefined : findIn(snapshot.sections, id);

describe('changes', () => {
  it('replace, add and remove copies, and leave the objects of all others alone', () => {
    const before = after(whole(1, job('a'), job('b'), job('c')));
    const known = learned(
      before,
      change(1, { jobs: [job('b', 'submitting'), job('d')], gone: ['c'] }),
    );
    expect(idsOf(known)).toEqual(['b', 'a', 'd']);
    expect(copyOf(known, 'a')).toBe(copyOf(before, 'a'));
    expect(copyOf(known, 'b')?.state).toBe('submitting');
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
    const known = after(first, { kind: 'older', cursor: 'p1', search: '', page });
    expect(idsOf(known)).toEqual(['a', 'b']);
    expect(known.snapshot?.older).toBe('p2');
    expect(copyOf(known, 'a')?.state).toBe('queued');
  });

  it('ignores a page that was asked for before everything changed', () => {
    const known = after(first, whole(2));
    expect(learned(known, { kind: 'older', cursor: 'p1', search: '', page })).toBe(known);
  });
});

describe('a search', () => {
  const jobs = [job('plan a'), job('b')];
  const snapshot: Snapshot = { revision: 1, jobs, older: 'p1', notices: [] };
  const first: News = { kind: 'snapshot', snapshot };
  const search = (text: string): News => ({ kind: 'search', text });
  const hits = (text: string, cursor: string, next: string | null, ...jobs: JobView[]): News => ({
    kind: 'older',
    cursor,
    search: text,
    page: { jobs, next },
  });
  const listed = (known: Known): readonly string[] =>
    copiesIn(listingOf(known).sections).map(({ id }) => id);

  it('lists what is here and has the words, and goes on where the history does', () => {
    const known = after(first, search('plan'));
    expect(listingOf(known)).toMatchObject({ search: 'plan', cursor: 'p1' });
    expect(listed(known)).toEqual(['plan a']);
  });

  it('adds what is found in the history, page by page, some of them empty', () => {
    const known = after(
      first,
      search('plan'),
      hits('plan', 'p1', 'p2'),
      hits('plan', 'p2', null, job('plan z')),
    );
    expect(listed(known)).toEqual(['plan a', 'plan z']);
    expect(listingOf(known).cursor).toBeNull();
  });

  it('ignores what was found for other words, or before', () => {
    const known = after(first, search('plan'), search('b'));
    expect(learned(known, hits('plan', 'p1', null, job('plan z')))).toBe(known);
    const twice = after(first, search('plan'), hits('plan', 'p1', 'p2', job('plan z')));
    expect(learned(twice, hits('plan', 'p1', 'p2', job('plan z')))).toBe(twice);
  });

  it('that ends leaves the list as it was before', () => {
    const known = after(first, search('plan'), hits('plan', 'p1', null, job('plan z')), search(''));
    expect(listingOf(known)).toMatchObject({ search: '', cursor: 'p1' });
    expect(listed(known)).toEqual(['plan a', 'b']);
  });

  it('follows what happens to what it has found', () => {
    const known = after(
      first,
      search('plan'),
      hits('plan', 'p1', null, job('plan x'), job('plan y')),
      change(1, { jobs: [job('plan x', 'submitting')], gone: ['plan y'] }),
    );
    expect(listed(known)).toEqual(['plan x', 'plan a']);
    expect(findIn(listingOf(known).sections, 'plan x')?.state).toBe('submitting');
  });

  it('begins anew with a new snapshot', () => {
    const known = after(first, search('plan'), hits('plan', 'p1', null, job('plan z')));
    const anew = learned(known, { kind: 'snapshot', snapshot: { ...snapshot, revision: 2 } });
    expect(listed(anew)).toEqual(['plan a']);
    expect(listingOf(anew).cursor).toBe('p1');
  });
});

describe('a removal that is done', () => {
  const ended: JobView = {
    ...{ id: 'e', action: 'copy', name: 'e', kind: 'file', from: '/e', to: '/' },
    ...{
      onConflict: 'fail',
      askedAt: 0,
      batch: null,
      state: 'completed',
      startedAt: 0,
      endedAt: 5,
    },
    ...{ resultName: null, canOpen: false, evidence: 'report', proof: null },
  } as const;
  const first: News = {
    kind: 'snapshot',
    snapshot: { revision: 1, jobs: [job('a'), ended], older: 'p1', notices: [] },
  };

  it('shows before the main process tells of it', () => {
    const removal = { kind: 'some', ids: new Set(['a']) } as const;
    const known = after(first, { kind: 'removed', removal });
    expect(idsOf(known)).toEqual(['e']);
    expect(known.snapshot?.older).toBe('p1');
    expect(idsOf(learned(known, change(1, { gone: ['a'] })))).toEqual(['e']);
  });

  it('of all that is completed leaves nothing older either', () => {
    const removal = { kind: 'completed', upTo: 5 } as const;
    const known = after(first, { kind: 'removed', removal });
    expect([idsOf(known), known.snapshot?.older]).toEqual([['a'], null]);
  });
});
