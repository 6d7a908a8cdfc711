/**
 * A source that does not say how large it is, on its way through a temporary file: the drive wants to
 * know the size with the first piece. Filled bit by bit, so that no step takes long; read back in
 * pieces. Nothing of it outlives the program: a restart spools anew, and the hash of the whole tells
 * whether it is still the same file.
 */
import { createHash, type Hash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Piece, PieceSource } from './source-pieces.ts';
import type { SourceReader } from './source-reader.ts';
import { STRANGE } from './trouble.ts';

const SUFFIX = '.spool';

/** Marks a validator that is the hash of a spooled file. */
const HASH_PREFIX = 'sha256:';

export type SpoolState =
  | { readonly kind: 'more' }
  | { readonly kind: 'whole'; readonly total: number; readonly validator: string }
  | { readonly kind: 'broken' };

/** Whether a source with this validator went through a spool. */
export function isSpooled(validator: string | null): boolean {
  return validator?.startsWith(HASH_PREFIX) === true;
}

/** Removes what an earlier run has left behind, as far as that can be done. Never rejects. */
export async function clearSpools(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.endsWith(SUFFIX)) continue;
    await rm(path.join(folder, name), { force: true }).catch(() => undefined);
  }
}

export class Spool implements PieceSource {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #reader: SourceReader;
  readonly #hash: Hash = createHash('sha256');
  #size = 0;
  /** Fills never overlap: the body is one, and so is the file. */
  #last: Promise<unknown> = Promise.resolve();
  #whole: (SpoolState & { readonly kind: 'whole' }) | null = null;

  private constructor(file: FileHandle, filePath: string, reader: SourceReader) {
    this.#file = file;
    this.#path = filePath;
    this.#reader = reader;
  }

  /** Begins an empty spool in `folder`, which is made if missing. Rejects when it cannot be written. */
  static async begin(folder: string, reader: SourceReader): Promise<Spool> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const filePath = path.join(folder, `${randomUUID()}${SUFFIX}`);
    return new Spool(await open(filePath, 'wx+', 0o600), filePath, reader);
  }

  get size(): number {
    return this.#size;
  }

  /** Takes up to `length` bytes more from the source. Rejects when the disk does not take them. */
  fill(length: number): Promise<SpoolState> {
    const state = this.#last.then(() => this.#fill(length));
    this.#last = state.catch(() => undefined);
    return state;
  }

  async read(start: number, length: number): Promise<Piece> {
    const bytes = Buffer.allocUnsafe(length);
    const { bytesRead } = await this.#file.read(bytes, 0, length, start);
    return bytesRead === length ? { kind: 'bytes', bytes } : STRANGE;
  }

  async close(): Promise<void> {
    this.#reader.close();
    await this.#file.close().catch(() => undefined);
    await rm(this.#path, { force: true }).catch(() => undefined);
  }

  async #fill(length: number): Promise<SpoolState> {
    if (this.#whole !== null) return this.#whole;
    const bytes = await this.#reader.take(length);
    this.#hash.update(bytes);
    // Appended by position: a failed write before leaves no gap.
    await this.#file.write(bytes, 0, bytes.byteLength, this.#size);
    this.#size += bytes.byteLength;
    if (this.#reader.state === 'broken') return { kind: 'broken' };
    if (bytes.byteLength === length) return { kind: 'more' };
    const validator = `${HASH_PREFIX}${this.#hash.digest('hex')}`;
    this.#whole = { kind: 'whole', total: this.#size, validator };
    return this.#whole;
  }
}
