/**
 * HTTP with bytes: answers are streams with all their headers, bodies are buffers. Beside `http.ts`,
 * which sends short texts, for the uploads: nothing follows redirects, retries, unpacks or remembers
 * cookies, and only the headers given here are sent. Trouble comes back as a value.
 */
import {
  type Agent,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { isRecord, textOf } from '../jobs/unknown.ts';
import { Connections, type Pooled, type ResolveProxy } from './connections.ts';
import { fieldsOf } from './http.ts';
import { type Meter, NO_METER } from './meter.ts';
import { NOT_PUBLIC, type ResolveHost, guardedLookup, isPublicHost } from './source-guard.ts';

const SECOND = 1000;
const CONNECT_TIMEOUT_MS = 20 * SECOND;
/** Without a byte in either direction. A large piece on a thin line may take as long as it moves. */
const SILENCE_TIMEOUT_MS = 60 * SECOND;

export interface ByteRequest {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

export type ByteOutcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** The whole body, to be read or destroyed by the caller. */
      readonly message: IncomingMessage;
    }
  | { readonly kind: 'notPublic' }
  | { readonly kind: 'unreachable'; readonly sent: 'no' | 'maybe' };

export interface ByteTransport {
  send(request: ByteRequest): Promise<ByteOutcome>;
  /** Ends all connections. */
  close(): void;
}

export interface ByteTransportOptions {
  readonly userAgent: string;
  readonly resolveProxy: ResolveProxy;
  readonly meter?: Meter;
  /** Given for a transport that may reach public hosts only. */
  readonly publicHostsBy?: ResolveHost;
  readonly silenceMs?: number;
}

/** A sender of bytes with a pool of kept-alive connections. */
export function createByteTransport(options: ByteTransportOptions): ByteTransport & Pooled {
  const { userAgent, resolveProxy, publicHostsBy, meter = NO_METER } = options;
  const { silenceMs = SILENCE_TIMEOUT_MS } = options;
  const connections = new Connections({
    resolveProxy,
    https: publicHostsBy === undefined ? {} : { lookup: guardedLookup(publicHostsBy) },
    proxyTimeoutMs: CONNECT_TIMEOUT_MS,
  });

  /**
   * Behind a proxy it is the proxy that finds the host. What we can know ourselves, we look at before;
   * a name that only the proxy can resolve is left to it.
   */
  const isHidden = async (hostname: string): Promise<boolean> =>
    publicHostsBy !== undefined && !(await isPublicHost(hostname, publicHostsBy).catch(() => true));

  const agentFor = async (url: URL): Promise<Agent | 'notPublic' | null> => {
    const way = await connections.wayTo(url.href);
    if (way.kind === 'proxy' && (await isHidden(url.hostname))) return 'notPublic';
    const agents = connections.kept(way);
    return (url.protocol === 'http:' ? agents?.http : agents?.https) ?? null;
  };

  return {
    async send(request) {
      try {
        const url = new URL(request.url);
        const agent = await agentFor(url);
        if (agent === 'notPublic') return { kind: 'notPublic' };
        if (agent === null) return { kind: 'unreachable', sent: 'no' };
        const { method } = request;
        const headers = { 'user-agent': userAgent, ...request.headers };
        meter.sent(url.host, 'jobs');
        const outcome = await exchange(url, { method, headers, agent }, request.body, silenceMs);
        if (outcome.kind === 'answer') {
          meter.answered(url.host, outcome.status, fieldsOf(outcome.message.headers));
        }
        return outcome;
      } catch {
        return { kind: 'unreachable', sent: 'no' };
      }
    },
    dropIdle() {
      connections.dropIdle();
    },
    close() {
      connections.close();
    },
  };
}

/** One exchange until the head of the answer is there. */
function exchange(
  url: URL,
  options: RequestOptions,
  body: Buffer | null,
  silenceMs: number,
): Promise<ByteOutcome> {
  return new Promise((resolve) => {
    const start = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = start(url, options);
    let isConnected = false;
    const giveUp = (): void => {
      request.destroy(new Error('Nothing moves.'));
    };
    const connecting = setTimeout(giveUp, CONNECT_TIMEOUT_MS);
    const connected = (): void => {
      isConnected = true;
      clearTimeout(connecting);
    };
    request.once('socket', (socket) => {
      if (socket.connecting) socket.once('connect', connected);
      else connected();
    });
    request.setTimeout(silenceMs, giveUp);
    request.once('response', (message) => {
      clearTimeout(connecting);
      // Who reads the body has a patience of its own, and may rest for long in between.
      request.setTimeout(0);
      message.on('error', () => undefined);
      resolve({ kind: 'answer', status: message.statusCode ?? 0, message });
    });
    request.on('error', (error: unknown) => {
      clearTimeout(connecting);
      const isHidden = isRecord(error) && textOf(error['code']) === NOT_PUBLIC;
      resolve(
        isHidden
          ? { kind: 'notPublic' }
          : { kind: 'unreachable', sent: isConnected ? 'maybe' : 'no' },
      );
    });
    if (body === null) request.end();
    else request.end(body);
  });
}
