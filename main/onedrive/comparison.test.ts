import { beforeEach, describe, expect, it } from 'vitest';
import type { CopyRequest } from '../jobs/action-request.ts';
import type { Proof } from '../jobs/job.ts';
import type { Compared, Comparison } from '../jobs/ports.ts';
import { demoAccount } from './account.ts';
import { compareTrees } from './comparison.ts';
import { DriveApi } from './drive-api.ts';
import { type Folder, type Node, PagedDrive } from './testing/paged-drive.ts';
import { copyRequest } from './testing/requests.ts';

let drive: PagedDrive;
beforeEach(() => {
  drive = new PagedDrive({}, {});
});

function comparisonOf(
  source: Node,
  copy: Node,
  change: Partial<CopyRequest> = {},
  maxItems = 1000,
): Comparison {
  drive = new PagedDrive(source, copy);
  const api = new DriveApi(drive, demoAccount('http://127.0.0.1:1'));
  const base = copyRequest();
  const request = { ...base, source: { ...base.source, itemId: 'source' }, ...change };
  return compareTrees(api, request, 'copy', maxItems);
}

/** Goes on to the end; trouble may come `troubles` times. */
async function ended(
  comparison: Comparison,
  heard: (step: Compared) => void = () => undefined,
): Promise<Proof> {
  for (let steps = 0; steps < 1000; steps += 1) {
    const step = await comparison.next();
    heard(step);
    if (step.kind === 'done') return step.proof;
  }
  throw new Error('It has no end.');
}

const TREE: Folder = {
  'a.txt': 1,
  'b.txt': 2,
  'c.txt': 3,
  'd.txt': 4,
  Deep: { 'e.txt': 5, Deeper: { 'f.txt': 6 }, Empty: {} },
  Empty: {},
  z: 7,
};

describe('a copy', () => {
  it('is the same in all its folders, whatever its own name', async () => {
    const proof = await ended(comparisonOf(TREE, TREE));
    expect(proof).toEqual({ state: 'same', items: 12, bytes: 28 });
  });

  it('of a file is one item', async () => {
    expect(await ended(comparisonOf(9, 9))).toEqual({ state: 'same', items: 1, bytes: 9 });
    expect(await ended(comparisonOf(9, 8))).toEqual({
      state: 'differs',
      items: 1,
      differing: 1,
      differences: [{ path: 'Plans', what: 'size' }],
    });
  });

  it('of an empty folder is one item', async () => {
    expect(await ended(comparisonOf({}, {}))).toEqual({ state: 'same', items: 1, bytes: 0 });
  });

  it('of children alone does not count the folder', async () => {
    const proof = await ended(comparisonOf(TREE, TREE, { childrenOnly: true }));
    expect(proof).toMatchObject({ state: 'same', items: 11 });
  });

  it('does not have to hold itself where it lies in its own source', async () => {
    const inside = { driveId: 'b!source', itemId: 'source~z', path: '/Old/Plans/z' };
    const source: Folder = { 'a.txt': 1, z: { 'a.txt': 1 } };
    drive = new PagedDrive(source, {});
    const api = new DriveApi(drive, demoAccount('http://127.0.0.1:1'));
    const base = copyRequest({ childrenOnly: true, destination: inside });
    const request = { ...base, source: { ...base.source, itemId: 'source' } };
    const proof = await ended(compareTrees(api, request, 'source~z', 100));
    expect(proof).toEqual({ state: 'same', items: 1, bytes: 1 });
  });

  it('may have more than its source, and names in other capitals', async () => {
    const more = { ...TREE, 'A.TXT': 1, 'a.txt': 1, extra: 1, Extra2: { x: 1 } };
    expect(await ended(comparisonOf({ 'A.txt': 1, Z: 7 }, more))).toMatchObject({ state: 'same' });
  });

  it('differs where something is missing, of another size or of another kind', async () => {
    const copy: Folder = {
      'a.txt': 1,
      'c.txt': 33,
      'd.txt': { 'no file': 1 },
      Deep: { 'e.txt': 5, Deeper: { 'f.txt': 66 } },
      Empty: {},
      z: 7,
    };
    const proof = await ended(comparisonOf(TREE, copy));
    expect(proof).toMatchObject({ state: 'differs', items: 12, differing: 5 });
    const differences = proof.state === 'differs' ? proof.differences : [];
    expect(differences.map(({ path, what }) => `${path} ${what}`).toSorted()).toEqual([
      'Deep/Deeper/f.txt size',
      'Deep/Empty missing',
      'b.txt missing',
      'c.txt size',
      'd.txt missing',
    ]);
  });

  it('that is gone as a whole differs in one thing', async () => {
    const comparison = comparisonOf(TREE, TREE);
    drive.instead.set('/items/copy', [{ status: 404, body: '{"error":{}}' }]);
    expect(await ended(comparison)).toEqual({
      state: 'differs',
      items: 1,
      differing: 1,
      differences: [{ path: 'Plans', what: 'missing' }],
    });
  });

  it('may lose a folder while it is looked through', async () => {
    const comparison = comparisonOf(TREE, TREE);
    drive.instead.set('/items/copy~deep/', [{ status: 404, body: '{"error":{}}' }]);
    expect(await ended(comparison)).toMatchObject({
      state: 'differs',
      differences: [{ path: 'Deep', what: 'missing' }],
    });
  });

  it('lists a hundred differences and counts the rest', async () => {
    const source = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`n${index}`, 1]));
    const proof = await ended(comparisonOf(source, {}));
    expect(proof).toMatchObject({ state: 'differs', items: 151, differing: 150 });
    expect(proof.state === 'differs' ? proof.differences : []).toHaveLength(100);
  });

  it.each([
    [12, 'same'],
    [11, 'skipped'],
    [3, 'skipped'],
  ])('of 12 items is compared up to %i: %s', async (maxItems, state) => {
    const proof = await ended(comparisonOf(TREE, TREE, {}, maxItems));
    expect(proof).toMatchObject(state === 'same' ? { state } : { state, why: 'tooLarge' });
  });

  it('is not compared with a destination that holds more than may be remembered', async () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`m${index}`, 1]));
    const proof = await ended(comparisonOf({ z: 1 }, { ...many, z: 1 }, {}, 20));
    expect(proof).toEqual({ state: 'skipped', why: 'tooLarge' });
  });

  it.each([
    ['the source is gone', '/items/source?', 404],
    ['the source is kept from us', '/items/source?', 403],
    ['the copy is kept from us', '/items/copy?', 403],
    ['a folder of the source is gone', '/items/source~deep/', 404],
    ['a folder of the source is kept from us', '/items/source~deep/', 403],
    ['a folder of the copy is kept from us', '/items/copy~deep/', 403],
    ['a later page of the copy is lost', '/items/copy/children?at', 410],
  ])('is not judged when %s', async (_why, url, status) => {
    const comparison = comparisonOf(TREE, TREE);
    drive.instead.set(url, [{ status, body: '{"error":{"code":"accessDenied"}}' }]);
    expect(await ended(comparison)).toEqual({ state: 'skipped', why: 'unreadable' });
  });
});

describe('a comparison', () => {
  it('goes on where it was after trouble with any one request', async () => {
    await ended(comparisonOf(TREE, TREE));
    const urls = [...drive.asked];
    for (const url of new Set(urls)) {
      const comparison = comparisonOf(TREE, TREE);
      drive.instead.set(url, [{ status: 500, body: '' }]);
      let troubles = 0;
      const proof = await ended(comparison, ({ kind }) => {
        if (kind === 'trouble') troubles += 1;
      });
      expect(proof).toEqual({ state: 'same', items: 12, bytes: 28 });
      expect(troubles).toBe(1);
    }
  });

  it('asks for no page twice, and for one of each side at most', async () => {
    let asked = 0;
    const perStep: number[] = [];
    await ended(comparisonOf(TREE, TREE), () => {
      perStep.push(drive.asked.length - asked);
      asked = drive.asked.length;
    });
    expect(Math.max(...perStep)).toBe(2);
    expect(new Set(drive.asked).size).toBe(asked);
  });

  it('tells how far it is', async () => {
    const counts: number[] = [];
    await ended(comparisonOf(TREE, TREE), (step) => {
      if (step.kind === 'more') counts.push(step.items);
    });
    expect(counts).toEqual(counts.toSorted((left, right) => left - right));
    expect(counts[0]).toBe(1);
  });

  it('says the same again when it is over', async () => {
    const comparison = comparisonOf(9, 9);
    await ended(comparison);
    const proof = { state: 'same', items: 1, bytes: 9 };
    expect(await comparison.next()).toEqual({ kind: 'done', proof });
  });
});
