/** Reads the history: the records that are past, each under its id and, by its end, under a place. */
import { number, object, safeParse } from 'valibot';
import type { Job } from '../jobs/job.ts';
import type { PastPage, Vault } from '../jobs/ports.ts';
import { jsonObjectOf } from '../jobs/unknown.ts';
import { idAt, PAST, rangeOf, textOf, WHEN } from './layout.ts';
import { decodeJob } from './record-codec.ts';
import type { Store } from './store.ts';

export interface Read<T> {
  readonly value: T;
  /** Whether nothing in it was damaged. */
  readonly isWhole: boolean;
}

export class History {
  readonly #store: Store;
  readonly #vault: Vault;

  constructor(store: Store, vault: Vault) {
    this.#store = store;
    this.#vault = vault;
  }

  /** The record of a past job; null where there is none. Rejects when the disk cannot be read. */
  async read(id: string): Promise<Read<Job | null>> {
    const row = await this.#store.level.get(PAST + id);
    if (row === undefined) return { value: null, isWhole: true };
    const value = await this.#decode(id, row);
    return { value, isWhole: value !== null };
  }

  /** See `Ledger.pastPage`. */
  async readPage(cursor: string | null, limit: number): Promise<Read<PastPage>> {
    const { level } = this.#store;
    const range = rangeOf(WHEN);
    const behind = cursor === null ? range : { ...range, lt: WHEN + cursor };
    // The two reads see the same rows, whatever changes meanwhile.
    const snapshot = level.snapshot();
    try {
      const rows = await level
        .iterator({ ...behind, reverse: true, limit: limit + 1, snapshot })
        .all();
      const shown = rows.slice(0, limit);
      const places = shown.map(([key]) => key.slice(WHEN.length));
      const ids = places.map(idAt);
      const texts = await level.getMany(
        ids.map((id) => PAST + id),
        { snapshot },
      );
      const read = await Promise.all(ids.map((id, index) => this.#decode(id, texts[index] ?? '')));
      const jobs = read.filter((job) => job !== null);
      const isWhole =
        jobs.length === shown.length && shown.every(([key, row]) => textOf(key, row) !== null);
      const next = rows.length > limit ? (places.at(-1) ?? null) : null;
      return { value: { jobs, next }, isWhole };
    } finally {
      await snapshot.close();
    }
  }

  async #decode(id: string, row: string): Promise<Job | null> {
    const text = textOf(PAST + id, row);
    if (text === null) return null;
    // Only what has ended lies here: no secret, and no time that matters.
    const decoded = await decodeJob(text, this.#vault, 0);
    return decoded.ok ? decoded.job : null;
  }
}

const endedSchema = object({ job: object({ endedAt: number() }) });

/** When the job of a record ended, in ms since 1970; null where it does not say. */
export function endOf(text: string | null): number | null {
  const parsed = safeParse(endedSchema, jsonObjectOf(text));
  return parsed.success ? parsed.output.job.endedAt : null;
}
