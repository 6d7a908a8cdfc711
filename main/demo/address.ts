/**
 * Which item of the drive a URL means, and what is to be done with it; both dialects. Pure.
 * Source: OneDrive API and Microsoft Graph, "Addressing resources in a drive".
 */
import { driveById, driveOf, isOpen, OWN_DRIVE, shownAt, topOf } from './other-drives.ts';
import type { Item, Tree } from './tree.ts';

export type Dialect = 'graph' | 'oneDrive';

export interface ItemAddress {
  /** An id to start from; `null` for the root. */
  readonly id: string | null;
  /** Names to go down from there. */
  readonly names: readonly string[];
  /** The drive, where it is not the account's own. */
  readonly driveId?: string;
}

export type Action =
  | { readonly do: 'drive'; readonly driveId?: string }
  | { readonly do: 'subscribe' }
  | { readonly do: 'item' | 'children' | 'copy'; readonly at: ItemAddress }
  /** The item itself need not be there yet. */
  | { readonly do: 'createUploadSession'; readonly at: ItemAddress }
  | { readonly do: 'content'; readonly at: ItemAddress }
  | {
      readonly do: 'search';
      readonly at: ItemAddress;
      readonly text: string;
      /** Asked of the drive and not of its top: also looks into what is shared with its owner. */
      readonly isBroad?: true;
    };

export interface Address {
  readonly dialect: Dialect;
  /** `null` when the drive is known and the rest of the path is not. */
  readonly action: Action | null;
}

const GRAPH = /^\/v1\.0\/(?:me\/drive|users\/[^/]+\/drive|drives\/(?<id>[^/]+))(?<rest>\/.*)?$/u;
const ONE_DRIVE = /^(?:\/v1\.0)?\/(?:drive|drives\/(?<id>[^/]+))(?<rest>\/.*)?$/u;
const ITEM =
  /^\/(?:root|items\/(?<id>[^/:]+))(?:(?<plain>\/.*)|:(?<path>\/[^:]*)?(?::(?<suffix>\/.*)?)?)?$/u;
const SHARE = /^\/v1\.0\/shares\/u!(?<url>[\w-]+)\/driveItem$/u;
const SEARCH = /^\/search\(q='(?<text>.*)'\)$/u;

/** What a URL path means; `null` when it belongs to no dialect or to another drive. */
export function parseAddress(path: string): Address | null {
  const share = SHARE.exec(path)?.groups;
  if (share !== undefined) return { dialect: 'graph', action: sharedItem(share['url'] ?? '') };
  const graph = GRAPH.exec(path);
  const groups = (graph ?? ONE_DRIVE.exec(path))?.groups;
  if (groups === undefined) return null;
  const driveId = groups['id'];
  const drive = driveId === undefined ? OWN_DRIVE : driveById(decoded(driveId) ?? '');
  if (drive === undefined) return null;
  const isOwn = drive === OWN_DRIVE;
  return {
    dialect: graph === null ? 'oneDrive' : 'graph',
    action: actionOf(groups['rest'] ?? '', isOwn ? {} : { driveId: drive.id }),
  };
}

/**
 * The item a `parentReference.path` means: `/drive/root:/Documents` or `/drives/{id}/root:/Documents`.
 * Documented as percent-encoded; clients also send it as it reads, so both are tried.
 */
export function findByReferencePath(tree: Tree, path: string): Item | undefined {
  const found = /^\/drives?(?:\/(?<id>[^/]+))?\/root(?::(?<path>\/.*)?)?$/u.exec(path);
  const driveId = found?.groups?.['id'];
  const drive = driveId === undefined ? OWN_DRIVE : driveById(driveId);
  if (found === null || drive === undefined) return undefined;
  const top = topOf(tree, drive);
  const inner = found.groups?.['path'] ?? '';
  const names = namesIn(inner);
  const encoded = names === null ? undefined : tree.at(names, top);
  return (
    encoded ??
    tree.at(
      inner.split('/').filter((name) => name !== ''),
      top,
    )
  );
}

/** The item at an address, if there is one. */
export function findItem(tree: Tree, { id, names, driveId }: ItemAddress): Item | undefined {
  const drive = driveId === undefined ? OWN_DRIVE : driveById(driveId);
  if (drive === undefined) return undefined;
  const start = id === null || id === 'root' ? topOf(tree, drive) : tree.get(id);
  const item = start === undefined ? undefined : tree.at(names, start);
  if (item === undefined || driveOf(item) !== drive) return undefined;
  return isOpen(tree, item) ? item : undefined;
}

/** The decoded names in a path, or `null` where the encoding is broken. */
export function namesIn(path: string): string[] | null {
  const names: string[] = [];
  for (const part of path.split('/')) {
    const name = decoded(part);
    if (name === null) return null;
    if (name !== '') names.push(name);
  }
  return names;
}

/**
 * The item that a web address of this drive shows, whatever port it was given out at. Other addresses
 * lead to no item.
 * Source: Microsoft Graph, "Accessing shared DriveItems", encoding sharing URLs.
 */
function sharedItem(encoded: string): Action | null {
  const text = Buffer.from(encoded, 'base64url').toString('utf8');
  if (!URL.canParse(text)) return null;
  const { hostname, pathname } = new URL(text);
  const isOurs = hostname === '127.0.0.1' || hostname === 'localhost';
  const shown = isOurs ? shownAt(pathname, namesIn) : null;
  if (shown === null) return { do: 'item', at: { id: encoded, names: [] } };
  const { drive, names } = shown;
  const at = { id: null, names };
  return { do: 'item', at: drive === OWN_DRIVE ? at : { ...at, driveId: drive.id } };
}

function actionOf(rest: string, on: { readonly driveId?: string }): Action | null {
  if (rest === '' || rest === '/') return { do: 'drive', ...on };
  if (rest === '/root/subscriptions/socketIo') return { do: 'subscribe' };
  const groups = ITEM.exec(rest)?.groups;
  if (groups === undefined) {
    const search = verbOf(rest, { id: null, names: [], ...on }, 'search');
    return search?.do === 'search' ? { ...search, isBroad: true } : null;
  }
  const names = namesIn(groups['path'] ?? '');
  const id = groups['id'] === undefined ? null : decoded(groups['id']);
  if (names === null) return null;
  return verbOf(groups['plain'] ?? groups['suffix'] ?? '', { id, names, ...on }, 'any');
}

function verbOf(suffix: string, at: ItemAddress, verbs: 'any' | 'search'): Action | null {
  const text = SEARCH.exec(decoded(suffix) ?? '')?.groups?.['text'];
  if (text !== undefined) return { do: 'search', at, text: text.replaceAll("''", "'") };
  if (verbs === 'search') return null;
  switch (suffix) {
    case '':
    case '/':
      return { do: 'item', at };
    case '/children':
      return { do: 'children', at };
    case '/copy':
    case '/action.copy':
    case '/microsoft.graph.copy':
      return { do: 'copy', at };
    case '/createUploadSession':
    case '/microsoft.graph.createUploadSession':
    case '/upload.createSession':
      return { do: 'createUploadSession', at };
    case '/content':
      return { do: 'content', at };
    default:
      return null;
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
