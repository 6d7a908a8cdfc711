import { expect, it } from 'vitest';
import type { ItemRef } from '../shared/contract.ts';
import { recentFolders } from './recent-folders.ts';

it('keeps the last eight folders of each account, each once, newest first', () => {
  let kept: readonly ItemRef[] = [];
  const recent = recentFolders(
    () => kept,
    (folders) => {
      kept = folders;
    },
  );
  const noted = (...ids: readonly string[]): void => {
    for (const itemId of ids) recent.note({ account: 'demo', driveId: 'd', itemId });
  };
  recent.note({ account: 'second', driveId: 'd', itemId: 'x' });
  noted('a', 'b', 'a');
  expect(recent.list().map(({ itemId }) => itemId)).toEqual(['a', 'b', 'x']);
  recent.note({ account: 'demo', driveId: 'other', itemId: 'a' });
  expect(recent.list()).toHaveLength(4);
  noted('c', 'd', 'e', 'f', 'g', 'h', 'i');
  expect(
    recent
      .list()
      .map(({ itemId }) => itemId)
      .join(''),
  ).toBe('ihgfedcax');
});
