/** Which connection a request takes: one that is kept alive or a fresh one, straight or through a proxy. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions } from 'node:https';
import { HttpsProxyAgent } from 'hpagent';
import { type Way, wayOf } from './proxy-way.ts';

const SOCKETS_PER_HOST = 8;

/** Which way a URL is reached, in the words of a PAC file: `DIRECT`, `PROXY host:port`, … */
export type ResolveProxy = (url: string) => Promise<string>;

/** Something that keeps connections for the next request. */
export interface Pooled {
  /** Lets go of those that stand idle: after a sleep nobody may be at their other end. */
  dropIdle(): void;
}

export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

export interface ConnectionOptions {
  readonly resolveProxy: ResolveProxy;
  /** How a host is found, and which certificates are trusted: for what takes no proxy. */
  readonly https: Pick<AgentOptions, 'ca' | 'lookup'>;
  /** For the way to a proxy and through it. */
  readonly proxyTimeoutMs: number;
}

export class Connections implements Pooled {
  readonly #options: ConnectionOptions;
  readonly #pool = { keepAlive: true, maxSockets: SOCKETS_PER_HOST };
  readonly #kept: Agents;
  readonly #proxies = new Map<string, HttpsAgent>();

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#kept = {
      http: new HttpAgent(this.#pool),
      https: new HttpsAgent({ ...this.#pool, ...options.https }),
    };
  }

  /** Only https takes a proxy: plain http goes no further than this machine. Rejects when nobody knows. */
  async wayTo(url: string): Promise<Way> {
    if (new URL(url).protocol === 'http:') return { kind: 'direct' };
    return wayOf(await this.#options.resolveProxy(url));
  }

  /** Connections that are kept for the next request; null where there is no way. */
  kept(way: Way): Agents | null {
    switch (way.kind) {
      case 'none':
        return null;
      case 'direct':
        return this.#kept;
      case 'proxy': {
        const known = this.#proxies.get(way.url) ?? this.#through(way.url, this.#pool);
        this.#proxies.set(way.url, known);
        return { ...this.#kept, https: known };
      }
    }
  }

  /** Connections of their own; null where there is no way. */
  fresh(way: Way): Agents | null {
    switch (way.kind) {
      case 'none':
        return null;
      case 'direct':
        return { http: new HttpAgent(), https: new HttpsAgent(this.#options.https) };
      case 'proxy':
        return { http: new HttpAgent(), https: this.#through(way.url, {}) };
    }
  }

  dropIdle(): void {
    for (const agent of this.#all()) {
      const idle = Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []);
      for (const socket of idle) socket.destroy();
    }
  }

  /** Ends all that are kept. */
  close(): void {
    for (const agent of this.#all()) agent.destroy();
  }

  #through(proxy: string, pool: AgentOptions): HttpsAgent {
    return new HttpsProxyAgent({ ...pool, proxy, timeout: this.#options.proxyTimeoutMs });
  }

  #all(): readonly (HttpAgent | HttpsAgent)[] {
    return [this.#kept.http, this.#kept.https, ...this.#proxies.values()];
  }
}
