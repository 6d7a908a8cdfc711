/**
 * Owns the records. Every change goes through `apply`: decided by `transition`, written to the
 * ledger, and only then visible. When the ledger fails, records live on in memory and are written
 * again as soon as it works. What is past leaves memory: the ledger has it.
 */
import { Backlog, type BacklogDeps } from './backlog.ts';
import type { Contact } from './contact.ts';
import type { JobChange } from './job-change.ts';
import { JobContacts } from './job-contacts.ts';
import { type Job, hasEnded, isPast, secretOf } from './job.ts';
import { isMilestone } from './milestone.ts';
import type { Ledger, PastPage } from './ports.ts';
import { ProgressWrites } from './progress-writes.ts';
import { type Wait, withStory } from './story.ts';
import { type JobEvent, transition } from './transitions.ts';
import { Turns } from './turns.ts';

/** So many of the last ends stay at hand, for the tray. */
const RECENT = 5;

export interface BookDeps extends BacklogDeps {
  readonly ledger: Ledger;
  /** Called after a record or what is known of it has changed. */
  readonly onChange: (change: JobChange) => void;
}

interface Applied {
  readonly job: Job | null;
  readonly saved: boolean;
}

export class JobBook {
  readonly #deps: BookDeps;
  readonly #jobs = new Map<string, Job>();
  readonly #contacts = new JobContacts();
  /** The last that became past, newest first. */
  #recent: readonly Job[] = [];
  /** Jobs that have not ended, or whose result is still to be found. */
  readonly #open = new Map<string, Job>();
  readonly #backlog: Backlog;
  readonly #progress = new ProgressWrites();
  readonly #turns = new Turns();

  constructor(deps: BookDeps) {
    this.#deps = deps;
    this.#backlog = new Backlog(deps, () => void this.saveUnsaved());
  }

  /** Takes over records that already lie in the ledger. */
  load(jobs: readonly Job[]): void {
    for (const job of jobs) {
      this.#set(job);
      this.#progress.wrote(job.id, this.#deps.clock.now());
    }
  }

  /** A record that something may still happen to, or that needs somebody. */
  get(id: string): Job | null {
    return this.#jobs.get(id) ?? null;
  }

  /** Any record, of the history as well. Rejects when the disk cannot be read. */
  async find(id: string): Promise<Job | null> {
    return this.get(id) ?? (await this.#deps.ledger.past(id));
  }

  /** All but the history. */
  all(): readonly Job[] {
    return [...this.#jobs.values()];
  }

  /** Has the last few of the history at hand, where it can be read. */
  async loadRecent(): Promise<void> {
    const page = await this.pastPage(null, RECENT).catch(() => null);
    this.#recent = page?.jobs ?? [];
  }

  /** The last few that became past, newest first. */
  recent(): readonly Job[] {
    return this.#recent;
  }

  /** See `Ledger.pastPage`. */
  async pastPage(cursor: string | null, limit: number): Promise<PastPage> {
    return await this.#deps.ledger.pastPage(cursor, limit);
  }

  /** Those that have not ended, or whose result is still to be found. */
  open(): readonly Job[] {
    return [...this.#open.values()];
  }

  /** How the talk with the service about a job goes. */
  contact(id: string): Contact {
    return this.#contacts.of(id);
  }

  /** When nothing was heard of a job since its state last changed. */
  waits(id: string): readonly Wait[] {
    return this.#contacts.waits(id);
  }

  setContact(id: string, contact: Contact): void {
    const job = this.#jobs.get(id);
    if (job === undefined) return;
    this.#contacts.set(id, contact, this.#deps.clock.now());
    this.#deps.onChange({ id, before: job, after: job });
  }

  /** Writes new records down; false when they could not be, and then none of them exists. */
  async add(...jobs: readonly Job[]): Promise<boolean> {
    try {
      await this.#deps.ledger.add(jobs);
    } catch {
      return false;
    }
    for (const job of jobs) {
      this.#set(job);
      this.#deps.onChange({ id: job.id, before: null, after: job });
    }
    return true;
  }

  /**
   * Changes a record as `event` says. A change of state, or of what a restart depends on, is on the
   * disk before it is visible; mere progress is written when convenient, and that of a copy which the
   * service makes only now and then. `saved` is false when the disk failed: the change then lives in memory.
   */
  async apply(id: string, event: JobEvent): Promise<Applied> {
    return await this.#turns.take(id, () => this.#applyNow(id, event));
  }

  async #applyNow(id: string, event: JobEvent): Promise<Applied> {
    const before = this.#jobs.get(id);
    if (before === undefined) return { job: null, saved: true };
    const next = transition(before, event);
    if (next === before) return { job: before, saved: true };
    const after = withStory(before, next, this.waits(id), this.#deps.clock.now());
    const saved =
      this.#progress.putsOff(before, after, this.#deps.clock.now()) ||
      (await this.#save(after, isMilestone(before, after) ? 'durable' : 'lazy'));
    // It may have been forgotten while it was written; the ledger keeps the order of the two.
    if (this.#jobs.get(id) !== before) return { job: this.get(id), saved };
    this.#set(after);
    this.#contacts.recordChanged(before, after, this.#deps.clock.now());
    if (saved) this.#letGo(after);
    this.#deps.onChange({ id, before, after });
    return { job: after, saved };
  }

  /** Takes a record of the history back into memory, so that something may happen to it again. */
  async recall(id: string): Promise<Job | null> {
    return await this.#turns.take(id, async () => {
      const job = await this.find(id);
      if (job !== null) this.#set(job);
      return job;
    });
  }

  /** Forgets records, here and on the disk. */
  async remove(ids: readonly string[]): Promise<boolean> {
    for (const id of ids) {
      const before = this.get(id);
      this.#drop(id);
      this.#recent = this.#recent.filter((job) => job.id !== id);
      this.#deps.onChange({ id, before, after: null });
    }
    try {
      await this.#deps.ledger.remove(ids);
    } catch {
      for (const id of ids) this.#backlog.add(id);
      return false;
    }
    for (const id of ids) this.#backlog.remove(id);
    return true;
  }

  /** See `Ledger.removePast`; false when the disk refused, and then it is still there. */
  async removePast(upTo: number): Promise<boolean> {
    try {
      await this.#deps.ledger.removePast(upTo);
    } catch {
      return false;
    }
    this.#recent = this.#recent.filter((job) => hasEnded(job) && job.endedAt > upTo);
    return true;
  }

  /** Writes every record with a secret once more, each in its turn: how secrets are kept has changed. */
  async saveSecretsAgain(): Promise<void> {
    const ids = this.all().flatMap((job) => (secretOf(job) === null ? [] : [job.id]));
    await this.#saveAsTheyAre(ids, 'durable');
  }

  /** Writes the progress that was put off: the program is about to end. */
  async saveProgress(): Promise<void> {
    await this.#saveAsTheyAre(this.#progress.behind(), 'lazy');
  }

  async #saveAsTheyAre(ids: readonly string[], how: 'durable' | 'lazy'): Promise<void> {
    await Promise.all(
      ids.map((id) =>
        this.#turns.take(id, async () => {
          const job = this.get(id);
          if (job !== null) await this.#save(job, how);
        }),
      ),
    );
  }

  /** Tries once more to write what could not be written. */
  async saveUnsaved(): Promise<void> {
    this.#backlog.cancelTimer();
    for (const id of this.#backlog.ids()) {
      if (!(await this.#turns.take(id, () => this.#catchUp(id)))) return;
    }
  }

  async #catchUp(id: string): Promise<boolean> {
    if (!this.#backlog.has(id)) return true;
    const job = this.#jobs.get(id);
    if (job === undefined) return await this.remove([id]);
    const saved = await this.#save(job, 'durable');
    if (saved && this.#jobs.get(id) === job) this.#letGo(job);
    return saved;
  }

  /** What is past, and on the disk as it is here, need not stay in memory. */
  #letGo(job: Job): void {
    if (!isPast(job)) return;
    this.#drop(job.id);
    this.#recent = [job, ...this.#recent.filter(({ id }) => id !== job.id)].slice(0, RECENT);
  }

  #drop(id: string): void {
    this.#jobs.delete(id);
    this.#contacts.forget(id);
    this.#progress.forget(id);
    this.#open.delete(id);
  }

  #set(job: Job): void {
    this.#jobs.set(job.id, job);
    const isFetching = job.state === 'completed' && job.result.state === 'pending';
    if (hasEnded(job) && !isFetching) this.#open.delete(job.id);
    else this.#open.set(job.id, job);
  }

  async #save(job: Job, how: 'durable' | 'lazy'): Promise<boolean> {
    try {
      await this.#deps.ledger.put(job, how);
    } catch {
      // Forgotten meanwhile: then there is nothing left to write.
      if (this.#jobs.has(job.id)) this.#backlog.add(job.id);
      return false;
    }
    this.#backlog.remove(job.id);
    this.#progress.wrote(job.id, this.#deps.clock.now());
    return true;
  }
}
