/** Takes over what can be read of a damaged ledger into a fresh one. */
import type { ClassicLevel } from 'classic-level';
import { isPast, type Job } from '../jobs/job.ts';
import { forEachRow, headOf, newestOf, type Operation, put, sumOfAll } from './contents.ts';
import {
  ASIDE,
  asideText,
  type Head,
  LIVE,
  PAST,
  placeOf,
  readHead,
  HEAD_KEY,
  rowOf,
  textOf,
  WHEN,
} from './layout.ts';
import { versionRow } from './migrations.ts';
import { encodeRecord, readRecord } from './record-codec.ts';

const OPERATIONS_AT_A_TIME = 1000;
const META = 'meta/';

export interface Salvaged {
  /** How many records are missing; null when nothing tells how many there were. */
  readonly missing: number | null;
  /** How many rows could not be read and were set aside. */
  readonly setAside: number;
}

/**
 * Takes over each row of `from` (null: nothing) that is what it was when it was written, and sets the
 * others aside. Where changes are missing, records may be older than what happened to them.
 */
export async function salvage(
  from: ClassicLevel | null,
  to: ClassicLevel,
  known: Head | null,
  now: number,
): Promise<Salvaged> {
  const taking = new Taking(now);
  if (from !== null) {
    await forEachRow(from, null, async (key, row) => {
      taking.take(key, row);
      await taking.writeSome(to, OPERATIONS_AT_A_TIME);
    });
  }
  return await taking.finish(to, known);
}

class Taking {
  readonly #now: number;
  readonly #live = new Map<string, string>();
  #operations: Operation[] = [];
  #past = 0;
  #setAside = 0;
  /** What the ledger said of itself. */
  #head: Head | null = null;

  constructor(now: number) {
    this.#now = now;
  }

  take(key: string, row: string): void {
    if (key.startsWith(ASIDE)) this.#operations.push({ type: 'put', key, value: row });
    else if (key.startsWith(META)) this.#head = key === HEAD_KEY ? readHead(row) : this.#head;
    // Made anew from the records.
    else if (!key.startsWith(WHEN)) this.#takeRecord(key, row);
  }

  async writeSome(to: ClassicLevel, atLeast: number): Promise<void> {
    if (this.#operations.length < atLeast) return;
    const operations = this.#operations;
    this.#operations = [];
    await to.batch(operations);
  }

  async finish(to: ClassicLevel, known: Head | null): Promise<Salvaged> {
    const newest = newestOf(this.#head, known);
    if (!this.#isWhole(newest)) this.#doubt();
    const changes = (newest?.changes ?? 0) + 1;
    this.#operations.push(headOf({ changes, live: this.#live, past: this.#past }), versionRow());
    await to.batch(this.#operations, { sync: true });
    const found = this.#live.size + this.#past + this.#setAside;
    const missing = newest === null ? null : Math.max(0, newest.live + newest.past - found);
    return { missing, setAside: this.#setAside };
  }

  #takeRecord(key: string, row: string): void {
    const text = textOf(key, row);
    const read = text === null ? null : readRecord(text);
    const job = read?.ok === true ? read.job : null;
    if (job !== null && key === LIVE + job.id) {
      this.#live.set(job.id, row);
      this.#operations.push({ type: 'put', key, value: row });
    } else if (job !== null && key === PAST + job.id && isPast(job)) {
      this.#takePast(job, key, row);
    } else {
      const reason = read?.ok === false ? read.reason : 'damaged';
      const value = asideText(this.#now, reason, text ?? row);
      this.#operations.push({ type: 'put', key: ASIDE + key, value });
      this.#setAside += 1;
    }
  }

  #takePast(job: Job & { readonly endedAt: number }, key: string, row: string): void {
    // The two are one record, and the live one still gets to its end.
    if (this.#live.has(job.id)) return;
    this.#operations.push(
      { type: 'put', key, value: row },
      put(WHEN + placeOf(job.endedAt, job.id), ''),
    );
    this.#past += 1;
  }

  #isWhole(newest: Head | null): boolean {
    return (
      newest !== null &&
      newest.changes === this.#head?.changes &&
      newest.live === this.#live.size &&
      newest.past === this.#past &&
      newest.liveSum === sumOfAll(this.#live)
    );
  }

  /** What is said to be queued may long have been sent: the user decides whether it is sent again. */
  #doubt(): void {
    for (const [id, row] of this.#live) {
      const key = LIVE + id;
      const read = readRecord(textOf(key, row) ?? '');
      if (!read.ok || read.job.state !== 'queued') continue;
      const { job } = read;
      const unknown: Job = {
        ...job,
        state: 'unknown',
        submittedAt: job.askedAt,
        target: null,
        reason: 'answerLost',
        endedAt: this.#now,
        saw: 'noPlace',
      };
      const value = rowOf(key, encodeRecord({ ...read, job: unknown }));
      this.#live.set(id, value);
      this.#operations.push({ type: 'put', key, value });
    }
  }
}
