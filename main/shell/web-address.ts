/** The last look at an address before the system gets it, whoever has checked it before. Pure. */

/**
 * Whether a browser is what opens it: https, or the demo drive's own pages. Any other scheme may start any
 * program.
 */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}
