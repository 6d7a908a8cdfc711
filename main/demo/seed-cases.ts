/**
 * What copies can fail at, for a drive that shall show it: more items than one copy takes, paths near
 * their limit, a notebook, a shared folder. Planted only where it was asked for. Pure and deterministic.
 */
import { itemIdOf } from './ids.ts';
import type { Facets, Folder, NewItem, Tree } from './tree.ts';

const AT = Date.UTC(2024, 4, 6, 9);
const MONTHS = 12;
const PHOTOS_PER_MONTH = 2_600;
const PHOTO_BYTES = 1_000;
const NOTEBOOK_BYTES = 3_000_000_000;
/** With a few of these a path is near 400 characters. */
const LONG_NAME =
  'A folder with a name as long as those that grow while many people keep adding their words';
const LONG_FOLDERS = 4;

/** Adds them to the root; every call adds equal ids, names and sizes. */
export function plantCases(tree: Tree): void {
  const folder = (parent: Folder, path: string, facets: Facets = {}): Folder =>
    added(tree.add(parent, { kind: 'folder', ...base(path), facets }));
  const file = (parent: Folder, path: string, size: number, facets: Facets = {}): void => {
    const item: NewItem = { kind: 'file', ...base(path), size, content: `seed:${path}`, facets };
    added(tree.add(parent, item));
  };

  const everything = folder(tree.root, '/Everything');
  const photos = folder(everything, '/Everything/Photos');
  for (let month = 1; month <= MONTHS; month += 1) {
    const path = `/Everything/Photos/Month ${String(month).padStart(2, '0')}`;
    const inner = folder(photos, path);
    for (let photo = 1; photo <= PHOTOS_PER_MONTH; photo += 1) {
      file(inner, `${path}/Photo ${String(photo).padStart(4, '0')}.jpg`, PHOTO_BYTES);
    }
  }
  const letters = folder(everything, '/Everything/Letters');
  for (let letter = 1; letter <= 5; letter += 1) {
    file(letters, `/Everything/Letters/Letter ${letter}.docx`, PHOTO_BYTES);
  }
  file(everything, '/Everything/Contents.txt', PHOTO_BYTES);

  let deep = folder(tree.root, '/Deep');
  let path = '/Deep';
  for (let depth = 1; depth <= LONG_FOLDERS; depth += 1) {
    path += `/${LONG_NAME} ${depth}`;
    deep = folder(deep, path);
  }
  file(deep, `${path}/At the bottom.txt`, PHOTO_BYTES);

  file(tree.root, '/Meeting notes', NOTEBOOK_BYTES, { package: { type: 'oneNote' } });
  const team = folder(tree.root, '/Team folder', { shared: { scope: 'users' } });
  file(team, '/Team folder/Plan.docx', PHOTO_BYTES);
}

function base(path: string): Pick<NewItem, 'id' | 'name' | 'at'> {
  return { id: itemIdOf(`seed:${path}`), name: path.slice(path.lastIndexOf('/') + 1), at: AT };
}

function added<T>(item: T | null): T {
  if (item === null) throw new Error('The seed names an item twice.');
  return item;
}
