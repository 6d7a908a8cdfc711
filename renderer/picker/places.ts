/** The places that a picker offers, and the way to what it shows, as they are drawn. Pure. */
import { refOf } from '../../shared/contract.ts';
import { calledName } from '../../shared/item.ts';
import type { DriveItem, FolderPage } from '../../shared/item.ts';
import type { PlaceMessages } from '../../shared/messages/places.ts';
import type { AccountPlaces, Place, Spot } from '../../shared/place.ts';

export interface PlaceOption {
  /** Tells it from all others. */
  readonly key: string;
  readonly label: string;
  readonly spot: Spot;
}

/** The places of one account. */
export interface PlaceGroup {
  readonly label: string;
  readonly options: readonly PlaceOption[];
}

/** One step of the way from the place to the folder shown. */
export interface Crumb {
  readonly key: string;
  readonly name: string;
  readonly spot: Spot;
  /** The id of the folder; `null` for a list. */
  readonly id: string | null;
}

/** What the switch between places offers. */
export function placeGroups(
  accounts: readonly AccountPlaces[],
  words: PlaceMessages,
): readonly PlaceGroup[] {
  return accounts.map(({ account, label, address, places }) => ({
    label: groupLabel(label ?? words.demo, address),
    options: places.map((place) => ({
      key: keyOf(account, place),
      label: place.kind === 'drive' ? place.name : words[place.kind],
      spot: spotOf(account, place),
    })),
  }));
}

function groupLabel(name: string, address: string | null): string {
  return address === null || address === name ? name : `${name} – ${address}`;
}

/** The key of the place that what is shown belongs to; `null` when it is none of those. */
export function placeShown(
  page: FolderPage | null,
  spot: Spot,
  accounts: readonly AccountPlaces[],
): string | null {
  if (spot !== null && 'list' in spot && spot.list !== 'own')
    return keyOf(spot.account, { kind: spot.list });
  const [top] = foldersOf(page);
  if (top === undefined) return null;
  return keyOf(top.account, placeOfTop(top, accounts));
}

/** The way to what is shown, its place first. */
export function crumbsOf(
  page: FolderPage | null,
  spot: Spot,
  accounts: readonly AccountPlaces[],
  words: PlaceMessages,
): readonly Crumb[] {
  const folders = foldersOf(page);
  const [top] = folders;
  if (top === undefined) {
    const list = spot !== null && 'list' in spot ? spot.list : 'own';
    return [{ key: list, name: words[list], spot, id: null }];
  }
  const steps = folders.map((folder): Crumb => {
    const own = ownName(folder.account, accounts, words);
    return {
      key: `${folder.driveId} ${folder.id}`,
      name: calledName(folder, own),
      spot: refOf(folder),
      id: folder.id,
    };
  });
  const place = placeOfTop(top, accounts);
  const isTop = place.kind === 'own' || place.kind === 'drive';
  const { account } = top;
  return isTop
    ? steps
    : [
        { key: place.kind, name: words[place.kind], spot: { account, list: place.kind }, id: null },
        ...steps,
      ];
}

/** From the topmost folder that may be seen to the one shown; none in a list. */
function foldersOf(page: FolderPage | null): readonly DriveItem[] {
  const folder = page?.folder ?? null;
  return folder === null ? [] : [...(page?.trail ?? []), folder];
}

/** The place that the way to a folder begins in. What lies in no drive of the account's is shared. */
function placeOfTop(top: DriveItem, accounts: readonly AccountPlaces[]): Place {
  const { places } = accounts.find(({ account }) => account === top.account) ?? { places: [] };
  const own = { kind: 'own', driveId: null } as const;
  if (!top.isRoot) return { kind: 'shared' };
  if (calledName(top, '') === '') return places.find(({ kind }) => kind === 'own') ?? own;
  const drive = places.find((place) => place.kind === 'drive' && place.driveId === top.driveId);
  return drive ?? { kind: 'libraries' };
}

/** With several accounts it says whose files are meant. */
function ownName(key: string, accounts: readonly AccountPlaces[], words: PlaceMessages): string {
  if (accounts.length < 2) return words.own;
  const label = accounts.find(({ account }) => account === key)?.label ?? words.demo;
  return words.ownOf(label);
}

function spotOf(account: string, place: Place): Spot {
  return place.kind === 'drive'
    ? { account, driveId: place.driveId, itemId: 'root' }
    : { account, list: place.kind };
}

function keyOf(account: string, place: Place): string {
  return place.kind === 'drive' ? `${account} ${place.driveId}` : `${account} ${place.kind}`;
}
