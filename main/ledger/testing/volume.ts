/** A small file system of a test's own, that can be full or read-only. Only Linux's root may have one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIZE = '4m';
const CHUNK = Buffer.alloc(64 * 1024);

export class Volume {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Null where this process may not mount anything. */
  static mount(): Volume | null {
    const folder = mkdtempSync(join(tmpdir(), 'volume-'));
    try {
      const how = ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'none', folder];
      execFileSync('mount', how, { stdio: 'ignore' });
      return new Volume(folder);
    } catch {
      rmSync(folder, { recursive: true });
      return null;
    }
  }

  /** Leaves no room for anything. */
  async fill(): Promise<void> {
    const file = await open(this.#filler, 'a');
    try {
      for (let size = CHUNK.length; size > 0; size = Math.floor(size / 2)) {
        while (await hasRoomFor(size, file)) continue;
      }
    } finally {
      await file.close();
    }
    if (statSync(this.#filler).size === 0) throw new Error('It was full before.');
  }

  async makeRoom(): Promise<void> {
    await rm(this.#filler);
  }

  /** No file may be open for writing then. */
  setReadOnly(isReadOnly: boolean): void {
    const option = `remount,${isReadOnly ? 'ro' : 'rw'}`;
    execFileSync('mount', ['-o', option, this.folder], { stdio: 'ignore' });
  }

  unmount(): void {
    execFileSync('umount', [this.folder], { stdio: 'ignore' });
    rmSync(this.folder, { recursive: true });
  }

  get #filler(): string {
    return join(this.folder, 'filler');
  }
}

async function hasRoomFor(size: number, file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  try {
    await file.appendFile(CHUNK.subarray(0, size));
    return true;
  } catch {
    return false;
  }
}
