/**
 * Remembers for some seconds which way leads to a host. Who knows that lives in another process of the
 * browser, and a question to it for each request costs about as much as the request itself.
 */
import type { ResolveProxy } from './connections.ts';

const SECOND = 1000;

/** So long a change of the system's own settings may go unnoticed. */
export const KEPT_MS = 10 * SECOND;

interface Answer {
  readonly at: number;
  readonly way: Promise<string>;
}

export class KnownProxies {
  readonly #ask: ResolveProxy;
  readonly #now: () => number;
  readonly #answers = new Map<string, Answer>();

  constructor(ask: ResolveProxy, now: () => number) {
    this.#ask = ask;
    this.#now = now;
  }

  /** As `ask`; rejects as it does, and asks again the next time. */
  readonly resolve: ResolveProxy = async (url) => {
    const key = keyOf(url);
    if (key === null) return await this.#ask(url);
    const now = this.#now();
    const known = this.#answers.get(key);
    // The clock may have been set back.
    if (known !== undefined && Math.abs(now - known.at) < KEPT_MS) return await known.way;
    const answer = { at: now, way: this.#ask(url) };
    this.#answers.set(key, answer);
    try {
      return await answer.way;
    } catch (error) {
      if (this.#answers.get(key) === answer) this.#answers.delete(key);
      throw error;
    }
  };

  /** The ways may be others from now on. */
  forget(): void {
    this.#answers.clear();
  }
}

/**
 * What has the same way; null for what only itself has. Chromium shows a proxy script nothing but the
 * origin of an https address (net/proxy_resolution, "SanitizeUrl"), and asks none about this machine.
 */
function keyOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, origin } = new URL(url);
  return protocol === 'https:' || hostname === '127.0.0.1' ? origin : null;
}
