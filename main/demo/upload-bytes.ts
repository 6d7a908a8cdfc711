/**
 * The bytes of uploads that are not finished, one file each beside the journal. Of a finished one only
 * its hash is kept.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

export class UploadBytes {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Puts bytes where they belong; they are on the disk when this resolves. */
  async write(id: string, start: number, bytes: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const file = await open(this.#pathOf(id), start === 0 ? 'w' : 'r+');
    try {
      await file.write(bytes, 0, bytes.byteLength, start);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  /** The SHA-256 of the first `size` bytes, in hexadecimal digits. */
  async hash(id: string, size: number): Promise<string> {
    const hash = createHash('sha256');
    if (size > 0) {
      for await (const chunk of createReadStream(this.#pathOf(id), { end: size - 1 })) {
        if (chunk instanceof Buffer) hash.update(chunk);
      }
    }
    return hash.digest('hex');
  }

  async remove(id: string): Promise<void> {
    await rm(this.#pathOf(id), { force: true });
  }

  #pathOf(id: string): string {
    return join(this.#folder, `${id}.part`);
  }
}
