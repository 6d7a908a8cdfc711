import { expect, it } from 'vitest';
import type { DriveItem } from '../../shared/item.ts';
import { changeFind, FIND_IDLE } from './find-state.ts';

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

it('shows the one item that a link means, with the cursor on it', () => {
  const looking = changeFind(FIND_IDLE, { type: 'look' });
  expect(looking).toEqual({ phase: 'looking' });
  const found = changeFind(looking, { type: 'found', text: '/x', found: { kind: 'item', item } });
  expect(found).toEqual({
    phase: 'found',
    text: '/x',
    items: [item],
    hasMore: false,
    active: 0,
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
  const refused = changeFind({ phase: 'looking' }, { type: 'refused', refusal });
  expect(refused).toEqual({ phase: 'refused', refusal });
  expect(changeFind(refused, { type: 'leave' })).toBe(FIND_IDLE);
  expect(changeFind(refused, { type: 'activate', index: 1 })).toBe(refused);
});

it('shows the folders used last as no answer to any words', () => {
  const recent = changeFind({ phase: 'looking' }, { type: 'recent', items: [item] });
  expect(recent).toMatchObject({ phase: 'found', text: null, items: [item], hasMore: false });
});
