import { describe, expect, it } from 'vitest';
import type { ServiceProblem } from '../../shared/problem.ts';
import type { Verdict } from './destination-check.ts';
import { type Job, parseJob } from './job.ts';
import { NO_PROGRESS, type StatusReport } from './status-report.ts';
import { itemOf } from './testing/fake-drive.ts';
import { MONITOR_URL, START, samples } from './testing/job-samples.ts';
import { GONE_MIN_MS, type JobEvent, transition } from './transitions.ts';

type State = Job['state'];
type EventName =
  | Exclude<JobEvent['type'], 'reported' | 'looked'>
  | `reported ${StatusReport['state']}`
  | `looked ${Verdict['kind']}`;

const at = START + 1000;
const problem: ServiceProblem = { code: 'other', rawCode: null, message: null, details: [] };
const onConflict = 'rename';
const reported = (report: StatusReport, when = at): JobEvent => ({
  type: 'reported',
  at: when,
  report,
});
const looked = (verdict: Verdict): JobEvent => ({ type: 'looked', at, verdict });
const runningReport: Extract<StatusReport, { state: 'running' }> = {
  state: 'running',
  progress: { ...NO_PROGRESS, fraction: 0.3 },
  operation: null,
  rawStatus: null,
  location: null,
  retryAfterMs: null,
};

const events: Readonly<Record<EventName, JobEvent>> = {
  submitting: { type: 'submitting', at, target: { name: 'Plans', occupantId: 'old' } },
  notSent: { type: 'notSent' },
  refused: { type: 'refused', at, problem },
  accepted: { type: 'accepted', monitorUrl: MONITOR_URL },
  doneAtOnce: { type: 'doneAtOnce', at, itemId: 'copy' },
  answerLost: { type: 'answerLost', at },
  noMonitor: { type: 'noMonitor', at },
  monitorRefused: { type: 'monitorRefused', at },
  resultFetched: { type: 'resultFetched', result: { state: 'unavailable' } },
  retry: { type: 'retry', at, name: 'Plans (2)', onConflict },
  checkAgain: { type: 'checkAgain', at },
  'reported running': reported(runningReport),
  'reported completed': reported({
    state: 'completed',
    itemId: 'copy',
    resourceUrl: null,
    createdAt: null,
    isRedirect: false,
  }),
  'reported failed': reported({ state: 'failed', problem, progress: NO_PROGRESS }),
  'reported gone': reported({ state: 'gone' }),
  'reported moved': reported({ state: 'moved', location: 'https://monitor.test/2' }),
  'reported retry': reported({ state: 'retry', why: 'unreachable', retryAfterMs: null }),
  'looked keepLooking': looked({ kind: 'keepLooking', seen: null }),
  'looked completed': looked({ kind: 'completed', item: itemOf('copy') }),
  'looked unknown': looked({ kind: 'unknown', saw: 'incomplete' }),
};

const COLUMNS = [
  'queued',
  'submitting',
  'running',
  'checking',
  'unknown',
  'completed',
  'failed',
] as const satisfies readonly State[];
/** The state after the event, or nothing changes. */
type Cell = State | '-';
type RowOf<Columns extends readonly State[]> = { readonly [Index in keyof Columns]: Cell };
/** Cannot be filled in when a state has no column. */
type Row = [Exclude<State, (typeof COLUMNS)[number]>] extends [never]
  ? RowOf<typeof COLUMNS>
  : never;

const nothing: Row = ['-', '-', '-', '-', '-', '-', '-'];
const table: Readonly<Record<EventName, Row>> = {
  submitting: ['submitting', '-', '-', '-', '-', '-', '-'],
  notSent: ['-', 'queued', '-', '-', '-', '-', '-'],
  refused: ['failed', 'failed', '-', '-', '-', '-', '-'],
  accepted: ['-', 'running', '-', '-', '-', '-', '-'],
  doneAtOnce: ['-', 'completed', '-', '-', '-', '-', '-'],
  answerLost: ['-', 'checking', '-', '-', '-', '-', '-'],
  noMonitor: ['-', 'checking', '-', '-', '-', '-', '-'],
  monitorRefused: ['-', 'checking', 'checking', '-', '-', '-', '-'],
  resultFetched: ['-', '-', '-', '-', '-', 'completed', '-'],
  retry: ['-', '-', '-', '-', 'queued', '-', 'queued'],
  checkAgain: ['-', '-', '-', '-', 'checking', '-', '-'],
  'reported running': ['-', '-', 'running', '-', '-', '-', '-'],
  'reported completed': ['-', '-', 'completed', '-', '-', '-', '-'],
  'reported failed': ['-', '-', 'failed', '-', '-', '-', '-'],
  'reported gone': ['-', '-', 'running', '-', '-', '-', '-'],
  'reported moved': ['-', '-', 'running', '-', '-', '-', '-'],
  'reported retry': nothing,
  'looked keepLooking': ['-', '-', '-', 'checking', '-', '-', '-'],
  'looked completed': ['-', '-', '-', 'completed', '-', '-', '-'],
  'looked unknown': ['-', '-', '-', 'unknown', '-', '-', '-'],
};

const cells = Object.entries(table).flatMap(([name, row]) =>
  COLUMNS.map((state, index) => ({ name, state, cell: row[index] ?? '-' })),
);
const eventsByName = new Map<string, JobEvent>(Object.entries(events));

describe('every event in every state', () => {
  it.each(cells)('$state, $name: $cell', ({ name, state, cell }) => {
    const event = eventsByName.get(name);
    if (event === undefined) throw new Error(name);
    const job = samples[state];
    const after = transition(job, event);
    if (cell === '-') {
      expect(after).toBe(job);
    } else {
      expect(after).not.toBe(job);
      expect(after.state).toBe(cell);
      expect(parseJob(JSON.parse(JSON.stringify(after)))).toEqual({ ok: true, job: after });
      expect([after.id, after.request.source]).toEqual([job.id, job.request.source]);
    }
  });

  it('leaves the record it was given as it was', () => {
    for (const job of Object.values(samples)) {
      const before = structuredClone(job);
      for (const event of eventsByName.values()) transition(job, event);
      expect(job).toEqual(before);
    }
  });
});

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
      submittedAt: at,
      target: { occupantId: 'old' },
      reason: 'noMonitor',
      saw: 'incomplete',
    });
  });

  it('tells whether a copy that failed had been accepted', () => {
    expect(transition(samples.submitting, events.refused)).toMatchObject({ wasAccepted: false });
    expect(transition(samples.running, events['reported failed'])).toMatchObject({
      wasAccepted: true,
    });
  });

  it('counts a new try, under the new name and rule, asked for now', () => {
    expect(transition(samples.failed, events.retry)).toEqual({
      ...samples.queued,
      attempt: 2,
      askedAt: at,
      request: { ...samples.queued.request, name: 'Plans (2)', onConflict },
    });
  });

  it('looks again from the beginning, for the same reason', () => {
    expect(transition(samples.unknown, events.checkAgain)).toMatchObject({
      reason: 'monitorGone',
      since: at,
      looks: 0,
      seen: null,
    });
  });

  it('does not fetch a result twice', () => {
    const found = transition(samples.completed, {
      type: 'resultFetched',
      result: { state: 'found', itemId: 'copy', name: 'Plans', webUrl: null },
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
