/** A ledger in memory that keeps records as text, like a disk, and can hang or fail. For tests. */
import { type Job, type JobIn, isPast, parseJob } from '../job.ts';
import type { Ledger, PastPage } from '../ports.ts';
import { Power } from './power.ts';

export class FakeLedger implements Ledger {
  /** Whether every write is refused. */
  isFailing = false;
  /** Whether the history cannot be read. */
  isUnreadable = false;
  readonly #log: string[];
  readonly #power: Power;
  readonly #rows = new Map<string, string>();
  #lastWrite: Promise<void> = Promise.resolve();
  #gate: Promise<void> = Promise.resolve();

  constructor(log: string[] = [], power = new Power()) {
    this.#log = log;
    this.#power = power;
  }

  async put(job: Job, how: 'durable' | 'lazy'): Promise<void> {
    const row = JSON.stringify(job);
    await this.#write(`${how} ${job.state}`, () => this.#rows.set(job.id, row));
  }

  async add(jobs: readonly Job[]): Promise<void> {
    const rows = jobs.map((job) => [job.id, JSON.stringify(job)] as const);
    await this.#write(`durable ${jobs.map(({ state }) => state).join(' ')}`, () => {
      for (const [id, row] of rows) this.#rows.set(id, row);
    });
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#write('remove', () => {
      for (const id of ids) this.#rows.delete(id);
    });
  }

  async past(id: string): Promise<Job | null> {
    await this.#power.pass();
    if (this.isUnreadable) throw new Error('cannot be read');
    return this.#past().find((job) => job.id === id) ?? null;
  }

  async pastPage(cursor: string | null, limit: number): Promise<PastPage> {
    await this.#power.pass();
    if (this.isUnreadable) throw new Error('cannot be read');
    const from = Number(cursor ?? 0);
    const jobs = this.#past().toSorted((left, right) => right.endedAt - left.endedAt);
    const to = from + limit;
    return { jobs: jobs.slice(from, to), next: to < jobs.length ? String(to) : null };
  }

  async removePast(upTo: number): Promise<void> {
    await this.#write('remove past', () => {
      for (const { id, endedAt } of this.#past()) if (endedAt <= upTo) this.#rows.delete(id);
    });
  }

  /** Writes hang until the returned function is called. */
  hold(): () => void {
    let open = (): void => undefined;
    this.#gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  /** All that is written down. */
  jobs(): readonly Job[] {
    return [...this.#rows.values()].map((row) => {
      const read = parseJob(JSON.parse(row));
      if (!read.ok) throw new Error(read.reason);
      return read.job;
    });
  }

  /** What a new process would load. */
  live(): readonly Job[] {
    return this.jobs().filter((job) => !isPast(job));
  }

  get(id: string): Job | null {
    return this.jobs().find((job) => job.id === id) ?? null;
  }

  /** Puts a record there as if an earlier run had left it. */
  leave(...jobs: readonly Job[]): void {
    for (const job of jobs) this.#rows.set(job.id, JSON.stringify(job));
  }

  /** Opened by a new process: it does not wait for the writes of the old one. */
  reopen(): void {
    this.#lastWrite = Promise.resolve();
    this.#gate = Promise.resolve();
  }

  #past(): readonly JobIn<'completed'>[] {
    return this.jobs().filter(isPast);
  }

  /** One write after the other, in the order they were asked for. */
  async #write(what: string, change: () => void): Promise<void> {
    const gate = this.#gate;
    const previous = this.#lastWrite;
    const write = async (): Promise<void> => {
      await previous;
      await gate;
      await this.#power.pass();
      if (this.isFailing) {
        this.#log.push(`${what} failed`);
        throw new Error('disk full');
      }
      change();
      this.#log.push(what);
      await this.#power.pass();
    };
    const done = write();
    this.#lastWrite = done.catch(() => undefined);
    await done;
  }
}
