import { describe, expect, it } from 'vitest';
import type { DriveItem, FolderPage } from '../../shared/item.ts';
import { placeMessages } from '../../shared/messages/places.ts';
import type { AccountPlaces, Spot } from '../../shared/place.ts';
import { crumbsOf, placeGroups, placeShown } from './places.ts';

const words = placeMessages('en');
const demo: AccountPlaces = {
  account: 'demo',
  label: null,
  address: null,
  places: [
    { kind: 'own', driveId: 'd1' },
    { kind: 'shared' },
    { kind: 'libraries' },
    { kind: 'drive', driveId: 'b!team', name: 'Team library' },
  ],
};
const second: AccountPlaces = {
  account: 'second',
  label: 'Anna',
  address: 'anna@example.org',
  places: [{ kind: 'own', driveId: null }, { kind: 'shared' }],
};

const folder = (name: string, driveId: string, isRoot = false, account = 'demo'): DriveItem => ({
  account,
  driveId,
  id: `${driveId} ${name}`,
  name,
  kind: 'folder',
  folderPath: '/',
  size: null,
  childCount: null,
  isRoot,
});
const page = (...way: readonly DriveItem[]): FolderPage => ({
  folder: way.at(-1) ?? null,
  trail: way.slice(0, -1),
  items: [],
  cursor: null,
  closed: null,
});
const list = (kind: 'shared' | 'libraries'): Spot => ({ account: 'demo', list: kind });
const wayTo = (shown: FolderPage | null, spot: Spot = null, accounts = [demo]): readonly string[] =>
  crumbsOf(shown, spot, accounts, words).map(({ name }) => name);

const root = folder('root', 'd1', true);
const team = folder('Team library', 'b!team', true);
const site = folder('Garden club – Documents', 'b!site', true);
const holiday = folder('Holiday', 'a7');

it('offers the places of each account under its name', () => {
  const groups = placeGroups([demo, second], words);
  expect(groups.map(({ label, options }) => [label, ...options.map((each) => each.label)])).toEqual(
    [
      ['Demo drive', 'My files', 'Shared with me', 'Team sites', 'Team library'],
      ['Anna – anna@example.org', 'My files', 'Shared with me'],
    ],
  );
  const keys = groups.flatMap(({ options }) => options.map(({ key }) => key));
  expect(new Set(keys).size).toBe(6);
  expect(groups[0]?.options.map(({ spot }) => spot)).toEqual([
    { account: 'demo', list: 'own' },
    { account: 'demo', list: 'shared' },
    { account: 'demo', list: 'libraries' },
    { account: 'demo', driveId: 'b!team', itemId: 'root' },
  ]);
});

describe('the way to what is shown', () => {
  it('begins with the place', () => {
    expect(wayTo(null)).toEqual(['My files']);
    expect(wayTo(page(root, folder('Plans', 'd1')))).toEqual(['My files', 'Plans']);
    expect(wayTo(page(team, folder('Notes', 'b!team')))).toEqual(['Team library', 'Notes']);
    expect(wayTo({ ...page(), folder: null }, list('shared'))).toEqual(['Shared with me']);
  });

  it('leads back to the list through which one came, or could have', () => {
    expect(wayTo(page(holiday, folder('Beach', 'a7')))).toEqual([
      'Shared with me',
      'Holiday',
      'Beach',
    ]);
    expect(wayTo(page(site))).toEqual(['Team sites', 'Garden club – Documents']);
    expect(crumbsOf(page(holiday), null, [demo], words)[0]?.spot).toEqual(list('shared'));
  });

  it('says whose files they are where there are several accounts', () => {
    expect(wayTo(page(root), null, [demo, second])).toEqual(['My files (Demo drive)']);
    const theirs = page(folder('root', 'x', true, 'second'));
    expect(wayTo(theirs, null, [demo, second])).toEqual(['My files (Anna)']);
  });
});

it('knows which place is shown, however one has come there', () => {
  const keyOf = (label: string): string | undefined =>
    placeGroups([demo], words)[0]?.options.find((option) => option.label === label)?.key;
  const shown = (at: FolderPage | null, spot: Spot = null): string | null =>
    placeShown(at, spot, [demo]);
  expect(shown(page(root))).toBe(keyOf('My files'));
  expect(shown(page(team, folder('Notes', 'b!team')))).toBe(keyOf('Team library'));
  expect(shown(page(holiday))).toBe(keyOf('Shared with me'));
  expect(shown(page(site))).toBe(keyOf('Team sites'));
  // The page of before stays while the list loads.
  expect(shown(page(root), list('shared'))).toBe(keyOf('Shared with me'));
  expect(shown(null)).toBeNull();
});
