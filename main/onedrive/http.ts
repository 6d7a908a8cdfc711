/**
 * The one place that sends HTTP. Everything that got does by itself is off: the scheduler owns the
 * retries, the status reader the redirects. Trouble comes back as a value, never as an exception.
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import got, { RequestError, type Got } from 'got';
import type { SentFor } from '../jobs/host-budget.ts';
import type { HttpOutcome } from '../jobs/ports.ts';
import type { Fields } from '../jobs/rate-limit.ts';
import { abortingAfter } from './abort-after.ts';
import { type Agents, Connections, type Pooled, type ResolveProxy } from './connections.ts';
import { type Meter, NO_METER, secondsOf } from './meter.ts';
import { RepeatedReads } from './repeated-reads.ts';

const SECOND = 1000;
const KIB = 1024;

const REQUEST_TIMEOUT_MS = 20 * SECOND;

/** More than any real status report; a larger one is not read to its end. */
export const REPORT_MAX_BYTES = 64 * KIB;
/** A page of 999 children with room to spare. */
export const API_MAX_BYTES = 8 * KIB * KIB;

/**
 * Errors of the handshake after which the request never left this machine. Any other error on a
 * connection that stood, a network that went down among them, may have come after it arrived.
 */
const OUT_OF_TIME = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
const NEVER_SENT = new Set([
  ...OUT_OF_TIME,
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

export type HttpRequest = {
  readonly url: string;
  /** Besides User-Agent and what the transport itself needs, these are all the headers sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  /** The jobs, where nothing is said. */
  readonly sentFor?: SentFor;
} & ({ readonly method: 'GET' } | { readonly method: 'POST' | 'PATCH'; readonly body: string });

export interface Http {
  send(request: HttpRequest): Promise<HttpOutcome>;
  /** Ends idle connections. */
  close(): void;
}

export interface HttpOptions {
  readonly userAgent: string;
  readonly resolveProxy: ResolveProxy;
  readonly meter?: Meter;
  /** For a whole exchange, from the first try to connect to the end of the answer. */
  readonly timeoutMs?: number;
  /** Certificates to trust instead of the well-known ones, as PEM: for servers of one's own. */
  readonly trusted?: string;
}

export interface Repeating {
  /** Abandons the GETs under way and sends them anew: after a sleep nobody may be answering them. */
  repeatReads(): void;
}

/** An HTTP sender with one pool of kept-alive connections. */
export function createHttp(options: HttpOptions): Http & Pooled & Repeating {
  const { userAgent, resolveProxy, meter = NO_METER, timeoutMs = REQUEST_TIMEOUT_MS } = options;
  const connections = new Connections({
    resolveProxy,
    https: options.trusted === undefined ? {} : { ca: options.trusted },
    proxyTimeoutMs: timeoutMs,
  });

  const client = got.extend({
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    headers: { 'user-agent': userAgent },
  });

  const agentsFor = async ({ method, url }: HttpRequest): Promise<Agents | null> => {
    const way = await connections.wayTo(url);
    // A kept-alive connection may be closed by the server just as we write to it, and then nobody
    // knows whether a POST arrived. A fresh one leaves no such doubt.
    return method === 'POST' ? connections.fresh(way) : connections.kept(way);
  };

  const reads = new RepeatedReads();

  const exchange = async (
    request: HttpRequest,
    controller: AbortController,
  ): Promise<HttpOutcome> => {
    const host = hostOf(request.url);
    const waitMs = meter.pausedForMs(host);
    if (waitMs > 0) return throttledFor(request.url, waitMs);
    const agent = await agentsFor(request).catch(() => null);
    if (agent === null) return { kind: 'unreachable', sent: 'no' };
    meter.sent(host, request.sentFor ?? 'jobs');
    const heard = (status: number, headers: IncomingHttpHeaders): void => {
      meter.answered(host, status, fieldsOf(headers));
    };
    const { signal } = controller;
    try {
      // Not got's own time-out, which never strikes while an agent still waits for its connection.
      return await abortingAfter(timeoutMs, controller, () =>
        receive(client, request, { agent, signal, heard }),
      );
    } catch (error) {
      const why = isOutOfTime(error) ? { why: 'clock' as const } : {};
      return { kind: 'unreachable', sent: wasSent(error), ...why };
    }
  };

  return {
    async send(request) {
      // Anything but a read may have been carried out.
      if (request.method !== 'GET') return await exchange(request, new AbortController());
      return await reads.take((controller) => exchange(request, controller));
    },
    repeatReads() {
      reads.repeat();
    },
    dropIdle() {
      connections.dropIdle();
    },
    close() {
      connections.close();
    },
  };
}

interface Exchange {
  readonly agent: Agents;
  readonly signal: AbortSignal;
  readonly heard: (status: number, headers: IncomingHttpHeaders) => void;
}

/** What the host would say again, as it has said it for longer than this. */
function throttledFor(url: string, waitMs: number): HttpOutcome {
  const retryAfter = secondsOf(waitMs);
  const nothing = { contentType: null, location: null, body: '' };
  return { kind: 'answer', status: 429, url, retryAfter, ...nothing };
}

/** Reads the answer as a stream, so that neither a huge body nor a compressed one can fill memory. */
async function receive(
  client: Got,
  request: HttpRequest,
  { agent, signal, heard }: Exchange,
): Promise<HttpOutcome> {
  const { method, url, headers, maxBytes } = request;
  const body = request.method === 'GET' ? {} : { body: request.body };
  const options = { method, headers, agent, signal, ...body };
  const stream = client.stream(url, options);
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    stream.once('response', resolve).once('error', reject);
  });
  const { statusCode: status = 0, headers: received } = await answer;
  heard(status, received);
  return {
    kind: 'answer',
    status,
    url,
    contentType: received['content-type'] ?? null,
    location: received.location ?? null,
    retryAfter: received['retry-after'] ?? null,
    ...challengeIn(received),
    body: await textWithin(stream, maxBytes),
  };
}

/** What a server wants of a caller that it refuses; absent where it does not say. */
function challengeIn(headers: IncomingHttpHeaders): { readonly challenge?: string } {
  const challenge = headers['www-authenticate'];
  return challenge === undefined ? {} : { challenge };
}

/** The whole text, or null when it is larger than `maxBytes` or breaks off. */
export async function textWithin(
  stream: AsyncIterable<unknown> & { destroy(): unknown },
  maxBytes: number,
): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      if (!(chunk instanceof Buffer)) continue;
      size += chunk.length;
      if (size > maxBytes) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  } finally {
    stream.destroy();
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** As far as this computer knows the time, the certificate is not valid yet or not any more. */
function isOutOfTime(error: unknown): boolean {
  return error instanceof RequestError && OUT_OF_TIME.includes(error.code);
}

function wasSent(error: unknown): 'no' | 'maybe' {
  if (!(error instanceof RequestError)) return 'maybe';
  // Without a connection there was nothing to send over: a time-out on the way to the server, a
  // proxy that refused, a request that could not even be made.
  const wasConnected = error.timings?.connect !== undefined;
  return wasConnected && !NEVER_SENT.has(error.code) ? 'maybe' : 'no';
}

/** The host of a URL as it stands in the budgets; empty for what is no URL. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** The fields of an answer that come once. */
export function fieldsOf(headers: IncomingHttpHeaders): Fields {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}
