import { describe, expect, it } from 'vitest';
import type { DriveItem, FolderPage } from '../../shared/item.ts';
import { moveTo, placeOf, typeAhead } from './list-keys.ts';
import { changePicker, countOf, hasMore, itemsShown, PICKER_START } from './picker-state.ts';
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
  closed: null,
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

  it('shows the libraries of all pages, whose tops have one id', () => {
    const library = (driveId: string) => ({ ...item('root'), driveId, name: driveId });
    const of = (driveId: string, cursor: string | null): FolderPage => ({
      ...page([], cursor),
      ...{ folder: null, items: [library(driveId)] },
    });
    const state = after(
      { type: 'loaded', page: of('Plans', 'next') },
      { type: 'more' },
      { type: 'loadedMore', page: of('Ships', null) },
    );
    expect(names(state)).toEqual(['Plans', 'Ships']);
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
      spot: { account: 'demo', driveId: 'd', itemId: 'a' },
      cameFrom: null,
    });
    expect(names(going)).toEqual([]);
    expect(names(changePicker(going, { type: 'failed', refusal }))).toEqual([]);
  });

  it('puts the cursor on the folder one came up from', () => {
    const state = after(
      { type: 'go', spot: null, cameFrom: 'b' },
      { type: 'loaded', page: page(['a', 'b']) },
    );
    expect(state.active).toBe(1);
    expect(after({ type: 'loaded', page: page(['a', 'b']) }).active).toBeNull();
  });

  it('knows how many items there will be before they are loaded', () => {
    const of50 = { ...page(['a', 'b'], 'next'), folder: { ...item('root'), childCount: 50 } };
    const first = after({ type: 'loaded', page: of50 });
    expect([countOf(first), hasMore(first)]).toEqual([50, true]);
    const all = changePicker(first, { type: 'loadedMore', page: page(['a', 'b', 'c']) });
    expect([countOf(all), hasMore(all)]).toEqual([3, false]);
    const unsaid = after({ type: 'loaded', page: page(['a', 'b'], 'next') });
    expect([countOf(unsaid), hasMore(unsaid)]).toEqual([2, true]);
  });

  it('forgets what it was on the way to when it fails, or another folder is shown', () => {
    const goal = { kind: 'end' } as const;
    const seeking = after(
      { type: 'loaded', page: page(['a'], 'next') },
      { type: 'seek', goal },
      { type: 'more' },
    );
    expect(seeking.goal).toEqual(goal);
    expect(changePicker(seeking, { type: 'failed', refusal }).goal).toBeNull();
    expect(changePicker(seeking, { type: 'go', spot: null, cameFrom: null }).goal).toBeNull();
    const more = { type: 'loadedMore', page: page(['b'], 'next') } as const;
    expect(changePicker(seeking, more).goal).toEqual(goal);
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

  it('has to wait for the end of what is not loaded, and for a name that may be there', () => {
    const end = { kind: 'end' } as const;
    expect(placeOf(end, true, 0, items, all)).toBeNull();
    expect(placeOf(end, false, 0, items, all)).toBe(3);
    const typed = { kind: 'typed', typed: 'Z' } as const;
    expect(placeOf(typed, true, 0, items, all)).toBeNull();
    expect(placeOf(typed, true, 0, [...items, item('Zebra')], all)).toBe(4);
  });
});
