import { describe, expect, it } from 'vitest';
import { FolderMerge, type Side } from './folder-merge.ts';
import { type ReadItem, readItem } from './items.ts';

function itemOf(name: string): ReadItem {
  const item = readItem({ id: name, name, file: {}, size: 1 });
  if (item === null) throw new Error(name);
  return item;
}

const namesUpTo = (count: number, prefix = 'n'): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(5, '0')}`);

/** Feeds both lists in pages, as they are wanted. */
function merged(
  lists: Readonly<Record<Side, readonly string[]>>,
  sizes: Readonly<Record<Side, number>>,
): {
  readonly pairs: readonly string[];
  readonly missing: readonly string[];
  readonly most: number;
  readonly turns: number;
} {
  const merge = new FolderMerge();
  const at = { source: 0, copy: 0 };
  const pairs: string[] = [];
  let most = 0;
  let turns = 0;
  for (let { wanted } = merge; wanted.length > 0; { wanted } = merge) {
    turns += 1;
    for (const side of wanted) {
      const page = lists[side].slice(at[side], at[side] + sizes[side]).map(itemOf);
      at[side] += sizes[side];
      const found = merge.add(side, page, at[side] >= lists[side].length);
      pairs.push(...found.map(({ source }) => source.name));
      most = Math.max(most, merge.unmatched);
    }
  }
  return { pairs, missing: merge.missing.map(({ name }) => name), most, turns };
}

describe('a folder and its copy', () => {
  it.each([
    [1, 1],
    [7, 3],
    [200, 200],
    [1, 200],
    [200, 9],
  ])('find each other in pages of %i and %i', (source, copy) => {
    const names = namesUpTo(1000);
    const { pairs, missing } = merged({ source: names, copy: names }, { source, copy });
    expect(pairs.toSorted()).toEqual(names);
    expect(missing).toEqual([]);
  });

  it('keep only some pages of one order, however long they are', () => {
    const names = namesUpTo(50_000);
    const { pairs, most } = merged({ source: names, copy: names }, { source: 200, copy: 7 });
    expect(pairs).toHaveLength(50_000);
    expect(most).toBeLessThan(500);
  });

  it('find each other in opposite orders, too', () => {
    const names = namesUpTo(2000);
    const lists = { source: names, copy: names.toReversed() };
    const { pairs, missing } = merged(lists, { source: 200, copy: 200 });
    expect(pairs).toHaveLength(2000);
    expect(missing).toEqual([]);
  });

  it('know what the copy lacks, and do not mind what it has beyond', () => {
    const source = ['a', 'B', 'c', 'd'];
    const copy = ['0', 'b', 'C', 'x', 'y', 'z'];
    const { pairs, missing } = merged({ source, copy }, { source: 2, copy: 1 });
    expect(pairs.toSorted()).toEqual(['B', 'c']);
    expect(missing).toEqual(['a', 'd']);
  });

  it('need no more of the copy once the source has found everything', () => {
    const source = ['a', 'b'];
    const copy = ['a', 'b', ...namesUpTo(1000)];
    expect(merged({ source, copy }, { source: 10, copy: 10 }).turns).toBe(1);
    expect(merged({ source: [], copy }, { source: 10, copy: 10 }).turns).toBe(1);
  });

  it('count an item once that a second page repeats', () => {
    const merge = new FolderMerge();
    expect(merge.newOf([itemOf('a'), itemOf('b')])).toHaveLength(2);
    expect(merge.newOf([itemOf('b'), itemOf('c')]).map(({ name }) => name)).toEqual(['c']);
  });
});
