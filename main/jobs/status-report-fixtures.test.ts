/** Every answer of a monitor in `fixtures/`, as it is and damaged. */
import { readFileSync } from 'node:fs';
import { array, nullable, number, object, parse, record, string, unknown } from 'valibot';
import { describe, expect, it } from 'vitest';
import type { HttpOutcome } from './ports.ts';
import { type StatusReport, readStatusReport } from './status-report.ts';
import { answerOf } from './testing/fake-drive.ts';
import { START } from './testing/job-samples.ts';
import { pick, seededRandom } from './testing/random.ts';

const file = parse(
  object({
    monitorUrl: string(),
    reports: array(
      object({
        id: string(),
        answer: object({
          status: number(),
          headers: record(string(), string()),
          body: nullable(string()),
        }),
        expect: record(string(), unknown()),
      }),
    ),
  }),
  JSON.parse(readFileSync(new URL('fixtures/status-reports.json', import.meta.url), 'utf8')),
);

const outcomes = file.reports.map(({ answer: { status, headers, body } }) =>
  answerOf(status, body, {
    url: file.monitorUrl,
    contentType: headers['content-type'] ?? null,
    location: headers['location'] ?? null,
    retryAfter: headers['retry-after'] ?? null,
  }),
);

/** The report in the words of the fixtures. */
function flat(report: StatusReport): Readonly<Record<string, unknown>> {
  const { state } = report;
  const figures =
    report.state === 'running' || report.state === 'failed'
      ? {
          percent: Math.round((report.progress.fraction ?? Number.NaN) * 1e8) / 1e6,
          filesDone: report.progress.files?.done,
          filesTotal: report.progress.files?.total,
          bytesDone: report.progress.bytes?.done,
          bytesTotal: report.progress.bytes?.total,
        }
      : {};
  switch (report.state) {
    case 'running': {
      const { operation, rawStatus, location, retryAfterMs } = report;
      return { state, ...figures, operation, rawStatus, location, retryAfterMs };
    }
    case 'completed': {
      const { itemId: resourceId, resourceUrl, createdAt } = report;
      return { state, resourceId, resourceUrl, createdAt };
    }
    case 'failed': {
      const { code, details } = report.problem;
      return { state, ...figures, code, details: details.length };
    }
    case 'moved':
      return { state, location: report.location };
    case 'retry':
      return { state, retryAfterMs: report.retryAfterMs };
    case 'gone':
      return { state };
  }
}

const read = (outcome: HttpOutcome): StatusReport => readStatusReport(outcome, START);

describe('every answer that was documented or seen', () => {
  it.each(file.reports.map((row, index) => ({ ...row, outcome: outcomes[index] })))(
    'is read right: $id',
    ({ outcome, expect: expected }) => {
      if (outcome === undefined) throw new Error('no answer');
      expect(flat(read(outcome))).toMatchObject(expected);
    },
  );

  it('is there in good number', () => {
    expect(outcomes.length).toBeGreaterThanOrEqual(42);
  });
});

it('has an answer for thousands of damaged answers, and never throws', () => {
  const random = seededRandom(20_261_122);
  const pieces = [
    '{',
    '"',
    '0',
    '\\u',
    'null',
    'completed',
    '/items/',
    '%',
    '\u0000',
    '9'.repeat(99),
  ];
  const places = [null, '', '//', 'http://[', '/items/%', 'data:,x', 'https://a.test/items/1'];
  const waits = [null, '', '-1', '1e9', 'Fri, 99', '5', 'Sun, 22 Nov 2026 09:00:00 GMT'];
  const codes = [100, 200, 202, 204, 206, 301, 303, 304, 400, 404, 408, 429, 500, 503, 999];
  const seen = new Set<string>();
  for (let round = 0; round < 5000; round += 1) {
    const original = pick(outcomes, random);
    let body = original.body ?? '';
    for (let change = 0; change < 1 + random() * 3; change += 1) {
      const at = Math.floor(random() * (body.length + 1));
      const until = at + Math.floor(random() * 12);
      body = body.slice(0, at) + (random() < 0.6 ? pick(pieces, random) : '') + body.slice(until);
    }
    const outcome = answerOf(random() < 0.5 ? original.status : pick(codes, random), body, {
      url: original.url,
      location: random() < 0.5 ? original.location : pick(places, random),
      retryAfter: pick(waits, random),
    });
    const report = read(outcome);
    seen.add(report.state);
    if (report.state === 'running' || report.state === 'failed') {
      const { fraction, files } = report.progress;
      expect(fraction === null || (fraction >= 0 && fraction <= 1)).toBe(true);
      expect(files === null || Number.isSafeInteger(files.total)).toBe(true);
    }
    if ('location' in report && report.location !== null) {
      expect(URL.canParse(report.location)).toBe(true);
    }
  }
  expect([...seen].sort()).toEqual(['completed', 'failed', 'gone', 'moved', 'retry', 'running']);
});
