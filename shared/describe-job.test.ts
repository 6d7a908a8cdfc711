import { describe, expect, it } from 'vitest';
import { notificationFor } from './describe-end.ts';
import { describePhase, describeState, describeSummary, folderName } from './describe-job.ts';
import { troubleOf } from './trouble.ts';
import type { JobView, Waiting } from './job-view.ts';
import { messagesFor } from './messages/index.ts';

const en = messagesFor('en');
const de = messagesFor('de');
const NOW = new Date(2026, 10, 22, 14, 0).getTime();

const base = {
  id: '1',
  action: 'copy',
  name: 'Plans',
  kind: 'folder',
  from: '/Plans',
  to: '/Documents/Archive',
  onConflict: 'fail',
  batch: null,
  askedAt: NOW,
} as const;

const runningAt = (fraction: number | null, waiting: Waiting | null = null): JobView => ({
  ...base,
  state: 'running',
  byApp: false,
  startedAt: NOW,
  progress: { fraction, files: null, bytes: null },
  ends: null,
  waiting,
});
const completed: JobView = {
  ...base,
  state: 'completed',
  startedAt: NOW,
  endedAt: NOW,
  resultName: 'Plans',
  canOpen: true,
  evidence: 'report',
  proof: null,
};
const failed: Extract<JobView, { state: 'failed' }> = {
  ...base,
  state: 'failed',
  canUploadByApp: false,
  canSkipItems: false,
  endedAt: NOW,
  problem: {
    code: 'quotaLimitReached',
    rawCode: 'quotaLimitReached',
    message: 'full',
    details: [],
    raw: null,
  },
};
const unknown: JobView = {
  ...base,
  state: 'unknown',
  reason: 'answerLost',
  seen: 'incomplete',
  endedAt: NOW,
};

describe('a copy in one line', () => {
  it('names the percentage of a running copy, rounded down', () => {
    expect(describeState(runningAt(0.439), en, NOW)).toBe('Copying, 43%');
    expect(describeState(runningAt(0.439), de, NOW)).toBe('Wird kopiert, 43\u00a0%');
  });

  it('names no percentage when the service gave none', () => {
    expect(describeState(runningAt(null), en, NOW)).toBe('Copying');
    expect(describeState(runningAt(null), de, NOW)).toBe('Wird kopiert');
  });

  it('says why nothing new is heard instead of a percentage that may be old', () => {
    const waiting = { why: 'unreachable', since: NOW } as const;
    expect(describeState(runningAt(0.4, waiting), en, NOW)).toBe(
      'Drive can’t be reached – trying again by itself',
    );
    expect(describeState(runningAt(0.4, waiting), de, NOW)).toBe(
      'Laufwerk nicht erreichbar – Ferry versucht es von selbst weiter',
    );
  });

  it('says that it is the user’s turn when only signing in helps', () => {
    const waiting = { why: 'signedOut', since: NOW } as const;
    expect(describeState(runningAt(0.4, waiting), en, NOW)).toBe(
      'Waiting for you to sign in again',
    );
    expect(describeState(runningAt(0.4, waiting), de, NOW)).toBe(
      'Wartet darauf, dass Sie sich wieder anmelden',
    );
  });

  it('says where a token is what it waits for', () => {
    const waiting = { why: 'tokenWanted', since: NOW } as const;
    expect(describeState(runningAt(0.4, waiting), en, NOW)).toBe(
      'Waiting for you to enter a token',
    );
    expect(describeState(runningAt(0.4, waiting), de, NOW)).toBe(
      'Wartet darauf, dass Sie ein Token eingeben',
    );
  });

  it('says when a busy service will be asked again, unless that time is over', () => {
    const throttled = (until: number) => runningAt(0.4, { why: 'throttled', until });
    expect(describeState(throttled(NOW + 300_000), de, NOW)).toBe(
      'OneDrive ist ausgelastet – Ferry fragt um 14:05 wieder',
    );
    expect(describeState(throttled(NOW + 300_000), en, NOW)).toMatch(/asking again at 2:05\sPM$/u);
    expect(describeState(throttled(NOW), en, NOW)).toBe('OneDrive is busy – asking again soon');
  });

  it('says when a copy starts that is to start later, until then', () => {
    const later = (until: number, isPaused = false): JobView => ({
      ...base,
      ...{ state: 'queued', waiting: null, held: { why: 'later', until, isPaused } },
    });
    expect(describeState(later(NOW + 300_000), de, NOW)).toContain('14:05');
    expect(describeState(later(NOW), de, NOW)).toBe(de.state.queued);
    expect(describeState(later(NOW + 300_000, true), de, NOW)).toContain('14:05');
    expect(describeState(later(NOW, true), de, NOW)).toBe(de.state.paused);
    const paused: JobView = { ...base, state: 'queued', waiting: null, held: { why: 'paused' } };
    expect(describeState(paused, en, NOW)).toBe(en.state.paused);
  });

  it('tells the new name when a conflict rule changed it', () => {
    expect(describeState({ ...completed, resultName: 'Plans 1' }, en, NOW)).toBe(
      'Copied as “Plans 1”',
    );
    expect(describeState({ ...completed, resultName: 'Plans 1' }, de, NOW)).toBe(
      'Kopiert als „Plans 1“',
    );
    expect(describeState({ ...completed, resultName: null }, en, NOW)).toBe('Copied');
  });

  it('admits when the end was seen at the destination and not reported', () => {
    expect(describeState({ ...completed, evidence: 'destination' }, en, NOW)).toBe(
      'Copied – found complete at the destination',
    );
    expect(describeState({ ...completed, evidence: 'destination', resultName: 'B' }, de, NOW)).toBe(
      'Kopiert als „B“ – vollständig am Ziel gefunden',
    );
  });

  it('says what went wrong in the user’s words, never the service’s', () => {
    expect(describeState(failed, en, NOW)).toBe('Failed: There is not enough space on the drive');
    expect(describeState(failed, de, NOW)).toBe(
      'Fehlgeschlagen: Auf dem Laufwerk ist nicht genug Platz',
    );
  });

  it('says what is really done: uploaded, by whom, or only watched', () => {
    const upload = { ...base, action: 'upload' } as const;
    const adopted = { ...base, action: 'adopted', from: null, to: null, kind: 'other' } as const;
    expect(describeState({ ...runningAt(null), ...upload }, en, NOW)).toBe('Uploading');
    expect(describeState({ ...runningAt(0.4), ...adopted }, de, NOW)).toBe('Läuft, 40\u00a0%');
    expect(describeState({ ...completed, ...upload, resultName: 'B' }, de, NOW)).toBe(
      'Hochgeladen als „B“',
    );
    expect(describeState({ ...completed, ...adopted, resultName: 'B' }, en, NOW)).toBe('Completed');
  });

  it('advises an upload through this computer only where that can be done', () => {
    const refused = {
      ...failed,
      action: 'upload',
      problem: { ...failed.problem, code: 'notSupported' },
    } as const;
    expect(describeState({ ...refused, canUploadByApp: true }, en, NOW)).toBe(
      'Failed: OneDrive does not fetch files from the web here',
    );
    expect(troubleOf({ ...refused, canUploadByApp: true }, de).todo).toMatch(/diesen Computer/u);
    expect(troubleOf(refused, en)).toBe(en.service.notSupported);
  });

  it('leaves figures out of the phase', () => {
    expect(describePhase(runningAt(0.43), en, NOW)).toBe('Copying');
  });
});

describe('all copies in one line', () => {
  it('says that nothing is running', () => {
    const idle = { active: 0, fraction: null, attention: 0 };
    expect(describeSummary(idle, en)).toBe('Nothing running');
    expect(describeSummary(idle, de)).toBe('Zurzeit läuft nichts');
  });

  it('counts the running ones with their mean progress', () => {
    const two = { active: 2, fraction: 0.43, attention: 0 };
    expect(describeSummary(two, en)).toBe('2 copies running, 43%');
    expect(describeSummary(two, de)).toBe('2 Kopiervorgänge laufen, 43\u00a0%');
    expect(describeSummary({ ...two, active: 1, fraction: null }, en)).toBe('1 copy running');
    expect(describeSummary({ ...two, active: 1, fraction: null }, de)).toBe(
      '1 Kopiervorgang läuft',
    );
  });

  it('says that copies need the user', () => {
    expect(describeSummary({ active: 0, fraction: null, attention: 1 }, en)).toBe(
      '1 copy needs you',
    );
    expect(describeSummary({ active: 0, fraction: null, attention: 2 }, de)).toBe(
      '2 Kopiervorgänge zu klären',
    );
    expect(describeSummary({ active: 2, fraction: 0.5, attention: 1 }, en)).toBe(
      '2 copies running, 50% · 1 needs you',
    );
  });
});

describe('a notification', () => {
  it('is made of an end, with the name the copy really has', () => {
    expect(notificationFor({ ...completed, resultName: 'Plans 1' }, en)).toEqual({
      title: 'Copied',
      body: '“Plans 1” is in “Archive”.',
    });
    expect(notificationFor(failed, de)).toEqual({
      title: 'Kopieren fehlgeschlagen',
      body: '„Plans“: Auf dem Laufwerk ist nicht genug Platz.',
    });
    expect(notificationFor(unknown, en)).toEqual({
      title: 'A copy needs you',
      body: '“Plans”: Outcome not known – only a part was found at the destination.',
    });
  });

  it('names no folder where only another program knows it', () => {
    expect(notificationFor({ ...completed, action: 'adopted', to: null }, en)).toEqual({
      title: 'Completed',
      body: '“Plans” is complete.',
    });
    expect(notificationFor({ ...unknown, action: 'adopted', seen: 'noPlace' }, de)).toEqual({
      title: 'Eine Aktion ist zu klären',
      body: '„Plans“: Ausgang unbekannt – es gibt keinen Bericht mehr.',
    });
  });

  it('is not made of anything still under way', () => {
    expect(notificationFor(runningAt(0.5), en)).toBeNull();
    expect(notificationFor({ ...base, state: 'queued', waiting: null, held: null }, de)).toBeNull();
    expect(notificationFor({ ...base, state: 'submitting' }, en)).toBeNull();
    expect(
      notificationFor({ ...base, state: 'checking', reason: 'monitorGone', waiting: null }, de),
    ).toBeNull();
  });
});

it('calls a folder by its last part and the root by the drive’s name', () => {
  expect(folderName('/Documents/Archive', en)).toBe('Archive');
  expect(folderName('/', de)).toBe('OneDrive');
});
