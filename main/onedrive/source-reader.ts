/** Reads an answer's body in pieces and leaves the rest where it is: the sender waits meanwhile. */
import type { IncomingMessage } from 'node:http';

/** Without a byte for this long while we wait for one, the source is taken for dead. */
const SILENCE_MS = 60_000;

/** `ended`: the sender ended it in order. `broken`: it broke off. */
export type ReaderState = 'open' | 'ended' | 'broken';

export class SourceReader {
  readonly #message: IncomingMessage;
  readonly #chunks: AsyncIterator<unknown>;
  readonly #silenceMs: number;
  #rest: Buffer = Buffer.alloc(0);
  #state: ReaderState = 'open';
  #position: number;

  /** `position` is where the body begins in the whole file. */
  constructor(message: IncomingMessage, position: number, silenceMs = SILENCE_MS) {
    this.#message = message;
    this.#chunks = message[Symbol.asyncIterator]();
    this.#position = position;
    this.#silenceMs = silenceMs;
  }

  /** Where in the file the next byte stands. */
  get position(): number {
    return this.#position;
  }

  get state(): ReaderState {
    return this.#state;
  }

  /** The next `length` bytes; fewer only when it ended or broke. Holds this one buffer and a chunk. */
  async take(length: number): Promise<Buffer> {
    const piece = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length && (await this.#fill())) {
      const count = this.#rest.copy(piece, filled);
      this.#rest = this.#rest.subarray(count);
      this.#position += count;
      filled += count;
    }
    return piece.subarray(0, filled);
  }

  /** Reads and drops all before `position`; whether it got there. */
  async skipTo(position: number): Promise<boolean> {
    while (this.#position < position && (await this.#fill())) {
      const count = Math.min(this.#rest.byteLength, position - this.#position);
      this.#rest = this.#rest.subarray(count);
      this.#position += count;
    }
    return this.#position === position;
  }

  /** Whether nothing more comes. */
  async isAtEnd(): Promise<boolean> {
    return !(await this.#fill());
  }

  close(): void {
    this.#message.destroy();
  }

  /** Waits until there is at least one byte at hand; false when there will be none. */
  async #fill(): Promise<boolean> {
    while (this.#rest.byteLength === 0 && this.#state === 'open') {
      const patience = setTimeout(() => {
        this.#message.destroy(new Error('The source has gone silent.'));
      }, this.#silenceMs);
      try {
        const next = await this.#chunks.next();
        if (next.done === true) this.#state = this.#message.complete ? 'ended' : 'broken';
        else if (next.value instanceof Buffer) this.#rest = next.value;
      } catch {
        this.#state = 'broken';
      } finally {
        clearTimeout(patience);
      }
    }
    return this.#rest.byteLength > 0;
  }
}
