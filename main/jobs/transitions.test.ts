import { describe, expect, it } from 'vitest';
import { type Job, parseJob } from './job.ts';
import { type EventName, events } from './testing/job-events.ts';
import { samples, uploadRequest } from './testing/job-samples.ts';
import { type JobEvent, transition } from './transitions.ts';

type State = Job['state'];

const COLUMNS = [
  'queued',
  'submitting',
  'running',
  'renaming',
  'transferring',
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

const nothing: Row = ['-', '-', '-', '-', '-', '-', '-', '-', '-'];
const table: Readonly<Record<EventName, Row>> = {
  submitting: ['submitting', '-', '-', '-', '-', '-', '-', '-', '-'],
  // Only uploads: see below.
  transferring: nothing,
  transferred: ['-', '-', '-', '-', 'transferring', '-', '-', '-', '-'],
  notSent: ['-', 'queued', '-', '-', '-', '-', '-', '-', '-'],
  refused: ['failed', 'failed', '-', '-', 'failed', '-', '-', '-', '-'],
  accepted: ['-', 'running', '-', '-', '-', '-', '-', '-', '-'],
  doneAtOnce: ['-', 'completed', '-', '-', 'completed', '-', '-', '-', '-'],
  renamed: ['-', '-', '-', 'completed', '-', '-', '-', '-', '-'],
  answerLost: ['-', 'checking', '-', '-', 'checking', '-', '-', '-', '-'],
  noMonitor: ['-', 'checking', '-', '-', 'checking', '-', '-', '-', '-'],
  monitorRefused: ['-', 'checking', 'checking', '-', '-', '-', '-', '-', '-'],
  resultFetched: ['-', '-', '-', '-', '-', '-', '-', 'completed', '-'],
  proven: ['-', '-', '-', '-', '-', '-', '-', 'completed', '-'],
  named: ['-', '-', '-', '-', '-', '-', '-', '-', 'failed'],
  retry: ['-', '-', '-', '-', '-', '-', 'queued', '-', 'queued'],
  // Only uploads: see below.
  uploadByApp: nothing,
  checkAgain: ['-', '-', '-', '-', '-', '-', 'checking', '-', '-'],
  // Only with a time that was set: see below.
  startNow: nothing,
  skipItems: ['-', '-', '-', '-', '-', '-', '-', '-', 'checking'],
  'reported running': ['-', '-', 'running', '-', '-', '-', '-', '-', '-'],
  'reported completed': ['-', '-', 'completed', '-', '-', '-', '-', '-', '-'],
  'reported failed': ['-', '-', 'failed', '-', '-', '-', '-', '-', '-'],
  'reported gone': ['-', '-', 'running', '-', '-', '-', '-', '-', '-'],
  'reported moved': ['-', '-', 'running', '-', '-', '-', '-', '-', '-'],
  'reported retry': nothing,
  'looked keepLooking': ['-', '-', '-', '-', '-', 'checking', '-', '-', '-'],
  'looked completed': ['-', '-', '-', '-', '-', 'completed', '-', '-', '-'],
  'looked unknown': ['-', '-', '-', '-', '-', 'unknown', '-', '-', '-'],
};

const cells = Object.entries(table).flatMap(([name, row]) =>
  COLUMNS.map((state, index) => ({ name, state, cell: row[index] ?? '-' })),
);
const eventsByName = new Map<string, JobEvent>(Object.entries(events));

function expectRecord(job: Job): void {
  expect(parseJob(JSON.parse(JSON.stringify(job)))).toEqual({ ok: true, job });
}

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
      expectRecord(after);
      expect([after.id, after.request.action]).toEqual([job.id, job.request.action]);
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

describe('a copy that is to start later', () => {
  it('waits for its turn alone when the user does not want to wait for the time', () => {
    const later = { ...samples.queued, notBefore: 1 };
    const after = transition(later, events.startNow);
    expect(after).toEqual({ ...later, notBefore: null });
    expectRecord(after);
  });
});

describe('an upload', () => {
  const request = { ...uploadRequest, by: 'service' } as const;

  it('through this app begins with nothing taken', () => {
    const job = { ...samples.queued, request: uploadRequest };
    const after = transition(job, events.transferring);
    expect(after).toMatchObject({
      state: 'transferring',
      submittedAt: events.transferring.at,
      transfer: { uploadUrl: null, done: 0, total: null, validator: null },
    });
    expectRecord(after);
  });

  it('that failed is begun anew through this app', () => {
    const after = transition({ ...samples.failed, request }, events.uploadByApp);
    expect(after).toMatchObject({ state: 'queued', attempt: 2, request: { by: 'app' } });
    expectRecord(after);
  });

  it('that has not failed goes on as it was', () => {
    for (const job of [samples.queued, samples.unknown, samples.completed]) {
      const upload = { ...job, request };
      expect(transition(upload, events.uploadByApp)).toBe(upload);
    }
  });
});
