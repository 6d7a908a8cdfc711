/** Reads what an account's API says: items, pages of them, refusals, or nothing about the matter. Pure. */
import type { ServiceProblem } from '../../shared/problem.ts';
import type { HttpOutcome, SignedOut, Trouble } from '../jobs/ports.ts';
import { parseRetryAfter } from '../jobs/retry-after.ts';
import { readProblem } from '../jobs/service-problem.ts';
import { isRecord, jsonObjectOf, textOf } from '../jobs/unknown.ts';
import { type ReadItem, readItem } from './items.ts';
import { SIGNED_OUT_TROUBLE, STRANGE, UNREACHABLE } from './trouble.ts';

/** The body of a success. */
export type Json = Readonly<Record<string, unknown>>;

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

/** What came of a request that needs credentials. */
export type ApiOutcome = HttpOutcome | SignedOut;

/** The service had no time for it: it says nothing about the item. */
const ASK_AGAIN = new Set([408, 425]);

/**
 * Sorts the outcome of a GET or a PATCH, or of what else answers a success with `success`. Only the
 * service's own words count as its answer.
 */
export function readApiAnswer(outcome: ApiOutcome, now: number, success = 200): ApiAnswer<Json> {
  if (outcome.kind === 'unreachable') return UNREACHABLE;
  if (outcome.kind === 'signedOut') return SIGNED_OUT_TROUBLE;
  const { status } = outcome;
  if (status === success) {
    const body = jsonObjectOf(outcome.body);
    return body === null ? STRANGE : { kind: 'ok', value: body };
  }
  const negative = readNegative(outcome, now);
  return status === 404 && negative.kind === 'refused' ? { kind: 'missing' } : negative;
}

/** What an answer says that is not a success: no, for good, or nothing at all about the matter. */
export function readNegative(
  { status, retryAfter, body }: Pick<HttpAnswer, 'status' | 'retryAfter' | 'body'>,
  now: number,
): Extract<ApiAnswer<never>, { kind: 'refused' | 'trouble' }> {
  const retryAfterMs = parseRetryAfter(retryAfter, now);
  if (status === 429 || (status === 503 && retryAfterMs !== null)) {
    return { kind: 'trouble', why: 'throttled', retryAfterMs };
  }
  const json = jsonObjectOf(body);
  const isOurs = json !== null && isRecord(json['error']) && !ASK_AGAIN.has(status);
  return isOurs && status >= 400 && status < 500
    ? { kind: 'refused', problem: readProblem(json) }
    : STRANGE;
}

type HttpAnswer = Extract<HttpOutcome, { kind: 'answer' }>;

/** The page of items in an answer. */
export function pageOf(answer: ApiAnswer<Json>): ApiAnswer<ChildrenPage> {
  if (answer.kind !== 'ok') return answer;
  const { entries, nextLink } = listIn(answer.value);
  return {
    kind: 'ok',
    value: { items: entries.flatMap((each) => readItem(each) ?? []), nextLink },
  };
}

/** The entries of a page of any collection (OData). */
export function listIn(value: Json): {
  readonly entries: readonly unknown[];
  readonly nextLink: string | null;
} {
  const list: unknown = value['value'];
  return { entries: Array.isArray(list) ? list : [], nextLink: textOf(value['@odata.nextLink']) };
}

/** The item in an answer. */
export function itemIn(answer: ApiAnswer<Json>): ApiAnswer<ReadItem> {
  if (answer.kind !== 'ok') return answer;
  const item = readItem(answer.value);
  return item === null ? STRANGE : { kind: 'ok', value: item };
}
