/**
 * A few files of bounded size that lines are added to. Writing never blocks, throws or waits for the
 * disk: what cannot be written is dropped and counted.
 */
import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

const MIB = 1024 * 1024;
/** More than any burst; a disk that hangs must not fill memory. */
const MAX_WAITING = 1000;
const BATCH = 100;

export interface RotatingFileOptions {
  readonly folder: string;
  /** `ferry` gives `ferry.log`, `ferry.1.log`, … with the newest first. */
  readonly name: string;
  readonly maxBytes?: number;
  readonly maxFiles?: number;
}

export class RotatingFile {
  readonly #folder: string;
  readonly #name: string;
  readonly #maxBytes: number;
  readonly #maxFiles: number;
  #waiting: readonly string[] = [];
  #pump: Promise<void> | null = null;
  /** Of the newest file; null while it is not known. */
  #size: number | null = null;
  #dropped = 0;
  #isFailing = false;

  constructor({ folder, name, maxBytes = MIB, maxFiles = 5 }: RotatingFileOptions) {
    this.#folder = folder;
    this.#name = name;
    this.#maxBytes = maxBytes;
    this.#maxFiles = maxFiles;
  }

  /** How many lines could not be written so far. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Whether the last attempt to write failed. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  /** Adds a line as soon as the disk takes it. */
  write(line: string): void {
    if (this.#waiting.length >= MAX_WAITING) {
      this.#dropped += 1;
      return;
    }
    this.#waiting = [...this.#waiting, line];
    this.#pump ??= this.#writeAll();
  }

  /** Resolves when all lines so far are written or dropped. */
  async flush(): Promise<void> {
    await this.#pump;
  }

  /** The last lines, oldest first; none where nothing can be read. */
  async tail(count: number): Promise<readonly string[]> {
    await this.flush();
    const texts = await Promise.all([1, 0].map((age) => textOf(this.#path(age))));
    return texts
      .join('')
      .split('\n')
      .filter((line) => line !== '')
      .slice(-count);
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, BATCH);
      this.#waiting = this.#waiting.slice(BATCH);
      try {
        await this.#append(batch.map((line) => `${line}\n`).join(''));
        this.#isFailing = false;
      } catch {
        this.#isFailing = true;
        this.#dropped += batch.length;
        // Whatever is wrong, the file may not be what it was.
        this.#size = null;
      }
    }
    this.#pump = null;
  }

  async #append(text: string): Promise<void> {
    const bytes = Buffer.byteLength(text);
    let size = this.#size;
    if (size === null) {
      await mkdir(this.#folder, { recursive: true });
      size = await sizeOf(this.#path(0));
    }
    if (size > 0 && size + bytes > this.#maxBytes) {
      await this.#rotate();
      size = 0;
    }
    await appendFile(this.#path(0), text, { mode: 0o600 });
    this.#size = size + bytes;
  }

  /** The oldest falls out at the end; a file that cannot be moved keeps the log from growing. */
  async #rotate(): Promise<void> {
    for (let age = this.#maxFiles - 2; age >= 0; age -= 1) {
      await rename(this.#path(age), this.#path(age + 1)).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    }
  }

  #path(age: number): string {
    return join(this.#folder, age === 0 ? `${this.#name}.log` : `${this.#name}.${age}.log`);
  }
}

async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '');
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
