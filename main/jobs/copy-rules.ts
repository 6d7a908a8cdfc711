/** What must hold before an action is asked for at all, beyond the drive's own word. Pure. */
import type { CopyForm } from '../../shared/contract.ts';
import { checkItemName } from '../../shared/item-name.ts';
import { type ItemFacts, pathOf } from '../../shared/item.ts';
import type { Refusal } from '../../shared/problem.ts';

export type CopyWish = Pick<CopyForm, 'name' | 'onConflict' | 'childrenOnly' | 'allVersions'>;

/** Whether an address of the web may be fetched from at all. */
export type UrlVerdict = 'ok' | 'badUrl' | 'privateUrl';

/** The first reason not to copy `source` into `destination`; null when it may be tried. */
export function checkCopy(
  source: ItemFacts,
  destination: ItemFacts,
  wish: CopyWish,
): Refusal | null {
  const { name, onConflict, childrenOnly, allVersions } = wish;
  // The root can only be copied by its children (Microsoft Graph, "driveItem: copy").
  if (source.isRoot && !childrenOnly) return { code: 'rootAsSource', field: 'source' };
  if (childrenOnly && source.kind !== 'folder') return { code: 'notChildren', field: 'source' };
  if (destination.kind !== 'folder') return { code: 'destinationNotFolder', field: 'destination' };
  if (isInside(destination, source)) return { code: 'intoItself', field: 'destination' };
  if (childrenOnly) return null;
  const badName = checkName(destination, name);
  if (badName !== null) return badName;
  const isSamePlace =
    source.driveId === destination.driveId && isSamePath(source.folderPath, pathOf(destination));
  // With its versions it is copied under its own name, and only then renamed.
  const isSameName = allVersions || isSamePath(source.name, name);
  if (isSamePlace && isSameName && onConflict !== 'rename') {
    return { code: 'sameNameSameFolder', field: 'name' };
  }
  return null;
}

/** Why some of several items may not be copied into `destination`, each with its reason; null when all may. */
export function checkBatch(
  sources: readonly ItemFacts[],
  destination: ItemFacts,
  wish: Pick<CopyWish, 'onConflict' | 'allVersions'>,
): Refusal | null {
  if (destination.kind !== 'folder') return { code: 'destinationNotFolder', field: 'destination' };
  const names = new Set<string>();
  const items = sources.flatMap((source) => {
    const { name } = source;
    const isTwice = names.has(name.toLowerCase()) && wish.onConflict !== 'rename';
    names.add(name.toLowerCase());
    const refusal: Refusal | null =
      checkCopy(source, destination, { ...wish, name, childrenOnly: false }) ??
      (isTwice ? { code: 'twiceInBatch', field: 'name' } : null);
    return refusal === null ? [] : [{ name, refusal }];
  });
  return items.length === 0 ? null : { code: 'itemsRefused', field: 'source', items };
}

/** The first reason not to put a file of the web into `destination` as `name`. */
export function checkUpload(destination: ItemFacts, name: string): Refusal | null {
  if (destination.kind !== 'folder') return { code: 'destinationNotFolder', field: 'destination' };
  return checkName(destination, name);
}

/** What the form says about an address that may not be fetched from. */
export function refusalOfUrl(verdict: UrlVerdict): Refusal | null {
  return verdict === 'ok' ? null : { code: verdict, field: 'url' };
}

function checkName(destination: ItemFacts, name: string): Refusal | null {
  const why = checkItemName(name, pathOf(destination));
  return why === null ? null : { code: 'badName', field: 'name', why };
}

function isInside(folder: ItemFacts, item: ItemFacts): boolean {
  if (folder.driveId !== item.driveId) return false;
  if (folder.id === item.id) return true;
  // All folders are inside the root; its children may be collected in one of them all the same.
  if (item.isRoot) return false;
  return `${pathOf(folder)}/`.toLowerCase().startsWith(`${pathOf(item)}/`.toLowerCase());
}

/** OneDrive keeps the case of names but does not tell names apart by it. */
function isSamePath(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
