import { expect, it } from 'vitest';
import type { Job } from './job.ts';
import { recover } from './recovery.ts';
import { START, samples } from './testing/job-samples.ts';

const LATER = START + 3_600_000;

it('looks at the destination of a copy whose POST may have been sent', () => {
  const event = recover(samples.submitting, LATER);
  expect(event).toEqual({ type: 'answerLost', at: LATER });
});

it('looks at the destination of an empty file whose only request may have been sent', () => {
  const { transfer } = samples.transferring;
  const empty = { ...samples.transferring, transfer: { ...transfer, uploadUrl: null, total: 0 } };
  expect(recover(empty, LATER)).toEqual({ type: 'answerLost', at: LATER });
});

const rest: Readonly<Record<Exclude<Job['state'], 'submitting'>, Job>> = samples;

it.each(Object.values(rest).filter(({ state }) => state !== 'submitting'))(
  'lets a record that is $state stand as it is',
  (job) => {
    expect(recover(job, LATER)).toBeNull();
  },
);
