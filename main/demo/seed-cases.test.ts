import { describe, expect, it } from 'vitest';
import { checkItemName } from '../../shared/item-name.ts';
import { MAX_AFFECTED_ITEMS } from './copy-rules.ts';
import { plantCases } from './seed-cases.ts';
import { seedTree } from './seed-tree.ts';
import { affectedItems, descendants, namesTo } from './tree.ts';

function planted(): ReturnType<typeof seedTree> {
  const tree = seedTree();
  plantCases(tree);
  return tree;
}

describe('the cases', () => {
  it('hold a folder beyond the limit of one copy, inside of another one', () => {
    const tree = planted();
    const [outer, inner] = [tree.at(['Everything']), tree.at(['Everything', 'Photos'])];
    expect(outer && affectedItems(outer)).toBeGreaterThan(MAX_AFFECTED_ITEMS);
    expect(inner && affectedItems(inner)).toBeGreaterThan(MAX_AFFECTED_ITEMS);
  });

  it('have only names and paths that OneDrive takes, the longest near the limit', () => {
    const tree = planted();
    const deep = [...descendants(tree.root)].map(namesTo);
    for (const names of deep) {
      expect(checkItemName(names.at(-1) ?? '', `/${names.slice(0, -1).join('/')}`)).toBeNull();
    }
    expect(Math.max(...deep.map((names) => names.join('/').length))).toBeGreaterThan(350);
  });

  it('are the same every time', () => {
    const ids = (): readonly string[] => [...descendants(planted().root)].map(({ id }) => id);
    expect(ids()).toEqual(ids());
  });
});
