import { describe, expect, it } from 'vitest';
import type { DriveItem, FolderPage } from '../../shared/item.ts';
import { moveTo, typeAhead } from './list-keys.ts';
import { changePicker, itemsShown, parentOf, PICKER_START } from './picker-state.ts';
import type { PickerAction, PickerState } from './picker-state.ts';

const item = (name: string, kind: 'file' | 'folder' = 'folder'): DriveItem => ({
  account: 'demo',
  driveId: 'd',
  id: name,
  name,
  kind,
  folderPath: '/',
  size: null,
  childCount: null,
  isRoot: name === 'root',
});
const page = (names: readonly string[], cursor: string | null = null): FolderPage => ({
  folder: item('root'),
  trail: [],
  items: names.map((name) => item(name)),
  cursor,
});
const after = (...actions: PickerAction[]): PickerState =>
  actions.reduce(changePicker, PICKER_START);
const names = (state: PickerState) => itemsShown(state).map(({ name }) => name);
const refusal = { code: 'driveUnreachable', field: null } as const;

describe('the picker', () => {
  it('adds further pages to the first, each item once', () => {
    const state = after(
      { type: 'loaded', page: page(['a', 'b'], 'next') },
      { type: 'more' },
      { type: 'loadedMore', page: page(['b', 'c']) },
    );
    expect(names(state)).toEqual(['a', 'b', 'c']);
    expect(state.page?.cursor).toBeNull();
    expect(state.load.phase).toBe('ready');
  });

  it('puts a folder that was just made first, under the cursor', () => {
    const state = after(
      { type: 'loaded', page: page(['a', 'b'], 'next') },
      { type: 'made', folder: item('new') },
    );
    expect(names(state)).toEqual(['new', 'a', 'b']);
    expect(state.active).toBe(0);
    expect(state.page?.cursor).toBe('next');
    // It comes once more with the page it belongs to.
    const later = [{ type: 'more' }, { type: 'loadedMore', page: page(['new', 'z']) }] as const;
    expect(names(later.reduce(changePicker, state))).toEqual(['new', 'a', 'b', 'z']);
  });

  it('keeps what is loaded when a further page fails, and asks for that page again', () => {
    const state = after(
      { type: 'loaded', page: page(['a'], 'next') },
      { type: 'more' },
      { type: 'failed', refusal },
    );
    expect(names(state)).toEqual(['a']);
    expect(state.load).toEqual({ phase: 'failedMore', refusal });
    expect(state.page?.cursor).toBe('next');
  });

  it('shows nothing old under the name of another folder', () => {
    const loaded = after({ type: 'loaded', page: page(['a']) });
    const going = changePicker(loaded, {
      type: 'go',
      folder: { account: 'demo', driveId: 'd', itemId: 'a' },
      cameFrom: null,
    });
    expect(names(going)).toEqual([]);
    expect(names(changePicker(going, { type: 'failed', refusal }))).toEqual([]);
  });

  it('puts the cursor on the folder one came up from', () => {
    const state = after(
      { type: 'go', folder: null, cameFrom: 'b' },
      { type: 'loaded', page: page(['a', 'b']) },
    );
    expect(state.active).toBe(1);
    expect(after({ type: 'loaded', page: page(['a', 'b']) }).active).toBeNull();
  });

  it('knows the folder above', () => {
    expect(parentOf(page([]))).toBeNull();
    expect(parentOf({ ...page([]), trail: [item('root'), item('a')] })?.name).toBe('a');
  });
});

describe('the keyboard', () => {
  const items = [item('Alpha'), item('b.txt', 'file'), item('Beta'), item('Bravo')];
  const all = () => true;
  const foldersOnly = ({ kind }: DriveItem) => kind === 'folder';

  it('starts at the first item and stays within the list', () => {
    expect(moveTo('ArrowDown', null, items, all)).toBe(0);
    expect(moveTo('ArrowDown', 3, items, all)).toBe(3);
    expect(moveTo('ArrowUp', 0, items, all)).toBe(0);
    expect(moveTo('End', 0, items, all)).toBe(3);
    expect(moveTo('Home', 3, items, all)).toBe(0);
    expect(moveTo('PageDown', 0, items, all)).toBe(3);
    expect(moveTo('a', 0, items, all)).toBeNull();
    expect(moveTo('ArrowDown', null, [], all)).toBeNull();
  });

  it('steps over what cannot be chosen', () => {
    expect(moveTo('ArrowDown', 0, items, foldersOnly)).toBe(2);
    expect(moveTo('ArrowUp', 2, items, foldersOnly)).toBe(0);
  });

  it('goes to the name that begins with what is typed', () => {
    expect(typeAhead('br', null, items, all)).toBe(3);
    expect(typeAhead('BE', 2, items, all)).toBe(2);
    expect(typeAhead('x', 0, items, all)).toBeNull();
    expect(typeAhead('b', null, items, foldersOnly)).toBe(2);
  });

  it('walks through all names with one letter typed over and over', () => {
    expect(typeAhead('b', 0, items, all)).toBe(1);
    expect(typeAhead('bb', 1, items, all)).toBe(2);
    expect(typeAhead('bbb', 3, items, all)).toBe(1);
  });
});
