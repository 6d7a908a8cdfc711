/**
 * Whether a copy or a change may be, decided at once when it is asked for. Pure.
 * Source: Microsoft Graph "driveItem: copy" and "Move a DriveItem to a new folder".
 */
import { checkItemName } from '../../shared/item-name.ts';
import type { ConflictRule } from './events.ts';
import { accept, refuse, type Outcome } from './problem.ts';
import { affectedItems, isWithin, namesTo, type Folder, type Item, type Tree } from './tree.ts';

/** One action may touch this many items. */
export const MAX_AFFECTED_ITEMS = 30_000;

export interface Placement {
  readonly source: Item;
  readonly destination: Folder;
  readonly name: string;
}

/** Whether `source` may be copied; a name conflict is told at once only where the rule is `fail`. */
export function checkCopy(
  tree: Tree,
  source: Item,
  destination: Item,
  name: string,
  rule: ConflictRule,
): Outcome<Placement> {
  const placement = checkPlacement(source, destination, name);
  if (!placement.ok) return placement;
  const present = tree.child(placement.value.destination, name);
  if (present !== undefined && (rule === 'fail' || (rule === 'replace' && present === source))) {
    return nameTaken();
  }
  if (affectedItems(source) > MAX_AFFECTED_ITEMS) {
    return tooMany();
  }
  return placement;
}

/** Whether what is in `source` may be copied: also of the root, and into folders below it. */
export function checkChildrenCopy(source: Item, destination: Item): Outcome<Placement> {
  if (source.kind === 'file') {
    return refuse('invalidRequest', 'childrenOnly is for folders only.');
  }
  if (destination.kind === 'file') {
    return refuse('invalidRequest', 'The destination is not a folder.');
  }
  const isInside = isWithin(destination, source);
  if (destination === source || (isInside && source.parent !== null)) {
    return refuse('invalidRequest', 'An item cannot be put into itself or below itself.');
  }
  return source.itemCount > MAX_AFFECTED_ITEMS
    ? tooMany()
    : accept({ source, destination, name: source.name });
}

/** Whether a file of this name may come into a folder; what would be in its way. */
export function checkNewFile(
  tree: Tree,
  parent: Folder,
  name: string,
  rule: ConflictRule,
): Outcome<Item | null> {
  const checked = checkName(parent, name);
  if (!checked.ok) return checked;
  const present = tree.child(parent, name) ?? null;
  const isTaken = rule === 'fail' || (rule === 'replace' && present?.kind === 'folder');
  return present !== null && isTaken ? nameTaken() : accept(present);
}

/** Whether `source` may get this place and name. */
export function checkMove(
  tree: Tree,
  source: Item,
  destination: Item,
  name: string,
): Outcome<Placement> {
  const placement = checkPlacement(source, destination, name);
  if (!placement.ok) return placement;
  const present = tree.child(placement.value.destination, name);
  return present === undefined || present === source ? placement : nameTaken();
}

/** Whether a folder may hold an item of this name. */
export function checkName(folder: Folder, name: string): Outcome<string> {
  const found = checkItemName(name, `/${namesTo(folder).join('/')}`);
  if (found === null) return accept(name);
  if (found === 'pathTooLong') {
    return refuse('invalidRequest', 'The resulting path is too long.', 'pathIsTooLong');
  }
  return refuse('invalidRequest', 'The provided name cannot contain these characters or words.');
}

export function nameTaken(): ReturnType<typeof refuse> {
  return refuse('nameAlreadyExists', 'An item with the same name already exists under the parent.');
}

function tooMany(): ReturnType<typeof refuse> {
  return refuse(
    'invalidRequest',
    `One copy may affect ${MAX_AFFECTED_ITEMS} items at most.`,
    'totalAffectedItemCountExceeded',
  );
}

function checkPlacement(source: Item, destination: Item, name: string): Outcome<Placement> {
  if (source.parent === null) {
    return refuse('invalidRequest', 'The root of a drive cannot be copied, moved or renamed.');
  }
  if (destination.kind === 'file') {
    return refuse('invalidRequest', 'The destination is not a folder.');
  }
  if (isWithin(destination, source)) {
    return refuse('invalidRequest', 'An item cannot be put into itself or below itself.');
  }
  const named = checkName(destination, name);
  return named.ok ? accept({ source, destination, name }) : named;
}
