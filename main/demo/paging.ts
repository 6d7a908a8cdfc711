/**
 * Lists in pages. The token names the last item given, not a count, so that a folder which grows
 * between two pages neither repeats nor loses what was there. Pure.
 * Source: Microsoft Graph "Paging Microsoft Graph data in your app", "driveItem: list children".
 */
import * as v from 'valibot';
import { accept, refuse, type Outcome } from './problem.ts';
import type { Folder, Item } from './tree.ts';

const DEFAULT_PAGE_SIZE = 200;
const MAX_PAGE_SIZE = 1000;

export interface PageOf {
  readonly items: readonly Item[];
  /** For the next page; `null` on the last. */
  readonly token: string | null;
}

type SortKey = Pick<Item, 'kind' | 'name' | 'id' | 'size' | 'modifiedAt'>;
type Order = (a: SortKey, b: SortKey) => number;

const Token = v.object({
  kind: v.picklist(['file', 'folder']),
  name: v.string(),
  id: v.string(),
  size: v.number(),
  modifiedAt: v.number(),
});

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const byName: Order = (a, b) => collator.compare(a.name, b.name) || compareText(a.id, b.id);
const foldersFirst: Order = (a, b) =>
  a.kind === b.kind ? byName(a, b) : a.kind === 'folder' ? -1 : 1;

const ORDERS = new Map<string, Order>([
  ['name', byName],
  ['size', (a, b) => a.size - b.size || byName(a, b)],
  ['lastmodifieddatetime', (a, b) => a.modifiedAt - b.modifiedAt || byName(a, b)],
]);

/** The page a query asks for. An order nobody knows falls back to folders first, then names. */
export function pageOf(source: Folder | readonly Item[], query: URLSearchParams): Outcome<PageOf> {
  const size = pageSize(query.get('$top') ?? query.get('top'));
  const token = query.get('$skiptoken') ?? query.get('skiptoken');
  const after = token === null ? null : readToken(token);
  if (size === null) return refuse('invalidRequest', '$top is not a number from 1 up.');
  if (token !== null && after === null) return refuse('invalidRequest', 'Invalid $skiptoken.');
  const order = orderOf(query.get('$orderby') ?? query.get('orderby'));
  const sorted = 'children' in source ? sortedChildren(source, order) : [...source].sort(order);
  const start = after === null ? 0 : firstAfter(sorted, after, order);
  const items = sorted.slice(start, start + size);
  const last = items.at(-1);
  const isLastPage = start + size >= sorted.length || last === undefined;
  return accept({ items, token: isLastPage ? null : writeToken(last) });
}

/** Keeps only the asked properties of an item, as `$select` does. */
export function selected(
  item: Record<string, unknown>,
  query: URLSearchParams,
): Record<string, unknown> {
  const asked = query.get('$select') ?? query.get('select');
  if (asked === null || asked.trim() === '') return item;
  const names = new Set(asked.split(',').map((name) => name.trim().toLowerCase()));
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => name.startsWith('@') || names.has(name.toLowerCase())),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Sorted {
  readonly revision: number;
  readonly items: readonly Item[];
}
const listings = new WeakMap<Order, WeakMap<Folder, Sorted>>();

/** An order is kept until the folder changes: paging sorts a folder once. */
function sortedChildren(folder: Folder, order: Order): readonly Item[] {
  const listed = listings.get(order) ?? new WeakMap<Folder, Sorted>();
  listings.set(order, listed);
  const kept = listed.get(folder);
  if (kept?.revision === folder.childrenRevision) return kept.items;
  const items = [...folder.children.values()].sort(order);
  listed.set(folder, { revision: folder.childrenRevision, items });
  return items;
}

function orderOf(orderBy: string | null): Order {
  const [property = '', direction = 'asc'] = (orderBy ?? '').trim().toLowerCase().split(/\s+/u);
  const order = ORDERS.get(property);
  if (order === undefined) return foldersFirst;
  return direction === 'desc' ? (a, b) => order(b, a) : order;
}

function pageSize(top: string | null): number | null {
  if (top === null) return DEFAULT_PAGE_SIZE;
  const size = Number(top);
  return /^\d{1,9}$/u.test(top) && size > 0 ? Math.min(size, MAX_PAGE_SIZE) : null;
}

function firstAfter(sorted: readonly Item[], key: SortKey, order: Order): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sorted[middle];
    if (item !== undefined && order(item, key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function writeToken({ kind, name, id, size, modifiedAt }: Item): string {
  return Buffer.from(JSON.stringify({ kind, name, id, size, modifiedAt })).toString('base64url');
}

function readToken(token: string): SortKey | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    const parsed = v.safeParse(Token, value);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
