/** Reads driveItem resources. Source: Microsoft Graph, "driveItem resource type". Pure. */
import type { DriveItem } from '../../shared/item.ts';
import type { SeenItem } from '../jobs/ports.ts';
import { isRecord, numberOf, textOf } from '../jobs/unknown.ts';

/** What is asked of each item; everything else would only cost bytes. */
export const ITEM_FIELDS = 'id,name,size,folder,file,package,root,parentReference,webUrl';

/** An item with what browsing and judging need of it. The drive does not say who asked. */
export interface ReadItem extends Omit<DriveItem, 'account'>, SeenItem {
  readonly parentId: string | null;
  /** Whether the service told where it lies; a search does not always. */
  readonly hasPath: boolean;
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
  return {
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
