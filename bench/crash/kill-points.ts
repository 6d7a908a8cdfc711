/**
 * The points of an engine's way at which it may die: before and after each write to the ledger and each
 * exchange with the drive or a source, and between a request and its answer. A durable write is on the
 * disk at its second point. What a process has written survives it, so dying between a write and its
 * fsync leaves what dying after the fsync does.
 */
import { subscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import type { Ledger } from '../../main/jobs/ports.ts';
import { isRecord } from '../../main/jobs/unknown.ts';
import type { ByteTransport } from '../../main/onedrive/byte-transport.ts';
import type { Http } from '../../main/onedrive/http.ts';

/** Told by Node when a request has been handed to its connection. */
const REQUEST_SENT = 'http.client.request.start';

export class KillPoints {
  readonly #dieAt: number | null;
  #passed = 0;

  /** The process dies at point `dieAt`, counted from 1; never where it is null. */
  constructor(dieAt: number | null) {
    this.#dieAt = dieAt;
    subscribe(REQUEST_SENT, (told) => {
      // What waits to be written is, by then.
      const passSoon = (): void => {
        setImmediate(() => {
          this.#pass();
        });
      };
      const request = isRecord(told) ? told['request'] : null;
      const socket = request instanceof ClientRequest ? request.socket : null;
      if (socket?.connecting === true) socket.once('connect', passSoon);
      else passSoon();
    });
  }

  inLedger(ledger: Ledger): Ledger {
    return {
      put: (job, how) => this.#around(() => ledger.put(job, how)),
      add: (jobs) => this.#around(() => ledger.add(jobs)),
      remove: (ids) => this.#around(() => ledger.remove(ids)),
      past: (id) => ledger.past(id),
      pastPage: (cursor, limit) => ledger.pastPage(cursor, limit),
      removePast: (upTo) => this.#around(() => ledger.removePast(upTo)),
    };
  }

  inHttp(http: Http): Http {
    return {
      send: (request) => this.#around(() => http.send(request)),
      close: () => {
        http.close();
      },
    };
  }

  inBytes(bytes: ByteTransport): ByteTransport {
    return {
      send: (request) => this.#around(() => bytes.send(request)),
      close: () => {
        bytes.close();
      },
    };
  }

  async #around<T>(act: () => Promise<T>): Promise<T> {
    this.#pass();
    const outcome = await act();
    this.#pass();
    return outcome;
  }

  #pass(): void {
    this.#passed += 1;
    if (this.#passed === this.#dieAt) die();
  }
}

/** Nothing after this happens, not even what is due in this very turn. */
function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}
