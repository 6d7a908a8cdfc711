/**
 * Counts what is in folders while they are listed page by page. The number of a folder's direct
 * children is known before it is opened, so what is counted grows fast and is never more than is there,
 * as long as the drive's own numbers are true. Pure: it says what to ask for next and takes the answer.
 */
import type { ItemPlace } from '../../shared/contract.ts';
import { type CopyLimits, isTooLarge } from './copy-limits.ts';

/** What a listing says of an item. */
export interface ListedItem {
  readonly driveId: string;
  readonly id: string;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly size: number | null;
  readonly childCount: number | null;
  readonly isNotebook: boolean;
}

/** What is known of an item and all it holds. */
export interface Counted {
  /** Itself and what is in it: all of it, or at least so many. */
  readonly items: number;
  readonly isWhole: boolean;
  /** The length of the longest path below it, from its slash on; 0 where nothing is known. */
  readonly longestInside: number;
  /** The item with that path. */
  readonly deepest: string | null;
}

/** A page of a folder that has not been looked at. */
export interface OpenPage {
  readonly folder: ItemPlace;
  /** The service's link to the page; null for the first. */
  readonly link: string | null;
}

interface Node {
  readonly ref: ItemPlace;
  readonly bytes: number | null;
  readonly parent: Node | null;
  readonly pathLength: number;
  readonly folders: Node[];
  /** Its direct children, as told or as listed, whichever is more. */
  direct: number;
  listed: number;
  link: string | null;
  /** Known items below it, and folders among them and itself that are not listed to their end. */
  inside: number;
  open: number;
}

interface Source {
  readonly item: ListedItem;
  readonly node: Node | null;
  longestInside: number;
  deepest: string | null;
}

export class ItemCount {
  readonly #sources = new Map<string, Source>();
  readonly #nodes = new Map<string, { readonly node: Node; readonly source: Source }>();
  readonly #queue: Node[] = [];
  readonly #notebooks: ListedItem[] = [];
  #at = 0;

  /** Counts this item as well. */
  add(item: ListedItem): void {
    const node = item.kind === 'folder' ? nodeOf(item, null) : null;
    const source: Source = { item, node, longestInside: 0, deepest: null };
    this.#sources.set(keyOf(refTo(item)), source);
    if (node !== null) this.#open(node, source, item.childCount);
  }

  /** What to ask for next; null when there is nothing more. */
  next(): OpenPage | null {
    const node = this.#queue[this.#at];
    return node === undefined ? null : { folder: node.ref, link: node.link };
  }

  /** Takes a page that `next` named; one that was taken meanwhile counts once. */
  note(page: OpenPage, items: readonly ListedItem[], nextLink: string | null): void {
    const node = this.#nodeOf(page);
    const known = node === null ? undefined : this.#nodes.get(keyOf(node.ref));
    if (node === null || known === undefined) return;
    const { source } = known;
    node.listed += items.length;
    for (const item of items) {
      const pathLength = node.pathLength + 1 + item.name.length;
      if (pathLength > source.longestInside) {
        source.longestInside = pathLength;
        source.deepest = item.name;
      }
      if (item.isNotebook) this.#notebooks.push(item);
      if (item.kind === 'folder') this.#open(nodeOf(item, node), source, item.childCount);
    }
    setDirect(node, nextLink === null ? node.listed : Math.max(node.direct, node.listed));
    node.link = nextLink;
    if (nextLink !== null) return;
    this.#at += 1;
    add(node, 'open', -1);
  }

  /** A folder that `next` named cannot be looked into: the count stays one of at least. */
  skip(page: OpenPage): void {
    if (this.#nodeOf(page) !== null) this.#at += 1;
  }

  /** The folder of a page, as long as it is the one to ask for. */
  #nodeOf({ folder, link }: OpenPage): Node | null {
    const node = this.#queue[this.#at];
    return node?.ref === folder && node.link === link ? node : null;
  }

  /** What is known of a source, or of a folder inside of one; null of anything else. */
  of(ref: ItemPlace): Counted | null {
    const source = this.#sources.get(keyOf(ref));
    const node = source === undefined ? this.#nodes.get(keyOf(ref))?.node : source.node;
    if (node === undefined) return null;
    return {
      items: 1 + (node?.inside ?? 0),
      isWhole: (node?.open ?? 0) === 0,
      longestInside: source?.longestInside ?? 0,
      deepest: source?.deepest ?? null,
    };
  }

  /** Notebooks seen inside of folders. */
  notebooks(): readonly ListedItem[] {
    return this.#notebooks;
  }

  /** Into how many copies a source falls when each folder beyond the limits is taken apart. */
  partsOf(ref: ItemPlace, limits: CopyLimits): number {
    const node = this.#sources.get(keyOf(ref))?.node ?? null;
    return node === null ? 1 : partsOf(node, limits);
  }

  /** The same for what is in a source. */
  partsInside(ref: ItemPlace, limits: CopyLimits): number {
    const node = this.#sources.get(keyOf(ref))?.node ?? null;
    return node === null ? 0 : partsInside(node, limits);
  }

  #open(node: Node, source: Source, childCount: number | null): void {
    setDirect(node, childCount ?? 0);
    // An empty folder costs no question.
    if (childCount === 0) return;
    this.#nodes.set(keyOf(node.ref), { node, source });
    this.#queue.push(node);
    node.parent?.folders.push(node);
    add(node, 'open', 1);
  }
}

function nodeOf(item: ListedItem, parent: Node | null): Node {
  return {
    ref: refTo(item),
    bytes: item.size,
    parent,
    pathLength: parent === null ? 0 : parent.pathLength + 1 + item.name.length,
    folders: [],
    ...{ direct: 0, listed: 0, link: null, inside: 0, open: 0 },
  };
}

function setDirect(node: Node, direct: number): void {
  add(node, 'inside', direct - node.direct);
  node.direct = direct;
}

function add(from: Node, what: 'inside' | 'open', by: number): void {
  for (let node: Node | null = from; node !== null; node = node.parent) node[what] += by;
}

function partsOf(node: Node, limits: CopyLimits): number {
  const size = { items: node.inside + 1, bytes: node.bytes };
  return isTooLarge(size, limits) ? partsInside(node, limits) : 1;
}

function partsInside(node: Node, limits: CopyLimits): number {
  const ofFolders = node.folders.reduce((sum, inner) => sum + partsOf(inner, limits), 0);
  return node.direct - node.folders.length + ofFolders;
}

function refTo({ driveId, id }: ListedItem): ItemPlace {
  return { driveId, itemId: id };
}

function keyOf({ driveId, itemId }: ItemPlace): string {
  return `${driveId} ${itemId}`;
}
