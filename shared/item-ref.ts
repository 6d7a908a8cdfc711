/** How an item is named between the page and the main process: by where it lies, never by its name. */
import type { DriveItem, ItemFacts } from './item.ts';

/** The account, drive and id of an item: all the main process needs to find it again. */
export interface ItemRef {
  readonly account: string;
  readonly driveId: string;
  readonly itemId: string;
}

/** Where an item is found again inside one account. */
export type ItemPlace = Omit<ItemRef, 'account'>;

/** Where an item is, inside its account. */
export function placeOf({ driveId, id }: ItemFacts): ItemPlace {
  return { driveId, itemId: id };
}

/** An item as the picker hands it on. */
export function refOf(item: DriveItem): ItemRef {
  return { account: item.account, driveId: item.driveId, itemId: item.id };
}
