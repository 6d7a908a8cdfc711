import { expect, it } from 'vitest';
import { allSamples, samples } from '../jobs/testing/job-samples.ts';
import type { JobChange } from '../jobs/job-change.ts';
import { logJobChange } from './job-entries.ts';
import { lineOf } from './log-entry.ts';

function told(change: Omit<JobChange, 'id'>): readonly string[] {
  const lines: string[] = [];
  logJobChange({ id: samples.queued.id, ...change }, (name, fields) =>
    lines.push(lineOf(0, name, fields)),
  );
  return lines;
}

it('tells a change of state with the job’s id, and why', () => {
  const [line = ''] = told({ before: samples.submitting, after: samples.checking });
  expect(JSON.parse(line)).toMatchObject({
    area: 'job',
    event: 'state',
    from: 'submitting',
    to: 'checking',
    because: samples.checking.reason,
  });
});

it('tells the beginning and the end of a record', () => {
  expect(told({ before: null, after: samples.queued })[0]).toContain('"from":"new"');
  expect(told({ before: samples.failed, after: null })[0]).toContain('"to":"forgotten"');
});

it('has nothing to tell of progress', () => {
  expect(told({ before: samples.running, after: { ...samples.running } })).toEqual([]);
});

it('tells no name, path or address of any record', () => {
  const lines = allSamples.flatMap((job) => told({ before: null, after: job }));
  expect(lines.length).toBe(allSamples.length);
  expect(lines.join('\n')).not.toMatch(/Plans|Archive|big\.iso|\.test|withheld/u);
});
