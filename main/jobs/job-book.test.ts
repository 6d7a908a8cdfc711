import { describe, expect, it } from 'vitest';
import { NEW_CONTACT } from './contact.ts';
import { settle } from './testing/fake-clock.ts';
import { events, reported, runningReport } from './testing/job-events.ts';
import { START, samples } from './testing/job-samples.ts';
import { openBook } from './testing/open-book.ts';
import type { JobEvent } from './transitions.ts';

const ID = 'job-1';
const retryAs = (name: string): JobEvent => ({
  type: 'retry',
  at: START,
  name,
  onConflict: 'fail',
});
const piece: JobEvent = {
  type: 'transferred',
  transfer: { ...samples.transferring.transfer, done: 50 },
};
const comparing: JobEvent = {
  type: 'proven',
  proof: { state: 'comparing', items: 7, limit: null },
};

describe('a change', () => {
  it('is on the disk before anyone sees it', async () => {
    const { book, ledger, changes } = openBook(samples.queued);
    const letWrite = ledger.hold();
    const applied = book.apply(ID, events.submitting);
    await settle();
    expect([book.get(ID)?.state, changes]).toEqual(['queued', []]);
    letWrite();
    expect((await applied).saved).toBe(true);
    expect(ledger.get(ID)).toEqual(book.get(ID));
    expect(changes).toEqual([{ id: ID, before: samples.queued, after: book.get(ID) }]);
  });

  it('that does not apply is neither written nor told', async () => {
    const { book, log, changes } = openBook(samples.failed);
    const { job, saved } = await book.apply(ID, events.submitting);
    expect([job, saved, log, changes]).toEqual([samples.failed, true, [], []]);
  });

  it.each([
    [
      'a new monitor URL',
      samples.running,
      reported({ ...runningReport, location: 'https://monitor.test/2' }),
      'durable running',
    ],
    ['doubt about the monitor', samples.running, events['reported gone'], 'lazy running'],
    ['a new state', samples.queued, events.submitting, 'durable submitting'],
    ['a result', samples.completed, events.resultFetched, 'durable completed'],
    ['a place to upload to', samples.transferring, events.transferred, 'durable transferring'],
    ['a piece taken', samples.transferring, piece, 'lazy transferring'],
    ['a comparison under way', samples.completed, comparing, 'lazy completed'],
    ['what a comparison has shown', samples.completed, events.proven, 'durable completed'],
    ['the names of what failed', samples.failed, events.named, 'lazy failed'],
  ])('is written as its weight asks: %s', async (_, job, event, written) => {
    const { book, log } = openBook(job);
    await book.apply(ID, event);
    expect(log).toEqual([written]);
  });

  it('waits for the one before it, so that disk and memory end alike', async () => {
    const { book, ledger, log } = openBook(samples.unknown);
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
    const { book, log } = openBook();
    expect(await book.apply('nobody', events.submitting)).toEqual({ job: null, saved: true });
    expect(log).toEqual([]);
  });
});

describe('a new record', () => {
  it('exists once it is written', async () => {
    const { book, ledger } = openBook();
    expect(await book.add(samples.queued)).toBe(true);
    expect([book.get(ID), ledger.get(ID)]).toEqual([samples.queued, samples.queued]);
  });

  it('does not exist when it could not be written', async () => {
    const { book, ledger, changes } = openBook();
    ledger.isFailing = true;
    expect(await book.add(samples.queued)).toBe(false);
    expect([book.get(ID), changes]).toEqual([null, []]);
  });
});

describe('what is known of our talk with the service', () => {
  const failures = 3;

  it('begins anew with a new state', async () => {
    const { book } = openBook(samples.checking);
    book.setContact(ID, { ...NEW_CONTACT, failures });
    await book.apply(ID, {
      type: 'looked',
      at: START,
      verdict: { kind: 'unknown', saw: 'nothing' },
      proof: null,
    });
    expect(book.contact(ID)).toBe(NEW_CONTACT);
  });

  it('stays while a POST is tried again, so that its back-off can grow', async () => {
    const { book } = openBook(samples.queued);
    book.setContact(ID, { ...NEW_CONTACT, failures });
    await book.apply(ID, events.submitting);
    await book.apply(ID, { type: 'notSent' });
    expect(book.contact(ID).failures).toBe(failures);
  });

  it('is told as a change that leaves the record as it is', () => {
    const { book, changes } = openBook(samples.running);
    book.setContact(ID, { ...NEW_CONTACT, failures });
    expect(changes).toEqual([{ id: ID, before: samples.running, after: samples.running }]);
  });
});

it('tells the few that have not ended from a long history', async () => {
  const ended = Array.from({ length: 50 }, (_, index) => ({
    ...samples.failed,
    id: `old-${index}`,
  }));
  const { book } = openBook(...ended, samples.queued);
  expect(book.open()).toEqual([samples.queued]);
  await book.apply('old-7', retryAs('Plans'));
  expect(book.open().map(({ id }) => id)).toEqual([ID, 'old-7']);
});

describe('a record that is past', () => {
  const unavailable = {
    type: 'resultFetched',
    result: { state: 'unavailable' },
    proof: null,
  } as const;

  it('leaves memory once it is written, and can be found and recalled', async () => {
    const { book, changes } = openBook(samples.completed);
    await book.apply(ID, unavailable);
    expect([book.get(ID), book.all(), changes.length]).toEqual([null, [], 1]);
    expect(await book.find(ID)).toMatchObject({ result: { state: 'unavailable' } });
    expect(book.recent()).toMatchObject([{ id: ID }]);
    await book.recall(ID);
    const { job } = await book.apply(ID, {
      type: 'proven',
      proof: { state: 'comparing', items: 0, limit: null },
    });
    expect(job).toMatchObject({ proof: { state: 'comparing' } });
    expect(book.get(ID)).toBe(job);
  });

  it('stays in memory for as long as the disk fails', async () => {
    const { book, ledger, clock } = openBook(samples.completed);
    ledger.isFailing = true;
    await book.apply(ID, unavailable);
    expect(book.get(ID)?.state).toBe('completed');
    ledger.isFailing = false;
    await clock.advance(60_000);
    expect(book.get(ID)).toBeNull();
    expect(ledger.get(ID)).toMatchObject({ result: { state: 'unavailable' } });
  });

  it('can be forgotten, alone or with the whole history', async () => {
    const { book, ledger, changes } = openBook(samples.completed);
    await book.apply(ID, unavailable);
    await book.remove([ID]);
    expect([ledger.jobs(), book.recent(), changes.at(-1)]).toEqual([
      [],
      [],
      { id: ID, before: null, after: null },
    ]);
    ledger.leave({ ...samples.completed, result: { state: 'unavailable' } });
    ledger.isFailing = true;
    expect(await book.removePast(Infinity)).toBe(false);
    ledger.isFailing = false;
    expect(await book.removePast(Infinity)).toBe(true);
    expect(ledger.jobs()).toEqual([]);
  });
});
