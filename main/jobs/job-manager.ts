/**
 * Runs the copies: takes the user's commands, schedules each job's next step under the budget of its
 * host, and holds everything together over stop, sleep and restart. Runs in the main process; the
 * composition root builds it, the IPC handlers call it.
 */
import type { Acknowledgement } from '../../shared/contract.ts';
import type { JobView } from '../../shared/job-view.ts';
import { type Refusal } from '../../shared/problem.ts';
import { JobBook, type BookDeps } from './job-book.ts';
import { type CopyRequest, type Job, hasEnded } from './job.ts';
import { type Onward, type StepDeps, hasStep, hostOfStep, later, takeStep } from './job-steps.ts';
import { recover } from './recovery.ts';
import { Scheduler } from './scheduler.ts';
import { viewOf } from './view.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Many copies into one folder at a time make the service fail them (msgraph-sdk-dotnet, 226). */
export const MAX_PER_DESTINATION = 3;
/** After a pause (start, sleep, offline) the first questions are spread over this long. */
const SPREAD_MS_PER_JOB = 50;
const SPREAD_MAX_MS = 10 * SECOND;
/** A timer may be asleep with the machine: look at the clock at least this often. */
const MAX_TIMER_MS = MINUTE;
/** How long `stop` waits for an answer that is already on its way. */
const STOP_GRACE_MS = 2 * SECOND;

export interface ManagerDeps extends Omit<StepDeps, 'book' | 'isStopped'>, BookDeps {
  /** A new unique id. */
  readonly newId: () => string;
  /** Hears of exceptions, which are bugs. */
  readonly reportBug: (error: unknown) => void;
}

const ACCEPTED: Acknowledgement = { ok: true };
const refused = (refusal: Refusal): Acknowledgement => ({ ok: false, refusal });
const NOT_NOW = refused({ code: 'notPossibleNow', field: null });

export class JobManager {
  readonly #deps: ManagerDeps;
  readonly #book: JobBook;
  readonly #scheduler = new Scheduler();
  /** Steps under way, by job. */
  readonly #steps = new Map<string, Promise<void>>();
  #cancelTimer: (() => void) | null = null;
  #isStopped = false;

  constructor(deps: ManagerDeps) {
    this.#deps = deps;
    this.#book = new JobBook(deps);
  }

  /** Takes over the ledger's records and goes on with each where it was. */
  async resumeAll(jobs: readonly Job[]): Promise<void> {
    const now = this.#deps.clock.now();
    this.#book.load(jobs.toSorted((left, right) => left.askedAt - right.askedAt));
    for (const job of jobs) {
      const event = recover(job, now);
      if (event !== null) await this.#book.apply(job.id, event);
    }
    this.wake();
  }

  /** Writes the intent down and starts the copy when its turn comes. */
  async start(request: CopyRequest): Promise<Acknowledgement> {
    const askedAt = this.#deps.clock.now();
    const id = this.#deps.newId();
    const isSaved = await this.#book.add({ id, attempt: 1, askedAt, request, state: 'queued' });
    if (!isSaved) return refused({ code: 'notSaved', field: null });
    this.#fillSlots();
    return ACCEPTED;
  }

  /** Tries an ended copy again, as the user's own decision. */
  async retry(
    id: string,
    change: Pick<CopyRequest, 'name' | 'onConflict'>,
  ): Promise<Acknowledgement> {
    const at = this.#deps.clock.now();
    const { name, onConflict } = change;
    return await this.#command(id, 'queued', { type: 'retry', at, name, onConflict });
  }

  async checkAgain(id: string): Promise<Acknowledgement> {
    return await this.#command(id, 'checking', { type: 'checkAgain', at: this.#deps.clock.now() });
  }

  /** Stops tracking. What the service has begun, it may finish. */
  async forget(id: string): Promise<Acknowledgement> {
    const job = this.#book.get(id);
    // Between intent and answer nobody knows what to forget.
    if (job === null || job.state === 'submitting') return NOT_NOW;
    this.#scheduler.cancel(id);
    const isSaved = await this.#book.remove([id]);
    this.#fillSlots();
    return isSaved ? ACCEPTED : refused({ code: 'notSaved', field: null });
  }

  async clearCompleted(): Promise<Acknowledgement> {
    const ids = this.#book.all().flatMap((job) => (job.state === 'completed' ? [job.id] : []));
    for (const id of ids) this.#scheduler.cancel(id);
    const isSaved = await this.#book.remove(ids);
    return isSaved ? ACCEPTED : refused({ code: 'notSaved', field: null });
  }

  get(id: string): Job | null {
    return this.#book.get(id);
  }

  views(): readonly JobView[] {
    const now = this.#deps.clock.now();
    return this.#book.all().map((job) => viewOf(job, this.#book.contact(job.id), now));
  }

  /** Asks about everything soon, a little spread: after start, sleep and being offline. */
  wake(): void {
    const waiting = this.#book
      .all()
      .filter((job) => hasStep(job) && (job.state !== 'queued' || this.#isBegun(job.id)));
    const spreadMs = Math.min(waiting.length * SPREAD_MS_PER_JOB, SPREAD_MAX_MS);
    for (const job of waiting) this.#plan(job.id, this.#deps.random() * spreadMs);
    this.#fillSlots();
    this.#tick();
  }

  /** Ends all activity; waits a little for answers that are on their way. Everything is on disk. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer?.();
    let cancelGrace = (): void => undefined;
    const grace = new Promise<void>((resolve) => {
      cancelGrace = this.#deps.clock.setTimer(STOP_GRACE_MS, resolve);
    });
    // A queued one may have its intent half on the disk.
    const starting = [...this.#steps]
      .filter(([id]) => ['queued', 'submitting'].includes(this.#book.get(id)?.state ?? ''))
      .map(([, step]) => step);
    await Promise.race([Promise.all(starting), grace]);
    cancelGrace();
    await this.#book.saveUnsaved();
  }

  async #command(
    id: string,
    expected: Job['state'],
    event: Parameters<JobBook['apply']>[1],
  ): Promise<Acknowledgement> {
    const before = this.#book.get(id);
    if (before === null || !hasEnded(before)) return NOT_NOW;
    const { job } = await this.#book.apply(id, event);
    if (job?.state !== expected) return NOT_NOW;
    if (job.state !== 'queued') this.#plan(id, 0);
    this.#fillSlots();
    return ACCEPTED;
  }

  #plan(id: string, inMs: number): void {
    const job = this.#book.get(id);
    if (this.#isStopped || job === null || !hasStep(job) || this.#steps.has(id)) return;
    const now = this.#deps.clock.now();
    this.#scheduler.schedule(id, hostOfStep(job, this.#deps), now + inMs, now);
    this.#tick();
  }

  #isBegun(id: string): boolean {
    return this.#scheduler.isScheduled(id) || this.#steps.has(id);
  }

  /** Begins queued copies, oldest first, as far as their destinations take more. */
  #fillSlots(): void {
    const open = this.#book.open();
    const taken = new Map<string, number>();
    const count = (job: Job): void => {
      const key = destinationKey(job);
      taken.set(key, (taken.get(key) ?? 0) + 1);
    };
    const isIdle = (job: Job): boolean => job.state === 'queued' && !this.#isBegun(job.id);
    for (const job of open) if (!isIdle(job)) count(job);
    for (const job of open.filter(isIdle)) {
      if ((taken.get(destinationKey(job)) ?? 0) >= MAX_PER_DESTINATION) continue;
      count(job);
      this.#plan(job.id, 0);
    }
  }

  #tick(): void {
    if (this.#isStopped) return;
    this.#cancelTimer?.();
    const { clock } = this.#deps;
    for (;;) {
      const next = this.#scheduler.take(clock.now());
      if (next === null) break;
      this.#steps.set(next.id, this.#run(next.id, next.host));
    }
    const now = clock.now();
    const nextAt = this.#scheduler.nextAt(now);
    this.#cancelTimer =
      nextAt === null
        ? null
        : clock.setTimer(Math.min(Math.max(nextAt - now, 0), MAX_TIMER_MS), () => {
            this.#tick();
          });
  }

  async #run(id: string, host: string): Promise<void> {
    const onward = await this.#step(id);
    this.#scheduler.release(host, onward.requests);
    this.#steps.delete(id);
    const now = this.#deps.clock.now();
    if (onward.pauseHostMs !== null) this.#scheduler.pause(host, now + onward.pauseHostMs, now);
    this.#plan(id, onward.inMs);
    this.#fillSlots();
    this.#tick();
  }

  async #step(id: string): Promise<Onward> {
    const job = this.#book.get(id);
    const isStopped = (): boolean => this.#isStopped;
    try {
      if (job !== null) return await takeStep(job, { ...this.#deps, book: this.#book, isStopped });
    } catch (error) {
      // Only a bug gets here. It must not end the job, nor spin, nor leave it amid its POST.
      this.#deps.reportBug(error);
      await this.#book.apply(id, { type: 'answerLost', at: this.#deps.clock.now() });
    }
    return later(MINUTE);
  }
}

function destinationKey({ request: { account, destination } }: Job): string {
  return `${account} ${destination.driveId} ${destination.itemId}`;
}
