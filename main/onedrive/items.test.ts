import { describe, expect, it } from 'vitest';
import { lyingAt, readItem } from './items.ts';

/** As Microsoft Graph answers, cut to the fields that are asked for. */
const folder = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#drives/items/$entity',
  id: '01A',
  name: 'Plans',
  size: 4096,
  webUrl: 'https://contoso-my.sharepoint.com/Plans',
  folder: { childCount: 3 },
  parentReference: { driveId: 'b!x', id: '01ROOT', path: '/drives/b!x/root:/Documents' },
};

const folderPathOf = (path: unknown): string | undefined =>
  readItem({ ...folder, parentReference: { ...folder.parentReference, path } })?.folderPath;

describe('an item', () => {
  it('is read with all that is known of it', () => {
    expect(readItem(folder)).toEqual({
      id: '01A',
      name: 'Plans',
      driveId: 'b!x',
      parentId: '01ROOT',
      kind: 'folder',
      hasPath: true,
      folderPath: '/Documents',
      size: 4096,
      childCount: 3,
      isRoot: false,
      webUrl: 'https://contoso-my.sharepoint.com/Plans',
    });
  });

  it('is a file unless it says that it is a folder', () => {
    const file = { id: '1', name: 'a.txt', file: { mimeType: 'text/plain' }, size: 0 };
    expect(readItem(file)).toMatchObject({ kind: 'file', childCount: null, size: 0 });
    const notebook = { id: '1', name: 'Notes', package: { type: 'oneNote' } };
    expect(readItem(notebook)).toMatchObject({ kind: 'file', childCount: null, size: null });
  });

  it('is the root when it says so', () => {
    const root = { id: '1', name: 'root', root: {}, folder: { childCount: 0 } };
    const parentReference = { driveId: 'd' };
    expect(readItem({ ...root, parentReference })).toMatchObject({
      isRoot: true,
      parentId: null,
      folderPath: '/',
      driveId: 'd',
      childCount: 0,
    });
  });

  it.each([
    ['no object', 'text'],
    ['nothing', null],
    ['a list', [folder]],
    ['without an id', { ...folder, id: undefined }],
    ['with an empty id', { ...folder, id: '' }],
    ['with a number for its name', { ...folder, name: 7 }],
  ])('is none when it is %s', (_what, value) => {
    expect(readItem(value)).toBeNull();
  });

  it('is read past fields that make no sense', () => {
    const odd = {
      ...folder,
      size: 'many',
      folder: [],
      webUrl: 1,
      parentReference: 'x',
      root: true,
    };
    expect(readItem(odd)).toMatchObject({
      size: null,
      kind: 'file',
      webUrl: null,
      driveId: '',
      parentId: null,
      folderPath: '/',
      isRoot: false,
    });
    expect(readItem({ ...folder, folder: { childCount: 'many' } })?.childCount).toBeNull();
  });
});

describe('the folder an item lies in', () => {
  it.each([
    ['/drive/root:', '/'],
    ['/drive/root:/', '/'],
    ['/drives/b!x/root:', '/'],
    ['/drives/b!x/root:/Documents/Plans', '/Documents/Plans'],
    ['/drive/root:/Documents/Plans', '/Documents/Plans'],
    ['/drives/D46/root:/Sch%C3%B6ne%20Gr%C3%BC%C3%9Fe', '/Schöne Grüße'],
    ['/drives/D46/root:/Schöne Grüße', '/Schöne Grüße'],
    ['/drives/D46/root:/%E6%97%A5%E6%9C%AC/%F0%9F%8E%82', '/日本/🎂'],
    ['/drives/D46/root:/C%23%20%26%20F%23', '/C# & F#'],
    ['/drives/D46/root:/100%25', '/100%'],
    ['/drives/D46/root:/100%2525', '/100%25'],
    ['/drives/D46/root:/100% sure', '/100% sure'],
    ['/drives/D46/root:/a+b', '/a+b'],
    ['/drives/D46/root:/Q%3A%20A', '/Q: A'],
    ['no colon', '/'],
    ['', '/'],
    [null, '/'],
    [7, '/'],
  ])('of %s is %s', (path, expected) => {
    expect(folderPathOf(path)).toBe(expected);
  });
});

describe('a shortcut to what others share', () => {
  const shortcut = {
    id: 'D4!1',
    name: 'Holiday (Anna)',
    size: 7,
    parentReference: { driveId: 'd4', id: 'ROOT', path: '/drives/d4/root:' },
    remoteItem: {
      id: 'A7!9',
      name: 'Holiday',
      folder: { childCount: 2 },
      parentReference: { driveId: 'a7', id: 'A7!1' },
    },
  };

  it('stands for the item where that really lies, under its own name', () => {
    const item = readItem(shortcut);
    expect(item).toMatchObject({ id: 'D4!1', driveId: 'd4', kind: 'file' });
    expect(item && lyingAt(item)).toMatchObject({
      id: 'A7!9',
      driveId: 'a7',
      parentId: 'A7!1',
      name: 'Holiday (Anna)',
      kind: 'folder',
      childCount: 2,
      size: 7,
    });
  });

  it('stands for itself when nobody says in which drive that is', () => {
    const { parentReference, ...nowhere } = shortcut.remoteItem;
    const item = readItem({ ...shortcut, parentReference, remoteItem: nowhere });
    expect(item && lyingAt(item).id).toBe('D4!1');
  });
});
