/** What a record carries on from one state to the next, and when a monitor is believed to be gone. */
import { describe, expect, it } from 'vitest';
import type { Job } from './job.ts';
import { NO_PROGRESS } from './status-report.ts';
import { itemOf } from './testing/fake-drive.ts';
import { AT, type EventName, events, reported, runningReport } from './testing/job-events.ts';
import { START, sampleRequest, samples, uploadRequest } from './testing/job-samples.ts';
import { GONE_MIN_MS, transition } from './transitions.ts';

describe('what a change carries on', () => {
  it('forgets the monitor URL once it is of no use', () => {
    for (const name of [
      'reported completed',
      'reported failed',
      'monitorRefused',
    ] as const satisfies readonly EventName[]) {
      expect(JSON.stringify(transition(samples.running, events[name]))).not.toContain('monitor.');
    }
  });

  it('keeps what the destination looked like before the POST until the end', () => {
    const submitting = transition(samples.queued, events.submitting);
    const running = transition(submitting, events.accepted);
    const refused = transition(running, events.monitorRefused);
    const unknown = transition(refused, events['looked unknown']);
    expect(unknown).toMatchObject({
      submittedAt: AT,
      target: { occupantId: 'old' },
      reason: 'noMonitor',
      saw: 'incomplete',
    });
  });

  it('remembers of a failure what had begun, and nothing where nothing had', () => {
    expect(transition(samples.submitting, events.refused)).toMatchObject({ begun: null });
    expect(transition(samples.running, events['reported failed'])).toMatchObject({
      begun: { submittedAt: START, target: samples.running.target },
    });
  });

  it('leaves items out only where they are named and the rest has a place', () => {
    const { problem, begun } = samples.failed;
    for (const change of [
      { begun: null },
      { begun: { submittedAt: START, target: null } },
      { problem: { ...problem, details: [] } },
      { request: uploadRequest },
    ]) {
      const job = { ...samples.failed, ...change };
      expect(transition(job, events.skipItems)).toBe(job);
    }
    expect(transition(samples.failed, events.skipItems)).toMatchObject({
      state: 'checking',
      reason: 'itemsFailed',
      submittedAt: START,
      target: begun?.target,
    });
  });

  it('counts a new try, under the new name and rule, asked for now', () => {
    expect(transition(samples.failed, events.retry)).toEqual({
      ...samples.queued,
      attempt: 2,
      askedAt: AT,
      batch: null,
      request: { ...samples.queued.request, name: 'Plans (2)', onConflict: 'rename' },
    });
  });

  it('looks again from the beginning, for the same reason', () => {
    expect(transition(samples.unknown, events.checkAgain)).toMatchObject({
      reason: 'monitorGone',
      since: AT,
      looks: 0,
      seen: null,
    });
  });

  it('does not fetch a result twice', () => {
    const found = transition(samples.completed, {
      type: 'resultFetched',
      result: { state: 'found', itemId: 'copy', name: 'Plans', webUrl: null },
      proof: null,
    });
    expect(transition(found, events.resultFetched)).toBe(found);
  });

  it('does not take back figures that a later report leaves out', () => {
    const after = transition(
      samples.running,
      reported({ ...runningReport, progress: { ...NO_PROGRESS, fraction: 0.5 } }),
    );
    expect(after).toMatchObject({ progress: { fraction: 0.5, bytes: { done: 1024 } } });
  });

  it('watches the new place from the moment it is named', () => {
    const location = 'https://monitor.test/next';
    expect(transition(samples.running, reported({ ...runningReport, location }))).toMatchObject({
      monitorUrl: location,
    });
  });
});

describe('a clock that was set back', () => {
  const before = START - GONE_MIN_MS;

  it('does not make a monitor be waited for that is gone', () => {
    const doubted = { ...samples.running, gone: { since: START, count: 1 } };
    expect(transition(doubted, reported({ state: 'gone' }, before))).toMatchObject({
      gone: { since: before, count: 2 },
    });
  });

  it('does not make the destination be looked at for longer', () => {
    const looked = { ...events['looked keepLooking'], at: before };
    expect(transition(samples.checking, looked)).toMatchObject({ since: before, looks: 1 });
  });
});

describe('a monitor that claims to be gone', () => {
  const saidAt = (...times: readonly number[]): Job =>
    times.reduce<Job>(
      (job, time) => transition(job, reported({ state: 'gone' }, START + time)),
      samples.running,
    );

  it('is believed after three times over two minutes', () => {
    expect(saidAt(0, 60_000, GONE_MIN_MS)).toMatchObject({
      state: 'checking',
      reason: 'monitorGone',
      since: START + GONE_MIN_MS,
    });
  });

  it('is not believed after two times, nor within two minutes', () => {
    expect(saidAt(0, 10 * GONE_MIN_MS).state).toBe('running');
    expect(saidAt(0, 1, 2, 3, GONE_MIN_MS - 1)).toMatchObject({
      state: 'running',
      gone: { since: START, count: 5 },
    });
  });

  it('is believed from anew once it has spoken in between', () => {
    const spoken = transition(saidAt(0, 60_000), reported(runningReport));
    expect(spoken).toMatchObject({ gone: null });
  });

  it('does not become less doubtful by an answer that says nothing', () => {
    const doubted = saidAt(0, 60_000);
    expect(transition(doubted, events['reported retry'])).toBe(doubted);
    expect(transition(doubted, events['reported moved'])).toMatchObject({ gone: { count: 2 } });
  });
});

describe('a name that could not be sent along', () => {
  const versions = { ...sampleRequest, allVersions: true, name: 'Plans 2026' };
  const done = events['reported completed'];

  it('is given once the service is done, and not where it is the right one already', () => {
    const running = { ...samples.running, request: versions };
    expect(transition(running, done)).toMatchObject({ state: 'renaming', itemId: 'copy' });
    const own = { ...running, request: { ...versions, name: 'Plans' } };
    expect(transition(own, done).state).toBe('completed');
  });

  it('is not given where nobody told which item to name', () => {
    const running = { ...samples.running, request: versions };
    const after = transition(running, { ...done, report: { ...done.report, itemId: null } });
    expect(after).toMatchObject({ state: 'completed', result: { state: 'pending', itemId: null } });
  });

  it('is for display alone where only what is in a folder is copied', () => {
    const running = { ...samples.running, request: { ...versions, childrenOnly: true } };
    expect(transition(running, done).state).toBe('completed');
  });
});

describe('where there is no place to look', () => {
  const lost = { ...samples.submitting, target: null };

  it('nobody can know, and looking again is not offered', () => {
    const unknown = transition(lost, events.answerLost);
    expect(unknown).toMatchObject({ state: 'unknown', reason: 'answerLost', saw: 'noPlace' });
    expect(transition(unknown, events.checkAgain)).toBe(unknown);
    expect(transition(unknown, events.retry)).toMatchObject({ state: 'queued', attempt: 2 });
  });

  it('what another program has begun is not begun again by us', () => {
    const request = { action: 'adopted', account: 'demo', name: 'Copy' } as const;
    const unknown = transition(
      { ...samples.running, request, target: null },
      events.monitorRefused,
    );
    expect(unknown).toMatchObject({ state: 'unknown', saw: 'noPlace' });
    expect(transition(unknown, events.retry)).toBe(unknown);
    expect(transition(unknown, events.checkAgain)).toBe(unknown);
  });
});

describe('the items of a failure', () => {
  const detail = {
    code: 'other',
    rawCode: null,
    message: null,
    target: '01A',
    name: null,
  } as const;
  const failedWith = (...targets: readonly (string | null)[]): Job => {
    const { problem } = events.refused;
    const details = targets.map((target) => ({ ...detail, target }));
    return transition(samples.queued, { ...events.refused, problem: { ...problem, details } });
  };

  it('are to be named where the service gave their ids', () => {
    expect(failedWith('01A', null)).toMatchObject({ areItemsNamed: false });
    expect(failedWith(null)).toMatchObject({ areItemsNamed: true });
    expect(failedWith()).toMatchObject({ areItemsNamed: true });
  });

  it('get the names that were found, and are looked up no more', () => {
    expect(transition(failedWith('01A', '01B', null), events.named)).toMatchObject({
      areItemsNamed: true,
      problem: { details: [{ name: 'Budget.xlsx' }, { name: null }, { name: null }] },
    });
  });
});

it('gives a copy with its versions its new name also when it was found at the destination', () => {
  const request = { ...sampleRequest, allVersions: true, name: 'Plans 2026' };
  const verdict = { kind: 'completed', item: itemOf('copy') } as const;
  const looked = { type: 'looked', at: START, verdict, proof: null } as const;
  expect(transition({ ...samples.checking, request }, looked)).toMatchObject({
    state: 'renaming',
    itemId: 'copy',
  });
});

it('remembers how large an upload must be when its answer is lost', () => {
  expect(transition(samples.transferring, events.answerLost)).toMatchObject({
    state: 'checking',
    target: { size: samples.transferring.transfer.total },
  });
});

it('gives a copy with its versions its new name also when no report named its item', () => {
  const request = { ...sampleRequest, allVersions: true, name: 'Plans 2026' };
  const pending = { state: 'pending', itemId: null, tries: 0 } as const;
  const job: Job = { ...samples.completed, request, result: pending };
  const result = { state: 'found', itemId: 'copy', name: 'Plans', webUrl: null } as const;
  expect(transition(job, { type: 'resultFetched', result, proof: null })).toMatchObject({
    state: 'renaming',
    itemId: 'copy',
    evidence: 'report',
  });
});
