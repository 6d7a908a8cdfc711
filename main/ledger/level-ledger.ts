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
  /** All jobs in the order they were asked for, and how many records could not be read. */
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
    const jobs: Job[] = [];
    let setAside = 0;
    for await (const [key, text] of this.#level.iterator({ gte: JOB, lt: JOB + END })) {
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
      await this.#level.batch(operations, { sync: true });
    }
    return { jobs: jobs.toSorted((left, right) => left.askedAt - right.askedAt), setAside };
  }

  async close(): Promise<void> {
    await this.#tail;
    await this.#level.close();
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
