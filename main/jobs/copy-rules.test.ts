import { describe, expect, it } from 'vitest';
import type { DriveItem } from '../../shared/item.ts';
import { type CopyWish, checkBatch, checkCopy, checkUpload, refusalOfUrl } from './copy-rules.ts';

const root: DriveItem = {
  account: 'demo',
  driveId: 'd',
  id: 'root',
  name: 'root',
  kind: 'folder',
  folderPath: '/',
  size: 1,
  childCount: 3,
  isRoot: true,
};
const folder = (id: string, folderPath = '/', driveId = 'd'): DriveItem => ({
  ...root,
  driveId,
  id,
  name: id,
  folderPath,
  isRoot: false,
});
const file = (id: string): DriveItem => ({ ...folder(id), kind: 'file', childCount: null });
const wish = (change: Partial<CopyWish> = {}): CopyWish => ({
  name: 'Plans',
  onConflict: 'fail',
  childrenOnly: false,
  allVersions: false,
  ...change,
});
const [plans, target] = [folder('Plans'), folder('Target')];
const codeOf = (...args: Parameters<typeof checkCopy>): string | null =>
  checkCopy(...args)?.code ?? null;

describe('a copy', () => {
  it.each([
    ['elsewhere', plans, target, {}, null],
    ['of the root', root, folder('x', '/', 'other'), {}, 'rootAsSource'],
    ['into a file', plans, file('a'), {}, 'destinationNotFolder'],
    ['into itself', plans, plans, {}, 'intoItself'],
    ['below itself, in other capitals', plans, folder('Deep', '/PLANS/x'), {}, 'intoItself'],
    ['beside a folder that begins alike', plans, folder('Deep', '/Plans 2'), {}, null],
    ['below its name on another drive', plans, folder('Deep', '/Plans', 'e'), {}, null],
    ['under a bad name', plans, target, { name: 'a:b' }, 'badName'],
    ['onto itself', plans, root, { name: 'PLANS' }, 'sameNameSameFolder'],
    ['onto itself, replacing', plans, root, { onConflict: 'replace' }, 'sameNameSameFolder'],
    ['beside itself under another name', plans, root, { name: 'x' }, null],
    ['beside itself, renamed', plans, root, { onConflict: 'rename' }, null],
    ['with versions elsewhere', plans, target, { allVersions: true, name: 'x' }, null],
    ['with versions under a bad name', plans, target, { allVersions: true, name: '' }, 'badName'],
  ] as const)('%s', (_where, source, destination, change, code) => {
    expect(codeOf(source, destination, wish(change))).toBe(code);
  });

  it('with versions begins under its own name, which is taken beside itself', () => {
    const withVersions = wish({ allVersions: true, name: 'x' });
    expect(codeOf(plans, root, withVersions)).toBe('sameNameSameFolder');
    expect(codeOf(plans, root, { ...withVersions, onConflict: 'rename' })).toBeNull();
  });
});

describe('a copy of children alone', () => {
  const children = wish({ childrenOnly: true, name: '' });

  it.each([
    ['of a folder', plans, target, null],
    ['of a folder into the one above', plans, root, null],
    ['of the root onto another drive', root, folder('x', '/', 'other'), null],
    ['of the root into one of the children', root, target, null],
    ['of the root into itself', root, root, 'intoItself'],
    ['of a file', file('a'), target, 'notChildren'],
    ['into itself', plans, plans, 'intoItself'],
    ['below itself', plans, folder('Deep', '/Plans'), 'intoItself'],
    ['into a file', plans, file('a'), 'destinationNotFolder'],
  ] as const)('%s', (_what, source, destination, code) => {
    expect(codeOf(source, destination, children)).toBe(code);
  });
});

describe('a file of the web', () => {
  it('goes into a folder under a name that may be', () => {
    expect(checkUpload(target, 'a.zip')).toBeNull();
    expect(checkUpload(file('a'), 'a.zip')).toMatchObject({ code: 'destinationNotFolder' });
    expect(checkUpload(target, 'a/b')).toMatchObject({ code: 'badName', field: 'name' });
  });

  it.each([
    ['ok', null],
    ['badUrl', { code: 'badUrl', field: 'url' }],
    ['privateUrl', { code: 'privateUrl', field: 'url' }],
  ] as const)('whose address is judged %s', (verdict, refusal) => {
    expect(refusalOfUrl(verdict)).toEqual(refusal);
  });
});

describe('several items at once', () => {
  const careful = { onConflict: 'fail', allVersions: false } as const;

  it('are refused together, each with its own reason', () => {
    const sources = [
      plans,
      target,
      folder('Fine'),
      { ...folder('Other', '/Deep'), name: 'target' },
    ];
    expect(checkBatch(sources, target, careful)).toEqual({
      code: 'itemsRefused',
      field: 'source',
      items: [
        { name: 'Target', refusal: { code: 'intoItself', field: 'destination' } },
        { name: 'target', refusal: { code: 'twiceInBatch', field: 'name' } },
      ],
    });
  });

  it('may have one name where both are kept, and otherwise not', () => {
    const sources = [plans, folder('PLANS', '/Deep')];
    expect(checkBatch(sources, target, careful)?.code).toBe('itemsRefused');
    expect(checkBatch(sources, target, { ...careful, onConflict: 'rename' })).toBeNull();
    expect(checkBatch([plans, folder('Music')], target, careful)).toBeNull();
  });

  it('go into a folder only', () => {
    expect(checkBatch([plans], file('a'), careful)?.code).toBe('destinationNotFolder');
  });
});
