/**
 * An append-only log of JSON lines on disk. A record is durable once `append` resolves; records that
 * come together share one write and one fsync. A torn last line, the mark of a crash, is cut off when
 * the journal is opened; a damaged line before it is skipped and left where it is.
 */
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface OpenedJournal {
  readonly journal: Journal;
  /** Every readable record, oldest first. */
  readonly records: readonly unknown[];
}

interface Waiting {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

export class Journal {
  readonly #file: FileHandle;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | null = null;
  #broken: { readonly reason: unknown } | null = null;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Opens the journal at `path`, made with its folder if missing, and reads what it holds. */
  static async open(path: string): Promise<OpenedJournal> {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a+');
    try {
      const content = await file.readFile();
      const whole = content.lastIndexOf('\n') + 1;
      if (whole < content.length) {
        await file.truncate(whole);
        await file.sync();
      }
      if (whole === 0) await syncFolder(dirname(path));
      return { journal: new Journal(file), records: readLines(content.subarray(0, whole)) };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Resolves when the record is on disk. After one failure every later call rejects too. */
  append(record: unknown): Promise<void> {
    const line = `${JSON.stringify(record)}\n`;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** Waits for what was appended, then lets go of the file. */
  async close(): Promise<void> {
    await this.#flushing;
    await this.#file.close();
  }

  async #flush(): Promise<void> {
    // Lets everything that is asked for in this turn join the same write.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        // After a failed write the end of the file is unknown: nothing may be glued to it.
        if (this.#broken !== null) throw this.#broken.reason;
        await this.#file.appendFile(batch.map(({ line }) => line).join(''));
        await this.#file.datasync();
        for (const { resolve } of batch) resolve();
      } catch (reason) {
        this.#broken ??= { reason };
        for (const { reject } of batch) reject(reason);
      }
    }
    this.#flushing = null;
  }
}

function readLines(content: Buffer): unknown[] {
  const records: unknown[] = [];
  for (const line of content.toString('utf8').split('\n')) {
    if (line === '') continue;
    try {
      records.push(JSON.parse(line));
    } catch {
      // Damaged: the rest of the drive is worth more than this one record.
    }
  }
  return records;
}

/** Makes the new file's name durable. Windows cannot sync a folder and does not need to. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
