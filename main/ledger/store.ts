/**
 * The open files of a ledger and what is known of them. Each change is one atomic batch together with
 * the head that counts it. After a failed write LevelDB may refuse all others for good, so the files
 * are opened anew before the next.
 */
import { readdir } from 'node:fs/promises';
import type { ClassicLevel } from 'classic-level';
import { countPast, type Operation, put } from './contents.ts';
import { CLEARING_KEY, type Head, HEAD_KEY, headRow, LIVE, sumOf } from './layout.ts';
import { clearPast, type Opened, openFiles } from './open-files.ts';
import type { Damage, Mended } from './repair.ts';
import { writeWitness } from './witness.ts';

/** One change of the ledger: what is written, and what it makes of the counts. */
export interface Change {
  readonly operations: readonly Operation[];
  /** Live rows by id; null for those that leave. */
  readonly live: ReadonlyMap<string, string | null>;
  /** How many records the history gains. */
  readonly past: number;
}

export class Store {
  /** What opening found damaged; null in the usual case. */
  readonly damage: Damage | null;
  /** How many records opening could not read. */
  readonly setAside: number;
  readonly #folder: string;
  readonly #onMended: (mended: Mended) => void;
  #level: ClassicLevel;
  #live: Map<string, string>;
  #head: Head;
  #isBroken = false;
  #isClosed = false;

  constructor(folder: string, opened: Opened, onMended: (mended: Mended) => void) {
    this.#folder = folder;
    this.#onMended = onMended;
    this.damage = opened.damage;
    this.setAside = opened.setAside;
    this.#level = opened.level;
    this.#live = new Map(opened.live);
    this.#head = opened.head;
  }

  /** For reading. */
  get level(): ClassicLevel {
    return this.#level;
  }

  /** The live rows by id. */
  get live(): ReadonlyMap<string, string> {
    return this.#live;
  }

  /** Opens the files anew where a write has failed. Rejects while they cannot be. */
  async ready(): Promise<void> {
    if (this.#isClosed) throw new Error('The ledger is closed.');
    if (this.#isBroken) await this.#reopen(null);
  }

  /** One at a time, when `ready`. A `durable` change is on the disk when it resolves. */
  async commit(change: Change, isDurable: boolean): Promise<void> {
    const head = headAfter(this.#head, this.#live, change);
    const counted: Operation = { type: 'put', key: HEAD_KEY, value: headRow(head) };
    try {
      await this.#level.batch([...change.operations, counted], { sync: isDurable });
      if (isDurable) writeWitness(this.#folder, head);
    } catch (error) {
      this.#isBroken = true;
      throw error;
    }
    this.#head = head;
    for (const [id, row] of change.live) {
      if (row === null) this.#live.delete(id);
      else this.#live.set(id, row);
    }
  }

  /**
   * Removes the whole history, as `commit` does a change. Once it is announced it is gone on with, by the
   * next opening if need be: before anything else is written, which would be removed with it.
   */
  async clearPast(): Promise<void> {
    const operations = [put(CLEARING_KEY, '')];
    await this.commit({ operations, live: new Map(), past: -this.#head.past }, true);
    try {
      await clearPast(this.#level);
    } catch (error) {
      this.#isBroken = true;
      throw error;
    }
  }

  /** Whether the order of the history is whole. Changes may go on meanwhile. */
  async isPastWhole(): Promise<boolean> {
    const { past } = this.#head;
    const snapshot = this.#level.snapshot();
    try {
      return (await countPast(this.#level, snapshot)) === past;
    } finally {
      await snapshot.close();
    }
  }

  /** Saves what can be saved of damaged files, and tells of it. Not while something is committed. */
  async mend(): Promise<void> {
    await this.#reopen(this.#head);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#level.close();
  }

  async #reopen(suspect: Head | null): Promise<void> {
    this.#isBroken = true;
    await this.#level.close();
    // A folder that is gone is not made anew: it may come back, as that of a drive does.
    if ((await readdir(this.#folder)).length === 0) throw new Error('The ledger is gone.');
    const opened = await openFiles(this.#folder, Date.now(), suspect);
    if (!opened.ok) throw new Error(`The ledger cannot be opened: ${opened.why}.`);
    const [head, live] = [this.#head, this.#live];
    this.#level = opened.level;
    this.#live = new Map(opened.live);
    this.#head = opened.head;
    this.#isBroken = false;
    if (opened.damage !== null) {
      this.#onMended({ damage: opened.damage, setAside: opened.setAside });
    }
    if (opened.damage !== null || opened.head.changes < head.changes) await this.#putBack(live);
  }

  /** What is live is known here also where the files are older. */
  async #putBack(live: ReadonlyMap<string, string>): Promise<void> {
    const lost = [...live].filter(([id, row]) => this.#live.get(id) !== row);
    const operations = lost.map(([id, value]) => ({ type: 'put' as const, key: LIVE + id, value }));
    await this.commit({ operations, live: new Map(lost), past: 0 }, true);
  }
}

function headAfter(head: Head, before: ReadonlyMap<string, string>, change: Change): Head {
  let { live, liveSum } = head;
  for (const [id, row] of change.live) {
    const old = before.get(id);
    if (old !== undefined) {
      live -= 1;
      liveSum ^= sumOf(old);
    }
    if (row !== null) {
      live += 1;
      liveSum ^= sumOf(row);
    }
  }
  return { changes: head.changes + 1, live, past: head.past + change.past, liveSum };
}
