/** The book when records go, and when the disk does not do its part. */
import { describe, expect, it } from 'vitest';
import { NEW_CONTACT } from './contact.ts';
import { JobBook } from './job-book.ts';
import { FakeClock, settle } from './testing/fake-clock.ts';
import { pending } from './testing/fake-drive.ts';
import { FakeLedger } from './testing/fake-ledger.ts';
import { events } from './testing/job-events.ts';
import { START, samples } from './testing/job-samples.ts';
import { openBook } from './testing/open-book.ts';

const ID = 'job-1';

describe('forgetting', () => {
  it('wins over a change that is being written', async () => {
    const { book, ledger, changes } = openBook(samples.queued);
    const letWrite = ledger.hold();
    const applied = book.apply(ID, events.submitting);
    const removed = book.remove([ID]);
    letWrite();
    expect([(await applied).job, await removed]).toEqual([null, true]);
    expect([book.get(ID), ledger.jobs()]).toEqual([null, []]);
    expect(changes).toEqual([{ id: ID, before: samples.queued, after: null }]);
  });

  it('leaves no trace of what was known', async () => {
    const { book } = openBook(samples.running);
    book.setContact(ID, { ...NEW_CONTACT, failures: 3 });
    await book.remove([ID]);
    book.setContact(ID, { ...NEW_CONTACT, failures: 4 });
    expect(book.contact(ID)).toBe(NEW_CONTACT);
    expect([book.all(), book.open()]).toEqual([[], []]);
  });

  it('that fails on the disk is done as soon as it works', async () => {
    const { book, ledger, clock, unsaved } = openBook(samples.failed);
    ledger.isFailing = true;
    expect(await book.remove([ID])).toBe(false);
    expect([book.get(ID), unsaved]).toEqual([null, [true]]);
    ledger.isFailing = false;
    await clock.advance(5000);
    expect([ledger.jobs(), unsaved]).toEqual([[], [true, false]]);
  });

  it('ends the worry about a record that could not be written', async () => {
    const { book, ledger, clock, unsaved } = openBook(samples.queued);
    ledger.isFailing = true;
    await book.apply(ID, events.submitting);
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
      ledger: Object.assign(new FakeLedger(), { put: () => put.promise }),
      clock,
      onChange: () => undefined,
      onUnsaved: (isUnsaved) => unsaved.push(isUnsaved),
    });
    book.load([samples.queued]);
    const applied = book.apply(ID, events.submitting);
    await book.remove([ID]);
    put.breakOff(new Error('disk full'));
    expect(await applied).toEqual({ job: null, saved: false });
    expect([unsaved, clock.timerCount]).toEqual([[], 0]);
  });
});

describe('a disk that fails', () => {
  it('leaves the change in memory, says so once, and is tried again until it works', async () => {
    const { book, ledger, clock, unsaved } = openBook(samples.submitting);
    ledger.isFailing = true;
    const accepted = { type: 'accepted', monitorUrl: 'https://monitor.test/1' } as const;
    expect(await book.apply(ID, accepted)).toMatchObject({ saved: false });
    expect(book.get(ID)?.state).toBe('running');
    await book.apply(ID, events['reported running']);
    await clock.advance(60_000);
    expect([ledger.get(ID)?.state, unsaved]).toEqual(['submitting', [true]]);
    ledger.isFailing = false;
    await clock.advance(5000);
    expect(ledger.get(ID)).toEqual(book.get(ID));
    expect([unsaved, clock.timerCount]).toEqual([[true, false], 0]);
  });

  it('never gets an old record written over a newer one', async () => {
    const { book, ledger, clock, log } = openBook(samples.submitting);
    ledger.isFailing = true;
    await book.apply(ID, { type: 'notSent' });
    ledger.isFailing = false;
    const letWrite = ledger.hold();
    const applied = book.apply(ID, events.submitting);
    await clock.advance(5000);
    letWrite();
    await applied;
    await settle();
    expect(log).toEqual(['durable queued failed', 'durable submitting']);
    expect(ledger.get(ID)?.state).toBe('submitting');
  });
});
