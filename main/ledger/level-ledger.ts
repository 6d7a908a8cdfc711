/**
 * The durable job store on LevelDB: a write-ahead log with checksums, `sync` for each durable write,
 * and a lock of its own against a second process. Writes happen in the order they were asked for.
 */
import { ClassicLevel } from 'classic-level';
import type { Job } from '../jobs/job.ts';
import type { Ledger, Vault } from '../jobs/ports.ts';
import { decodeJob, encodeJob } from './record-codec.ts';

const JOB = 'job/';
/** Records that could not be read: kept for whoever may read them later. */
const ASIDE = 'aside/';
/** Sorts after every key that begins with a prefix. */
const END = '\uffff';

export interface OpenLedger extends Ledger {
  /**
   * All jobs in the order they were asked for, and how many records could not be read; a damaged part
   * of the files counts as one.
   */
  load(now: number): Promise<{ readonly jobs: readonly Job[]; readonly setAside: number }>;
  /** Finishes the writes under way and gives the files free. */
  close(): Promise<void>;
}

export type OpenFailure = { readonly ok: false; readonly why: 'locked' | 'unreadable' };

/** Opens the ledger in `folder`, made if missing. */
export async function openLedger(
  folder: string,
  vault: Vault,
): Promise<{ readonly ok: true; readonly ledger: OpenLedger } | OpenFailure> {
  const level = new ClassicLevel(folder);
  try {
    await level.open();
  } catch (error) {
    return { ok: false, why: isLocked(error) ? 'locked' : 'unreadable' };
  }
  return { ok: true, ledger: new LevelLedger(level, vault) };
}

class LevelLedger implements OpenLedger {
  readonly #level: ClassicLevel;
  readonly #vault: Vault;
  /** Ends when all writes asked for so far have ended. */
  #tail: Promise<unknown> = Promise.resolve();

  constructor(level: ClassicLevel, vault: Vault) {
    this.#level = level;
    this.#vault = vault;
  }

  async put(job: Job, how: 'durable' | 'lazy'): Promise<void> {
    await this.#inOrder(async () => {
      const text = await encodeJob(job, this.#vault);
      await this.#level.put(JOB + job.id, text, { sync: how === 'durable' });
    });
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#inOrder(async () => {
      const operations = ids.map((id) => ({ type: 'del' as const, key: JOB + id }));
      await this.#level.batch(operations, { sync: true });
    });
  }

  async load(now: number): ReturnType<OpenLedger['load']> {
    const { rows, isWhole } = await this.#rows();
    const jobs: Job[] = [];
    let setAside = isWhole ? 0 : 1;
    for (const [key, text] of rows) {
      const decoded = await decodeJob(text, this.#vault, now);
      if (decoded.ok) {
        jobs.push(decoded.job);
        continue;
      }
      setAside += 1;
      const value = JSON.stringify({ at: now, reason: decoded.reason, text });
      const operations = [
        { type: 'put' as const, key: ASIDE + key, value },
        { type: 'del' as const, key },
      ];
      // Where the disk refuses it, it lies where it is until the next start.
      await this.#level.batch(operations, { sync: true }).catch(() => undefined);
    }
    return { jobs: jobs.toSorted((left, right) => left.askedAt - right.askedAt), setAside };
  }

  async close(): Promise<void> {
    await this.#tail;
    await this.#level.close();
  }

  /** All that can be read. */
  async #rows(): Promise<{
    readonly rows: readonly (readonly [string, string])[];
    readonly isWhole: boolean;
  }> {
    const range = { gte: JOB, lt: JOB + END };
    try {
      return { rows: await this.#level.iterator(range).all(), isWhole: true };
    } catch {
      // Some block is damaged. Read one by one, only its own rows are lost, and not what was read ahead.
    }
    const rows: (readonly [string, string])[] = [];
    try {
      for await (const row of this.#level.iterator({ ...range, highWaterMarkBytes: 0 })) {
        rows.push(row);
      }
    } catch {
      // LevelDB tells of the damage at the end, after everything else.
    }
    return { rows, isWhole: false };
  }

  async #inOrder(write: () => Promise<void>): Promise<void> {
    const mine = this.#tail.then(write);
    this.#tail = mine.catch(() => undefined);
    await mine;
  }
}

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED';
}
