/** Sends mutants over a real connection on loopback, through the app's own transport. */
import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import type { HttpOutcome, MonitorClient } from '../../main/jobs/ports.ts';
import { DEMO_ACCOUNT, demoAccount } from '../../main/onedrive/account.ts';
import { type Http, createHttp } from '../../main/onedrive/http.ts';
import { createMonitorClient } from '../../main/onedrive/monitor-client.ts';
import type { Framing } from './framings.ts';
import { type Mutant, randomOf } from './mutate.ts';

const PATIENCE_MS = 20_000;
/** For answers that would never end. */
const IMPATIENCE_MS = 150;
const CASE_PATH = /^GET \/monitor\/(\d+) /u;

interface Sending {
  readonly mutant: Mutant;
  readonly framing: Framing;
  readonly index: number;
}

/** A server that sends what it is told, and the app's way to it. */
export class Wire {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #sendings = new Map<string, Sending>();
  readonly #https: readonly Http[];
  readonly #patient: MonitorClient;
  readonly #impatient: MonitorClient;
  readonly #origin: string;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.#origin = `http://127.0.0.1:${port}`;
    const accounts = new Map([[DEMO_ACCOUNT, demoAccount(this.#origin)]]);
    const [patient, impatient] = [httpOf(PATIENCE_MS), httpOf(IMPATIENCE_MS)] as const;
    this.#https = [patient, impatient];
    this.#patient = createMonitorClient(patient, accounts);
    this.#impatient = createMonitorClient(impatient, accounts);
    server.on('connection', (socket) => {
      this.#serve(socket);
    });
  }

  static async start(): Promise<Wire> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Wire(server, portOf(server.address()));
  }

  /** What the app's transport makes of `mutant`, sent in this framing. */
  async send(index: number, mutant: Mutant, framing: Framing): Promise<HttpOutcome> {
    const key = `${index}`;
    this.#sendings.set(key, { mutant, framing, index });
    const client = framing.isSlow === true ? this.#impatient : this.#patient;
    try {
      return await client.ask(DEMO_ACCOUNT, this.urlOf(index));
    } finally {
      this.#sendings.delete(key);
    }
  }

  urlOf(index: number): string {
    return `${this.#origin}/monitor/${index}`;
  }

  async stop(): Promise<void> {
    for (const http of this.#https) http.close();
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    // Clients that go away amid an answer are the point of some cases.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
    let heard = '';
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      if (!heard.includes('\r\n\r\n')) return;
      const sending = this.#sendings.get(CASE_PATH.exec(heard)?.[1] ?? '');
      heard = '';
      if (sending === undefined) socket.destroy();
      else sending.framing.send(socket, sending.mutant, randomOf(sending.index, sending.index));
    });
  }
}

function httpOf(timeoutMs: number): Http {
  const resolveProxy = (): Promise<string> => Promise.resolve('DIRECT');
  return createHttp({ userAgent: 'Ferry/fuzz', resolveProxy, timeoutMs });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('It does not listen.');
  return address.port;
}
