/**
 * Owns the records. Every change goes through `apply`: decided by `transition`, written to the
 * ledger, and only then visible. When the ledger fails, records live on in memory and are written
 * again as soon as it works.
 */
import { type Contact, NEW_CONTACT } from './contact.ts';
import { type Job, hasEnded } from './job.ts';
import type { Clock, Ledger } from './ports.ts';
import { type JobEvent, transition } from './transitions.ts';

const SECOND = 1000;
const SAVE_AGAIN_MS = 5 * SECOND;

/** A record before and after; null where it did not exist or does not any more. */
export interface JobChange {
  readonly before: Job | null;
  readonly after: Job | null;
}

export interface BookDeps {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Called after a record or what is known of it has changed; `null` when only that has. */
  readonly onChange: (change: JobChange | null) => void;
  /** Called when writing begins to fail (true) and when all is written again (false). */
  readonly onUnsaved: (isUnsaved: boolean) => void;
}

export class JobBook {
  readonly #deps: BookDeps;
  readonly #jobs = new Map<string, Job>();
  readonly #contacts = new Map<string, Contact>();
  /** Jobs that have not ended: the few among a long history. */
  readonly #open = new Set<string>();
  readonly #unsaved = new Set<string>();
  #cancelSaving: (() => void) | null = null;

  constructor(deps: BookDeps) {
    this.#deps = deps;
  }

  /** Takes over records that already lie in the ledger. */
  load(jobs: readonly Job[]): void {
    for (const job of jobs) this.#set(job);
  }

  get(id: string): Job | null {
    return this.#jobs.get(id) ?? null;
  }

  all(): readonly Job[] {
    return [...this.#jobs.values()];
  }

  open(): readonly Job[] {
    return [...this.#open].flatMap((id) => this.#jobs.get(id) ?? []);
  }

  contact(id: string): Contact {
    return this.#contacts.get(id) ?? NEW_CONTACT;
  }

  setContact(id: string, contact: Contact): void {
    if (!this.#jobs.has(id)) return;
    this.#contacts.set(id, contact);
    this.#deps.onChange(null);
  }

  /** Writes a new record down; false when it could not be, and then it does not exist. */
  async add(job: Job): Promise<boolean> {
    try {
      await this.#deps.ledger.put(job, 'durable');
    } catch {
      return false;
    }
    this.#set(job);
    this.#deps.onChange({ before: null, after: job });
    return true;
  }

  /**
   * Changes a record as `event` says. A change of state, or of what a restart depends on, is on the
   * disk before it is visible; mere progress is written when convenient. `saved` is false when the
   * disk failed: the change then lives in memory.
   */
  async apply(
    id: string,
    event: JobEvent,
  ): Promise<{ readonly job: Job | null; readonly saved: boolean }> {
    const before = this.#jobs.get(id);
    if (before === undefined) return { job: null, saved: true };
    const after = transition(before, event);
    if (after === before) return { job: before, saved: true };
    const saved = await this.#save(after, isMilestone(before, after) ? 'durable' : 'lazy');
    // It may have been forgotten while it was written; the ledger keeps the order of the two.
    if (this.#jobs.get(id) !== before) return { job: this.get(id), saved };
    this.#set(after);
    if (after.state !== before.state) this.#contacts.delete(id);
    this.#deps.onChange({ before, after });
    return { job: after, saved };
  }

  /** Forgets records, here and on the disk. */
  async remove(ids: readonly string[]): Promise<boolean> {
    for (const id of ids) {
      const before = this.#jobs.get(id) ?? null;
      this.#jobs.delete(id);
      this.#contacts.delete(id);
      this.#open.delete(id);
      this.#unsaved.delete(id);
      if (before !== null) this.#deps.onChange({ before, after: null });
    }
    try {
      await this.#deps.ledger.remove(ids);
      return true;
    } catch {
      return false;
    }
  }

  /** Tries once more to write what could not be written. */
  async saveUnsaved(): Promise<void> {
    this.#cancelSaving?.();
    this.#cancelSaving = null;
    for (const id of [...this.#unsaved]) {
      const job = this.#jobs.get(id);
      if (job !== undefined && !(await this.#save(job, 'durable'))) return;
    }
  }

  #set(job: Job): void {
    this.#jobs.set(job.id, job);
    if (hasEnded(job)) this.#open.delete(job.id);
    else this.#open.add(job.id);
  }

  async #save(job: Job, how: 'durable' | 'lazy'): Promise<boolean> {
    try {
      await this.#deps.ledger.put(job, how);
    } catch {
      if (this.#unsaved.size === 0) this.#deps.onUnsaved(true);
      this.#unsaved.add(job.id);
      this.#cancelSaving ??= this.#deps.clock.setTimer(SAVE_AGAIN_MS, () => {
        this.#cancelSaving = null;
        void this.saveUnsaved();
      });
      return false;
    }
    if (this.#unsaved.delete(job.id) && this.#unsaved.size === 0) this.#deps.onUnsaved(false);
    return true;
  }
}

function isMilestone(before: Job, after: Job): boolean {
  if (before.state !== after.state) return true;
  if (before.state === 'running' && after.state === 'running') {
    return before.monitorUrl !== after.monitorUrl;
  }
  return before.state === 'completed';
}
