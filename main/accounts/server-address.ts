/** Which addresses the user's own server may have. Pure. */

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The address where the API of a server of the user's own begins, as it is kept; null for what may not
 * be one: only https, so that nobody on the way reads a token, or http on this very machine.
 */
export function serverBaseOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return null;
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  return isSafe ? url.href.replace(/\/+$/u, '') : null;
}
