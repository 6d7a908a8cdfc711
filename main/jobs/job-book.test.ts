import { describe, expect, it } from 'vitest';
import { NEW_CONTACT } from './contact.ts';
import { JobBook, type JobChange } from './job-book.ts';
import type { Job } from './job.ts';
import { NO_PROGRESS, type StatusReport } from './status-report.ts';
import { FakeClock, settle } from './testing/fake-clock.ts';
import { pending } from './testing/fake-drive.ts';
import { FakeLedger } from './testing/fake-ledger.ts';
import { START, samples } from './testing/job-samples.ts';
import type { JobEvent } from './transitions.ts';

const ID = 'job-1';
const submitting: JobEvent = {
  type: 'submitting',
  at: START,
  target: { name: 'Plans', occupantId: null },
};
const retryAs = (name: string): JobEvent => ({
  type: 'retry',
  at: START,
  name,
  onConflict: 'fail',
});
const runningReport: StatusReport = {
  state: 'running',
  progress: { ...NO_PROGRESS, fraction: 0.5 },
  operation: null,
  rawStatus: null,
  location: null,
  retryAfterMs: null,
};
const reported = (report: StatusReport): JobEvent => ({ type: 'reported', at: START, report });

function open(...jobs: readonly Job[]): {
  readonly book: JobBook;
  readonly ledger: FakeLedger;
  readonly clock: FakeClock;
  readonly log: string[];
  readonly changes: (JobChange | null)[];
  readonly unsaved: boolean[];
} {
  const log: string[] = [];
  const changes: (JobChange | null)[] = [];
  const unsaved: boolean[] = [];
  const ledger = new FakeLedger(log);
  const clock = new FakeClock(START);
  ledger.leave(...jobs);
  const book = new JobBook({
    ledger,
    clock,
    onChange: (change) => changes.push(change),
    onUnsaved: (isUnsaved) => unsaved.push(isUnsaved),
  });
  book.load(jobs);
  return { book, ledger, clock, log, changes, unsaved };
}

describe('a change', () => {
  it('is on the disk before anyone sees it', async () => {
    const { book, ledger, changes } = open(samples.queued);
    const letWrite = ledger.hold();
    const applied = book.apply(ID, submitting);
    await settle();
    expect([book.get(ID)?.state, changes]).toEqual(['queued', []]);
    letWrite();
    expect((await applied).saved).toBe(true);
    expect(ledger.get(ID)).toEqual(book.get(ID));
    expect(changes).toEqual([{ before: samples.queued, after: book.get(ID) }]);
  });

  it('that does not apply is neither written nor told', async () => {
    const { book, log, changes } = open(samples.failed);
    const { job, saved } = await book.apply(ID, submitting);
    expect([job, saved, log, changes]).toEqual([samples.failed, true, [], []]);
  });

  it.each([
    ['mere progress', samples.running, reported(runningReport), 'lazy running'],
    [
      'a new monitor URL',
      samples.running,
      reported({ ...runningReport, location: 'https://monitor.test/2' }),
      'durable running',
    ],
    ['doubt about the monitor', samples.running, reported({ state: 'gone' }), 'lazy running'],
    ['a new state', samples.queued, submitting, 'durable submitting'],
    [
      'a result',
      samples.completed,
      { type: 'resultFetched', result: { state: 'unavailable' } } as const,
      'durable completed',
    ],
  ])('is written as its weight asks: %s', async (_, job, event, written) => {
    const { book, log } = open(job);
    await book.apply(ID, event);
    expect(log).toEqual([written]);
  });

  it('waits for the one before it, so that disk and memory end alike', async () => {
    const { book, ledger, log } = open(samples.unknown);
    const letWrite = ledger.hold();
    const retried = book.apply(ID, retryAs('Plans (2)'));
    const checked = book.apply(ID, { type: 'checkAgain', at: START });
    letWrite();
    expect((await retried).job?.state).toBe('queued');
    expect((await checked).job?.state).toBe('queued');
    expect(log).toEqual(['durable queued']);
    expect(ledger.get(ID)).toEqual(book.get(ID));
  });

  it('of a job that is not there changes nothing', async () => {
    const { book, log } = open();
    expect(await book.apply('nobody', submitting)).toEqual({ job: null, saved: true });
    expect(log).toEqual([]);
  });
});

describe('a new record', () => {
  it('exists once it is written', async () => {
    const { book, ledger } = open();
    expect(await book.add(samples.queued)).toBe(true);
    expect([book.get(ID), ledger.get(ID)]).toEqual([samples.queued, samples.queued]);
  });

  it('does not exist when it could not be written', async () => {
    const { book, ledger, changes } = open();
    ledger.isFailing = true;
    expect(await book.add(samples.queued)).toBe(false);
    expect([book.get(ID), changes]).toEqual([null, []]);
  });
});

describe('forgetting', () => {
  it('wins over a change that is being written', async () => {
    const { book, ledger, changes } = open(samples.queued);
    const letWrite = ledger.hold();
    const applied = book.apply(ID, submitting);
    const removed = book.remove([ID]);
    letWrite();
    expect([(await applied).job, await removed]).toEqual([null, true]);
    expect([book.get(ID), ledger.jobs()]).toEqual([null, []]);
    expect(changes).toEqual([{ before: samples.queued, after: null }]);
  });

  it('leaves no trace of what was known', async () => {
    const { book } = open(samples.running);
    book.setContact(ID, { ...NEW_CONTACT, failures: 3 });
    await book.remove([ID]);
    book.setContact(ID, { ...NEW_CONTACT, failures: 4 });
    expect(book.contact(ID)).toBe(NEW_CONTACT);
    expect([book.all(), book.open()]).toEqual([[], []]);
  });

  it('that fails on the disk is done as soon as it works', async () => {
    const { book, ledger, clock, unsaved } = open(samples.failed);
    ledger.isFailing = true;
    expect(await book.remove([ID])).toBe(false);
    expect([book.get(ID), unsaved]).toEqual([null, [true]]);
    ledger.isFailing = false;
    await clock.advance(5000);
    expect([ledger.jobs(), unsaved]).toEqual([[], [true, false]]);
  });

  it('ends the worry about a record that could not be written', async () => {
    const { book, ledger, clock, unsaved } = open(samples.queued);
    ledger.isFailing = true;
    await book.apply(ID, submitting);
    ledger.isFailing = false;
    await book.remove([ID]);
    expect(unsaved).toEqual([true, false]);
    await clock.advance(60_000);
    expect([ledger.jobs(), unsaved, clock.timerCount]).toEqual([[], [true, false], 0]);
  });

  it('while a write of the same record fails leaves nothing to write again', async () => {
    const put = pending<undefined>();
    const unsaved: boolean[] = [];
    const clock = new FakeClock(START);
    const book = new JobBook({
      ledger: { put: () => put.promise, remove: () => Promise.resolve() },
      clock,
      onChange: () => undefined,
      onUnsaved: (isUnsaved) => unsaved.push(isUnsaved),
    });
    book.load([samples.queued]);
    const applied = book.apply(ID, submitting);
    await book.remove([ID]);
    put.breakOff(new Error('disk full'));
    expect(await applied).toEqual({ job: null, saved: false });
    expect([unsaved, clock.timerCount]).toEqual([[], 0]);
  });
});

describe('a disk that fails', () => {
  it('leaves the change in memory, says so once, and is tried again until it works', async () => {
    const { book, ledger, clock, unsaved } = open(samples.submitting);
    ledger.isFailing = true;
    const accepted = { type: 'accepted', monitorUrl: 'https://monitor.test/1' } as const;
    expect(await book.apply(ID, accepted)).toMatchObject({ saved: false });
    expect(book.get(ID)?.state).toBe('running');
    await book.apply(ID, reported(runningReport));
    await clock.advance(60_000);
    expect([ledger.get(ID)?.state, unsaved]).toEqual(['submitting', [true]]);
    ledger.isFailing = false;
    await clock.advance(5000);
    expect(ledger.get(ID)).toEqual(book.get(ID));
    expect([unsaved, clock.timerCount]).toEqual([[true, false], 0]);
  });

  it('never gets an old record written over a newer one', async () => {
    const { book, ledger, clock, log } = open(samples.submitting);
    ledger.isFailing = true;
    await book.apply(ID, { type: 'notSent' });
    ledger.isFailing = false;
    const letWrite = ledger.hold();
    const applied = book.apply(ID, submitting);
    await clock.advance(5000);
    letWrite();
    await applied;
    await settle();
    expect(log).toEqual(['durable queued failed', 'durable submitting']);
    expect(ledger.get(ID)?.state).toBe('submitting');
  });
});

describe('what is known of our talk with the service', () => {
  const failures = 3;

  it('begins anew with a new state', async () => {
    const { book } = open(samples.checking);
    book.setContact(ID, { ...NEW_CONTACT, failures });
    await book.apply(ID, {
      type: 'looked',
      at: START,
      verdict: { kind: 'unknown', saw: 'nothing' },
    });
    expect(book.contact(ID)).toBe(NEW_CONTACT);
  });

  it('stays while a POST is tried again, so that its back-off can grow', async () => {
    const { book } = open(samples.queued);
    book.setContact(ID, { ...NEW_CONTACT, failures });
    await book.apply(ID, submitting);
    await book.apply(ID, { type: 'notSent' });
    expect(book.contact(ID).failures).toBe(failures);
  });

  it('is told as a change without a record', () => {
    const { book, changes } = open(samples.running);
    book.setContact(ID, { ...NEW_CONTACT, failures });
    expect(changes).toEqual([null]);
  });
});

it('tells the few that have not ended from a long history', async () => {
  const ended = Array.from({ length: 50 }, (_, index) => ({
    ...samples.failed,
    id: `old-${index}`,
  }));
  const { book } = open(...ended, samples.queued);
  expect(book.open()).toEqual([samples.queued]);
  await book.apply('old-7', retryAs('Plans'));
  expect(book.open().map(({ id }) => id)).toEqual([ID, 'old-7']);
});
