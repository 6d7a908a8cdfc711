import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemFacts } from '../../shared/item.ts';
import { type Known, MAX_PARTS, type Planned, planParts } from './copy-parts.ts';

/** A made-up tree: a number is a file of so many bytes. */
type Tree = number | readonly Tree[];

interface Made {
  readonly item: ItemFacts;
  readonly items: number;
  readonly children: readonly Made[];
}

function make(tree: Tree, id: string): Made {
  const isFile = typeof tree === 'number';
  const children = isFile ? [] : tree.map((inner, index) => make(inner, `${id}/${index}`));
  const bytes = children.reduce((sum, { item }) => sum + (item.size ?? 0), 0);
  return {
    item: {
      ...{ driveId: 'd', id, name: id, folderPath: '/', isRoot: false },
      kind: isFile ? 'file' : 'folder',
      size: isFile ? tree : bytes,
      childCount: isFile ? null : children.length,
    },
    items: 1 + children.reduce((sum, { items }) => sum + items, 0),
    children,
  };
}

function all(made: Made): readonly Made[] {
  return [made, ...made.children.flatMap(all)];
}

function knownOf(made: Made, listed: ReadonlySet<string> | 'all' = 'all'): Known {
  const byId = new Map(all(made).map((each) => [each.item.id, each]));
  return {
    itemsOf: ({ id }) => byId.get(id)?.items ?? 0,
    childrenOf: ({ id }) =>
      listed === 'all' || listed.has(id)
        ? (byId.get(id)?.children ?? []).map(({ item }) => item)
        : null,
  };
}

/** What a plan brings: each part with all below it, and the folders that are made. */
function brought(planned: readonly Planned[], made: Made): readonly string[] {
  const byId = new Map(all(made).map((each) => [each.item.id, each]));
  return planned.flatMap((each) => {
    const { id } = each.item;
    if (each.kind === 'folder') return [id, ...brought(each.inside, made)];
    const source = byId.get(id);
    return source === undefined ? [] : all(source).map(({ item }) => item.id);
  });
}

const trees = fc.letrec<{ tree: Tree; folder: readonly Tree[] }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, fc.nat(9), tie('folder')),
  folder: fc.array(tie('tree'), { maxLength: 6 }),
})).folder;

const LIMITS = { items: 4, bytes: null };
const FILES: Tree = [1, 1, 1];

describe('a copy that is taken apart', () => {
  it('brings every item exactly once, whatever the tree and the limits', () => {
    fc.assert(
      fc.property(trees, fc.integer({ min: 1, max: 12 }), (tree, items) => {
        const made = make(tree, 'top');
        const plan = planParts([made.item], false, knownOf(made), { items, bytes: null });
        if (plan.kind !== 'plan') throw new Error(plan.kind);
        expect(brought(plan.planned, made).toSorted()).toEqual(
          all(made)
            .map(({ item }) => item.id)
            .toSorted(),
        );
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });

  it('asks the service for no folder beyond the limits', () => {
    fc.assert(
      fc.property(trees, fc.integer({ min: 1, max: 12 }), (tree, items) => {
        const made = make(tree, 'top');
        const known = knownOf(made);
        const plan = planParts([made.item], false, known, { items, bytes: null });
        const parts = (planned: readonly Planned[]): readonly ItemFacts[] =>
          planned.flatMap((each) => (each.kind === 'part' ? [each.item] : parts(each.inside)));
        const asked = plan.kind === 'plan' ? parts(plan.planned) : [];
        expect(plan).toMatchObject({ kind: 'plan', parts: asked.length });
        expect(asked.filter((part) => known.itemsOf(part) > items)).toEqual([]);
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });

  it('stays as it is where it is small enough', () => {
    const made = make(FILES, 'top');
    const plan = planParts([made.item], false, knownOf(made), LIMITS);
    expect(plan).toMatchObject({ kind: 'plan', parts: 1, planned: [{ kind: 'part' }] });
  });

  it('goes down where a child is itself beyond the limits, and nowhere else', () => {
    const made = make([[FILES, FILES], FILES, 1], 'top');
    const plan = planParts([made.item], false, knownOf(made), LIMITS);
    if (plan.kind !== 'plan') throw new Error(plan.kind);
    expect(plan.parts).toBe(4);
    expect(plan.planned).toMatchObject([
      {
        kind: 'folder',
        item: { id: 'top' },
        inside: [
          { kind: 'folder', item: { id: 'top/0' }, inside: [{ kind: 'part' }, { kind: 'part' }] },
          { kind: 'part', item: { id: 'top/1' } },
          { kind: 'part', item: { id: 'top/2' } },
        ],
      },
    ]);
  });

  it('can be of what is in a folder, which is then not made anew', () => {
    const made = make([FILES, 1], 'top');
    const plan = planParts([made.item], true, knownOf(made), LIMITS);
    expect(plan).toMatchObject({ planned: [{ item: { id: 'top/0' } }, { item: { id: 'top/1' } }] });
  });

  it('is by size as well where that is bounded; a file is never taken apart', () => {
    const made = make([[3, 3], 9], 'top');
    const plan = planParts([made.item], false, knownOf(made), { items: 100, bytes: 6 });
    expect(plan).toMatchObject({
      planned: [{ kind: 'folder', inside: [{ item: { id: 'top/0' } }, { item: { id: 'top/1' } }] }],
    });
  });

  it('says what it has to know first', () => {
    const made = make([[FILES, FILES], FILES, 1], 'top');
    const [nothing, top] = [knownOf(made, new Set()), knownOf(made, new Set(['top']))];
    expect(planParts([made.item], false, nothing, LIMITS)).toMatchObject({
      kind: 'list',
      folders: [{ id: 'top' }],
    });
    expect(planParts([made.item], false, top, LIMITS)).toMatchObject({
      kind: 'list',
      folders: [{ id: 'top/0' }],
    });
  });

  it('is refused where it would be too many copies', () => {
    const files: Tree = Array.from({ length: MAX_PARTS + 1 }, () => 1);
    const made = make(files, 'top');
    expect(planParts([made.item], false, knownOf(made), LIMITS)).toEqual({ kind: 'tooMany' });
  });
});
