import { describe, expect, it } from 'vitest';
import type { JobView } from './job-view.ts';
import { SERVICE_CODES } from './problem.ts';
import type { ServiceCode } from './problem.ts';
import { remediesOf } from './remedies.ts';

type Failed = Extract<JobView, { state: 'failed' }>;

const base = {
  id: '1',
  action: 'copy',
  name: 'a.txt',
  kind: 'file',
  from: '/a.txt',
  to: '/Documents',
  onConflict: 'fail',
  batch: null,
  askedAt: 0,
} as const;
const failed = (code: ServiceCode, change: Partial<Failed> = {}): Failed => ({
  ...base,
  state: 'failed',
  endedAt: 0,
  canUploadByApp: false,
  canSkipItems: false,
  problem: { code, rawCode: code, message: null, details: [], raw: null },
  ...change,
});
const unknown = (
  seen: 'nothing' | 'notOurs' | 'noPlace',
  action: JobView['action'] = 'copy',
): JobView => ({ ...base, action, state: 'unknown', reason: 'monitorGone', seen, endedAt: 0 });

describe('against a failure', () => {
  it('there is always the way out of removing it, and it comes last', () => {
    for (const code of SERVICE_CODES) {
      expect(remediesOf(failed(code)).at(-1)).toBe('remove');
      expect(remediesOf(failed(code, { action: 'adopted' }))).toEqual(['remove']);
    }
  });

  it('a name that is taken can be changed, numbered or taken over', () => {
    expect(remediesOf(failed('nameAlreadyExists'))).toEqual([
      'retryRenamed',
      'keepBoth',
      'replace',
      'openSource',
      'remove',
    ]);
  });

  it('nothing is offered that the service cannot do, or that has just failed', () => {
    expect(remediesOf(failed('nameAlreadyExists', { kind: 'folder' }))).not.toContain('replace');
    expect(remediesOf(failed('nameAlreadyExists', { onConflict: 'rename' }))).not.toContain(
      'keepBoth',
    );
    expect(remediesOf(failed('nameAlreadyExists', { onConflict: 'replace' }))).not.toContain(
      'replace',
    );
  });

  it('the items that failed can be left out where the rest may have arrived', () => {
    expect(remediesOf(failed('accessDenied', { canSkipItems: true }))).toEqual([
      'skipItems',
      'retry',
      'openSource',
      'remove',
    ]);
    expect(remediesOf(failed('accessDenied'))).not.toContain('skipItems');
  });

  it('what cannot change is not tried again', () => {
    expect(remediesOf(failed('malwareDetected'))).toEqual(['openSource', 'remove']);
    expect(remediesOf(failed('pathTooDeep'))).toEqual(['openSource', 'remove']);
  });

  it('signing in again comes first where the service did not know who asked', () => {
    expect(remediesOf(failed('unauthenticated')).slice(0, 2)).toEqual(['signInAgain', 'retry']);
  });

  it('this computer does the upload only where that gets round the trouble', () => {
    const upload = { action: 'upload', canUploadByApp: true } as const;
    expect(remediesOf(failed('notSupported', upload))).toEqual(['uploadByApp', 'remove']);
    expect(remediesOf(failed('generalException', upload))[0]).toBe('uploadByApp');
    expect(remediesOf(failed('quotaLimitReached', upload))).not.toContain('uploadByApp');
    expect(remediesOf(failed('malwareDetected', upload))).toEqual(['remove']);
  });
});

describe('against an unknown outcome', () => {
  it('one can look again, or try again under a name that is free', () => {
    expect(remediesOf(unknown('nothing'))).toEqual(['checkAgain', 'retry', 'openSource', 'remove']);
    expect(remediesOf(unknown('notOurs'))).toEqual([
      'checkAgain',
      'retryRenamed',
      'openSource',
      'remove',
    ]);
  });

  it('one cannot look where nobody knows the place', () => {
    expect(remediesOf(unknown('noPlace', 'adopted'))).toEqual(['remove']);
  });
});

it('offers nothing against what is going well', () => {
  expect(remediesOf({ ...base, state: 'submitting' })).toEqual([]);
});
