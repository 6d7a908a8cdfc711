import { expect, it } from 'vitest';
import type { Job } from './job.ts';
import { recover } from './recovery.ts';
import { START, samples } from './testing/job-samples.ts';

const LATER = START + 3_600_000;

it('never takes a copy whose POST may have been sent back into the queue', () => {
  expect(recover(samples.submitting, LATER)).toEqual({
    ...samples.checking,
    reason: 'answerLost',
    since: LATER,
  });
});

const rest: Readonly<Record<Exclude<Job['state'], 'submitting'>, Job>> = samples;

it.each(Object.values(rest).filter(({ state }) => state !== 'submitting'))(
  'lets a record that is $state stand as it is',
  (job) => {
    expect(recover(job, LATER)).toBe(job);
  },
);
