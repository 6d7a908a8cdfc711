import { describe, expect, it } from 'vitest';
import type { JobView } from '../../shared/job-view.ts';
import { actionFor, commandsFor } from './list-commands.ts';

const base = {
  id: 'a',
  action: 'copy',
  name: 'Plans',
  kind: 'folder',
  from: '/Plans',
  to: '/Docs',
  onConflict: 'fail',
  batch: null,
  askedAt: 0,
} as const;
const failed = (code: 'quotaLimitReached' | 'nameAlreadyExists'): JobView => ({
  ...base,
  state: 'failed',
  endedAt: 1,
  canUploadByApp: false,
  canSkipItems: false,
  problem: { code, rawCode: null, message: null, details: [], raw: null },
});
const completed: JobView = {
  ...base,
  state: 'completed',
  startedAt: 0,
  endedAt: 1,
  resultName: null,
  canOpen: true,
  evidence: 'report',
  proof: null,
};

describe('the commands', () => {
  it('of one row are those it offers', () => {
    expect(commandsFor([completed])).toEqual([
      'open',
      'remove',
      'details',
      'copyLink',
      'saveReport',
    ]);
    expect(commandsFor([])).toEqual([]);
  });

  it('of several rows are those that suit all of them', () => {
    expect(commandsFor([failed('quotaLimitReached'), completed])).toEqual(['details', 'remove']);
  });

  it('try again in the way the row does', () => {
    expect(actionFor('retry', failed('quotaLimitReached'))).toBe('retry');
    expect(actionFor('retry', failed('nameAlreadyExists'))).toBe('retryRenamed');
    expect(actionFor('retry', completed)).toBeNull();
  });
});
