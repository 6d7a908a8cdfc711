import { describe, expect, it } from 'vitest';
import { pageOf, selected, type PageOf } from './paging.ts';
import { Tree } from './tree.ts';

function treeOf(...names: readonly string[]): Tree {
  const tree = new Tree({ id: 'root', at: 0 });
  for (const name of names) add(tree, name);
  return tree;
}

function add(tree: Tree, name: string): void {
  const kind = name.includes('.') ? ('file' as const) : ('folder' as const);
  const base = { id: `id of ${name}`, name, at: 0 };
  const size = name.length;
  tree.add(tree.root, kind === 'file' ? { kind, ...base, size, content: '' } : { kind, ...base });
}

function page(tree: Tree, query: Readonly<Record<string, string>>): PageOf {
  const result = pageOf(tree.root, new URLSearchParams(query));
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const namesOf = ({ items }: PageOf): string[] => items.map(({ name }) => name);

describe('a page of a folder', () => {
  it('gives folders first, then names as people count', () => {
    const tree = treeOf('b.txt', 'a 10.txt', 'Z', 'a 9.txt', 'é.txt', 'y');
    expect(namesOf(page(tree, {}))).toEqual(['y', 'Z', 'a 9.txt', 'a 10.txt', 'b.txt', 'é.txt']);
  });

  it('neither repeats nor loses items when the folder changes between two pages', () => {
    const tree = treeOf('b', 'd', 'f', 'h');
    const first = page(tree, { $top: '2' });
    expect(namesOf(first)).toEqual(['b', 'd']);
    add(tree, 'a');
    add(tree, 'g');
    const last = first.items[1];
    if (last !== undefined) tree.remove(last, 1);
    const second = page(tree, { $top: '9', $skiptoken: first.token ?? '' });
    expect(namesOf(second)).toEqual(['f', 'g', 'h']);
    expect(second.token).toBeNull();
  });

  it('orders as asked, and as ever when it does not know the order', () => {
    const tree = treeOf('bb.txt', 'a.txt', 'ccc.txt');
    expect(namesOf(page(tree, { $orderby: 'name desc' }))).toEqual(['ccc.txt', 'bb.txt', 'a.txt']);
    expect(namesOf(page(tree, { $orderby: 'size' }))).toEqual(['a.txt', 'bb.txt', 'ccc.txt']);
    expect(namesOf(page(tree, { $orderby: 'mood' }))).toEqual(['a.txt', 'bb.txt', 'ccc.txt']);
  });

  it.each([{ $top: '0' }, { $top: 'all' }, { $skiptoken: 'nonsense' }])('refuses %o', (query) => {
    const result = pageOf(treeOf('a').root, new URLSearchParams(query));
    expect(result).toMatchObject({ ok: false, problem: { code: 'invalidRequest' } });
  });

  it('keeps only what $select names', () => {
    const item = { id: '1', name: 'a', size: 3 };
    expect(selected(item, new URLSearchParams({ $select: 'id, Name' }))).toEqual({
      id: '1',
      name: 'a',
    });
  });
});
