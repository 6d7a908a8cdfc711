import { describe, expect, it } from 'vitest';
import type { JobView, ProofView } from '../../shared/job-view.ts';
import type { ServiceCode } from '../../shared/problem.ts';
import { NOTHING_SELECTED, extended, sharedActions, toggled, toggledAll } from './selection.ts';

const order = ['a', 'b', 'c', 'd'];

describe('the selection', () => {
  it('takes one row more or less', () => {
    const one = toggled(NOTHING_SELECTED, 'b');
    expect([...one.ids]).toEqual(['b']);
    expect([...toggled(one, 'b').ids]).toEqual([]);
  });

  it('takes a batch as a whole, and lets it go only when all of it was taken', () => {
    const some = toggledAll(toggled(NOTHING_SELECTED, 'a'), ['a', 'b']);
    expect([...some.ids]).toEqual(['a', 'b']);
    expect([...toggledAll(some, ['a', 'b']).ids]).toEqual([]);
  });

  it('extends from the row that was taken last, up or down, and keeps what it had', () => {
    const selection = toggled(toggled(NOTHING_SELECTED, 'a'), 'c');
    expect([...extended(selection, 'd', order).ids]).toEqual(['a', 'c', 'd']);
    const twice = extended(extended(selection, 'd', order), 'b', order);
    expect([...twice.ids].toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('begins at the row itself where nothing was taken, or what was is gone', () => {
    expect([...extended(NOTHING_SELECTED, 'c', order).ids]).toEqual(['c']);
    const gone = toggled(NOTHING_SELECTED, 'z');
    expect(extended(gone, 'c', order)).toEqual({ ids: new Set(['z', 'c']), anchor: 'c' });
  });
});

const base = {
  id: '1',
  action: 'copy',
  name: 'n',
  kind: 'file',
  from: '/n',
  to: '/',
  onConflict: 'fail',
  batch: null,
  askedAt: 0,
} as const;
const failed = (code: ServiceCode): JobView => ({
  ...{ ...base, state: 'failed', endedAt: 0, canUploadByApp: false, canSkipItems: false },
  problem: { code, rawCode: null, message: null, details: [], raw: null },
});
const unknown: JobView = {
  ...{ ...base, state: 'unknown', reason: 'monitorGone', seen: 'nothing', endedAt: 0 },
};
const completed = (proof: ProofView | null): JobView => ({
  ...{ ...base, state: 'completed', startedAt: 0, endedAt: 0, resultName: null, canOpen: true },
  ...{ evidence: 'report', proof },
});
const queued: JobView = { ...base, state: 'queued', waiting: null, held: null };
const submitting: JobView = { ...base, state: 'submitting' };

describe('actions on several copies', () => {
  it('are those that every one of them allows', () => {
    const skipped = completed({ state: 'skipped', why: 'tooLarge' });
    expect(sharedActions([failed('quotaLimitReached')])).toEqual(['retry', 'remove']);
    expect(sharedActions([unknown])).toEqual(['checkAgain', 'remove']);
    expect(sharedActions([skipped])).toEqual(['compare', 'remove']);
    expect(sharedActions([failed('quotaLimitReached'), unknown])).toEqual(['remove']);
    expect(sharedActions([skipped, completed(null), queued])).toEqual(['remove']);
  });

  it('leave alone what would do harm, or is under way', () => {
    expect(sharedActions([failed('malwareDetected')])).toEqual(['remove']);
    expect(sharedActions([queued, submitting])).toEqual([]);
    expect(sharedActions([])).toEqual([]);
  });
});
