/**
 * The ledger of a simulated machine: one write after the other, each taking time; a durable one takes
 * with it all before it, as a write-ahead log does. The only place that knows the `Ledger` port.
 */
import { type Job, type JobIn, isPast, parseJob } from '../../main/jobs/job.ts';
import type { Ledger, PastPage } from '../../main/jobs/ports.ts';
import type { Chance } from './chance.ts';
import type { Machine } from './machine.ts';

interface Write {
  readonly rows: readonly (readonly [id: string, job: Job | null])[];
  readonly how: 'durable' | 'lazy';
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const STALL_SHARE = 0.005;
const STALL_MAX_MS = 3000;
const LAZY_MAX_MS = 2;
const DURABLE_MAX_MS = 25;

export class Disk implements Ledger {
  /** Whether every write is refused. */
  isFailing = false;
  /** What becomes of the care with which a write was asked for. */
  writesAs: (job: Job, how: 'durable' | 'lazy') => 'durable' | 'lazy' = (_job, how) => how;
  readonly #machine: Machine;
  readonly #chance: Chance;
  /** What a power cut cannot take any more. */
  readonly #safe = new Map<string, Job>();
  /** What the program has been told is written, but only lazily, in order. */
  #loose: Write[] = [];
  #queue: Write[] = [];

  constructor(machine: Machine, chance: Chance) {
    this.#machine = machine;
    this.#chance = chance;
  }

  get isIdle(): boolean {
    return this.#queue.length === 0;
  }

  async put(job: Job, how: 'durable' | 'lazy'): Promise<void> {
    await this.#write([[job.id, job]], this.writesAs(job, how));
  }

  async add(jobs: readonly Job[]): Promise<void> {
    await this.#write(
      jobs.map((job) => [job.id, job]),
      'durable',
    );
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#write(
      ids.map((id) => [id, null]),
      'durable',
    );
  }

  past(id: string): Promise<Job | null> {
    return this.#read(() => this.history().find((job) => job.id === id) ?? null);
  }

  pastPage(cursor: string | null, limit: number): Promise<PastPage> {
    const from = Number(cursor ?? 0);
    return this.#read(() => {
      const jobs = this.history().toSorted((left, right) => right.endedAt - left.endedAt);
      const to = from + limit;
      return { jobs: jobs.slice(from, to), next: to < jobs.length ? String(to) : null };
    });
  }

  async removePast(upTo: number): Promise<void> {
    const meant = this.history().filter(({ endedAt }) => endedAt <= upTo);
    await this.#write(
      meant.map(({ id }) => [id, null]),
      'durable',
    );
  }

  /** The record as it would survive anything; null where there is none. */
  safe(id: string): Job | null {
    return this.#safe.get(id) ?? null;
  }

  /** All that a new program could read. */
  load(): readonly Job[] {
    return [...this.#safe.values()].map(reread);
  }

  /** The program ends amid its writes; with the power, also what lay loose may be lost. */
  crash(losesPower: boolean): void {
    const [head] = this.#queue;
    // The write under way may have reached the log although nobody was told.
    if (head !== undefined && !this.isFailing && this.#chance.is(0.5)) this.#loose.push(head);
    const kept = losesPower ? this.#chance.between(0, this.#loose.length) : this.#loose.length;
    this.#secure(this.#loose.slice(0, kept));
    this.#loose = [];
    this.#queue = [];
  }

  /** Ends in order: everything that was written stays. */
  close(): void {
    this.#secure(this.#loose);
    this.#loose = [];
  }

  /** The history as it was told to be written. */
  history(): readonly JobIn<'completed'>[] {
    const rows = new Map(this.#safe);
    for (const [id, job] of this.#loose.flatMap((write) => write.rows)) {
      if (job === null) rows.delete(id);
      else rows.set(id, job);
    }
    return [...rows.values()].filter(isPast);
  }

  #read<T>(read: () => T): Promise<T> {
    return new Promise((resolve) => {
      this.#machine.later(this.#chance.between(0, LAZY_MAX_MS), () => {
        resolve(read());
      });
    });
  }

  #write(rows: Write['rows'], how: Write['how']): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ rows, how, resolve, reject });
      if (this.#queue.length === 1) this.#begin();
    });
  }

  #begin(): void {
    const [write] = this.#queue;
    if (write === undefined) return;
    this.#machine.later(this.#durationMs(write), () => {
      this.#queue.shift();
      if (this.isFailing) {
        write.reject(new Error('disk full'));
      } else {
        this.#loose.push(write);
        if (write.how === 'durable') this.close();
        write.resolve();
      }
      this.#begin();
    });
  }

  #durationMs({ how }: Write): number {
    if (this.#chance.is(STALL_SHARE)) return this.#chance.between(1, STALL_MAX_MS);
    return this.#chance.between(0, how === 'lazy' ? LAZY_MAX_MS : DURABLE_MAX_MS);
  }

  #secure(writes: readonly Write[]): void {
    for (const [id, job] of writes.flatMap(({ rows }) => rows)) {
      if (job === null) this.#safe.delete(id);
      else this.#safe.set(id, job);
    }
  }
}

/** Records never change once they are made, so it is enough to make text of them when they are read. */
function reread(job: Job): Job {
  const read = parseJob(JSON.parse(JSON.stringify(job)));
  if (!read.ok) throw new Error(`a record that cannot be read: ${read.reason}`);
  return read.job;
}
