/** Small readers for values from outside: each answers null instead of guessing. Pure. */

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string with something in it. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A finite number, also when it is spelled as a string. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const read = Number(value);
  return Number.isFinite(read) ? read : null;
}

/** The JSON object in `text`, or null when it is anything else. */
export function jsonObjectOf(text: string | null): Readonly<Record<string, unknown>> | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** `location` made absolute against `base`, or null when it is no URL (RFC 9110, 10.2.2). */
export function resolveLocation(location: string | null, base: string): string | null {
  if (location === null) return null;
  return URL.canParse(location, base) ? new URL(location, base).href : null;
}
