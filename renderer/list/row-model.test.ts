import { describe, expect, it } from 'vitest';
import type { JobView } from '../../shared/job-view.ts';
import { messagesFor } from '../../shared/messages/index.ts';
import {
  actionLabel,
  actionsOf,
  barOf,
  factsOf,
  nextRowTime,
  rowTime,
  shownName,
  shownPath,
} from './row-model.ts';
import { suggestedName } from './suggested-name.ts';

const en = messagesFor('en');
const de = messagesFor('de');
const NOW = new Date(2026, 10, 22, 14, 0).getTime();
const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Which kind of space ICU puts between a number and its unit differs from unit to unit. */
const plain = (text: string) => text.replaceAll(/\s/gu, ' ');

const base = {
  id: '1',
  action: 'copy',
  name: 'a.txt',
  kind: 'file',
  from: '/a.txt',
  to: '/Documents',
  onConflict: 'fail',
  batch: null,
  askedAt: NOW,
} as const;
const running = {
  ...base,
  state: 'running',
  byApp: false,
  startedAt: NOW - 2 * MINUTE,
  progress: {
    fraction: 0.3,
    files: { done: 12, total: 40 },
    bytes: { done: 1_048_576, total: 9_437_184 },
  },
  ends: { from: NOW + 2 * MINUTE, to: NOW + 5 * MINUTE },
  waiting: null,
} satisfies JobView;
const completed = {
  ...base,
  state: 'completed',
  startedAt: NOW - 3 * MINUTE,
  endedAt: NOW,
  resultName: 'a 1.txt',
  canOpen: true,
  evidence: 'report',
  proof: null,
} satisfies JobView;
const failedWith = (code: 'nameAlreadyExists' | 'quotaLimitReached'): JobView => ({
  ...base,
  state: 'failed',
  endedAt: NOW,
  canUploadByApp: false,
  canSkipItems: false,
  problem: { code, rawCode: code, message: null, details: [], raw: null },
});
const unknown = (seen: 'nothing' | 'notOurs'): JobView => ({
  ...base,
  state: 'unknown',
  reason: 'answerLost',
  seen,
  endedAt: NOW,
});

describe('the facts of a row', () => {
  it('name files, bytes, time and time left of a running copy', () => {
    expect(factsOf(running, de, NOW).map(plain)).toEqual([
      '12 von 40 Dateien',
      '1,0 von 9,4 MB',
      'seit 2 Min.',
      'noch 2–5 Minuten',
    ]);
  });

  it('leave out what is not known', () => {
    const bare: JobView = {
      ...running,
      progress: { fraction: null, files: null, bytes: null },
      ends: null,
    };
    expect(factsOf(bare, en, NOW)).toEqual(['2 min so far']);
    expect(factsOf({ ...bare, startedAt: NOW - SECOND + 1 }, en, NOW)).toEqual([]);
  });

  it('count the time left down, and give no estimate any more once it is over', () => {
    expect(factsOf(running, de, NOW + MINUTE).map(plain)).toContain('noch 1–4 Minuten');
    expect(factsOf(running, en, NOW + 5 * MINUTE).join()).not.toContain('left');
  });

  it('give no estimate while nothing new is heard', () => {
    const waiting: JobView = { ...running, waiting: { why: 'unreachable', since: NOW } };
    expect(factsOf(waiting, en, NOW)).not.toContain('2–5 minutes left');
  });

  it('name the duration only where the service reported the end', () => {
    expect(factsOf(completed, de, NOW)).toEqual(['Dauer 3 Min.', '14:00']);
    expect(factsOf({ ...completed, evidence: 'destination' }, de, NOW)).toEqual(['14:00']);
    expect(factsOf({ ...completed, startedAt: NOW }, en, NOW)[0]).toBe('took 1 sec');
  });
});

describe('what can be done', () => {
  it('is to stop tracking what the service may still be doing', () => {
    expect(actionsOf(running)).toEqual({ shown: ['stop'], more: ['details'] });
    expect(actionsOf({ ...base, state: 'submitting' }).shown).toEqual(['stop']);
    expect(actionLabel('stop', running, en)).toBe('Stop tracking');
    expect(actionLabel('stop', { ...running, byApp: true }, en)).toBe('Stop upload');
  });

  it('of what waits for a sign-in are to sign in, first of all', () => {
    const waiting = { why: 'signedOut', since: NOW } as const;
    const queued = { ...base, state: 'queued', waiting, held: null } as const;
    expect(actionsOf(queued).shown).toEqual(['signInAgain', 'remove']);
    expect(actionsOf({ ...running, waiting }).shown).toEqual(['signInAgain', 'stop']);
  });

  it('of what waits for a token is to enter one', () => {
    const waiting = { why: 'tokenWanted', since: NOW } as const;
    const queued = { ...base, state: 'queued', waiting, held: null } as const;
    expect(actionsOf(queued).shown).toEqual(['signInAgain', 'remove']);
    expect(actionLabel('signInAgain', queued, en)).toBe('Enter a token');
    expect(actionLabel('signInAgain', { ...base, state: 'submitting' }, en)).toBe('Sign in again');
  });

  it('is to remove what was never asked of the service', () => {
    expect(actionsOf({ ...base, state: 'queued', waiting: null, held: null }).shown).toEqual([
      'remove',
    ]);
  });

  it('is to open a result only where there is something to open', () => {
    expect(actionsOf(completed)).toEqual({
      shown: ['open', 'remove'],
      more: ['details', 'copyLink', 'saveReport'],
    });
    expect(actionsOf({ ...completed, canOpen: false }).shown).toEqual(['remove']);
  });

  it('is to look again or to try again where the outcome is not known', () => {
    expect(actionsOf(unknown('nothing')).shown).toEqual(['checkAgain', 'retry', 'remove']);
  });

  it('shows no more than two ways out beside leaving, and keeps the others at hand', () => {
    expect(actionsOf(failedWith('nameAlreadyExists'))).toEqual({
      shown: ['retryRenamed', 'keepBoth', 'remove'],
      more: ['details', 'replace', 'openSource', 'saveReport'],
    });
  });
});

describe('another try', () => {
  it('offers a new name where the old one is taken', () => {
    expect(suggestedName(failedWith('nameAlreadyExists'))).toBe('a (2).txt');
    expect(suggestedName(unknown('notOurs'))).toBe('a (2).txt');
    expect(actionLabel('retryRenamed', failedWith('nameAlreadyExists'), en)).toBe(
      'Retry with another name',
    );
  });

  it('keeps the name where it was not the trouble', () => {
    expect(suggestedName(failedWith('quotaLimitReached'))).toBe('a.txt');
    expect(actionLabel('retry', failedWith('quotaLimitReached'), en)).toBe('Try again');
  });
});

it('goes by the name the result really has', () => {
  expect(shownName(completed)).toBe('a 1.txt');
  expect(shownName({ ...completed, resultName: null })).toBe('a.txt');
});

it('shows a bar that is empty while queued and indefinite without a figure', () => {
  expect(barOf({ ...base, state: 'queued', waiting: null, held: null })).toBe(0);
  expect(barOf(running)).toBe(0.3);
  expect(barOf({ ...base, state: 'submitting' })).toBeNull();
});

it('shows paths as people write them', () => {
  expect(shownPath('/Documents/Plans', en)).toBe('Documents/Plans');
  expect(shownPath('/', en)).toBe('OneDrive');
  expect(shownPath('www.example.org/a.txt', en)).toBe('www.example.org/a.txt');
});

describe('the time of a row', () => {
  it('passes by the second in the first minute and by the minute from then on', () => {
    const young: JobView = { ...running, startedAt: NOW - 10 * SECOND };
    expect(rowTime(young, NOW + 999)).toBe(NOW);
    expect(rowTime(young, NOW + SECOND)).toBe(NOW + SECOND);
    expect(rowTime(running, NOW + 59 * SECOND)).toBe(NOW);
    expect(rowTime(running, NOW + MINUTE)).toBe(NOW + MINUTE);
  });

  it('passes once more when a pause is over', () => {
    const until = NOW + 30 * SECOND;
    const paused: JobView = { ...running, waiting: { why: 'throttled', until } };
    expect(rowTime(paused, until - 1)).toBe(NOW);
    expect(rowTime(paused, until + 5)).toBe(until);
  });

  it('passes once more when the time to start has come', () => {
    const until = NOW + 30 * SECOND;
    const held = { why: 'later', until, isPaused: true } as const;
    const later: JobView = { ...base, state: 'queued', waiting: null, held };
    expect(rowTime(later, until - 1)).toBeLessThan(NOW);
    expect(rowTime(later, until + 5)).toBe(until);
    expect(nextRowTime(later, NOW)).toBe(until);
  });

  it('stands still all day where words do not change with the clock', () => {
    expect(rowTime(completed, NOW)).toBe(rowTime(completed, NOW + MINUTE));
    expect(rowTime(completed, NOW)).toBeLessThanOrEqual(NOW);
  });

  it('never lies before the start, even if the clock was set back', () => {
    expect(rowTime(running, running.startedAt - MINUTE)).toBe(running.startedAt);
  });
});

describe('the next time at which a row looks different', () => {
  const until = NOW + 30 * SECOND;
  const rows: readonly JobView[] = [
    { ...running, startedAt: NOW },
    running,
    { ...running, waiting: { why: 'throttled', until } },
    completed,
  ];

  it('is the first at which its own time is another one', () => {
    for (const row of rows) {
      for (const at of [NOW, NOW + 999, NOW + 59 * SECOND, NOW + 61 * SECOND, until]) {
        const next = nextRowTime(row, at);
        expect(next).toBeGreaterThan(at);
        expect(rowTime(row, next - 1)).toBe(rowTime(row, at));
        expect(rowTime(row, next)).toBe(next);
      }
    }
  });
});
