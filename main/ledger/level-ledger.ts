/**
 * The durable job store on LevelDB: a write-ahead log with checksums, `sync` for each durable write,
 * and a lock of its own against a second process. Changes happen in the order they were asked for,
 * each in one atomic batch together with the head that counts it.
 */
import type { ClassicLevel } from 'classic-level';
import { number, object, safeParse } from 'valibot';
import { isPast, type Job } from '../jobs/job.ts';
import type { Ledger, PastPage, Vault } from '../jobs/ports.ts';
import { jsonObjectOf } from '../jobs/unknown.ts';
import { type Operation, put } from './contents.ts';
import {
  ASIDE,
  asideText,
  CLEARING_KEY,
  headRow,
  type Head,
  HEAD_KEY,
  idAt,
  LIVE,
  PAST,
  placeOf,
  rangeOf,
  rowOf,
  sumOf,
  textOf,
  WHEN,
} from './layout.ts';
import { clearPast, type NotOpened, openFiles, type Opened } from './open-files.ts';
import { decodeJob, encodeJob } from './record-codec.ts';

export interface OpenLedger extends Ledger {
  /** The live records in the order they were asked for, and how many could not be read. */
  load(now: number): Promise<{ readonly jobs: readonly Job[]; readonly setAside: number }>;
  /** Finishes the writes under way and gives the files free. */
  close(): Promise<void>;
}

export type OpenFailure = NotOpened;

/** Opens the ledger in `folder`, made if missing. */
export async function openLedger(
  folder: string,
  vault: Vault,
): Promise<{ readonly ok: true; readonly ledger: OpenLedger } | OpenFailure> {
  const opened = await openFiles(folder, Date.now());
  return opened.ok ? { ok: true, ledger: new LevelLedger(opened, vault) } : opened;
}

/** One change of the ledger: what is written, and what it makes of the counts. */
interface Change {
  readonly operations: readonly Operation[];
  /** Live rows by id; null for those that leave. */
  readonly live: ReadonlyMap<string, string | null>;
  /** How many records the history gains. */
  readonly past: number;
}

class LevelLedger implements OpenLedger {
  readonly #level: ClassicLevel;
  readonly #vault: Vault;
  readonly #live: Map<string, string>;
  #head: Head;
  #setAside: number;
  /** Ends when all writes asked for so far have ended. */
  #tail: Promise<unknown> = Promise.resolve();

  constructor(opened: Opened, vault: Vault) {
    this.#level = opened.level;
    this.#live = new Map(opened.live);
    this.#head = opened.head;
    this.#setAside = opened.setAside;
    this.#vault = vault;
  }

  async put(job: Job, how: 'durable' | 'lazy'): Promise<void> {
    await this.#inOrder(async () => {
      const text = await encodeJob(job, this.#vault);
      const { operations, past } = await this.#leavePast(job.id);
      const change = isPast(job) ? this.#intoPast(job, text) : intoLive(job, text);
      await this.#commit(
        {
          operations: [...operations, ...change.operations],
          live: change.live,
          past: past + change.past,
        },
        how === 'durable',
      );
    });
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#inOrder(async () => {
      const operations: Operation[] = [];
      const live = new Map<string, null>();
      let past = 0;
      for (const id of new Set(ids)) {
        const left = await this.#leavePast(id);
        operations.push(...left.operations, { type: 'del', key: LIVE + id });
        past += left.past;
        live.set(id, null);
      }
      await this.#commit({ operations, live, past }, true);
    });
  }

  async past(id: string): Promise<Job | null> {
    const row = await this.#level.get(PAST + id);
    return row === undefined ? null : await this.#decodePast(id, row);
  }

  async pastPage(cursor: string | null, limit: number): Promise<PastPage> {
    const range = rangeOf(WHEN);
    const behind = cursor === null ? range : { ...range, lt: WHEN + cursor };
    const keys = await this.#level.keys({ ...behind, reverse: true, limit: limit + 1 }).all();
    const places = keys.slice(0, limit).map((key) => key.slice(WHEN.length));
    const ids = places.map(idAt);
    const rows = await this.#level.getMany(ids.map((id) => PAST + id));
    const read = await Promise.all(ids.map((id, index) => this.#decodePast(id, rows[index] ?? '')));
    return {
      jobs: read.filter((job) => job !== null),
      next: keys.length > limit ? (places.at(-1) ?? null) : null,
    };
  }

  async removePast(): Promise<void> {
    await this.#inOrder(async () => {
      const operations = [put(CLEARING_KEY, '')];
      await this.#commit({ operations, live: new Map(), past: -this.#head.past }, true);
      await clearPast(this.#level);
    });
  }

  async load(now: number): ReturnType<OpenLedger['load']> {
    const jobs: Job[] = [];
    let setAside = this.#setAside;
    this.#setAside = 0;
    for (const [id, row] of this.#live) {
      const text = textOf(LIVE + id, row) ?? row;
      const decoded = await decodeJob(text, this.#vault, now);
      if (decoded.ok) {
        jobs.push(decoded.job);
        continue;
      }
      setAside += 1;
      const key = LIVE + id;
      const operations: readonly Operation[] = [
        { type: 'put', key: ASIDE + key, value: asideText(now, decoded.reason, text) },
        { type: 'del', key },
      ];
      // Where the disk refuses it, it lies where it is until the next start.
      await this.#inOrder(() =>
        this.#commit({ operations, live: new Map([[id, null]]), past: 0 }, true),
      ).catch(() => undefined);
    }
    return { jobs: jobs.toSorted((left, right) => left.askedAt - right.askedAt), setAside };
  }

  async close(): Promise<void> {
    await this.#tail;
    await this.#level.close();
  }

  #intoPast(job: Job & { readonly endedAt: number }, text: string): Change {
    const operations: Operation[] = [
      put(PAST + job.id, text),
      put(WHEN + placeOf(job.endedAt, job.id), ''),
    ];
    if (this.#live.has(job.id)) operations.push({ type: 'del', key: LIVE + job.id });
    return { operations, live: new Map([[job.id, null]]), past: 1 };
  }

  /** Takes a record out of the history, if it is there. What is live is not, and needs no look. */
  async #leavePast(id: string): Promise<Pick<Change, 'operations' | 'past'>> {
    if (this.#live.has(id)) return { operations: [], past: 0 };
    const key = PAST + id;
    const row = await this.#level.get(key);
    if (row === undefined) return { operations: [], past: 0 };
    const operations: Operation[] = [{ type: 'del', key }];
    const endedAt = endOf(textOf(key, row));
    if (endedAt !== null) operations.push({ type: 'del', key: WHEN + placeOf(endedAt, id) });
    return { operations, past: -1 };
  }

  async #decodePast(id: string, row: string): Promise<Job | null> {
    const text = textOf(PAST + id, row);
    if (text === null) return null;
    // Only what has ended lies here: no secret, and no time that matters.
    const decoded = await decodeJob(text, this.#vault, 0);
    return decoded.ok ? decoded.job : null;
  }

  async #commit({ operations, live, past }: Change, isDurable: boolean): Promise<void> {
    const head = headAfter(this.#head, this.#live, live, past);
    const counted: Operation = { type: 'put', key: HEAD_KEY, value: headRow(head) };
    await this.#level.batch([...operations, counted], { sync: isDurable });
    this.#head = head;
    for (const [id, row] of live) {
      if (row === null) this.#live.delete(id);
      else this.#live.set(id, row);
    }
  }

  async #inOrder(write: () => Promise<void>): Promise<void> {
    const mine = this.#tail.then(write);
    this.#tail = mine.catch(() => undefined);
    await mine;
  }
}

function intoLive(job: Job, text: string): Change {
  const key = LIVE + job.id;
  const value = rowOf(key, text);
  return { operations: [{ type: 'put', key, value }], live: new Map([[job.id, value]]), past: 0 };
}

function headAfter(
  head: Head,
  before: ReadonlyMap<string, string>,
  live: Change['live'],
  past: number,
): Head {
  let { live: count, liveSum } = head;
  for (const [id, row] of live) {
    const old = before.get(id);
    if (old !== undefined) {
      count -= 1;
      liveSum ^= sumOf(old);
    }
    if (row !== null) {
      count += 1;
      liveSum ^= sumOf(row);
    }
  }
  return { changes: head.changes + 1, live: count, past: head.past + past, liveSum };
}

const endedSchema = object({ job: object({ endedAt: number() }) });

function endOf(text: string | null): number | null {
  const parsed = safeParse(endedSchema, jsonObjectOf(text));
  return parsed.success ? parsed.output.job.endedAt : null;
}
