import { describe, expect, it } from 'vitest';
import type { Job } from '../../main/jobs/job.ts';
import { sampleRequest, samples, uploadRequest } from '../../main/jobs/testing/job-samples.ts';
import { type Books, type Deed, balance } from './books.ts';
import type { Scenario, Wish } from './wishes.ts';

const scenario: Scenario = { kind: 'folder', rule: 'rename', place: 'free' };
const wish: Wish = {
  ...{ id: 'job-1', scenario, request: sampleRequest },
  content: { size: 4096, sha256: null },
  occupantId: null,
};
const taken: Wish = { ...wish, scenario: { ...scenario, place: 'taken' } };
const made: Deed = { state: 'completed', itemId: 'copy' };
const given: Deed = { state: 'failed', itemId: null };
const completed: Job = {
  ...samples.completed,
  result: { state: 'found', itemId: 'copy', name: 'Plans', webUrl: null },
  proof: { state: 'same', items: 4, bytes: 4096 },
};
const failed: Job = {
  ...samples.failed,
  problem: { ...samples.failed.problem, code: 'nameAlreadyExists' },
};

function booksOf(job: Job | null, ...deeds: readonly Deed[]): Books {
  const item = { name: 'Plans', size: 4096, sha256: null };
  return { job, deeds, made: new Map([['copy', item]]), wasKilled: true };
}

describe('books balance', () => {
  it('when the copy that was made once is the one that is shown', () => {
    expect(balance(wish, booksOf(completed, made))).toEqual({ ending: 'completed', faults: [] });
  });

  it('when a taken name is why there is no copy', () => {
    expect(balance(taken, booksOf(failed))).toEqual({ ending: 'failed', faults: [] });
    expect(balance(taken, booksOf(failed, given))).toEqual({ ending: 'failed', faults: [] });
  });

  it('when nobody can know and nothing was made, or many things', () => {
    const endingOf = (kind: Scenario['kind'], ...deeds: readonly Deed[]): unknown => {
      const balanced = balance(
        { ...wish, scenario: { ...scenario, kind } },
        booksOf(samples.unknown, ...deeds),
      );
      return balanced.faults.length === 0 ? balanced.ending : balanced.faults;
    };
    expect(endingOf('folder')).toBe('unknown: never begun');
    expect(endingOf('folder', given)).toBe('unknown: failed there');
    expect(endingOf('children', { ...made, itemId: null })).toBe('unknown: no single place');
  });

  it('when what was put into a folder is shown as that folder', () => {
    const request = { ...sampleRequest, childrenOnly: true };
    const { itemId } = request.destination;
    const result = { state: 'found', itemId, name: 'Archive', webUrl: null } as const;
    const books = booksOf({ ...completed, result, proof: null }, { ...made, itemId: null });
    expect(balance({ ...wish, request, content: null }, books).faults).toEqual([]);
  });
});

describe('books do not balance', () => {
  const elsewhere: Deed = { ...made, itemId: 'other' };
  const wanting = (size: number, sha256: string | null): Wish => ({
    ...wish,
    content: { size, sha256 },
  });
  const renamedTo = (name: string): Wish => ({ ...wish, request: { ...sampleRequest, name } });

  it.each<[string, Wish, Job | null, readonly Deed[], readonly string[]]>([
    ['when it was done twice', wish, completed, [made, elsewhere], ['doubled']],
    ['when it was begun twice', taken, failed, [given, given], ['doubled']],
    ['when a promise left no record', wish, null, [], ['lost']],
    ['when a job never ends', wish, samples.checking, [made], ['lost']],
    ['when what was made is not found', wish, samples.unknown, [made], ['lost']],
    ['when nothing was made', wish, completed, [], ['falsely completed']],
    ['when it failed on the drive', wish, completed, [given], ['falsely completed']],
    ['when another item is shown', wish, completed, [elsewhere], ['falsely completed']],
    ['when the item is not whole', wanting(5000, null), completed, [made], ['falsely completed']],
    ['when its bytes are others', wanting(4096, 'ab'), completed, [made], ['falsely completed']],
    ['when it has another name', renamedTo('Other'), completed, [made], ['falsely completed']],
    ['when it was made after all', taken, failed, [made], ['falsely failed']],
    ['when nothing was in its way', wish, failed, [], ['falsely failed']],
    ['when the reason is not the true one', taken, samples.failed, [], ['falsely failed']],
    ['when it was not compared', wish, { ...completed, proof: null }, [made], ['not compared']],
    [
      'when a session could have been asked',
      { ...wish, request: uploadRequest, scenario: { ...scenario, kind: 'upload' } },
      { ...samples.unknown, request: uploadRequest },
      [],
      ['lost'],
    ],
  ])('%s', (_, each, job, deeds, faults) => {
    expect(balance(each, booksOf(job, ...deeds)).faults).toEqual(faults);
  });

  it('when an engine that nobody killed does not know', () => {
    const books = { ...booksOf(samples.unknown), wasKilled: false };
    expect(balance(wish, books).faults).toEqual(['lost']);
  });
});
