/**
 * The items of the drive in memory. It knows no clock, no HTTP and no journal: whoever changes it says
 * when. Names are unique within a folder without regard to case, as on OneDrive.
 */

/** Properties that the service shows for some items only, as it spells them. */
export type Facets = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface ItemBase {
  readonly id: string;
  readonly facets: Facets;
  readonly createdAt: number;
  /** The dates the user's own file system gave it; a copy keeps those of its source. */
  readonly fileSystem: { readonly createdAt: number; readonly modifiedAt: number };
  name: string;
  parent: Folder | null;
  modifiedAt: number;
  /** Counts changes, for eTags. */
  version: number;
}

export interface File extends ItemBase {
  readonly kind: 'file';
  readonly size: number;
  /** What the file holds, as a name for it: equal for a file and its copies. */
  readonly content: string;
}

export interface Folder extends ItemBase {
  readonly kind: 'folder';
  readonly children: Map<string, Item>;
  /** Bytes and items below it, kept up with every change. */
  size: number;
  itemCount: number;
  /** Rises whenever its children change. */
  childrenRevision: number;
}

/** An item as the tree holds it. Only `Tree` changes one. */
export type Item = File | Folder;

interface NewItemBase {
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly fileSystem?: { readonly createdAt: number; readonly modifiedAt: number };
  readonly facets?: Facets;
}
export type NewItem = NewItemBase &
  (
    | { readonly kind: 'folder' }
    | { readonly kind: 'file'; readonly size: number; readonly content: string }
  );

export class Tree {
  readonly root: Folder;
  /** Grows with each item that comes, goes or moves. */
  changes = 0;
  readonly #items = new Map<string, Item>();

  constructor(root: { readonly id: string; readonly at: number }) {
    this.root = newFolder({ kind: 'folder', name: 'root', ...root }, null);
    this.#items.set(this.root.id, this.root);
  }

  /** Adds a folder that lies in no other: the top of another drive. */
  addTop(id: string, at: number): Folder {
    const top = newFolder({ kind: 'folder', name: 'root', id, at }, null);
    this.#items.set(id, top);
    return top;
  }

  get(id: string): Item | undefined {
    return this.#items.get(id);
  }

  folder(id: string): Folder | undefined {
    const item = this.#items.get(id);
    return item?.kind === 'folder' ? item : undefined;
  }

  child(folder: Folder, name: string): Item | undefined {
    return folder.children.get(fold(name));
  }

  /** The item at these names below `from`. */
  at(names: readonly string[], from: Item = this.root): Item | undefined {
    let item: Item | undefined = from;
    for (const name of names) item = item?.kind === 'folder' ? this.child(item, name) : undefined;
    return item;
  }

  /** Adds an item, or gives `null` when the name is taken. */
  add(parent: Folder, item: NewItem & { readonly kind: 'folder' }): Folder | null;
  add(parent: Folder, item: NewItem): Item | null;
  add(parent: Folder, item: NewItem): Item | null {
    if (this.child(parent, item.name) !== undefined || this.#items.has(item.id)) return null;
    const added = item.kind === 'folder' ? newFolder(item, parent) : newFile(item, parent);
    this.#items.set(added.id, added);
    this.#attach(added, parent, item.at);
    return added;
  }

  /** Removes an item with all it holds. The root stays. */
  remove(item: Item, at: number): void {
    if (item.parent === null) return;
    this.#detach(item, item.parent, at);
    for (const each of [item, ...descendants(item)]) this.#items.delete(each.id);
  }

  /** Gives an item another name or place; the caller has looked that both are possible. */
  move(item: Item, parent: Folder, name: string, at: number): void {
    if (item.parent === null) return;
    this.#detach(item, item.parent, at);
    item.name = name;
    item.modifiedAt = at;
    item.version += 1;
    this.#attach(item, parent, at);
  }

  /** A name that is free in the folder: `Plans 1`, `a 1.txt`, as OneDrive numbers them. */
  freeName(folder: Folder, name: string, kind: Item['kind']): string {
    if (this.child(folder, name) === undefined) return name;
    const dot = kind === 'file' ? name.lastIndexOf('.') : -1;
    const stem = dot > 0 ? name.slice(0, dot) : name;
    const extension = dot > 0 ? name.slice(dot) : '';
    for (let count = 1; ; count += 1) {
      const candidate = `${stem} ${count}${extension}`;
      if (this.child(folder, candidate) === undefined) return candidate;
    }
  }

  #attach(item: Item, parent: Folder, at: number): void {
    this.changes += 1;
    parent.children.set(fold(item.name), item);
    item.parent = parent;
    touch(parent, at);
    addTotals(parent, item, 1);
  }

  #detach(item: Item, parent: Folder, at: number): void {
    this.changes += 1;
    parent.children.delete(fold(item.name));
    touch(parent, at);
    addTotals(parent, item, -1);
  }
}

/** Everything below an item, each folder before what it holds. */
export function* descendants(item: Item): Generator<Item> {
  if (item.kind === 'file') return;
  for (const child of item.children.values()) {
    yield child;
    yield* descendants(child);
  }
}

/** Whether `item` is `folder` or lies below it. */
export function isWithin(item: Item, folder: Item): boolean {
  for (let each: Item | null = item; each !== null; each = each.parent) {
    if (each === folder) return true;
  }
  return false;
}

/** The names from the root to an item; empty for the root. */
export function namesTo(item: Item): string[] {
  const names: string[] = [];
  for (let each = item; each.parent !== null; each = each.parent) names.unshift(each.name);
  return names;
}

/** How many items an action on this one touches: itself and all below it. */
export function affectedItems(item: Item): number {
  return item.kind === 'folder' ? item.itemCount + 1 : 1;
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function touch(folder: Folder, at: number): void {
  folder.childrenRevision += 1;
  folder.version += 1;
  folder.modifiedAt = Math.max(folder.modifiedAt, at);
}

function addTotals(parent: Folder, item: Item, sign: 1 | -1): void {
  for (let folder: Folder | null = parent; folder !== null; folder = folder.parent) {
    folder.size += sign * item.size;
    folder.itemCount += sign * affectedItems(item);
  }
}

function newFolder(item: NewItem & { readonly kind: 'folder' }, parent: Folder | null): Folder {
  const contents = { children: new Map<string, Item>(), size: 0, itemCount: 0 };
  return { kind: 'folder', ...base(item, parent), ...contents, childrenRevision: 0 };
}

function newFile(item: NewItem & { readonly kind: 'file' }, parent: Folder): File {
  return { kind: 'file', ...base(item, parent), size: item.size, content: item.content };
}

function base(item: NewItem, parent: Folder | null): ItemBase {
  const { id, name, at } = item;
  const { facets = {}, fileSystem = { createdAt: at, modifiedAt: at } } = item;
  return { id, facets, name, parent, createdAt: at, modifiedAt: at, fileSystem, version: 1 };
}
