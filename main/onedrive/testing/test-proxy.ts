/** A proxy on loopback that knows CONNECT and leads every tunnel to one port. For tests. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';

export class TestProxy {
  /** The hosts and ports that tunnels were asked for. */
  readonly tunnels: string[] = [];
  /** The methods of all other requests, which a proxy could read. */
  readonly readable: string[] = [];
  behaviour: 'tunnel' | 'refuse' | 'silence' = 'tunnel';
  readonly #server = createServer();
  readonly #sockets = new Set<Socket>();

  private constructor(targetPort: number) {
    this.#server.on('connection', (socket: Socket) => this.#sockets.add(socket));
    this.#server.on('request', (request, response) => {
      this.readable.push(request.method ?? '');
      response.writeHead(400).end();
    });
    this.#server.on('connect', (request, client: Socket) => {
      this.tunnels.push(request.url ?? '');
      client.on('error', () => client.destroy());
      if (this.behaviour === 'silence') return;
      if (this.behaviour === 'refuse') {
        client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
        return;
      }
      const target = connect(targetPort, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.pipe(client).pipe(target);
      });
      this.#sockets.add(target);
      target.on('error', () => client.destroy());
      target.on('close', () => client.destroy());
    });
  }

  static async start(targetPort: number): Promise<TestProxy> {
    const proxy = new TestProxy(targetPort);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** `127.0.0.1:<port>`, as a PAC file names it. */
  get address(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('It does not listen.');
    return `127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
