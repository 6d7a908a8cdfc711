/** A web server on loopback with one file, and every bad habit that such servers have. For tests. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const CHUNK_BYTES = 64 * 1024;

export interface Asked {
  readonly path: string;
  readonly range: string | null;
  readonly ifRange: string | null;
  readonly headerNames: readonly string[];
}

export class SourceServer {
  content: Buffer = Buffer.alloc(0);
  etag: string | null = '"v1"';
  ranges = true;
  /** Sends no length. */
  chunked = false;
  /** Breaks each of the next answers off after so many bytes. */
  drops: number[] = [];
  /** A status in the place of the file. */
  status: number | null = null;
  /** Where a path leads instead of answering. */
  readonly redirects = new Map<string, string>();
  /** Added to every answer. */
  headers: Readonly<Record<string, string>> = {};
  /** Says that the file is so much longer than it is. */
  claimsMore = 0;
  readonly asked: Asked[] = [];
  /** Bytes handed to the sockets. */
  sentBytes = 0;
  readonly #server = createServer((request, response) => {
    void this.#answer(request, response).catch(() => response.destroy());
  });

  static async start(): Promise<SourceServer> {
    const server = new SourceServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('It does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** Ends all connections, as a server does that restarts. */
  dropConnections(): void {
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '/', headers } = request;
    const range = headers.range ?? null;
    const ifRange = textOf(headers['if-range']);
    this.asked.push({ path: url, range, ifRange, headerNames: Object.keys(headers) });
    const target = this.redirects.get(url);
    if (target !== undefined) {
      response.writeHead(302, { location: target }).end('elsewhere');
      return;
    }
    if (this.status !== null) {
      response.writeHead(this.status).end('no');
      return;
    }
    const total = this.content.byteLength + this.claimsMore;
    const isSame = ifRange === null || ifRange === this.etag;
    const asked = /^bytes=(?<start>\d+)-$/u.exec(range ?? '')?.groups?.['start'];
    const start = this.ranges && isSame && asked !== undefined ? Number(asked) : null;
    const etag = this.etag === null ? {} : { etag: this.etag };
    if (start !== null && start >= total) {
      response.writeHead(416, { 'content-range': `bytes */${total}` }).end();
      return;
    }
    const rangeHeader =
      start === null ? {} : { 'content-range': `bytes ${start}-${total - 1}/${total}` };
    const length = this.chunked ? {} : { 'content-length': String(total - (start ?? 0)) };
    response.writeHead(start === null ? 200 : 206, {
      ...etag,
      ...rangeHeader,
      ...length,
      ...this.headers,
    });
    await this.#send(response, start ?? 0);
  }

  async #send(response: ServerResponse, start: number): Promise<void> {
    const drop = this.drops.shift() ?? Number.POSITIVE_INFINITY;
    const end = Math.min(this.content.byteLength, start + drop);
    for (let at = start; at < end; at += CHUNK_BYTES) {
      const chunk = this.content.subarray(at, Math.min(at + CHUNK_BYTES, end));
      this.sentBytes += chunk.byteLength;
      if (!response.write(chunk)) {
        const free = new AbortController();
        const { signal } = free;
        const drained = ['drain', 'close'].map((event) => once(response, event, { signal }));
        await Promise.race(drained).catch(() => undefined);
        free.abort();
        await Promise.allSettled(drained);
      }
      if (response.destroyed) return;
    }
    if (end < this.content.byteLength || this.claimsMore > 0) {
      // What was written should still arrive.
      await sleep(50);
      if (!this.chunked) response.destroy();
    }
    response.end();
  }
}

function textOf(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
