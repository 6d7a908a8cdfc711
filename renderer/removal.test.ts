import { describe, expect, it } from 'vitest';
import type { JobView } from '../shared/job-view.ts';
import { NO_REMOVALS, type Removal, removalsAfter, withoutRemoved } from './removal.ts';
import { copiesIn, sectionsOf } from './sections.ts';

const base = { batch: null, action: 'copy', name: 'n', kind: 'file', from: '/n', to: '/' } as const;
const completed = (id: string, endedAt: number): JobView => ({
  ...{ ...base, id, onConflict: 'fail', askedAt: 0, state: 'completed', startedAt: 0, endedAt },
  ...{ resultName: null, canOpen: false, evidence: 'report', proof: null },
});
const queued: JobView = {
  ...{
    ...base,
    id: 'q',
    onConflict: 'fail',
    askedAt: 0,
    state: 'queued',
    waiting: null,
    held: null,
  },
};
const sections = sectionsOf([queued, completed('a', 3), completed('b', 2), completed('c', 1)]);
const some = (...ids: readonly string[]): Removal => ({ kind: 'some', ids: new Set(ids) });
const shown = (removals: typeof NO_REMOVALS) =>
  copiesIn(withoutRemoved(sections, removals)).map(({ id }) => id);

describe('a removal', () => {
  it('takes copies off the list at once, and undone gives them back', () => {
    const removals = removalsAfter(NO_REMOVALS, { kind: 'asked', removal: some('a', 'c') });
    expect(shown(removals)).toEqual(['q', 'b']);
    expect(withoutRemoved(sections, removalsAfter(removals, { kind: 'undone' }))).toBe(sections);
  });

  it('of all that is completed spares what completes later', () => {
    const removal = { kind: 'completed', upTo: 2 } as const;
    expect(shown(removalsAfter(NO_REMOVALS, { kind: 'asked', removal }))).toEqual(['q', 'a']);
  });

  it('that another one follows can no longer be undone, but its copies stay off the list', () => {
    const first = removalsAfter(NO_REMOVALS, { kind: 'asked', removal: some('a') });
    const second = removalsAfter(first, { kind: 'asked', removal: some('b') });
    expect(shown(removalsAfter(second, { kind: 'undone' }))).toEqual(['q', 'b', 'c']);
  });

  it('is over when the main process has answered', () => {
    const removal = some('a');
    const sent = removalsAfter(removalsAfter(NO_REMOVALS, { kind: 'asked', removal }), {
      kind: 'sent',
    });
    expect(shown(sent)).toEqual(['q', 'b', 'c']);
    expect(removalsAfter(sent, { kind: 'answered', removal })).toEqual(NO_REMOVALS);
  });
});
