/** A server on loopback that answers as a test says and notes what reaches it. For tests. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { WORTHLESS_CERTIFICATE } from './worthless-certificate.ts';

export interface Heard {
  readonly method: string;
  readonly path: string;
  /** Each as `Name: value`, spelled and ordered as it came. */
  readonly headers: readonly string[];
  readonly body: string;
  /** The number of its connection, from 1. */
  readonly connection: number;
}

export type Respond = (response: ServerResponse, heard: Heard) => void;

export class TestServer {
  readonly heard: Heard[] = [];
  respond: Respond;
  readonly #server: Server;
  readonly #scheme: 'http' | 'https';
  readonly #connections = new Map<Socket, number>();

  private constructor(respond: Respond, scheme: 'http' | 'https') {
    this.respond = respond;
    this.#scheme = scheme;
    const listener: RequestListener = (request, response) => {
      void buffer(request).then(
        (body) => {
          const heard = {
            method: request.method ?? '',
            path: request.url ?? '',
            headers: pairs(request.rawHeaders),
            body: body.toString(),
            connection: this.#connections.get(request.socket) ?? 0,
          };
          this.heard.push(heard);
          this.respond(response, heard);
        },
        () => undefined,
      );
    };
    this.#server =
      scheme === 'http'
        ? createServer(listener)
        : createSecureServer(WORTHLESS_CERTIFICATE, listener);
    this.#server.on(scheme === 'http' ? 'connection' : 'secureConnection', (socket: Socket) => {
      this.#connections.set(socket, this.#connections.size + 1);
    });
  }

  static async start(
    respond: Respond = (response) => response.end('{}'),
    scheme: 'http' | 'https' = 'http',
  ): Promise<TestServer> {
    const server = new TestServer(respond, scheme);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('It does not listen.');
    return address.port;
  }

  get origin(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  /** How many connections there have been. */
  get connectionCount(): number {
    return this.#connections.size;
  }

  /** Ends the connections that carry no request just now, as servers do after a while. */
  async endIdleConnections(): Promise<void> {
    const open = [...this.#connections.keys()].filter((socket) => !socket.destroyed);
    const closed = open.map((socket) => once(socket, 'close'));
    for (const socket of open) socket.end();
    await Promise.all(closed);
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}

function pairs(rawHeaders: readonly string[]): readonly string[] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? `${name}: ${rawHeaders[index + 1] ?? ''}` : [],
  );
}
