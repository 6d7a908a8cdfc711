/**
 * Takes the jobs' steps, each when it is due and its host may be asked: the one timer, the heap behind
 * it, and the slots of each destination.
 */
import type { HostBudgets } from './host-budgets.ts';
import type { JobBook } from './job-book.ts';
import { JobHints } from './job-hints.ts';
import type { Job } from './job.ts';
import { hasStep, hostOfStep, takeStep } from './job-steps.ts';
import { type DrivePlace, driveOf, keyOf } from './places.ts';
import { type Limits, nextStartIn, queueOf, readyIn } from './queue.ts';
import { Scheduler } from './scheduler.ts';
import { FRESH_MS } from './poll-schedule.ts';
import { type Onward, type StepDeps, later } from './step.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** After a pause (start, sleep, offline) the first questions are spread over this long. */
const SPREAD_MS_PER_JOB = 50;
const SPREAD_MAX_MS = 10 * SECOND;
/** A copy that is begun goes before questions that have not been due for longer than this. */
const HEAD_START_MS = 30 * SECOND;
/** A timer may be asleep with the machine: look at the clock at least this often. */
const MAX_TIMER_MS = MINUTE;

export interface RunnerDeps extends Omit<
  StepDeps,
  'book' | 'isStopped' | 'priceOf' | 'relaxation'
> {
  readonly budgets: HostBudgets;
  readonly limits: () => Limits;
  /** Hears of exceptions, which are bugs. */
  readonly reportBug: (error: unknown) => void;
}

export class JobRunner {
  readonly #deps: RunnerDeps;
  readonly #book: JobBook;
  readonly #scheduler: Scheduler;
  readonly #hints = new JobHints();
  /** Steps under way, by job. */
  readonly #steps = new Map<string, Promise<void>>();
  /** What was to be asked soon while its step was under way, whose answer may be from before. */
  readonly #woken = new Set<string>();
  /** Until when the service wants to hear nothing about a job, in steady time. */
  readonly #leftAlone = new Map<string, number>();
  #cancelTimer: (() => void) | null = null;
  /** The timer for what is to start later. */
  #cancelLater: (() => void) | null = null;
  #isStopped = false;

  constructor(deps: RunnerDeps, book: JobBook) {
    this.#deps = deps;
    this.#book = book;
    this.#scheduler = new Scheduler(deps.budgets);
  }

  /** Asks about everything soon, a little spread: after start, sleep and being offline. */
  wake(): void {
    const waiting = this.#book
      .all()
      .filter((job) => hasStep(job) && (job.state !== 'queued' || this.#isBegun(job.id)));
    const spreadMs = Math.min(waiting.length * SPREAD_MS_PER_JOB, SPREAD_MAX_MS);
    for (const { id } of waiting) {
      if (this.#steps.has(id)) this.#woken.add(id);
      else this.#planSoon(id, this.#deps.random() * spreadMs);
    }
    this.fillSlots();
    this.#tick();
  }

  /**
   * Somebody looks now at these jobs, and did not before: what would have been left alone for long is asked
   * soon, since its figures are old by now.
   */
  attend(isLookedAt: (job: Job) => boolean): void {
    const now = this.#deps.clock.now();
    for (const job of this.#book.open()) {
      const dueInMs = this.#scheduler.dueInMs(job.id, now) ?? 0;
      if (job.state === 'running' && dueInMs > FRESH_MS && isLookedAt(job)) {
        this.#planSoon(job.id, this.#deps.random() * SPREAD_MAX_MS);
      }
    }
  }

  /** As `plan`, but not earlier than the service has asked for. */
  #planSoon(id: string, inMs: number): void {
    const leftAloneMs = (this.#leftAlone.get(id) ?? 0) - this.#steadyNow();
    this.plan(id, Math.max(inMs, leftAloneMs));
  }

  /** The drive tells of its changes from now on, or does so no more. */
  setHinting(drive: DrivePlace, isOpen: boolean): void {
    this.#hints.setOpen(drive, isOpen);
  }

  /** Something has changed on the drive: its running jobs are asked soon, within all bounds. */
  changed(drive: DrivePlace): void {
    const key = keyOf(drive);
    this.#hints.heard(drive, this.#steadyNow());
    for (const job of this.#book.open()) {
      const own = driveOf(job);
      if (own !== null && keyOf(own) === key) this.#hasten(job);
    }
  }

  #hasten(job: Job): void {
    if (job.state !== 'running') return;
    const at = this.#deps.clock.now();
    const priceFactor = this.#scheduler.priceOf(hostOfStep(job, this.#deps), at);
    const elapsedMs = at - job.submittedAt;
    const dueInMs = this.#scheduler.dueInMs(job.id, at);
    if (dueInMs === null) return;
    const facts = { now: this.#steadyNow(), elapsedMs, dueInMs, priceFactor };
    const soonMs = this.#hints.askSoonMs(job, facts);
    if (soonMs !== null) this.plan(job.id, soonMs);
  }

  /** Begins nothing more. Resolves with the steps under way that may be amid a start. */
  stop(): readonly Promise<void>[] {
    this.#isStopped = true;
    this.#cancelTimer?.();
    this.#cancelLater?.();
    // A queued one may have its intent half on the disk.
    return [...this.#steps]
      .filter(([id]) => ['queued', 'submitting'].includes(this.#book.get(id)?.state ?? ''))
      .map(([, step]) => step);
  }

  /** Takes no further step of a job that is forgotten. */
  cancel(id: string): void {
    this.#hints.forget(id);
    this.#leftAlone.delete(id);
    this.#woken.delete(id);
    this.#scheduler.cancel(id);
  }

  /**
   * Has the job's next step taken after `inMs`, instead of what was planned before. Less than 0 has it go
   * before what is due now.
   */
  plan(id: string, inMs: number): void {
    const job = this.#book.get(id);
    if (this.#isStopped || job === null || !hasStep(job) || this.#steps.has(id)) return;
    if (job.state === 'queued' && this.#isPaused()) return;
    const now = this.#deps.clock.now();
    this.#scheduler.schedule(id, hostOfStep(job, this.#deps), now + inMs, now);
    this.#tick();
  }

  #isBegun(id: string): boolean {
    return this.#scheduler.isScheduled(id) || this.#steps.has(id);
  }

  /**
   * Begins queued copies, oldest first, as far as their destinations and accounts take more and their
   * time has come. While none is to be begun, none goes on that has not left yet either.
   */
  fillSlots(): void {
    if (this.#isStopped) return;
    const queue = queueOf(this.#book.open(), (id) => this.#isBegun(id));
    if (this.#isPaused()) {
      for (const { id } of queue.begun) this.#scheduler.cancel(id);
      return;
    }
    const now = this.#deps.clock.now();
    for (const { id } of readyIn(queue, this.#deps.limits(), now)) this.plan(id, -HEAD_START_MS);
    this.#cancelLater?.();
    const nextInMs = nextStartIn(queue, now);
    this.#cancelLater =
      nextInMs === null
        ? null
        : this.#deps.clock.setTimer(Math.min(nextInMs, MAX_TIMER_MS), () => {
            this.fillSlots();
          });
  }

  #isPaused(): boolean {
    return this.#deps.limits().perDestination === 0;
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
    const wasRunning = this.#book.get(id)?.state === 'running';
    const beganAt = this.#steadyNow();
    let onward: Onward;
    try {
      onward = await this.#step(id);
    } finally {
      this.#scheduler.release(host, this.#deps.clock.now());
      this.#steps.delete(id);
    }
    if (onward.pauseHostMs !== null) {
      const now = this.#deps.clock.now();
      this.#deps.budgets.pause(host, now + onward.pauseHostMs, now);
    }
    if (onward.leftAloneMs === 0) this.#leftAlone.delete(id);
    else this.#leftAlone.set(id, this.#steadyNow() + onward.leftAloneMs);
    if (this.#woken.delete(id)) this.#planSoon(id, Math.min(onward.inMs, SPREAD_MS_PER_JOB));
    else this.plan(id, onward.inMs);
    const after = this.#book.get(id);
    if (after !== null) {
      const now = this.#steadyNow();
      this.#hints.learn(after, { wasRunning, beganAt, now, heldMs: onward.heldMs });
      // A hint may have come while it was asked about.
      this.#hasten(after);
    }
    // What only goes on makes no room for another.
    if (!wasRunning || after?.state !== 'running') this.fillSlots();
    this.#tick();
  }

  #steadyNow(): number {
    return this.#deps.budgets.steady(this.#deps.clock.now());
  }

  async #step(id: string): Promise<Onward> {
    const job = this.#book.get(id);
    const isStopped = (): boolean => this.#isStopped;
    try {
      if (job !== null) {
        const priceOf = (host: string): number =>
          this.#scheduler.priceOf(host, this.#deps.clock.now());
        const relaxation = (): number => this.#hints.relaxation(job, this.#steadyNow());
        const own = { book: this.#book, isStopped, priceOf, relaxation };
        return await takeStep(job, { ...this.#deps, ...own });
      }
    } catch (error) {
      // Only a bug gets here. It must not end the job, nor spin, nor leave it amid its POST.
      this.#deps.reportBug(error);
      if (this.#book.get(id)?.state === 'submitting') {
        await this.#book.apply(id, { type: 'answerLost', at: this.#deps.clock.now() });
      }
    }
    return later(MINUTE);
  }
}
