/**
 * Reads what a check-up needs of items and drives beyond what browsing does. Pure.
 * Sources: Microsoft Graph, "driveItem", "itemReference", "package" and "drive resource type".
 */
import type { ItemFacts } from '../../shared/item.ts';
import type { AccountKind } from '../jobs/check-up-facts.ts';
import type { ListedItem } from '../jobs/item-count.ts';
import { isRecord, textOf } from '../jobs/unknown.ts';
import { type Json, listIn } from './api-answers.ts';
import { ITEM_FIELDS, type ReadItem, readItem } from './items.ts';
import { boundsIn } from './places.ts';

export const CHECKED_FIELDS = `${ITEM_FIELDS},shared`;
/** As few as counting needs. */
export const LISTED_FIELDS = 'id,name,size,folder,package,parentReference';

export interface CheckedItem extends ReadItem {
  readonly isNotebook: boolean;
  readonly isShared: boolean;
  readonly siteId: string | null;
  readonly account: AccountKind | null;
}

/** What a drive has room for, and for whom. */
export interface DriveRoom {
  readonly account: AccountKind | null;
  readonly freeBytes: number | null;
}

/** The item in an answer; null when there is none. */
export function readChecked(value: unknown): CheckedItem | null {
  const item = readItem(value);
  if (item === null || !isRecord(value)) return null;
  const parent = isRecord(value['parentReference']) ? value['parentReference'] : {};
  return {
    ...item,
    isNotebook: isNotebook(value),
    isShared: isRecord(value['shared']),
    siteId: textOf(parent['siteId']),
    account: accountOf(parent['driveType']),
  };
}

/** A page of a folder on `driveId`, and the link to the next one. */
export function readListing(
  value: Json,
  driveId: string,
): { readonly items: readonly ListedItem[]; readonly nextLink: string | null } {
  const { entries, nextLink } = listIn(value);
  const items = entries.flatMap((entry) => {
    const item = readItem(entry);
    if (item === null || !isRecord(entry)) return [];
    const { id, name, kind, size, childCount } = item;
    return [{ driveId, id, name, kind, size, childCount, isNotebook: isNotebook(entry) }];
  });
  return { items, nextLink };
}

/** An item of a listing, in the folder at `folderPath`. */
export function listedIn(folderPath: string, listed: ListedItem): ItemFacts {
  const { driveId, id, name, kind, size, childCount } = listed;
  return { driveId, id, name, kind, size, childCount, folderPath, isRoot: false };
}

/** What a drive says of itself. Its quota is hidden from some of its users. */
export function readRoom(value: Json): DriveRoom {
  return {
    account: accountOf(value['driveType']),
    freeBytes: boundsIn(value)?.remaining ?? null,
  };
}

function accountOf(driveType: unknown): AccountKind | null {
  switch (driveType) {
    case 'personal':
      return 'personal';
    case 'business':
    case 'documentLibrary':
      return 'work';
    default:
      return null;
  }
}

function isNotebook(value: Json): boolean {
  const kind = value['package'];
  return isRecord(kind) && textOf(kind['type'])?.toLowerCase() === 'onenote';
}
