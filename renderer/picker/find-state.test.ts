import { expect, it } from 'vitest';
import type { DriveItem } from '../../shared/item.ts';
import { changeFind, FIND_IDLE, missedOf } from './find-state.ts';

const item: DriveItem = {
  account: 'demo',
  driveId: 'd',
  id: 'plans',
  name: 'Plans',
  kind: 'folder',
  folderPath: '/Documents',
  size: 1,
  childCount: 2,
  isRoot: false,
};

const LOOKING = changeFind(FIND_IDLE, { type: 'look', count: 1 });

it('shows the one item that a link means, with the cursor on it', () => {
  expect(LOOKING).toEqual({ phase: 'looking', done: 0, count: 1 });
  const found = changeFind(LOOKING, { type: 'found', text: '/x', found: { kind: 'item', item } });
  expect(found).toEqual({
    phase: 'found',
    sought: { kind: 'text', text: '/x' },
    items: [item],
    hasMore: false,
    active: 0,
    missed: [],
  });
});

it('shows the hits of a search with no cursor, until the keyboard sets one', () => {
  const hits = { kind: 'hits', items: [item], hasMore: true } as const;
  const found = changeFind(FIND_IDLE, { type: 'found', text: 'plans', found: hits });
  expect(found).toMatchObject({ items: [item], hasMore: true, active: null });
  expect(changeFind(found, { type: 'activate', index: 0 })).toMatchObject({ active: 0 });
});

it('goes back to the folders, and says why nothing was found', () => {
  const refusal = { code: 'noSuchPath', field: 'find' } as const;
  const refused = changeFind(LOOKING, { type: 'refused', refusal });
  expect(refused).toEqual({ phase: 'refused', refusal });
  expect(changeFind(refused, { type: 'leave' })).toBe(FIND_IDLE);
  expect(changeFind(refused, { type: 'activate', index: 1 })).toBe(refused);
});

it('shows the folders used last as no answer to any words', () => {
  const recent = changeFind(LOOKING, { type: 'recent', items: [item] });
  expect(recent).toMatchObject({ phase: 'found', sought: { kind: 'recent' }, items: [item] });
});

it('shows what several lines led to, and keeps those that led to nothing', () => {
  const many = changeFind(FIND_IDLE, { type: 'look', count: 3 });
  expect(changeFind(many, { type: 'looked', done: 2 })).toEqual({
    phase: 'looking',
    done: 2,
    count: 3,
  });
  const missed = [{ line: '/b', why: 'nothing' }] as const;
  const found = changeFind(many, { type: 'foundEach', items: [item], missed });
  expect(found).toMatchObject({
    phase: 'found',
    sought: { kind: 'lines', count: 1 },
    items: [item],
  });
  expect(missedOf(found)).toEqual(missed);
});

it('stays at the folders when none of several lines led to anything', () => {
  const missed = [{ line: '/b', why: 'nothing' }] as const;
  const state = changeFind(LOOKING, { type: 'foundEach', items: [], missed });
  expect(state).toMatchObject({ phase: 'missed' });
  expect(missedOf(state)).toHaveLength(1);
  expect(missedOf(changeFind(state, { type: 'leave' }))).toEqual([]);
});
