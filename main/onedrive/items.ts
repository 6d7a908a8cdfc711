/** Reads driveItem resources. Source: Microsoft Graph, "driveItem resource type". Pure. */
import type { DriveItem } from '../../shared/item.ts';
import type { SeenItem } from '../jobs/ports.ts';
import { isRecord, numberOf, textOf } from '../jobs/unknown.ts';

/** What is asked of each item; everything else would only cost bytes. */
export const ITEM_FIELDS =
  'id,name,size,folder,file,package,root,parentReference,webUrl,remoteItem';

/** An item with what browsing and judging need of it. The drive does not say who asked. */
export interface ReadItem extends Omit<DriveItem, 'account'>, SeenItem {
  readonly parentId: string | null;
  /** Whether the service told where it lies; a search does not always. */
  readonly hasPath: boolean;
  /** Where it really lies, for a shortcut to what others share. */
  readonly remote?: ReadItem;
}

/** The item in `value`, or null when it is none. */
export function readItem(value: unknown): ReadItem | null {
  if (!isRecord(value)) return null;
  const id = textOf(value['id']);
  const name = textOf(value['name']);
  if (id === null || name === null) return null;
  const parent = isRecord(value['parentReference']) ? value['parentReference'] : {};
  const folder = isRecord(value['folder']) ? value['folder'] : null;
  const webUrl = textOf(value['webUrl']);
  const remote = readRemote(value);
  return {
    ...(remote === null ? {} : { remote }),
    id,
    name,
    driveId: textOf(parent['driveId']) ?? '',
    parentId: textOf(parent['id']),
    kind: folder === null ? 'file' : 'folder',
    hasPath: textOf(parent['path']) !== null,
    folderPath: readPath(textOf(parent['path'])),
    size: numberOf(value['size']),
    childCount: folder === null ? null : numberOf(folder['childCount']),
    isRoot: isRecord(value['root']),
    webUrl,
  };
}

/**
 * The item to open or copy: for a shortcut the one it stands for, under the name that it has here.
 * Source: Microsoft Graph, "remoteItem resource type".
 */
export function lyingAt(item: ReadItem): ReadItem {
  return item.remote === undefined ? item : { ...item.remote, name: item.name };
}

/** What is not said of the item itself is said of the shortcut. */
function readRemote(value: Readonly<Record<string, unknown>>): ReadItem | null {
  const { name, size, webUrl, remoteItem } = value;
  if (!isRecord(remoteItem)) return null;
  const item = readItem({ name, size, webUrl, ...remoteItem });
  return item === null || item.driveId === '' ? null : item;
}

/** `/drives/{id}/root:/Documents/Plans` → `/Documents/Plans`; the service sends it percent-encoded. */
function readPath(path: string | null): string {
  const colon = path?.indexOf(':') ?? -1;
  const inside = path === null || colon < 0 ? '' : path.slice(colon + 1);
  if (inside === '' || inside === '/') return '/';
  try {
    return decodeURIComponent(inside);
  } catch {
    // A name with a bare percent sign that was not encoded: it is what it is.
    return inside;
  }
}
