/**
 * Takes the one answer that the browser brings back from signing in: on 127.0.0.1, on a port that the
 * system chooses, for as long as one sign-in lasts. MSAL has such a server too, which can neither be
 * cancelled while it waits nor told what to show.
 * Sources: RFC 8252, sections 7.3 and 8.3; OAuth 2.0 Form Post Response Mode; RFC 6749, section 10.12.
 */
import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { BrowserPage } from './browser-page.ts';

const SECOND = 1000;
const KIB = 1024;
const HOST = '127.0.0.1';
/** A code is a few KiB at most. */
const MAX_BYTES = 64 * KIB;
/** For a browser that does not read its last page. */
const CLOSE_PATIENCE_MS = 2 * SECOND;

/** What came with the redirect. */
export type RedirectAnswer = Readonly<Record<string, string>>;

export interface Loopback {
  /** As the app has to be registered: `http://localhost`, where the service accepts any port. */
  readonly redirectUri: string;
  /** Resolves with the first answer that knows `state`; never rejects. */
  readonly answer: Promise<RedirectAnswer>;
  /** Listens no more; resolves when the port is free. May be called again. */
  close(): Promise<void>;
}

/** Opens the server. Rejects where this machine lets nobody listen on loopback. */
export async function openLoopback(state: string, page: BrowserPage): Promise<Loopback> {
  const server = createServer({ requestTimeout: 30 * SECOND, headersTimeout: 10 * SECOND });
  server.listen(0, HOST);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  const { port } = address;
  const hosts = [`localhost:${port}`, `${HOST}:${port}`];
  const showing = new Set<Promise<unknown>>();
  const answer = new Promise<RedirectAnswer>((resolve) => {
    let isAnswered = false;
    server.on('request', (request, response) => {
      // A page elsewhere that makes its own name lead here knows another host.
      const isOurs = hosts.includes(request.headers.host ?? '') && request.url === '/';
      if (!isOurs) {
        refuse(response, 404);
      } else if (request.method === 'POST') {
        const work = readFields(request).then((fields) => {
          if (isAnswered || fields === null || !isSame(fields['state'] ?? '', state)) {
            refuse(response, 400);
            return;
          }
          isAnswered = true;
          showing.add(show(response, page(fields['code'] !== undefined)));
          resolve(fields);
        });
        void work.catch(() => request.socket.destroy());
      } else {
        refuse(response, 405);
      }
    });
  });
  let closed: Promise<void> | null = null;
  return {
    redirectUri: `http://localhost:${port}`,
    answer,
    close: () => (closed ??= end(server, showing)),
  };
}

async function end(server: Server, showing: ReadonlySet<Promise<unknown>>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const patience = AbortSignal.timeout(CLOSE_PATIENCE_MS);
  await Promise.race([Promise.all(showing), once(patience, 'abort')]);
  server.closeAllConnections();
  await closed;
}

/** The form's fields, each as it came first; null for what is too long or no form. */
async function readFields(request: IncomingMessage): Promise<RedirectAnswer | null> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded\b/iu.test(type)) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Buffer)) continue;
    size += chunk.byteLength;
    if (size > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  const fields = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  return Object.fromEntries([...fields].toReversed());
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}

async function show(response: ServerResponse, html: string): Promise<void> {
  const gone = once(response, 'close');
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    'Referrer-Policy': 'no-referrer',
    ...COMMON,
  });
  response.end(html);
  await gone;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, COMMON);
  response.end();
}

const COMMON = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
};
