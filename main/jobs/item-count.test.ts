import { describe, expect, it } from 'vitest';
import { ItemCount, type ListedItem, type OpenPage } from './item-count.ts';

const file = (name: string): ListedItem => item(name, 'file', null);
const folder = (name: string, childCount: number | null): ListedItem =>
  item(name, 'folder', childCount);

function item(name: string, kind: 'file' | 'folder', childCount: number | null): ListedItem {
  return { driveId: 'd', id: name, name, kind, size: 10, childCount, isNotebook: false };
}

const refOf = (name: string) => ({ driveId: 'd', itemId: name });
const LIMITS = { items: 5, bytes: null };

function countOf(...items: readonly ListedItem[]): ItemCount {
  const count = new ItemCount();
  for (const each of items) count.add(each);
  return count;
}

function openIn(count: ItemCount): OpenPage {
  const open = count.next();
  if (open === null) throw new Error('Nothing is left to ask for.');
  return open;
}

function note(count: ItemCount, items: readonly ListedItem[], nextLink: string | null): void {
  count.note(openIn(count), items, nextLink);
}

describe('a count', () => {
  it('knows a file at once, and asks for nothing', () => {
    const count = countOf(file('a.txt'));
    expect(count.of(refOf('a.txt'))).toMatchObject({ items: 1, isWhole: true });
    expect(count.next()).toBeNull();
  });

  it('knows direct children before it has asked for them, and an empty folder whole', () => {
    const count = countOf(folder('top', 4), folder('empty', 0));
    expect(count.of(refOf('top'))).toMatchObject({ items: 5, isWhole: false });
    expect(count.of(refOf('empty'))).toMatchObject({ items: 1, isWhole: true });
    expect(count.next()).toEqual({ folder: refOf('top'), link: null });
  });

  it('grows by what inner folders say of themselves, until all are listed', () => {
    const count = countOf(folder('top', 3));
    note(count, [folder('a', 2), folder('b', 0), file('c')], null);
    expect(count.of(refOf('top'))).toMatchObject({ items: 6, isWhole: false });
    note(count, [file('a1'), file('a2')], null);
    expect(count.of(refOf('top'))).toMatchObject({ items: 6, isWhole: true });
    expect(count.of(refOf('a'))).toMatchObject({ items: 3, isWhole: true });
    expect(count.next()).toBeNull();
  });

  it('turns the pages of a folder before it goes on to the next', () => {
    const count = countOf(folder('top', 2), folder('other', 1));
    note(count, [file('a')], 'page 2');
    expect(count.next()).toEqual({ folder: refOf('top'), link: 'page 2' });
    note(count, [file('b')], null);
    expect(count.next()).toEqual({ folder: refOf('other'), link: null });
  });

  it('counts a page once that two have asked for', () => {
    const count = countOf(folder('top', 2), folder('other', 3));
    const both = openIn(count);
    count.note(both, [file('a'), file('b')], null);
    count.note(both, [file('a'), file('b')], null);
    count.skip(both);
    expect(count.of(refOf('top'))).toMatchObject({ items: 3, isWhole: true });
    expect(count.of(refOf('other'))).toMatchObject({ items: 4, isWhole: false });
    expect(openIn(count)).toEqual({ folder: refOf('other'), link: null });
  });

  it('believes a listing to its end more than the number told before', () => {
    const count = countOf(folder('top', 9));
    note(count, [file('a'), file('b')], 'more');
    expect(count.of(refOf('top'))?.items).toBe(10);
    note(count, [file('c')], null);
    expect(count.of(refOf('top'))).toMatchObject({ items: 4, isWhole: true });
  });

  it('counts what it finds where no number was told', () => {
    const count = countOf(folder('top', null));
    expect(count.of(refOf('top'))).toMatchObject({ items: 1, isWhole: false });
    note(count, [file('a'), folder('b', null)], null);
    note(count, [file('c')], null);
    expect(count.of(refOf('top'))).toMatchObject({ items: 4, isWhole: true });
  });

  it('never calls whole what it could not look into', () => {
    const count = countOf(folder('top', 2));
    count.skip(openIn(count));
    expect(count.next()).toBeNull();
    expect(count.of(refOf('top'))).toMatchObject({ items: 3, isWhole: false });
  });

  it('finds the longest path below each source', () => {
    const count = countOf(folder('top', 1), folder('flat', 1));
    note(count, [folder('inner', 1)], null);
    note(count, [file('x')], null);
    note(count, [file('a long name.txt')], null);
    expect(count.of(refOf('top'))).toMatchObject({
      longestInside: '/inner/a long name.txt'.length,
      deepest: 'a long name.txt',
    });
    expect(count.of(refOf('flat'))).toMatchObject({ longestInside: 2, deepest: 'x' });
  });

  it('tells into how many copies a source falls', () => {
    const count = countOf(folder('top', 3), file('alone'));
    expect(count.partsOf(refOf('alone'), LIMITS)).toBe(1);
    expect(count.partsOf(refOf('top'), LIMITS)).toBe(1);
    note(count, [folder('large', 7), folder('small', 2), file('f')], null);
    // The two children that are small enough, and the seven of the one that is not.
    expect(count.partsOf(refOf('top'), LIMITS)).toBe(9);
    expect(count.partsInside(refOf('top'), LIMITS)).toBe(9);
  });
});
