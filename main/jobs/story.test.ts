import { describe, expect, it } from 'vitest';
import type { Job } from './job.ts';
import { parseJob } from './job.ts';
import { MOMENTS_MAX, WAIT_MIN_MS, storyOf, waitsAfter, withStory } from './story.ts';
import { openBook } from './testing/open-book.ts';
import { START, allSamples, samples } from './testing/job-samples.ts';
import { type JobEvent, transition } from './transitions.ts';

const MINUTE = 60_000;
const after = (ms: number) => START + ms;

/** A job that goes on with each event, told of at that time. */
function lived(first: Job, ...events: readonly (readonly [number, JobEvent])[]): Job {
  return events.reduce((job, [at, event]) => withStory(job, transition(job, event), [], at), first);
}
const submitting = (at: number) =>
  [at, { type: 'submitting', at, target: samples.submitting.target }] as const;
const accepted = (at: number) =>
  [at, { type: 'accepted', monitorUrl: 'https://m.test/1' }] as const;
const completed = (at: number) =>
  [
    at,
    {
      type: 'reported',
      at,
      report: {
        state: 'completed',
        itemId: null,
        resourceUrl: null,
        createdAt: null,
        isRedirect: false,
      },
    },
  ] as const;
const retry = (at: number) =>
  [at, { type: 'retry', at, name: 'Plans', onConflict: 'fail' }] as const;
const told = (job: Job) => storyOf(job, [], START).map(({ at, what }) => [at - START, what]);

describe('the story of a job', () => {
  it('tells each change of its state, and survives the disk', () => {
    const job = lived(
      samples.queued,
      submitting(after(10)),
      accepted(after(20)),
      completed(after(900)),
    );
    const read = parseJob(JSON.parse(JSON.stringify(job)));
    expect(read.ok && told(read.job)).toEqual([
      [0, 'asked'],
      [10, 'sent'],
      [20, 'accepted'],
      [900, 'completed'],
    ]);
  });

  it('is as much as a record knows that was written before there were stories', () => {
    expect(told(samples.running)).toEqual([
      [0, 'asked'],
      [0, 'sent'],
    ]);
    expect(told({ ...samples.failed, endedAt: after(5) }).at(-1)).toEqual([5, 'failed']);
  });

  it('goes on with another try, and asks only once for each', () => {
    const again = lived(
      { ...samples.failed, endedAt: after(5) },
      retry(after(50)),
      submitting(after(60)),
      [after(61), { type: 'notSent' }],
      submitting(after(70)),
    );
    expect(told(again)).toEqual([
      [0, 'asked'],
      [0, 'sent'],
      [5, 'failed'],
      [50, 'askedAgain'],
      [70, 'sent'],
    ]);
  });

  it('has an end for each state that is one', () => {
    for (const job of allSamples) {
      const last = told(job).at(-1)?.[1];
      const isEnd = last === 'completed' || last === 'failed' || last === 'unknown';
      expect([job.state, isEnd]).toEqual([job.state, last === job.state]);
    }
  });

  it('keeps its beginning, however often it is tried', () => {
    let job: Job = samples.failed;
    for (let tries = 0; tries < MOMENTS_MAX; tries += 1) {
      const [at, event] = retry(after(tries * MINUTE));
      job = withStory(job, transition(job, event), [], at);
      job = { ...samples.failed, attempt: job.attempt, story: job.story };
    }
    expect(job.story).toHaveLength(MOMENTS_MAX);
    expect(job.story?.[0]?.what).toBe('asked');
  });
});

describe('a wait', () => {
  const throttled = { why: 'throttled', until: after(5 * MINUTE) } as const;

  it('is told while it lasts, and kept when it was long', () => {
    const begun = waitsAfter([], null, throttled, START);
    expect(storyOf(samples.running, begun, after(1)).at(-1)).toEqual({
      at: START,
      what: 'waited',
      why: 'throttled',
      until: null,
    });
    expect(waitsAfter(begun, throttled, null, after(WAIT_MIN_MS))).toEqual([
      { why: 'throttled', from: START, until: after(WAIT_MIN_MS) },
    ]);
    expect(waitsAfter(begun, throttled, null, after(WAIT_MIN_MS - 1))).toEqual([]);
  });

  it('that goes on for the same reason is one', () => {
    const begun = waitsAfter([], null, throttled, START);
    const later = { ...throttled, until: after(9 * MINUTE) };
    expect(waitsAfter(begun, throttled, later, after(MINUTE))).toBe(begun);
  });

  it('is written down when the state changes', async () => {
    const { book, clock } = openBook(samples.running);
    book.setContact('job-1', { ...book.contact('job-1'), waiting: throttled });
    await clock.advance(2 * MINUTE);
    const at = clock.now();
    const [, event] = completed(at);
    await book.apply('job-1', event);
    const job = book.get('job-1');
    expect(job?.story?.slice(-2)).toEqual([
      { at: START, what: 'waited', why: 'throttled', until: at },
      { at, what: 'completed' },
    ]);
    expect(book.waits('job-1')).toEqual([]);
  });
});
