/**
 * The HTTP server: loopback only, small bodies, short patience, faults between the request and the
 * routes, and an end that waits for nobody idle. What to answer is decided by the handler.
 */
import { randomUUID } from 'node:crypto';
import { once, setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { scriptedReply, type Fault } from './faults.ts';
import { problemReply, type Body, type Call, type Reply } from './http.ts';
import { problem } from './problem.ts';
import { MAX_PIECE_BYTES } from './upload-rules.ts';

const SECOND = 1000;
const CLOSE_PATIENCE_MS = 2 * SECOND;
const MAX_BODY_BYTES = 64 * 1024;
const HOST = '127.0.0.1';

export interface ServerParts {
  readonly handle: (call: Call) => Promise<Reply>;
  /** Brings the drive to the present and says when that is. */
  readonly now: () => number;
  /** Hears of every request and names the fault it is to meet, if any. */
  readonly meet: (request: IncomingMessage) => Fault | null;
}

export class DriveServer {
  readonly #parts: ServerParts;
  readonly #server: Server;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(parts: ServerParts) {
    this.#parts = parts;
    // Every waiting request listens to it, and there may be many.
    setMaxListeners(0, this.#closing.signal);
    this.#server = createServer({
      requestTimeout: 30 * SECOND,
      headersTimeout: 10 * SECOND,
      keepAliveTimeout: 65 * SECOND,
    });
    this.#server.on('request', (request, response) => {
      const work = this.#serve(request, response).finally(() => this.#underWay.delete(work));
      this.#underWay.add(work);
    });
  }

  /** The port it listens on. Rejects when the port is taken. */
  async listen(port: number): Promise<number> {
    this.#server.listen(port, HOST);
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('No port was given.');
    return address.port;
  }

  /** Lets running requests end, breaks off those that wait, closes idle connections at once. */
  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#closing.abort();
    // A client that does not read its answer must not hold the end up.
    const patience = sleep(CLOSE_PATIENCE_MS, undefined, { ref: false });
    await Promise.race([Promise.allSettled(this.#underWay), patience]);
    this.#server.closeAllConnections();
    await closed;
  }

  /** Never rejects: whatever goes wrong ends in an answer or a broken connection. */
  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = this.#parts.meet(request);
    try {
      if (fault?.isHeld === true && !fault.cleared.aborted) {
        await once(fault.cleared, 'abort', { signal: this.#closing.signal });
      }
      if (fault?.delayMs !== undefined) {
        await sleep(fault.delayMs, undefined, { signal: this.#closing.signal });
      }
      if (fault?.drop === true) {
        request.socket.destroy();
        return;
      }
      const reply = await this.#answer(request, fault);
      if (fault?.drop === 'afterProcessing') request.socket.destroy();
      else await send(response, reply, this.#parts.now());
    } catch {
      request.socket.destroy();
    }
  }

  async #answer(request: IncomingMessage, fault: Fault | null): Promise<Reply> {
    const body = await readBody(request, this.#closing.signal);
    const scripted = fault === null || fault.drop !== undefined ? null : scriptedReply(fault);
    if (scripted !== null) return scripted;
    const meta = { requestId: randomUUID(), at: this.#parts.now() };
    const origin = originOf(request);
    if (origin === null) return misdirected();
    if (body === 'tooLarge') {
      const tooLarge = problem('requestEntityTooLarge', 'The body is too large.');
      return problemReply(meta, tooLarge, { Connection: 'close' });
    }
    const [path = '/', ...query] = (request.url ?? '/').split('?');
    const call: Call = {
      method: request.method ?? 'GET',
      origin,
      path,
      query: new URLSearchParams(query.join('?')),
      headers: request.headers,
      body,
      ...meta,
    };
    const reply = await this.#replyTo(call);
    const headers = { 'request-id': call.requestId, ...reply.headers, ...fault?.headers };
    return { ...reply, headers };
  }

  async #replyTo(call: Call): Promise<Reply> {
    try {
      return await this.#parts.handle(call);
    } catch {
      // The journal could not be written: nothing may be called done.
      const message = 'The drive cannot write to its journal.';
      return problemReply(call, problem('serviceNotAvailable', message));
    }
  }
}

/**
 * Where the client thinks it is, or `null` if that is not here: another host name that resolves to
 * this machine (DNS rebinding), or a page of another origin. Each is what a hostile web page would send.
 */
function originOf(request: IncomingMessage): string | null {
  const port = String(request.socket.localPort);
  const { host, origin } = request.headers;
  if (host !== `${HOST}:${port}` && host !== `localhost:${port}`) return null;
  const own = `http://${host}`;
  return origin === undefined || origin === own ? own : null;
}

/** Source: RFC 9110, section 15.5.20. */
function misdirected(): Reply {
  const body = 'This drive answers only to 127.0.0.1 and localhost.\n';
  return { status: 421, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body };
}

async function readBody(request: IncomingMessage, signal: AbortSignal): Promise<Body | 'tooLarge'> {
  const isPiece = request.method === 'PUT';
  const maxBytes = isPiece ? MAX_PIECE_BYTES : MAX_BODY_BYTES;
  const chunks: Uint8Array[] = [];
  let size = 0;
  request.on('data', (chunk: Uint8Array) => {
    size += chunk.byteLength;
    if (size <= maxBytes) chunks.push(chunk);
  });
  await once(request, 'end', { signal });
  if (size > maxBytes) return 'tooLarge';
  if (isPiece) return { kind: 'bytes', bytes: Buffer.concat(chunks) };
  return parseBody(Buffer.concat(chunks), request.headers['content-type'] ?? '');
}

function parseBody(bytes: Buffer, type: string): Body {
  if (bytes.byteLength === 0) return { kind: 'none' };
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/iu.test(type)) return { kind: 'unreadable' };
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return { kind: 'json', value };
  } catch {
    return { kind: 'unreadable' };
  }
}

async function send(response: ServerResponse, reply: Reply, now: number): Promise<void> {
  if (response.closed) return;
  const gone = new Promise<void>((resolve) => response.once('close', resolve));
  response.writeHead(reply.status, {
    Date: new Date(now).toUTCString(),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(reply.status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(reply.body)) }),
    ...reply.headers,
  });
  response.end(reply.body);
  await gone;
}
