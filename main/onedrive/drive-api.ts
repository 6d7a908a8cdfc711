/**
 * Speaks the item part of the API for one account: sends, reads, and sorts every outcome into "here
 * it is", "it is not there", "the service says no" and "trouble, ask again".
 */
import type { DriveRequest } from '../jobs/action-request.ts';
import type { HttpOutcome } from '../jobs/ports.ts';
import type { Account } from './account.ts';
import { actionPost, itemPath } from './action-post.ts';
import {
  type ApiAnswer,
  type ApiOutcome,
  type ChildrenPage,
  type Json,
  itemIn,
  pageOf,
  readApiAnswer,
} from './api-answers.ts';
import { type Headers, sendAuthorized } from './authorized.ts';
import type { Dialect } from './dialects.ts';
import { API_MAX_BYTES, type Http } from './http.ts';
import { ITEM_FIELDS, type ReadItem } from './items.ts';

export const PAGE_SIZE = 200;
/** The largest page there is (Microsoft Graph, "Paging"). */
export const LARGE_PAGE_SIZE = 999;
const CREATED = 201;
const UNAUTHORIZED = 401;
const NOT_IMPLEMENTED = 501;
/** More hits than anybody reads: then other words are quicker. */
const SEARCH_SIZE = 50;

export class DriveApi {
  readonly #http: Http;
  readonly #account: Account;

  constructor(http: Http, account: Account) {
    this.#http = http;
    this.#account = account;
  }

  /** The key of its budget. */
  get host(): string {
    return new URL(this.#account.apiBase).host;
  }

  get dialect(): Dialect {
    return this.#account.dialect;
  }

  async item(driveId: string, itemId: string): Promise<ApiAnswer<ReadItem>> {
    return await this.#item(`${itemPath(driveId, itemId)}?$select=${ITEM_FIELDS}`);
  }

  /** The item at a path from the root of a drive, null for the home, given as the names on the way. */
  async itemAt(driveId: string | null, names: readonly string[]): Promise<ApiAnswer<ReadItem>> {
    const path = names.map(encodeURIComponent).join('/');
    const root = `${this.drivePath(driveId)}/root`;
    return await this.#item(`${root}${path === '' ? '' : `:/${path}`}?$select=${ITEM_FIELDS}`);
  }

  /** Where a drive is addressed, null for the home. */
  drivePath(driveId: string | null): string {
    const { dialect, home } = this.#account;
    return driveId === null ? dialect.homePath(home) : `/drives/${encodeURIComponent(driveId)}`;
  }

  /** Asks for what lies at a path below the base, or where a link of the service's leads to. */
  async ask(path: string): Promise<ApiAnswer<Json>> {
    const url = this.#urlOf(path);
    return url === null ? { kind: 'missing' } : await this.#get(url);
  }

  /** The same for what is not built in every cloud: there it is missing. */
  async askWhereBuilt(path: string): Promise<ApiAnswer<Json>> {
    const url = this.#urlOf(path);
    if (url === null) return { kind: 'missing' };
    const outcome = await this.#send({ method: 'GET', url, headers: {} });
    const isUnbuilt = outcome.kind === 'answer' && outcome.status === NOT_IMPLEMENTED;
    return isUnbuilt ? { kind: 'missing' } : readApiAnswer(outcome, Date.now());
  }

  /**
   * The item that a sharing link or a web address leads to, wherever it lies. The link is redeemed, as
   * opening it in a browser would, since a copy needs the item for longer than this question.
   * Source: Microsoft Graph, "Accessing shared DriveItems", with the encoding of sharing URLs.
   */
  async shared(url: string): Promise<ApiAnswer<ReadItem>> {
    const token = `u!${Buffer.from(url).toString('base64url')}`;
    const path = `/shares/${token}/driveItem?$select=${ITEM_FIELDS}`;
    const headers = { prefer: 'redeemSharingLink' };
    return itemIn(await this.#get(`${this.#account.apiBase}${path}`, headers));
  }

  /**
   * The first items that a search finds below `within`: the path of a drive's root, or of the home drive
   * itself, where what is shared with its owner is searched as well (Microsoft Graph, "Search for files").
   */
  async search(within: string, text: string): Promise<ApiAnswer<ChildrenPage>> {
    // A quote is doubled inside a string (OData, URL conventions, section 5.1.1.6.1).
    const words = encodeURIComponent(text.replaceAll("'", "''"));
    const query = `$select=${ITEM_FIELDS}&$top=${SEARCH_SIZE}`;
    return pageOf(await this.ask(`${within}/search(q='${words}')?${query}`));
  }

  /** The child of a folder that has this name. */
  async child(driveId: string, folderId: string, name: string): Promise<ApiAnswer<ReadItem>> {
    const path = `${itemPath(driveId, folderId)}:/${encodeURIComponent(name)}:`;
    return await this.#item(`${path}?$select=${ITEM_FIELDS}`);
  }

  /** A page of a folder's children; `nextLink` of the page before, or null for the first. */
  async children(
    driveId: string,
    folderId: string,
    nextLink: string | null,
    pageSize = PAGE_SIZE,
  ): Promise<ApiAnswer<ChildrenPage>> {
    const query = `$select=${ITEM_FIELDS}&$orderby=name&$top=${pageSize}`;
    const first = `${itemPath(driveId, folderId)}/children?${query}`;
    return pageOf(await this.ask(nextLink ?? first));
  }

  /** Where a drive tells of its changes. Source: Microsoft Graph, "Get websocket endpoint". */
  async subscription(driveId: string): Promise<ApiAnswer<Json>> {
    return await this.askWhereBuilt(
      `/drives/${encodeURIComponent(driveId)}/root/subscriptions/socketIo`,
    );
  }

  /** Sends the POST that starts `request` once and gives back whatever happened. */
  async start(request: DriveRequest): Promise<ApiOutcome> {
    const { path, body } = actionPost(this.#account.dialect, request);
    return await this.#send({
      method: 'POST',
      url: `${this.#account.apiBase}${path}`,
      headers: { 'content-type': 'application/json', prefer: 'respond-async' },
      body: JSON.stringify(body),
    });
  }

  /** Gives an item another name in its folder. Doing so twice does no harm. */
  async rename(driveId: string, itemId: string, name: string): Promise<ApiAnswer<ReadItem>> {
    const outcome = await this.#send({
      method: 'PATCH',
      url: `${this.#account.apiBase}${itemPath(driveId, itemId)}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
    return itemIn(readApiAnswer(outcome, Date.now()));
  }

  /** Makes a folder; the service refuses when the name is taken. */
  async createFolder(
    driveId: string,
    parentId: string,
    name: string,
  ): Promise<ApiAnswer<ReadItem>> {
    const outcome = await this.#send({
      method: 'POST',
      url: `${this.#account.apiBase}${itemPath(driveId, parentId)}/children`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, folder: {}, ...this.#account.dialect.neverReplace }),
    });
    return itemIn(readApiAnswer(outcome, Date.now(), CREATED));
  }

  /** Null for a link that leads elsewhere: it must not take our credentials along. */
  #urlOf(path: string): string | null {
    const { apiBase } = this.#account;
    const url = path.startsWith('/') ? `${apiBase}${path}` : path;
    return url.startsWith(`${apiBase}/`) ? url : null;
  }

  async #item(path: string): Promise<ApiAnswer<ReadItem>> {
    return itemIn(await this.#get(`${this.#account.apiBase}${path}`));
  }

  async #get(url: string, headers: Headers = {}): Promise<ApiAnswer<Json>> {
    const outcome = await this.#send({ method: 'GET', url, headers });
    return readApiAnswer(outcome, Date.now());
  }

  async #send(request: Unsigned): Promise<ApiOutcome> {
    return await sendApi(this.#http, this.#account, request);
  }
}

/** Sends one request of the account to its own API. */
export async function sendApi(
  http: Http,
  account: Account,
  request: Unsigned,
): Promise<ApiOutcome> {
  const send = async (credentials: Headers): Promise<HttpOutcome> => {
    const headers = { accept: 'application/json', ...request.headers, ...credentials };
    return await http.send({ ...request, headers, maxBytes: API_MAX_BYTES });
  };
  return await sendAuthorized(account, request.url, send, (outcome) =>
    outcome.kind === 'answer' && outcome.status === UNAUTHORIZED
      ? { challenge: outcome.challenge ?? null }
      : null,
  );
}

type Unsigned =
  | { readonly method: 'GET'; readonly url: string; readonly headers: Headers }
  | {
      readonly method: 'POST' | 'PATCH';
      readonly url: string;
      readonly headers: Headers;
      readonly body: string;
    };
