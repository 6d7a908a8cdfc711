import { expect, it } from 'vitest';
import type { DriveItem } from '../../shared/item.ts';
import { chosenAfter, choosingBy } from './selection.ts';

const items = ['a', 'b', 'c', 'd'].map((id): DriveItem => ({
  account: 'demo',
  driveId: 'd',
  id,
  name: id,
  kind: 'file',
  folderPath: '/',
  size: null,
  childCount: null,
  isRoot: false,
}));
const [a, b, c] = items;
const ids = (chosen: readonly DriveItem[]): string => chosen.map(({ id }) => id).join('');

it('chooses one alone, or takes it in and out', () => {
  expect(ids(chosenAfter(items, items, { index: 2, anchor: 0, how: 'only' }))).toBe('c');
  const two = chosenAfter(a === undefined ? [] : [a], items, {
    index: 2,
    anchor: 0,
    how: 'toggle',
  });
  expect(ids(two)).toBe('ac');
  expect(ids(chosenAfter(two, items, { index: 0, anchor: 2, how: 'toggle' }))).toBe('c');
});

it('chooses all from the last one taken by itself, in both directions', () => {
  expect(ids(chosenAfter([], items, { index: 3, anchor: 1, how: 'range' }))).toBe('bcd');
  expect(ids(chosenAfter([], items, { index: 0, anchor: 2, how: 'range' }))).toBe('abc');
  expect(ids(chosenAfter([], items, { index: 1, anchor: null, how: 'range' }))).toBe('b');
});

it('keeps what is chosen elsewhere while another is taken besides', () => {
  const elsewhere = b === undefined ? [] : [{ ...b, id: 'elsewhere' }];
  expect(chosenAfter(elsewhere, items, { index: 2, anchor: null, how: 'toggle' })).toEqual([
    ...elsewhere,
    c,
  ]);
  expect(chosenAfter(elsewhere, items, { index: 9, anchor: null, how: 'only' })).toBe(elsewhere);
});

it('goes by the keys that are held down', () => {
  const keys = { ctrlKey: false, metaKey: false, shiftKey: false };
  expect(choosingBy(keys)).toBe('only');
  expect(choosingBy({ ...keys, metaKey: true })).toBe('toggle');
  expect(choosingBy({ ...keys, ctrlKey: true, shiftKey: true })).toBe('range');
});
