/**
 * The drives that the demo account can see, its own first: a team's library, the library of a site, and
 * somebody else's drive of which only a few items are shared with it. Which drive an item lies in
 * follows from the folder at its top.
 */
import { DRIVE_ID, itemIdOf } from './ids.ts';
import { isWithin, namesTo, type Folder, type Item, type Tree } from './tree.ts';

export interface DriveFacts {
  readonly id: string;
  /** As it is listed; the own one is called by its owner. */
  readonly name: string;
  readonly driveType: 'personal' | 'documentLibrary';
  readonly ownerName: string;
  /** The id of the folder at its top. */
  readonly topId: string;
  /** Below it lie the pages that browsers show of its items. */
  readonly webPath: string;
  /** Paths of what is open to the account; `null` where everything is. */
  readonly shared: readonly string[] | null;
}

export const OWN_DRIVE: DriveFacts = {
  id: DRIVE_ID,
  name: 'Demo drive',
  driveType: 'personal',
  ownerName: 'Demo drive',
  topId: itemIdOf('seed:/'),
  webPath: '/web/',
  shared: null,
};

export const TEAM_DRIVE: DriveFacts = {
  id: 'b!kT0s3mO1xUq5wYz8Rd2Fh7Lp9Ac4Ev6Gn1Jb0Ki3',
  name: 'Team library',
  driveType: 'documentLibrary',
  ownerName: 'Harbour team',
  topId: itemIdOf('seed:team:/'),
  webPath: '/web-team/',
  shared: null,
};

export const SITE_DRIVE: DriveFacts = {
  id: 'b!wQ7e2rT5yU8iO1pA4sD6fG9hJ3kL0zX2cV5bN8mQ',
  name: 'Documents',
  driveType: 'documentLibrary',
  ownerName: 'Garden club',
  topId: itemIdOf('seed:site:/'),
  webPath: '/web-site/',
  shared: null,
};

export const FRIENDS_DRIVE: DriveFacts = {
  id: 'A71C3E5509F2B8D4',
  name: 'OneDrive',
  driveType: 'personal',
  ownerName: 'Anna Weiß',
  topId: itemIdOf('seed:friend:/'),
  webPath: '/web-friend/',
  shared: ['Holiday by the sea', 'Invitation.docx'],
};

/** The site that the demo account follows. Its id as SharePoint spells them. */
export const SITE = {
  id: 'demo.sharepoint.example,5d1f8a52-6c1e-4f0b-9d7c-3f2a7b1c9e44,0b7e9f31-2a4d-4c58-8e6f-1d3c5b7a9f02',
  name: 'garden',
  displayName: 'Garden club',
} as const;

const DRIVES = [OWN_DRIVE, TEAM_DRIVE, SITE_DRIVE, FRIENDS_DRIVE];

/** The drive with this id, in whatever case a personal one is written. */
export function driveById(id: string): DriveFacts | undefined {
  return DRIVES.find((drive) => drive.id.toUpperCase() === id.toUpperCase());
}

/** The folder at the top of a drive. */
export function topOf(tree: Tree, { topId }: DriveFacts): Folder {
  return tree.folder(topId) ?? tree.root;
}

/** The drive that an item lies in. */
export function driveOf(item: Item): DriveFacts {
  let top = item;
  while (top.parent !== null) top = top.parent;
  return DRIVES.find(({ topId }) => topId === top.id) ?? OWN_DRIVE;
}

/** The items of other people's drives that are shared with the account. */
export function sharedItems(tree: Tree): readonly Item[] {
  return (FRIENDS_DRIVE.shared ?? []).flatMap(
    (name) => tree.at([name], topOf(tree, FRIENDS_DRIVE)) ?? [],
  );
}

/** Whether the account may see an item at all. */
export function isOpen(tree: Tree, item: Item): boolean {
  const { shared } = driveOf(item);
  return shared === null || sharedItems(tree).some((each) => isWithin(item, each));
}

/** The item that is shown at a path of the web; `null` where the path belongs to no drive. */
export function shownAt(
  path: string,
  namesIn: (path: string) => readonly string[] | null,
): { readonly drive: DriveFacts; readonly names: readonly string[] } | null {
  const drive = DRIVES.find(({ webPath }) => path.startsWith(webPath));
  const names = drive === undefined ? null : namesIn(path.slice(drive.webPath.length));
  return drive === undefined || names === null ? null : { drive, names };
}

/** Where browsers show an item: a path, percent-encoded. */
export function webPathOf(item: Item): string {
  return `${driveOf(item).webPath}${encodedPath(namesTo(item))}`;
}

/** Names as a path inside a URL. */
export function encodedPath(names: readonly string[]): string {
  return names.map((name) => encodeURIComponent(name)).join('/');
}
