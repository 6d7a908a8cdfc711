import { describe, expect, it } from 'vitest';
import type { Finding, FindingCode, Remedy } from '../../shared/check-up.ts';
import type { ItemFacts } from '../../shared/item.ts';
import type { CheckUpFacts, SourceFacts, TargetFacts } from './check-up-facts.ts';
import { amountOf, findingsOf } from './check-up.ts';

const GB = 1000 ** 3;

function item(change: Partial<ItemFacts> = {}): ItemFacts {
  const { kind = 'folder' } = change;
  return {
    ...{ driveId: 'd1', id: 'plans', name: 'Plans', folderPath: '/', isRoot: false },
    ...{ kind, size: 1000, childCount: kind === 'folder' ? 4 : null },
    ...change,
  };
}

function source(change: Partial<SourceFacts> = {}): SourceFacts {
  return {
    ...{ item: item(), siteId: null, account: 'work', isNotebook: false, isShared: false },
    counted: { items: 5, isWhole: true, longestInside: 0, deepest: null },
    ...change,
  };
}

const archive = item({ id: 'archive', name: 'Archive' });

function target(change: Partial<TargetFacts> = {}): TargetFacts {
  return { item: archive, siteId: null, account: 'work', freeBytes: 5000, ...change };
}

const WISH = { name: 'Plans', onConflict: 'fail', childrenOnly: false, allVersions: true } as const;

function facts(change: Partial<CheckUpFacts> = {}): CheckUpFacts {
  return {
    ...{ sources: [source()], isBatch: false, unread: 0, target: target(), wish: WISH },
    ...{ inParts: false, wanted: 1, taken: [], freeName: null, notebooks: [], parts: 1 },
    ...change,
  };
}

/** What there is to say beyond what is said of every copy. */
function said(change: Partial<CheckUpFacts>): readonly Finding[] {
  return findingsOf(facts(change)).filter(({ code }) => code !== 'leftBehind');
}

const short = (findings: readonly Finding[]): readonly (readonly string[])[] =>
  findings.map(({ severity, code, remedies }) => [
    severity,
    code,
    ...remedies.map((remedy: Remedy) => remedy.code),
  ]);

const there = item({ id: 'there', folderPath: '/Archive' });
const file = (change: Partial<ItemFacts> = {}): SourceFacts =>
  source({
    item: item({ kind: 'file', name: 'a.txt', id: 'a', ...change }),
    counted: { items: 1, isWhole: true, longestInside: 0, deepest: null },
  });
const fileThere = item({ kind: 'file', id: 'old', name: 'a.txt', folderPath: '/Archive' });
const counted = (items: number): SourceFacts['counted'] => ({
  ...{ items, isWhole: false, longestInside: 0, deepest: null },
});
const far = (size: number, change: Partial<SourceFacts> = {}): SourceFacts =>
  source({ item: item({ driveId: 'd2', size }), ...change });
const roomy = target({ freeBytes: null });
const deep = (longestInside: number): SourceFacts =>
  source({ counted: { items: 5, isWhole: false, longestInside, deepest: 'bottom' } });

const CASES: readonly (readonly [
  string,
  Partial<CheckUpFacts>,
  readonly (readonly [Finding['severity'], FindingCode, ...Remedy['code'][]])[],
])[] = [
  ['nothing is in the way', {}, []],
  [
    'the folder would go into itself',
    { target: target({ item: item({ name: 'Inner', id: 'inner', folderPath: '/Plans' }) }) },
    [['stop', 'refused', 'otherFolder']],
  ],
  ['the name cannot be used', { wish: { ...WISH, name: 'a?' } }, [['stop', 'refused']]],
  [
    'the whole drive is chosen',
    { sources: [source({ item: item({ isRoot: true, driveId: 'd2' }) })] },
    [['stop', 'refused', 'childrenOnly']],
  ],
  [
    'two of several have one name',
    { sources: [source(), source({ item: item({ id: 'b', folderPath: '/B' }) })], isBatch: true },
    [['stop', 'refused', 'keepBoth']],
  ],
  [
    'the original has the name',
    {
      target: target({ item: item({ id: 'root', name: 'root', isRoot: true }) }),
      taken: [item()],
      freeName: 'Plans (2)',
    },
    [['stop', 'refused', 'useName', 'keepBoth', 'otherFolder']],
  ],
  [
    'the name is taken by a file',
    { sources: [file()], wish: { ...WISH, name: 'a.txt' }, taken: [fileThere], freeName: 'a (2)' },
    [['stop', 'nameTaken', 'useName', 'keepBoth']],
  ],
  [
    'a folder of the name is there',
    { taken: [there] },
    [['stop', 'nameTaken', 'keepBoth', 'intoExisting']],
  ],
  [
    'the name is taken, and both are kept',
    { taken: [there], wish: { ...WISH, onConflict: 'rename' } },
    [['note', 'keptBeside']],
  ],
  [
    'a personal drive heeds no rule, and the name is taken',
    {
      sources: [source({ account: 'personal' })],
      target: target({ account: 'personal' }),
      taken: [there],
      freeName: 'Plans (2)',
      wish: { ...WISH, onConflict: 'rename' },
    },
    [['stop', 'nameTakenAtHome', 'useName', 'intoExisting']],
  ],
  [
    'a personal drive heeds no rule, and several names are taken',
    {
      sources: [source({ account: 'personal' }), { ...file(), account: 'personal' }],
      target: target({ account: 'personal' }),
      ...{ isBatch: true, wanted: 2, taken: [there, fileThere] },
      wish: { ...WISH, onConflict: 'rename' },
    },
    [['stop', 'nameTakenAtHome', 'otherFolder']],
  ],
  [
    'a personal drive heeds no rule',
    {
      sources: [source({ account: 'personal' })],
      target: target({ account: 'personal' }),
      wish: { ...WISH, onConflict: 'rename' },
    },
    [['warn', 'rulesIgnored']],
  ],
  [
    'a file replaces a file',
    {
      sources: [file()],
      wish: { ...WISH, name: 'a.txt', onConflict: 'replace' },
      taken: [fileThere],
    },
    [['warn', 'replaces', 'keepBoth']],
  ],
  [
    'a file would have to replace a folder',
    { sources: [file()], wish: { ...WISH, name: 'a.txt', onConflict: 'replace' }, taken: [there] },
    [['stop', 'replaceFolder', 'keepBoth']],
  ],
  [
    'some names of several are taken',
    { sources: [source(), file()], isBatch: true, wanted: 2, taken: [there] },
    [['warn', 'nameTaken', 'keepBoth']],
  ],
  [
    'all names of several are taken',
    { sources: [source(), file()], isBatch: true, wanted: 2, taken: [there, fileThere] },
    [['stop', 'nameTaken', 'keepBoth']],
  ],
  [
    'one name of what is in the folder is taken, which ends the one copy',
    { wanted: 4, taken: [fileThere], wish: { ...WISH, childrenOnly: true } },
    [['stop', 'nameTaken', 'keepBoth']],
  ],
  ['it is exactly as much as is allowed', { sources: [source({ counted: counted(30_000) })] }, []],
  [
    'it is too many items',
    { sources: [source({ counted: counted(30_001) })], parts: 12 },
    [['stop', 'tooManyItems', 'split']],
  ],
  [
    'of what is in a folder, the folder itself is none',
    {
      sources: [source({ counted: counted(30_001) })],
      wish: { ...WISH, childrenOnly: true },
    },
    [],
  ],
  [
    'it is too many items, and too many to take apart',
    { sources: [source({ counted: counted(30_001) })], parts: 501 },
    [['stop', 'tooManyItems', 'otherSource']],
  ],
  [
    'it is taken apart',
    { sources: [source({ counted: counted(30_001) })], parts: 12, inParts: true },
    [['note', 'inParts']],
  ],
  [
    'it is taken apart, and an empty folder of its name is there',
    {
      ...{ parts: 12, inParts: true, taken: [item({ id: 'there', childCount: 0 })] },
      sources: [source({ counted: counted(30_001) })],
    },
    [['note', 'inParts']],
  ],
  [
    'it is taken apart, and folders with nothing in them are there',
    {
      ...{ parts: 12, inParts: true, taken: [item({ id: 'there', childCount: 2, size: 0 })] },
      sources: [source({ counted: counted(30_001) })],
    },
    [['note', 'inParts']],
  ],
  [
    'it is taken apart, and a folder of its name holds something',
    {
      ...{ parts: 12, inParts: true, taken: [there] },
      sources: [source({ counted: counted(40_000) })],
    },
    [
      ['stop', 'nameTaken', 'keepBoth', 'intoExisting'],
      ['note', 'inParts'],
    ],
  ],
  [
    'it falls into too many copies',
    { sources: [source({ counted: counted(30_001) })], parts: 501, inParts: true },
    [['stop', 'tooManyParts', 'otherSource']],
  ],
  [
    'it is too large for another site',
    {
      sources: [far(100 * GB + 1, { siteId: 's2' })],
      target: { ...roomy, siteId: 's1' },
      parts: 3,
    },
    [['stop', 'crossSite', 'split']],
  ],
  [
    'the other drive is in the same site',
    { sources: [far(200 * GB, { siteId: 's1' })], target: { ...roomy, siteId: 's1' } },
    [],
  ],
  [
    'nobody says whether it is another site',
    { sources: [far(200 * GB)], target: roomy },
    [['warn', 'maybeCrossSite']],
  ],
  [
    'it is large and stays on its drive',
    { sources: [source({ item: item({ size: 200 * GB }) })], target: roomy },
    [],
  ],
  [
    'a notebook is too large',
    { sources: [{ ...file({ size: 2 * GB + 1 }), isNotebook: true }], target: roomy },
    [['stop', 'notebook', 'otherSource']],
  ],
  [
    'a notebook inside is too large',
    { notebooks: [{ name: 'Notes', size: 3 * GB }] },
    [['warn', 'notebook', 'otherSource']],
  ],
  ['the longest path is as long as may be', { sources: [deep(400 - 'Archive/Plans'.length)] }, []],
  [
    'a path would be too long',
    { sources: [deep(401 - 'Archive/Plans'.length)] },
    [['stop', 'pathTooLong', 'otherFolder']],
  ],
  ['there is no room', { target: target({ freeBytes: 999 }) }, [['stop', 'quota', 'otherFolder']]],
  ['there is just enough room', { target: target({ freeBytes: 1000 }) }, []],
  ['nobody says what room there is', { target: target({ freeBytes: null }) }, []],
  [
    'the accounts do not go together',
    { sources: [source({ account: 'personal' })] },
    [['stop', 'mixedAccounts', 'otherFolder']],
  ],
  ['nobody says whose the source is', { sources: [source({ account: null })] }, []],
  ['it is shared with others', { sources: [source({ isShared: true })] }, [['warn', 'shared']]],
  [
    'earlier versions are not wanted',
    { wish: { ...WISH, allVersions: false } },
    [['note', 'versionsLeft', 'takeVersions']],
  ],
];

describe('what is said of a copy before it starts', () => {
  it.each(CASES)('when %s', (_when, change, expected) => {
    expect(short(said(change))).toEqual(expected);
  });

  it('is what stops it first', () => {
    const found = findingsOf(
      facts({
        sources: [source({ isShared: true })],
        taken: [there],
        wish: { ...WISH, allVersions: false },
        target: target({ freeBytes: 1 }),
      }),
    );
    expect(found.map(({ severity }) => severity)).toEqual(['stop', 'stop', 'warn', 'note']);
  });

  it('is always what does not come along', () => {
    expect(short(findingsOf(facts()))).toEqual([['note', 'leftBehind']]);
  });

  it('names the rule that the start follows as well', () => {
    const into = target({ item: item({ name: 'Inner', id: 'inner', folderPath: '/Plans' }) });
    expect(said({ target: into })).toMatchObject([{ refusal: { code: 'intoItself' } }]);
  });

  it('says by how much a path is too long', () => {
    expect(said({ sources: [deep(420)] })).toMatchObject([
      { name: 'bottom', excess: '/Archive/Plans'.length - 1 + 420 - 400, limit: 400 },
    ]);
  });
});

describe('the amount', () => {
  it('is the sum over all items, and at least that while some are not looked at', () => {
    const sources = [source(), file({ size: 500 })];
    expect(amountOf(facts({ sources }))).toEqual({ items: 6, isWhole: true, bytes: 1500 });
    expect(amountOf(facts({ sources, unread: 2 }))).toEqual({
      ...{ items: 8, isWhole: false, bytes: null },
    });
  });

  it('leaves out the folder whose contents alone are copied', () => {
    expect(amountOf(facts({ wish: { ...WISH, childrenOnly: true } })).items).toBe(4);
  });

  it('has no size where one of them does not say it', () => {
    expect(amountOf(facts({ sources: [source({ item: item({ size: null }) })] })).bytes).toBeNull();
  });
});
