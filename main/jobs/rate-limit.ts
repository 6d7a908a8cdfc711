/**
 * Reads what a host says is left of its limit, where it does: `RateLimit-Remaining` and
 * `RateLimit-Reset`, or both in one `RateLimit` field (IETF, draft-ietf-httpapi-ratelimit-headers, early
 * and late; SharePoint sends the early form as the limit comes near). Pure.
 */
import type { RateLimit } from './host-budget.ts';

const SECOND = 1000;
/** A host that counts anew only after longer than this is not believed. */
const MAX_RESET_MS = 3600 * SECOND;

/** The fields of an answer, by their names in lower case. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** What is left, or null where nothing is said or it makes no sense. */
export function readRateLimit(fields: Fields): RateLimit | null {
  const combined = fields['ratelimit'] ?? '';
  const remaining = wholeOf(
    fields['ratelimit-remaining'] ?? parameterOf(combined, 'r', 'remaining'),
  );
  const reset = wholeOf(fields['ratelimit-reset'] ?? parameterOf(combined, 't', 'reset'));
  if (remaining === null || reset === null) return null;
  const resetMs = reset * SECOND;
  return resetMs > MAX_RESET_MS ? null : { remaining, resetMs };
}

function parameterOf(text: string, ...names: readonly string[]): string | undefined {
  const pattern = new RegExp(`(?:^|[;,\\s])(?:${names.join('|')})\\s*=\\s*(\\d+)`, 'iu');
  return pattern.exec(text)?.[1];
}

function wholeOf(text: string | undefined): number | null {
  return text !== undefined && /^\s*\d{1,9}\s*$/u.test(text) ? Number(text) : null;
}
