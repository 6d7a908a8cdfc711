/**
 * Speaks the item part of the API for one account: sends, reads, and sorts every outcome into "here
 * it is", "it is not there", "the service says no" and "trouble, ask again".
 */
import type { ServiceProblem } from '../../shared/problem.ts';
import type { HttpOutcome, Trouble } from '../jobs/ports.ts';
import { parseRetryAfter } from '../jobs/retry-after.ts';
import { readProblem } from '../jobs/service-problem.ts';
import { isRecord, jsonObjectOf, textOf } from '../jobs/unknown.ts';
import type { Account } from './account.ts';
import { API_MAX_BYTES, type Http } from './http.ts';
import { ITEM_FIELDS, type ReadItem, readItem } from './items.ts';

export type ApiAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly problem: ServiceProblem }
  | Trouble;

export interface ChildrenPage {
  readonly items: readonly ReadItem[];
  /** The service's own link to the next page; null at the end. */
  readonly nextLink: string | null;
}

const PAGE_SIZE = 200;

export class DriveApi {
  readonly #http: Http;
  readonly #account: Account;

  constructor(http: Http, account: Account) {
    this.#http = http;
    this.#account = account;
  }

  async root(): Promise<ApiAnswer<ReadItem>> {
    return await this.#item(`/me/drive/root?$select=${ITEM_FIELDS}`);
  }

  async item(driveId: string, itemId: string): Promise<ApiAnswer<ReadItem>> {
    return await this.#item(`${itemPath(driveId, itemId)}?$select=${ITEM_FIELDS}`);
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
  ): Promise<ApiAnswer<ChildrenPage>> {
    const query = `$select=${ITEM_FIELDS}&$orderby=name&$top=${PAGE_SIZE}`;
    const first = `${this.#account.apiBase}${itemPath(driveId, folderId)}/children?${query}`;
    const url = nextLink ?? first;
    // A link that leads elsewhere must not take our credentials along.
    if (!url.startsWith(`${this.#account.apiBase}/`)) return { kind: 'missing' };
    const answer = await this.#get(url);
    if (answer.kind !== 'ok') return answer;
    const { value } = answer;
    const list = Array.isArray(value['value']) ? value['value'] : [];
    return {
      kind: 'ok',
      value: {
        items: list.flatMap((entry) => readItem(entry) ?? []),
        nextLink: textOf(value['@odata.nextLink']),
      },
    };
  }

  /** Sends the copy action once and gives back whatever happened. */
  async copy(
    source: { readonly driveId: string; readonly itemId: string },
    query: string,
    body: unknown,
  ): Promise<HttpOutcome> {
    const credentials = await this.#account.credentials();
    return await this.#http.send({
      method: 'POST',
      url: `${this.#account.apiBase}${itemPath(source.driveId, source.itemId)}/copy${query}`,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        prefer: 'respond-async',
        ...credentials,
      },
      body: JSON.stringify(body),
      maxBytes: API_MAX_BYTES,
    });
  }

  async #item(path: string): Promise<ApiAnswer<ReadItem>> {
    const answer = await this.#get(`${this.#account.apiBase}${path}`);
    if (answer.kind !== 'ok') return answer;
    const item = readItem(answer.value);
    return item === null ? STRANGE : { kind: 'ok', value: item };
  }

  async #get(url: string): Promise<ApiAnswer<Readonly<Record<string, unknown>>>> {
    const credentials = await this.#account.credentials();
    const headers = { accept: 'application/json', ...credentials };
    const outcome = await this.#http.send({ method: 'GET', url, headers, maxBytes: API_MAX_BYTES });
    return readApiAnswer(outcome, Date.now());
  }
}

const STRANGE: Trouble = { kind: 'trouble', why: 'serviceTrouble', retryAfterMs: null };

/** Sorts the outcome of a GET. Only the service's own words count as its answer. */
export function readApiAnswer(
  outcome: HttpOutcome,
  now: number,
): ApiAnswer<Readonly<Record<string, unknown>>> {
  if (outcome.kind === 'unreachable') {
    return { kind: 'trouble', why: 'unreachable', retryAfterMs: null };
  }
  const { status } = outcome;
  const body = jsonObjectOf(outcome.body);
  if (status === 200) return body === null ? STRANGE : { kind: 'ok', value: body };
  const retryAfterMs = parseRetryAfter(outcome.retryAfter, now);
  if (status === 429 || (status === 503 && retryAfterMs !== null)) {
    return { kind: 'trouble', why: 'throttled', retryAfterMs };
  }
  if (body !== null && isRecord(body['error']) && status >= 400 && status < 500) {
    const problem = readProblem(body);
    return status === 404 ? { kind: 'missing' } : { kind: 'refused', problem };
  }
  return STRANGE;
}

function itemPath(driveId: string, itemId: string): string {
  return `/drives/${encodeURIComponent(driveId)}/items/${encodeURIComponent(itemId)}`;
}
