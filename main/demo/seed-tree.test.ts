import { describe, expect, it } from 'vitest';
import { checkItemName } from '../../shared/item-name.ts';
import { guidInItemId, itemIdOf } from './ids.ts';
import { seedTree } from './seed-tree.ts';
import { descendants, namesTo } from './tree.ts';

const listOf = (): readonly (readonly [string, string, number, number])[] =>
  [...descendants(seedTree().root)].map((item) => [
    item.id,
    namesTo(item).join('/'),
    item.size,
    item.createdAt,
  ]);

describe('the seeded tree', () => {
  it('is the same every time it is built', () => {
    expect(listOf()).toEqual(listOf());
  });

  it('holds about four thousand items, three thousand files of them in LargeFolder1', () => {
    const tree = seedTree();
    const large = tree.at(['LargeFolder1']) ?? tree.root;
    const files = [...descendants(large)].filter(({ kind }) => kind === 'file');
    expect(files).toHaveLength(3_000);
    expect(tree.root.itemCount).toBeGreaterThan(3_700);
    expect(tree.root.itemCount).toBeLessThan(4_500);
  });

  it('has only names that OneDrive takes', () => {
    for (const item of descendants(seedTree().root)) {
      const above = namesTo(item).slice(0, -1);
      expect(checkItemName(item.name, `/${above.join('/')}`)).toBeNull();
    }
  });

  it('keeps the size and count of a folder equal to what it holds', () => {
    const tree = seedTree();
    for (const folder of [tree.root, ...descendants(tree.root)]) {
      if (folder.kind === 'file') continue;
      const below = [...descendants(folder)];
      const sizes = below.map(({ kind, size }) => (kind === 'file' ? size : 0));
      expect(folder.itemCount).toBe(below.length);
      expect(folder.size).toBe(sizes.reduce((sum, size) => sum + size, 0));
    }
  });

  it('gives ids that look like those of OneDrive and carry a GUID', () => {
    const id = itemIdOf('seed:/Documents');
    expect(id).toMatch(/^01MOWKYV[A-Z2-7]{26}$/u);
    expect(guidInItemId(id)).toMatch(/^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/u);
  });
});
