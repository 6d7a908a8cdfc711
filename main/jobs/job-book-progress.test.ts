import { expect, it } from 'vitest';
import { PROGRESS_WRITTEN_EVERY_MS } from './progress-writes.ts';
import { events, reported, runningReport } from './testing/job-events.ts';
import { samples } from './testing/job-samples.ts';
import { openBook } from './testing/open-book.ts';
import type { JobEvent } from './transitions.ts';

const ID = 'job-1';
const at = (fraction: number): JobEvent =>
  reported({ ...runningReport, progress: { ...runningReport.progress, fraction } });

it('is seen at once and written now and then', async () => {
  const { book, clock, log, changes, ledger } = openBook(samples.running);
  await clock.advance(PROGRESS_WRITTEN_EVERY_MS - 1);
  await book.apply(ID, at(0.4));
  expect([log, changes.length]).toEqual([[], 1]);
  await clock.advance(1);
  await book.apply(ID, at(0.5));
  expect(log).toEqual(['lazy running']);
  expect(ledger.get(ID)).toEqual(book.get(ID));
  await book.apply(ID, at(0.6));
  expect([log.length, changes.length]).toEqual([1, 3]);
});

it('is written with whatever else changes', async () => {
  const { book, log, ledger } = openBook(samples.running);
  await book.apply(ID, at(0.4));
  await book.apply(ID, events['reported gone']);
  expect(log).toEqual(['lazy running']);
  expect(ledger.get(ID)).toEqual(book.get(ID));
});

it('is written where the clock was set back, since nobody knows how old it is', async () => {
  const { book, clock, log } = openBook(samples.running);
  clock.set(-1);
  await book.apply(ID, at(0.4));
  expect(log).toEqual(['lazy running']);
});

it('that was put off is written at the end, once', async () => {
  const other = { ...samples.running, id: 'other' };
  const { book, log, ledger } = openBook(samples.running, other);
  await book.apply(ID, at(0.4));
  await book.saveProgress();
  await book.saveProgress();
  expect(log).toEqual(['lazy running']);
  expect(ledger.get(ID)).toEqual(book.get(ID));
});

it('of a copy that is forgotten is not written any more', async () => {
  const { book, log } = openBook(samples.running);
  await book.apply(ID, at(0.4));
  await book.remove([ID]);
  await book.saveProgress();
  expect(log).toEqual(['remove']);
});
