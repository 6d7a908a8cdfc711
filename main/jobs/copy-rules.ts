/** What must hold before a copy is asked for at all, beyond the drive's own word. Pure. */
import { checkItemName } from '../../shared/item-name.ts';
import { type DriveItem, pathOf } from '../../shared/item.ts';
import type { ConflictRule } from '../../shared/job-view.ts';
import type { Refusal } from '../../shared/problem.ts';

/** The first reason not to copy `source` into `destination` as `name`; null when it may be tried. */
export function checkCopy(
  source: DriveItem,
  destination: DriveItem,
  name: string,
  onConflict: ConflictRule,
): Refusal | null {
  if (source.isRoot) return { code: 'rootAsSource', field: 'source' };
  if (destination.kind !== 'folder') return { code: 'destinationNotFolder', field: 'destination' };
  if (isInside(destination, source)) return { code: 'intoItself', field: 'destination' };
  const why = checkItemName(name, pathOf(destination));
  if (why !== null) return { code: 'badName', field: 'name', why };
  const isSamePlace =
    source.driveId === destination.driveId && isSamePath(source.folderPath, pathOf(destination));
  if (isSamePlace && isSamePath(source.name, name) && onConflict !== 'rename') {
    return { code: 'sameNameSameFolder', field: 'name' };
  }
  return null;
}

function isInside(folder: DriveItem, item: DriveItem): boolean {
  if (folder.driveId !== item.driveId) return false;
  if (folder.id === item.id) return true;
  return `${pathOf(folder)}/`.toLowerCase().startsWith(`${pathOf(item)}/`.toLowerCase());
}

/** OneDrive keeps the case of names but does not tell names apart by it. */
function isSamePath(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
