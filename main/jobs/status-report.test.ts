import { describe, expect, it } from 'vitest';
import type { HttpOutcome } from './ports.ts';
import { NO_PROGRESS, type StatusReport, readStatusReport } from './status-report.ts';
import { answerOf } from './testing/fake-drive.ts';
import { START } from './testing/job-samples.ts';

const read = (outcome: HttpOutcome): StatusReport => readStatusReport(outcome, START);
const progressOf = (body: Readonly<Record<string, unknown>>): unknown => {
  const report = read(answerOf(202, { status: 'inProgress', ...body }));
  return report.state === 'running' ? report.progress : report.state;
};

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])(
    'to a page of a captive portal (%i) is a move for others to refuse, never an end',
    (status) => {
      const location = 'http://portal.example/login?from=https://api.onedrive.com/items/1';
      expect(read(answerOf(status, '<html>Sign in', { location }))).toEqual({
        state: 'moved',
        location,
      });
    },
  );

  it('with 303 to something below an item is another monitor, not the item', () => {
    const location = 'https://x.sharepoint.com/_api/v2.1/drive/items/01A/operations/7';
    expect(read(answerOf(303, '', { location }))).toEqual({ state: 'moved', location });
  });

  it('with 303 names the item by the decoded id of its path', () => {
    const location = '/v1.0/drives/b!x/items/E0A1%21123?force303=1';
    expect(read(answerOf(303, '', { location }))).toEqual({
      state: 'completed',
      itemId: 'E0A1!123',
      resourceUrl: `https://monitor.test${location}`,
      createdAt: null,
      isRedirect: true,
    });
  });

  it('keeps an id that cannot be decoded as it is', () => {
    const report = read(answerOf(303, '', { location: '/items/%E0%A4%A' }));
    expect(report).toMatchObject({ state: 'completed', itemId: '%E0%A4%A' });
  });

  it.each([null, 'https://'])('to nowhere (%s) says nothing', (location) => {
    expect(read(answerOf(302, '', { location })).state).toBe('retry');
    expect(read(answerOf(303, '', { location })).state).toBe('retry');
  });
});

describe('figures', () => {
  it.each([
    [1e308, 1],
    ['1e400', null],
    ['NaN', null],
    [' 55 ', 0.55],
    [null, null],
    [[50], null],
  ])('read a percentage of %s as the fraction %s', (percentageComplete, fraction) => {
    expect(progressOf({ percentageComplete })).toEqual({ fraction, files: null, bytes: null });
  });

  it('are taken from the description wherever they stand in it', () => {
    const statusDescription = 'completed 3 / 7 FILES (5/9 bytes so far)';
    expect(progressOf({ statusDescription })).toEqual({
      fraction: null,
      files: { done: 3, total: 7 },
      bytes: { done: 5, total: 9 },
    });
  });

  it.each([`1/${'2'.repeat(400)} files; ${'3'.repeat(400)}/4 bytes`, '1'.repeat(60_000)])(
    'that are too long to be figures are left out',
    (statusDescription) => {
      expect(progressOf({ statusDescription })).toEqual(NO_PROGRESS);
    },
  );
});

describe('the word of the body', () => {
  it.each(['INPROGRESS', 'notStarted', 'cancelPending'])(
    '"%s" means running under any code',
    (status) => {
      const running = { state: 'running', rawStatus: status };
      for (const code of [200, 202, 404, 500]) {
        expect(read(answerOf(code, { status }))).toMatchObject(running);
      }
    },
  );

  it.each(['rebalancing', ' '])('"%s", unknown, means running under a good code', (status) => {
    const running = { state: 'running', rawStatus: status };
    expect(read(answerOf(200, { status }))).toMatchObject(running);
  });

  it('that is the title of an error is no statement', () => {
    expect(read(answerOf(404, { status: 'Not Found' })).state).toBe('gone');
    expect(read(answerOf(502, { status: 'Bad Gateway' })).state).toBe('retry');
  });

  it('missing in a 202 means running', () => {
    expect(read(answerOf(202, { percentageComplete: 40 }))).toMatchObject({
      state: 'running',
      progress: { fraction: 0.4 },
    });
  });

  it('of a proxy that wants to know us says nothing', () => {
    expect(read(answerOf(407)).state).toBe('retry');
  });

  it.each(['Completed', 'COMPLETED'])('"%s" means completed under any code', (status) => {
    for (const code of [200, 202, 303, 404, 500]) {
      expect(read(answerOf(code, { status })).state).toBe('completed');
    }
  });

  it.each(['Failed', 'canceled', 'CANCELLED', 'deleteFailed'])('"%s" means failed', (status) => {
    expect(read(answerOf(202, { status })).state).toBe('failed');
  });

  it('does not count while the host is throttling', () => {
    expect(read(answerOf(429, { status: 'inProgress' }, { retryAfter: '7' }))).toEqual({
      state: 'retry',
      why: 'throttled',
      retryAfterMs: 7000,
    });
  });

  it.each([1, true, null, ['completed'], { is: 'completed' }, ''])(
    'counts only when it is a word: %j is none',
    (status) => {
      expect(read(answerOf(200, { status })).state).toBe('retry');
    },
  );
});

describe('no statement at all', () => {
  it.each([200, 202, 303, 400, 401, 404, 410, 500, 503])(
    'is a body that broke off or was too large (%i)',
    (status) => {
      expect(read(answerOf(status, null)).state).toBe('retry');
    },
  );

  it.each(['null', '[]', '"completed"', '42', '{"status":"comp', '\u0000', '<html>'])(
    'is a body of %j',
    (body) => {
      for (const status of [200, 202, 404, 500]) {
        expect(read(answerOf(status, body)).state).toBe('retry');
      }
    },
  );

  it('is an unreachable host', () => {
    expect(read({ kind: 'unreachable', sent: 'maybe' })).toEqual({
      state: 'retry',
      why: 'unreachable',
      retryAfterMs: null,
    });
  });

  it.each([
    [503, '30', 'throttled', 30_000],
    [503, null, 'serviceTrouble', null],
    [500, '30', 'serviceTrouble', 30_000],
    [429, null, 'throttled', null],
  ])('tells throttling from trouble: %i with Retry-After %s', (status, retryAfter, why, ms) => {
    expect(read(answerOf(status, '', { retryAfter }))).toEqual({
      state: 'retry',
      why,
      retryAfterMs: ms,
    });
  });
});

it('reads an item with an error code as no item', () => {
  expect(read(answerOf(404, { id: '1', name: 'a', file: {} })).state).toBe('gone');
});
