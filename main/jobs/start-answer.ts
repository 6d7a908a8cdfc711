/**
 * Reads the answer to the POST that starts a copy. The POST is not idempotent, so everything that
 * does not clearly say yes or no is "uncertain": we then look at the destination, never ask twice.
 * Pure. Source: Microsoft Graph "driveItem: copy", RFC 7240 (a preference may be ignored).
 */
import type { ServiceProblem } from '../../shared/problem.ts';
import type { HttpOutcome, SignedOut } from './ports.ts';
import { parseRetryAfter } from './retry-after.ts';
import { readProblem } from './service-problem.ts';
import { isRecord, jsonObjectOf, resolveLocation, textOf } from './unknown.ts';

/** Server errors that do say no: not implemented, and no room left. */
const REFUSING = new Set([501, 507]);

export type StartAnswer =
  | { readonly kind: 'accepted'; readonly monitorUrl: string }
  /** Accepted, but there is nothing to watch. */
  | { readonly kind: 'untracked' }
  /** Done at once: the answer is the item. */
  | { readonly kind: 'done'; readonly itemId: string }
  | { readonly kind: 'refused'; readonly problem: ServiceProblem }
  /** Certainly not carried out: may be sent again. */
  | {
      readonly kind: 'notSent';
      readonly why: 'unreachable' | 'throttled' | 'signedOut';
      readonly retryAfterMs: number | null;
    }
  /** May or may not have been carried out. */
  | { readonly kind: 'uncertain' };

/** What the POST's outcome means. Total: every input has an answer, and none throws. */
export function readStartAnswer(outcome: HttpOutcome | SignedOut, now: number): StartAnswer {
  if (outcome.kind === 'signedOut') {
    return { kind: 'notSent', why: 'signedOut', retryAfterMs: null };
  }
  if (outcome.kind === 'unreachable') {
    return outcome.sent === 'no'
      ? { kind: 'notSent', why: 'unreachable', retryAfterMs: null }
      : { kind: 'uncertain' };
  }
  const { status } = outcome;
  const body = jsonObjectOf(outcome.body);
  const retryAfterMs = parseRetryAfter(outcome.retryAfter, now);
  if (status === 202) {
    const monitorUrl = resolveLocation(outcome.location, outcome.url);
    return monitorUrl === null ? { kind: 'untracked' } : { kind: 'accepted', monitorUrl };
  }
  if (status === 200 || status === 201) {
    const itemId = body === null ? null : textOf(body['id']);
    return itemId === null ? { kind: 'uncertain' } : { kind: 'done', itemId };
  }
  // Both are how the service throttles; it does so before it does any work.
  if (status === 429 || (status === 503 && retryAfterMs !== null)) {
    return { kind: 'notSent', why: 'throttled', retryAfterMs };
  }
  const isOurs = body !== null && isRecord(body['error']);
  const saysNo = (status >= 400 && status < 500 && status !== 408) || REFUSING.has(status);
  if (isOurs && saysNo) {
    return { kind: 'refused', problem: readProblem(body) };
  }
  return { kind: 'uncertain' };
}
