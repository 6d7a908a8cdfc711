/** A source as the upload needs it: a number of bytes from a place on, again and again. */
import type { Trouble } from '../jobs/ports.ts';
import type { SourceReader } from './source-reader.ts';
import {
  CHANGED,
  type KnownSource,
  openSource,
  type Refused,
  type SourceDeps,
} from './web-source.ts';
import { UNREACHABLE } from './trouble.ts';

/**
 * Pieces that are not the last must be multiples of this.
 * Source: Microsoft Graph, "driveItem: createUploadSession", "Upload bytes to the upload session".
 */
export const PIECE_UNIT_BYTES = 320 * 1024;

export type Piece =
  /** As many bytes as asked for, or fewer, but then whole units. */
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  /** Nothing can prove that the rest belongs to what was read before: begin anew. */
  | { readonly kind: 'unproven' }
  | Refused
  | Trouble;

export interface PieceSource {
  /** Reads `length` bytes from `start` on. */
  read(start: number, length: number): Promise<Piece>;
  close(): Promise<void>;
}

/**
 * Reads from the web over one connection that stays open between the pieces: the source waits while a
 * piece is on its way to the drive. A lost connection is taken up by range, and where the source knows
 * no ranges by reading it from its start again and dropping what was read before.
 */
export class WebPieces implements PieceSource {
  readonly #url: string;
  readonly #known: KnownSource;
  readonly #deps: SourceDeps;
  #reader: SourceReader | null;
  /** Reads never overlap: two of them would tear one body apart. */
  #last: Promise<unknown> = Promise.resolve();

  /** `reader` is at hand when the source has just been opened. */
  constructor(url: string, known: KnownSource, reader: SourceReader | null, deps: SourceDeps) {
    this.#url = url;
    this.#known = known;
    this.#reader = reader;
    this.#deps = deps;
  }

  read(start: number, length: number): Promise<Piece> {
    const piece = this.#last.then(() => this.#read(start, length));
    this.#last = piece.catch(() => undefined);
    return piece;
  }

  async #read(start: number, length: number): Promise<Piece> {
    // The first try may meet a connection that the source has given up since the last piece.
    const held = this.#reader;
    if (held?.position === start) {
      const piece = await this.#readFrom(held, start, length);
      if (piece !== 'lost') return piece;
    }
    const reader = await this.#open(start);
    if (!('take' in reader)) return reader;
    const piece = await this.#readFrom(reader, start, length);
    if (piece !== 'lost') return piece;
    // Ended in order and too short: the source has less than it says.
    return reader.state === 'ended' ? CHANGED : UNREACHABLE;
  }

  close(): Promise<void> {
    this.#reader?.close();
    this.#reader = null;
    return Promise.resolve();
  }

  async #open(start: number): Promise<SourceReader | Exclude<Piece, { kind: 'bytes' }>> {
    await this.close();
    if (start > 0 && this.#known.validator === null) return { kind: 'unproven' };
    const opening = await openSource(this.#url, start, this.#known, this.#deps);
    if (opening.kind === 'empty') return CHANGED;
    if (opening.kind !== 'open') return opening;
    const { reader } = opening;
    if (!(await reader.skipTo(start))) {
      reader.close();
      return UNREACHABLE;
    }
    this.#reader = reader;
    return reader;
  }

  async #readFrom(reader: SourceReader, start: number, length: number): Promise<Piece | 'lost'> {
    const { total } = this.#known;
    const bytes = await reader.take(length);
    if (bytes.byteLength === length) {
      const isLast = start + length === total;
      // More than it said: whatever this is, it is not the file that was announced.
      if (!isLast || (await reader.isAtEnd())) return { kind: 'bytes', bytes };
      await this.close();
      return CHANGED;
    }
    await this.close();
    // What came before the break is good: the next piece begins behind its whole units.
    const whole = bytes.byteLength - (bytes.byteLength % PIECE_UNIT_BYTES);
    if (whole > 0) return { kind: 'bytes', bytes: bytes.subarray(0, whole) };
    return 'lost';
  }
}
