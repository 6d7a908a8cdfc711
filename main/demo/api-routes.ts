/** The drive's API in both dialects: finds the item a URL means and does what is asked with it. */
import { createHash } from 'node:crypto';
import { contextOf, driveJson, itemJson, remoteItemJson, type JsonContext } from './item-json.ts';
import { findItem, parseAddress, type Action } from './address.ts';
import { acceptedReply, startCopy, type CopyOptions } from './copy-route.ts';
import type { Drive } from './drive.ts';
import type { HintServer } from './hint-server.ts';
import { jsonReply, emptyReply, problemReply, wrongMethod, type Call, type Reply } from './http.ts';
import { driveById, driveOf, OWN_DRIVE, sharedItems } from './other-drives.ts';
import { pageOf, selected } from './paging.ts';
import { problem, type Outcome, type Problem } from './problem.ts';
import {
  findReference,
  parseChange,
  parseFetch,
  parseNewFolder,
  prefersAsync,
  ruleOf,
} from './request-bodies.ts';
import { descendants, type Folder, type Item, type Tree } from './tree.ts';
import { createUploadSession, putContent } from './upload-routes.ts';

const SMALLEST_FETCHED_BYTES = 200_000;
const FETCHED_SPAN_BYTES = 40_000_000;

export interface ApiOptions extends CopyOptions {
  /** Whether the drive fetches files of the web itself. The live service stopped doing so in 2024. */
  readonly uploadFromUrl: 'refuse' | 'accept';
  /** Where changes of the drive are told; without it nobody can subscribe to them. */
  readonly hints?: Pick<HintServer, 'subscribe'> | null;
}

/** Answers an API request; `null` when the path belongs to no drive of ours. */
export async function answerApi(
  call: Call,
  drive: Drive,
  options: ApiOptions,
): Promise<Reply | null> {
  const address = parseAddress(call.path);
  if (address === null) return null;
  const context = { origin: call.origin, dialect: address.dialect, traits: drive.traits };
  const { action } = address;
  if (action === null) {
    const message = 'Resource not found for the segment.';
    return problemReply(call, problem('invalidRequest', message));
  }
  if (action.do === 'drive') {
    if (call.method !== 'GET') return wrongMethod(call, 'GET');
    const { driveId } = action;
    const asked = driveId === undefined ? OWN_DRIVE : (driveById(driveId) ?? OWN_DRIVE);
    return jsonReply(200, driveJson(drive.tree, asked, context));
  }
  if (action.do === 'subscribe') return subscribe(call, options);
  if (action.do === 'createUploadSession') return createUploadSession(call, drive, action.at);
  if (action.do === 'content') return putContent(call, drive, action.at, context);
  const item = findItem(drive.tree, action.at);
  if (item === undefined) return problemReply(call, itemMissing());
  return answerForItem(call, drive, item, action, context, options);
}

type ItemAction = Exclude<
  Action,
  { readonly do: 'drive' | 'subscribe' | 'createUploadSession' | 'content' }
>;

type SearchAction = Extract<Action, { readonly do: 'search' }>;

/** Source: Microsoft Graph, "Get websocket endpoint". */
function subscribe(call: Call, { hints = null }: ApiOptions): Reply {
  if (call.method !== 'GET') return wrongMethod(call, 'GET');
  if (hints === null) {
    const message = 'This drive does not tell of its changes.';
    return problemReply(call, problem('itemNotFound', message));
  }
  const { notificationUrl, expiresAt } = hints.subscribe(call.at);
  return jsonReply(200, {
    id: call.requestId,
    notificationUrl,
    ...(expiresAt === null ? {} : { expirationDateTime: new Date(expiresAt).toISOString() }),
  });
}

async function answerForItem(
  call: Call,
  drive: Drive,
  item: Item,
  action: ItemAction,
  context: JsonContext,
  options: ApiOptions,
): Promise<Reply> {
  switch (action.do) {
    case 'item':
      return answerItem(call, drive, item, context);
    case 'children':
      if (call.method === 'GET') return listReply(call, childrenOf(item), context);
      if (call.method === 'POST') {
        return (
          (options.uploadFromUrl === 'accept'
            ? await startFetch(call, drive, item, context)
            : null) ?? createFolder(call, drive, item, context)
        );
      }
      return wrongMethod(call, 'GET', 'POST');
    case 'copy':
      return call.method === 'POST'
        ? startCopy(call, drive, item, context.dialect, options)
        : wrongMethod(call, 'POST');
    case 'search':
      return call.method === 'GET'
        ? listReply(call, search(drive.tree, item, action), context, foundJson)
        : wrongMethod(call, 'GET');
  }
}

async function answerItem(
  call: Call,
  drive: Drive,
  item: Item,
  context: JsonContext,
): Promise<Reply> {
  switch (call.method) {
    case 'GET': {
      const json = selected(itemJson(item, context), call.query);
      return jsonReply(200, { ...contextOf(context, 'drives/root/$entity'), ...json });
    }
    case 'PATCH':
      return changeItem(call, drive, item, context);
    case 'DELETE': {
      const removed = await drive.remove(item);
      return removed.ok ? emptyReply(204) : problemReply(call, removed.problem);
    }
    default:
      return wrongMethod(call, 'GET', 'PATCH', 'DELETE');
  }
}

async function changeItem(
  call: Call,
  drive: Drive,
  item: Item,
  context: JsonContext,
): Promise<Reply> {
  const asked = parseChange(call.body);
  if (!asked.ok) return problemReply(call, asked.problem);
  const { name, parentReference } = asked.value;
  const destination = findReference(drive.tree, parentReference ?? null, item.parent ?? item);
  if (!destination.ok) return problemReply(call, destination.problem);
  const changed = await drive.change(item, destination.value, name ?? item.name);
  return itemReply(call, 200, changed, context);
}

/**
 * Upload from URL; `null` when the body does not ask for it. Nothing is fetched: a file of some size
 * appears, the same for the same address.
 * Source: OneDrive API, "Upload from URL".
 */
async function startFetch(
  call: Call,
  drive: Drive,
  parent: Item,
  { dialect }: JsonContext,
): Promise<Reply | null> {
  const asked = parseFetch(call.body);
  if (asked === null) return null;
  const { name, url } = asked;
  const rule = asked.rule ?? ruleOf(call.query);
  if (!prefersAsync(call.headers['prefer']) || rule === null || !URL.canParse(url)) {
    const message = 'Needs "Prefer: respond-async", a known conflict behavior and an address.';
    return problemReply(call, problem('invalidRequest', message));
  }
  const digest = createHash('sha256').update(url).digest();
  const size = SMALLEST_FETCHED_BYTES + (digest.readUInt32BE() % FETCHED_SPAN_BYTES);
  return acceptedReply(call, await drive.fetch(parent, name, rule, size), dialect);
}

async function createFolder(
  call: Call,
  drive: Drive,
  parent: Item,
  context: JsonContext,
): Promise<Reply> {
  const asked = parseNewFolder(call.body);
  if (!asked.ok) return problemReply(call, asked.problem);
  const created = await drive.createFolder(parent, asked.value.name, asked.value.rule);
  return itemReply(call, 201, created, context);
}

function itemReply(call: Call, status: number, item: Outcome<Item>, context: JsonContext): Reply {
  if (!item.ok) return problemReply(call, item.problem);
  const json = itemJson(item.value, context);
  return jsonReply(status, { ...contextOf(context, 'drives/root/$entity'), ...json });
}

function listReply(
  call: Call,
  source: Folder | readonly Item[],
  context: JsonContext,
  toJson: typeof itemJson = itemJson,
): Reply {
  const page = pageOf(source, call.query);
  if (!page.ok) return problemReply(call, page.problem);
  const { items, token } = page.value;
  return jsonReply(200, {
    ...contextOf(context, 'drives/items'),
    '@odata.count': 'children' in source ? source.children.size : source.length,
    value: items.map((item) => selected(toJson(item, context), call.query)),
    ...(token === null ? {} : { '@odata.nextLink': nextLink(call, token) }),
  });
}

/** The same request with a token: absolute, as clients follow it without a look inside. */
function nextLink(call: Call, token: string): string {
  const query = new URLSearchParams(call.query);
  query.delete('skiptoken');
  query.set('$skiptoken', token);
  return `${call.origin}${call.path}?${query.toString().replaceAll('%24', '$')}`;
}

/** A file has no children, and the service says so with an empty list. */
function childrenOf(item: Item): Folder | readonly Item[] {
  return item.kind === 'folder' ? item : [];
}

function search(tree: Tree, within: Item, { text, isBroad }: SearchAction): Item[] {
  const wanted = text.normalize('NFC').toLowerCase();
  if (wanted === '') return [];
  const shared =
    isBroad === true ? sharedItems(tree).flatMap((top) => [top, ...descendants(top)]) : [];
  return [...descendants(within), ...shared].filter(({ name }) =>
    name.normalize('NFC').toLowerCase().includes(wanted),
  );
}

/** What others share is told by where it really lies. */
function foundJson(item: Item, context: JsonContext): Record<string, unknown> {
  return driveOf(item).shared === null ? itemJson(item, context) : remoteItemJson(item, context);
}

function itemMissing(): Problem {
  return problem('itemNotFound', 'The resource could not be found.');
}
