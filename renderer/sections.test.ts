import { describe, expect, it } from 'vitest';
import type { JobView } from '../shared/job-view.ts';
import { messagesFor } from '../shared/messages/index.ts';
import { announcementOf, newlyEnded } from './announcement.ts';
import { byNames, copiesIn, isListed, onlyThose, sectionsOf, withChanges } from './sections.ts';

const base = (id: string, askedAt: number) =>
  ({
    id,
    action: 'copy',
    name: id,
    kind: 'file',
    from: `/${id}`,
    to: '/Docs',
    onConflict: 'fail',
    batch: null,
    askedAt,
  }) as const;
const queued = (id: string, askedAt: number): JobView => ({
  ...base(id, askedAt),
  state: 'queued',
  waiting: null,
  held: null,
});
const submitting = (id: string, askedAt: number): JobView => ({
  ...base(id, askedAt),
  state: 'submitting',
});
const unknown = (id: string, endedAt: number): JobView => ({
  ...base(id, 0),
  state: 'unknown',
  reason: 'monitorGone',
  seen: 'nothing',
  endedAt,
});
const failed = (id: string, endedAt: number): JobView => ({
  ...base(id, 0),
  state: 'failed',
  endedAt,
  canUploadByApp: false,
  canSkipItems: false,
  problem: { code: 'other', rawCode: null, message: null, details: [], raw: null },
});
const completed = (id: string, endedAt: number): JobView => ({
  ...base(id, 0),
  state: 'completed',
  startedAt: 0,
  endedAt,
  resultName: null,
  canOpen: false,
  evidence: 'report',
  proof: null,
});
const ids = (jobs: readonly JobView[]) => jobs.map(({ id }) => id);

describe('the sections', () => {
  it('put failed and unknown copies first, the newest end on top', () => {
    const { attention } = sectionsOf([failed('a', 1), unknown('b', 3), failed('c', 2)]);
    expect(ids(attention)).toEqual(['b', 'c', 'a']);
  });

  it('show what is under way before what waits, each in the order it was asked for', () => {
    const { active } = sectionsOf([
      queued('a', 1),
      submitting('b', 4),
      queued('c', 0),
      submitting('d', 2),
    ]);
    expect(ids(active)).toEqual(['d', 'b', 'c', 'a']);
  });

  it('show the latest completed copy first', () => {
    expect(ids(sectionsOf([completed('a', 1), completed('b', 2)]).completed)).toEqual(['b', 'a']);
  });

  it('can show completed copies by name, as people count', () => {
    const named = (id: string, name: string): JobView => ({ ...completed(id, 0), name });
    const jobs = [named('a', 'b 10'), named('b', 'B 2'), named('c', 'ä')];
    expect(ids(byNames(sectionsOf(jobs).completed))).toEqual(['c', 'b', 'a']);
  });

  it('are all shown, or the one that is chosen', () => {
    expect(isListed('active', 'all')).toBe(true);
    expect(isListed('active', 'active')).toBe(true);
    expect(isListed('active', 'completed')).toBe(false);
  });

  it('leave the order of the snapshot itself alone', () => {
    const jobs = [completed('a', 1), completed('b', 2)];
    sectionsOf(jobs);
    expect(ids(jobs)).toEqual(['a', 'b']);
  });
});

describe('a change', () => {
  const before = sectionsOf([
    ...[submitting('a', 0), submitting('b', 0), queued('c', 0)],
    ...[failed('d', 5), unknown('e', 4), completed('f', 9), completed('g', 8), completed('h', 8)],
  ]);

  it('leaves the sections it has nothing to do with as they are', () => {
    const after = withChanges(before, [submitting('a', 0)], []);
    expect(after.attention).toBe(before.attention);
    expect(after.completed).toBe(before.completed);
    expect(ids(after.active)).toEqual(['a', 'b', 'c']);
    expect(withChanges(before, [], ['nobody'])).toEqual(before);
  });

  it('moves no row of those that were asked for in the same moment', () => {
    const { active } = withChanges(before, [submitting('a', 0)], []);
    expect(active[0]).not.toBe(before.active[0]);
    expect(active[1]).toBe(before.active[1]);
    const { completed: ended } = withChanges(before, [completed('g', 8)], []);
    expect(ids(ended)).toEqual(['f', 'g', 'h']);
  });

  it('puts a copy where it belongs now, and takes away what is gone', () => {
    const after = withChanges(
      before,
      [completed('a', 10), submitting('c', 0), failed('n', 4.5), queued('q', 1)],
      ['b', 'f'],
    );
    expect(ids(after.active)).toEqual(['c', 'q']);
    expect(ids(after.attention)).toEqual(['d', 'n', 'e']);
    expect(ids(after.completed)).toEqual(['a', 'g', 'h']);
  });

  it('has the same outcome as a list of all copies anew', () => {
    const jobs = [completed('a', 8.5), unknown('b', 6), completed('d', 1)];
    const others = copiesIn(before).filter(({ id }) => !['a', 'b', 'd', 'e'].includes(id));
    expect(withChanges(before, jobs, ['e'])).toEqual(sectionsOf([...others, ...jobs]));
  });

  it('that takes nothing away leaves every section the same', () => {
    expect(onlyThose(before, ({ id }) => id !== 'a').completed).toBe(before.completed);
    expect(ids(onlyThose(before, ({ id }) => id !== 'a').active)).toEqual(['b', 'c']);
  });
});

describe('the announcement', () => {
  it('is made of ends that are news', () => {
    const before = sectionsOf([submitting('a', 0), submitting('b', 0), completed('c', 1)]);
    const after = withChanges(before, [completed('a', 2)], []);
    expect(ids(newlyEnded(before, after))).toEqual(['a']);
    expect(newlyEnded(null, after)).toEqual([]);
    const withOlder = withChanges(before, [completed('older', 0)], []);
    expect(newlyEnded(before, withOlder)).toEqual([]);
  });

  it('reads out a few ends and counts many', () => {
    const m = messagesFor('en');
    expect(announcementOf([], m)).toBe('');
    expect(announcementOf([completed('a', 1)], m)).toBe('Copied: “a” is in “Docs”.');
    const many = [completed('a', 1), completed('b', 1), completed('c', 1), failed('d', 1)];
    expect(announcementOf(many, m)).toBe('3 copies completed, 1 needs you.');
    expect(announcementOf(many, messagesFor('de'))).toBe('3 Kopiervorgänge fertig, 1 zu klären.');
  });
});
