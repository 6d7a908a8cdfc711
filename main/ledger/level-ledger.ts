/**
 * The durable job store on LevelDB: a write-ahead log with checksums, `sync` for each durable write,
 * and a lock of its own against a second process. Changes happen in the order they were asked for.
 */
import { isPast, type Job } from '../jobs/job.ts';
import type { Ledger, PastPage, Vault } from '../jobs/ports.ts';
import { dropOverwritten, type Operation, put } from './contents.ts';
import { endOf, History, type Read } from './history.ts';
import {
  ASIDE,
  asideText,
  idAt,
  LIVE,
  PAST,
  placeOf,
  rangeOf,
  rowOf,
  textOf,
  WHEN,
} from './layout.ts';
import { type NotOpened, openFiles } from './open-files.ts';
import { decodeJob, encodeJob } from './record-codec.ts';
import type { Damage, Mended } from './repair.ts';
import { type Change, Store } from './store.ts';

export interface OpenLedger extends Ledger {
  /** What was damaged when it was opened, and is mended; null in the usual case. */
  readonly damage: Damage | null;
  /** The live records in the order they were asked for, and how many could not be read. */
  load(now: number): Promise<{ readonly jobs: readonly Job[]; readonly setAside: number }>;
  /** Looks whether the history is all there, and mends it where it is not. May take a while. */
  check(): Promise<void>;
  /** Leaves nothing in the files of what live records held before. May take a while. */
  dropOverwritten(): Promise<void>;
  /** Finishes the writes under way and gives the files free. */
  close(): Promise<void>;
}

/** Opens the ledger in `folder`, made if missing. `onMended` tells of damage that is found later. */
export async function openLedger(
  folder: string,
  vault: Vault,
  onMended: (mended: Mended) => void = () => undefined,
): Promise<{ readonly ok: true; readonly ledger: OpenLedger } | NotOpened> {
  const opened = await openFiles(folder, Date.now());
  if (!opened.ok) return opened;
  return { ok: true, ledger: new LevelLedger(new Store(folder, opened, onMended), vault) };
}

class LevelLedger implements OpenLedger {
  readonly damage: Damage | null;
  readonly #store: Store;
  readonly #vault: Vault;
  readonly #history: History;
  #setAside: number;
  /** Ends when all writes asked for so far have ended. */
  #tail: Promise<unknown> = Promise.resolve();

  constructor(store: Store, vault: Vault) {
    this.damage = store.damage;
    this.#store = store;
    this.#setAside = store.setAside;
    this.#vault = vault;
    this.#history = new History(store, vault);
  }

  async put(job: Job, how: 'durable' | 'lazy'): Promise<void> {
    await this.#inOrder(async () => {
      const text = await encodeJob(job, this.#vault);
      const left = await this.#leavePast(job.id);
      const put = isPast(job) ? intoPast(job, text) : intoLive(job, text);
      const operations = [...left.operations, ...put.operations];
      await this.#store.commit(
        { ...put, operations, past: left.past + put.past },
        how === 'durable',
      );
    });
  }

  async add(jobs: readonly Job[]): Promise<void> {
    await this.#inOrder(async () => {
      const puts = await Promise.all(
        jobs.map(async (job) => intoLive(job, await encodeJob(job, this.#vault))),
      );
      const operations = puts.flatMap((change) => [...change.operations]);
      const live = new Map(puts.flatMap((change) => [...change.live]));
      await this.#store.commit({ operations, live, past: 0 }, true);
    });
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#inOrder(async () => {
      const unique = new Set(ids);
      const left = await Promise.all([...unique].map((id) => this.#leavePast(id)));
      const operations = left.flatMap((change) => change.operations);
      for (const id of unique) operations.push({ type: 'del', key: LIVE + id });
      const live = new Map([...unique].map((id) => [id, null]));
      const past = left.reduce((sum, change) => sum + change.past, 0);
      await this.#store.commit({ operations, live, past }, true);
    });
  }

  async past(id: string): Promise<Job | null> {
    return await this.#whole(() => this.#history.read(id));
  }

  async pastPage(cursor: string | null, limit: number): Promise<PastPage> {
    return await this.#whole(() => this.#history.readPage(cursor, limit));
  }

  async removePast(upTo: number): Promise<void> {
    await this.#inOrder(async () => {
      const { level } = this.#store;
      const meant = { gte: WHEN, lt: WHEN + placeOf(upTo + 1, '') };
      const [newer] = await level.keys({ ...rangeOf(WHEN), gte: meant.lt, limit: 1 }).all();
      if (newer !== undefined) {
        await this.#removePlaces(await level.keys(meant).all());
        return;
      }
      await this.#store.clearPast();
    });
  }

  async #removePlaces(keys: readonly string[]): Promise<void> {
    const operations = keys.flatMap((key): Operation[] => [
      { type: 'del', key },
      { type: 'del', key: PAST + idAt(key.slice(WHEN.length)) },
    ]);
    await this.#store.commit({ operations, live: new Map(), past: -keys.length }, true);
  }

  async load(now: number): ReturnType<OpenLedger['load']> {
    const jobs: Job[] = [];
    let setAside = this.#setAside;
    this.#setAside = 0;
    for (const [id, row] of this.#store.live) {
      const text = row.slice(rowOf('', '').length);
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
      const change: Change = { operations, live: new Map([[id, null]]), past: 0 };
      // Where the disk refuses it, it lies where it is until the next start.
      await this.#inOrder(() => this.#store.commit(change, true)).catch(() => undefined);
    }
    return { jobs: jobs.toSorted((left, right) => left.askedAt - right.askedAt), setAside };
  }

  async check(): Promise<void> {
    if (!(await this.#store.isPastWhole())) await this.#mend();
  }

  async dropOverwritten(): Promise<void> {
    await this.#inOrder(() => dropOverwritten(this.#store.level));
  }

  async close(): Promise<void> {
    await this.#tail;
    await this.#store.close();
  }

  /** Takes a record out of the history, if it is there. What is live is not, and needs no look. */
  async #leavePast(
    id: string,
  ): Promise<Pick<Change, 'past'> & { readonly operations: Operation[] }> {
    if (this.#store.live.has(id)) return { operations: [], past: 0 };
    const key = PAST + id;
    const row = await this.#store.level.get(key);
    if (row === undefined) return { operations: [], past: 0 };
    const operations: Operation[] = [{ type: 'del', key }];
    const endedAt = endOf(textOf(key, row));
    if (endedAt !== null) operations.push({ type: 'del', key: WHEN + placeOf(endedAt, id) });
    return { operations, past: -1 };
  }

  /** What `read` finds; when it meets damage, that is mended first. */
  async #whole<T>(read: () => Promise<Read<T>>): Promise<T> {
    const first = await read().catch((error: unknown) => {
      if (this.#store.level.status === 'open') return null;
      throw error;
    });
    if (first?.isWhole === true) return first.value;
    await this.#mend();
    return (await read()).value;
  }

  async #mend(): Promise<void> {
    await this.#inOrder(() => this.#store.mend());
  }

  async #inOrder(write: () => Promise<void>): Promise<void> {
    const mine = this.#tail.then(() => this.#store.ready()).then(write);
    this.#tail = mine.catch(() => undefined);
    await mine;
  }
}

function intoLive(job: Job, text: string): Change {
  const key = LIVE + job.id;
  const value = rowOf(key, text);
  return { operations: [{ type: 'put', key, value }], live: new Map([[job.id, value]]), past: 0 };
}

function intoPast(job: Job & { readonly endedAt: number }, text: string): Change {
  const operations: Operation[] = [
    put(PAST + job.id, text),
    put(WHEN + placeOf(job.endedAt, job.id), ''),
    { type: 'del', key: LIVE + job.id },
  ];
  return { operations, live: new Map([[job.id, null]]), past: 1 };
}
