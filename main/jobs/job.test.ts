import { describe, expect, it } from 'vitest';
import { hasEnded, isPast, type Job, parseJob } from './job.ts';
import {
  MONITOR_URL,
  allSamples,
  sampleRequest,
  samples,
  uploadRequest,
} from './testing/job-samples.ts';
import { pick, seededRandom } from './testing/random.ts';

describe('parseJob', () => {
  it.each(allSamples)('reads back what was written of a job that is $state', (job) => {
    expect(parseJob(JSON.parse(JSON.stringify(job)))).toEqual({ ok: true, job });
  });

  it('drops what it does not know, as a newer version may have written it', () => {
    expect(parseJob({ ...samples.queued, mood: 'good' })).toEqual({
      ok: true,
      job: samples.queued,
    });
  });

  it.each([
    ['state', { ...samples.queued, state: 'dancing' }],
    ['monitorUrl', { ...samples.running, monitorUrl: '' }],
    ['id', { ...samples.queued, id: undefined }],
    ['askedAt', { ...samples.queued, askedAt: 'yesterday' }],
    ['askedAt', { ...samples.queued, askedAt: Number.NaN }],
    ['target', { ...samples.submitting, target: undefined }],
    ['request.name', { ...samples.queued, request: { ...samples.queued.request, name: '' } }],
    [
      'progress.files.total',
      { ...samples.running, progress: { fraction: 1, files: { done: 1 }, bytes: null } },
    ],
    ['request.by', { ...samples.transferring, request: { ...uploadRequest, by: 'magic' } }],
    [
      'request.action, request.sourceUrl, request.by',
      { ...samples.transferring, request: sampleRequest },
    ],
    [
      'request.action',
      { ...samples.queued, request: { action: 'adopted', account: 'a', name: 'x' } },
    ],
    ['transfer', { ...samples.transferring, transfer: MONITOR_URL }],
    ['target', { ...samples.checking, target: null }],
    ['proof.state', { ...samples.completed, proof: { state: 'believed' } }],
    ['result.state', { ...samples.completed, result: { state: 'eaten' } }],
    ['problem.code', { ...samples.failed, problem: { ...samples.failed.problem, code: 'EBADF' } }],
  ])('names what is wrong with a damaged record: %s', (field, record) => {
    expect(parseJob(record)).toEqual({ ok: false, reason: `wrong: ${field}` });
  });

  it('never quotes a value in its reason', () => {
    const damaged = { ...samples.running, attempt: MONITOR_URL, gone: MONITOR_URL };
    const read = parseJob(damaged);
    expect(read).toEqual({ ok: false, reason: 'wrong: attempt, gone' });
  });

  it.each([null, undefined, 'job', 7, [], [samples.queued]])(
    'says that %j is no record',
    (value) => {
      expect(parseJob(value).ok).toBe(false);
    },
  );

  it('says no more than that of what is no record at all', () => {
    expect(parseJob(MONITOR_URL)).toEqual({ ok: false, reason: 'no job record' });
  });

  it('never throws on a record with its parts exchanged', () => {
    const random = seededRandom(3);
    const parts: readonly unknown[] = [
      null,
      '',
      'x',
      -1,
      Number.POSITIVE_INFINITY,
      [],
      {},
      true,
      samples.running,
    ];
    for (let round = 0; round < 2000; round += 1) {
      const entries = Object.entries(pick(allSamples, random)).map(
        ([key, value]): [string, unknown] => [key, random() < 0.2 ? pick(parts, random) : value],
      );
      const read = parseJob(Object.fromEntries(entries));
      if (read.ok) expect(parseJob(read.job)).toEqual(read);
      else expect(read.reason).toMatch(/^(?:wrong: |no job record)/u);
    }
  });
});

it('tells jobs that have ended from those that go on', () => {
  const ended = allSamples.filter(hasEnded).map(({ state }) => state);
  expect(ended).toEqual(['unknown', 'completed', 'failed']);
});

it('counts as past only what is completed, fetched and compared', () => {
  const { completed } = samples;
  const fetched: Job = { ...completed, result: { state: 'unavailable' } };
  const comparing: Job = { ...fetched, proof: { state: 'comparing', items: 0, limit: null } };
  const proven: Job = { ...fetched, proof: { state: 'same', items: 1, bytes: 1 } };
  expect(allSamples.some(isPast)).toBe(false);
  expect([completed, fetched, comparing, proven].map(isPast)).toEqual([false, true, false, true]);
});
