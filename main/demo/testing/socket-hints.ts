/** Tells of a drive's changes over a real socket.io server, as late and as lossy as a test wants it. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import { Server } from 'socket.io';
import type { HintServer } from '../hint-server.ts';

const HOST = '127.0.0.1';
/** The service's addresses have a path and a token in the query. */
const PATH = '/channel/callback';

export class SocketHints implements HintServer {
  delayMs = 0;
  /** Decides for each change whether it is told. */
  delivers: () => boolean = () => true;
  /** Sends everybody away who wants to listen. */
  isRefusing = false;
  /** How long an address is good for; null for ever. */
  lifeMs: number | null = null;
  /** Where to listen instead. */
  urlInstead: string | null = null;
  subscriptions = 0;
  /** What everybody who knocked has sent along. */
  readonly knocks: IncomingHttpHeaders[] = [];
  readonly #http = createServer();
  readonly #server = new Server(this.#http, {
    transports: ['websocket'],
    allowRequest: (request, decide) => {
      this.knocks.push(request.headers);
      decide(null, !this.isRefusing);
    },
  });
  readonly #channel = this.#server.of(PATH);
  readonly #timers = new Set<NodeJS.Timeout>();

  static async start(): Promise<SocketHints> {
    const hints = new SocketHints();
    hints.#http.listen(0, HOST);
    await once(hints.#http, 'listening');
    return hints;
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#server.close();
  }

  get listeners(): number {
    return this.#channel.sockets.size;
  }

  subscribe(now: number): { notificationUrl: string; expiresAt: number | null } {
    this.subscriptions += 1;
    const address = this.#http.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    const url = `http://${HOST}:${port}${PATH}?token=secret`;
    const expiresAt = this.lifeMs === null ? null : now + this.lifeMs;
    return { notificationUrl: this.urlInstead ?? url, expiresAt };
  }

  changed(): void {
    if (!this.delivers()) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#channel.emit('notification', { value: [] });
    }, this.delayMs);
    this.#timers.add(timer);
  }

  /** Breaks off every connection. */
  breakOff(): void {
    this.#server.disconnectSockets(true);
    this.#channel.disconnectSockets(true);
  }
}
