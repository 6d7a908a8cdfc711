/** Reads which way leads to a URL, as a PAC file says it. Pure. */

export type Way =
  | { readonly kind: 'direct' }
  /** An HTTP proxy, by its URL. */
  | { readonly kind: 'proxy'; readonly url: string }
  /** Only proxies that are spoken to otherwise (SOCKS). Who demands one does not want it gone around. */
  | { readonly kind: 'none' };

/** The first of the ways in `pac` that can be taken: `DIRECT`, `PROXY host:port`, `HTTPS host:port`. */
export function wayOf(pac: string): Way {
  const entries = pac.split(';').map((entry) => entry.trim().split(/\s+/u));
  for (const [kind = '', address = ''] of entries) {
    if (kind === 'DIRECT' || (kind === '' && entries.length === 1)) return { kind: 'direct' };
    if (address === '') continue;
    if (kind === 'PROXY') return { kind: 'proxy', url: `http://${address}` };
    if (kind === 'HTTPS') return { kind: 'proxy', url: `https://${address}` };
  }
  return { kind: 'none' };
}

/** The proxy that `pac` leads through, or else names, as `host:port`; null for none. */
export function proxyIn(pac: string): string | null {
  const way = wayOf(pac);
  if (way.kind === 'proxy') return way.url.replace(/^https?:\/\//u, '');
  return way.kind === 'direct' ? null : (pac.split(';')[0]?.trim().split(/\s+/u)[1] ?? null);
}
