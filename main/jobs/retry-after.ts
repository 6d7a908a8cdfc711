/** How long a host asks to be left alone. Pure. */

const SECOND = 1000;
const HOUR = 3600 * SECOND;

const HTTP_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d:\d\d:\d\d/iu;

/** Longer waits than this are taken for this: a host that says "a year" is confused. */
export const RETRY_AFTER_MAX_MS = HOUR;

/**
 * Reads a `Retry-After` header: seconds, or an HTTP date (RFC 9110, 10.2.3). Nonsense and negative
 * values are `null`; a date in the past is 0.
 */
export function parseRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Math.min(Number(text) * SECOND, RETRY_AFTER_MAX_MS);
  // Date.parse alone would also take "-5" and "tomorrow 9".
  if (!HTTP_DATE.test(text)) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return null;
  return Math.min(Math.max(at - now, 0), RETRY_AFTER_MAX_MS);
}
