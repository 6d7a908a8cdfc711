/** What is known of a file or folder on a drive: enough to show it, pick it and start a copy of it. */
export interface DriveItem {
  /** Through whose eyes it was seen: the key of the account. */
  readonly account: string;
  readonly driveId: string;
  readonly id: string;
  /** Of the root of a drive that is not the account's own: what people call that drive. */
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** Where it lies, from the drive's root, without its own name: `/` or `/Documents/Plans`. */
  readonly folderPath: string;
  /** Bytes; of a folder, all it holds. `null` when the drive did not say. */
  readonly size: number | null;
  /** Direct children of a folder; `null` for a file or when the drive did not say. */
  readonly childCount: number | null;
  readonly isRoot: boolean;
}

/** An item without who has seen it: all that is judged of it inside one account. */
export type ItemFacts = Omit<DriveItem, 'account'>;

/** The path of an item itself, from the drive's root: `/` for the root, `/Documents/Plans` else. */
export function pathOf(item: Pick<DriveItem, 'folderPath' | 'name' | 'isRoot'>): string {
  if (item.isRoot) return '/';
  return item.folderPath === '/' ? `/${item.name}` : `${item.folderPath}/${item.name}`;
}

/** The name of the root of an account's own drive: none worth showing. */
export const ROOT_NAME = 'root';

/** What people call an item; `root` is what they call their own drive. */
export function calledName(item: Pick<DriveItem, 'name' | 'isRoot'>, root: string): string {
  return item.isRoot && item.name === ROOT_NAME ? root : item.name;
}

/** One page of a folder's children, folders first as the drive sorts them. */
export interface FolderPage {
  /** `null` for a list that is no folder. */
  readonly folder: DriveItem | null;
  /** The folders above it as far as they may be seen, root first; empty at the root. */
  readonly trail: readonly DriveItem[];
  readonly items: readonly DriveItem[];
  /**
   * Hand it back to get the next page; `null` at the end. Opaque. A page may bring items again that
   * came before.
   */
  readonly cursor: string | null;
  /** Why a list has nothing to show: the service does not offer it, or the app was not given leave. */
  readonly closed: 'notOffered' | 'needsPermission' | null;
}

/** What a text led to: the one item it names, or all that a search came up with. */
export type Found =
  | { readonly kind: 'item'; readonly item: DriveItem }
  | {
      readonly kind: 'hits';
      readonly items: readonly DriveItem[];
      /** Whether the drive knows of more than these. */
      readonly hasMore: boolean;
    };
