/**
 * Takes the user's commands and holds everything together over stop, sleep and restart. Runs in the
 * main process; the composition root builds it, the IPC handlers call it.
 */
import { ACCEPTED, type Acknowledgement, NOT_NOW, NOT_SAVED } from '../../shared/answer.ts';
import type { DriveRequest } from './action-request.ts';
import { JobBook, type BookDeps } from './job-book.ts';
import { JobReader, type ReaderDeps } from './job-reader.ts';
import { JobRunner, type RunnerDeps } from './job-runner.ts';
import { type Job, hasEnded, isAtRest } from './job.ts';
import { adoptedJob } from './next-state.ts';
import type { DrivePlace } from './places.ts';
import type { Comparison } from './ports.ts';
import { recover } from './recovery.ts';
import { within } from './within.ts';

const SECOND = 1000;

/** How long `stop` waits for an answer that is already on its way. */
const STOP_GRACE_MS = 2 * SECOND;

export interface ManagerDeps extends Omit<RunnerDeps, 'comparisons'>, BookDeps, ReaderDeps {
  /** A new unique id. */
  readonly newId: () => string;
}

/**
 * A command that begins something new (`start`, `adopt`) or ends it (`forget`, `clearCompleted`) is
 * refused when the disk does not take it. One that changes a record is accepted all the same: the change
 * lives in memory, the user is told that nothing can be saved at present, and a crash before the disk
 * is back undoes it. Nothing is doubled by that, since no POST leaves without its intent on the disk.
 */
export class JobManager {
  /** What may be known of them. */
  readonly jobs: JobReader;
  readonly #deps: ManagerDeps;
  readonly #book: JobBook;
  readonly #comparisons = new Map<string, Comparison>();
  readonly #runner: JobRunner;

  constructor(deps: ManagerDeps) {
    this.#deps = deps;
    this.#book = new JobBook(deps);
    this.jobs = new JobReader(this.#book, deps);
    this.#runner = new JobRunner({ ...deps, comparisons: this.#comparisons }, this.#book);
  }

  /** Takes over the ledger's records and goes on with each where it was. */
  async resumeAll(jobs: readonly Job[]): Promise<void> {
    const now = this.#deps.clock.now();
    this.#book.load(jobs.toSorted((left, right) => left.askedAt - right.askedAt));
    for (const job of jobs) {
      const event = recover(job, now);
      if (event !== null) await this.#book.apply(job.id, event);
    }
    await this.#book.loadRecent();
    this.wake();
  }

  /**
   * Writes the intent down and starts the copy when its turn comes, but not before `notBefore`, in ms
   * since 1970, where that is given.
   */
  async start(request: DriveRequest, notBefore: number | null = null): Promise<Acknowledgement> {
    return await this.#start([request], { batch: null, notBefore });
  }

  /** The same for what is asked for together: all of it is written down, or none. */
  async startAll(
    requests: readonly DriveRequest[],
    notBefore: number | null = null,
  ): Promise<Acknowledgement> {
    return await this.#start(requests, { batch: this.#deps.newId(), notBefore });
  }

  /** Lets a copy take its turn before the time that was set for it. */
  async startNow(id: string): Promise<Acknowledgement> {
    const before = this.#book.get(id);
    const { job } = await this.#book.apply(id, { type: 'startNow' });
    if (before === null || job === before) return NOT_NOW;
    this.#runner.fillSlots();
    return ACCEPTED;
  }

  /** Heeds limits that have changed: begins what may be begun now, and holds what may not. */
  limitsChanged(): void {
    this.#runner.fillSlots();
    for (const job of this.#book.open()) {
      if (job.state === 'queued') this.#deps.onChange({ id: job.id, before: job, after: job });
    }
  }

  /** Tries an ended copy again, as the user's own decision. */
  async retry(
    id: string,
    change: Pick<DriveRequest, 'name' | 'onConflict'>,
  ): Promise<Acknowledgement> {
    const at = this.#deps.clock.now();
    const { name, onConflict } = change;
    return await this.#command(id, 'queued', { type: 'retry', at, name, onConflict });
  }

  /** Watches a monitor that another program has started; the caller has checked the URL. */
  async adopt(account: string, name: string, monitorUrl: string): Promise<Acknowledgement> {
    const at = this.#deps.clock.now();
    const id = this.#deps.newId();
    const isSaved = await this.#book.add(adoptedJob(id, at, { account, name }, monitorUrl));
    if (!isSaved) return NOT_SAVED;
    this.#runner.plan(id, 0);
    return ACCEPTED;
  }

  /** Compares a completed copy with its source, however large it is. */
  async compare(id: string): Promise<Acknowledgement> {
    const job = await this.jobs.find(id);
    if (job?.state !== 'completed' || job.result.state !== 'found') return NOT_NOW;
    if (job.request.action !== 'copy' || job.request.childrenOnly) return NOT_NOW;
    this.#comparisons.delete(id);
    const proof = { state: 'comparing', items: 0, limit: null } as const;
    await this.#book.recall(id);
    await this.#book.apply(id, { type: 'proven', proof });
    this.#runner.plan(id, 0);
    return ACCEPTED;
  }

  /** Lets this app upload what the service would not fetch by itself. */
  async uploadByApp(id: string): Promise<Acknowledgement> {
    return await this.#command(id, 'queued', { type: 'uploadByApp', at: this.#deps.clock.now() });
  }

  /** Takes what a failed copy has brought to its destination, without the items that failed. */
  async skipItems(id: string): Promise<Acknowledgement> {
    return await this.#command(id, 'checking', { type: 'skipItems', at: this.#deps.clock.now() });
  }

  async checkAgain(id: string): Promise<Acknowledgement> {
    return await this.#command(id, 'checking', { type: 'checkAgain', at: this.#deps.clock.now() });
  }

  /**
   * Stops tracking. What the service has begun, it may finish. Where the disk refuses, the job is gone
   * from memory, but comes back with a restart that happens before the disk is back.
   */
  async forget(id: string): Promise<Acknowledgement> {
    const job = await this.jobs.find(id);
    // Between intent and answer nobody knows what to forget.
    if (job === null || job.state === 'submitting') return NOT_NOW;
    const answer = await this.#removeAll([id]);
    if (job.state === 'transferring') {
      await this.#deps.uploads.abandon(job.request, job.transfer);
    }
    return answer;
  }

  /** Forgets copies of which nothing is under way; none of them where that is not so. */
  async remove(ids: readonly string[]): Promise<Acknowledgement> {
    const jobs = ids.map((id) => this.#book.get(id));
    const areAtRest = jobs.every((job) => job === null || isAtRest(job));
    return areAtRest ? await this.#removeAll(ids) : NOT_NOW;
  }

  /** Forgets the copies that had completed by `upTo`, in ms since 1970. */
  async clearCompleted(upTo: number): Promise<Acknowledgement> {
    if (!(await this.#book.removePast(upTo))) return NOT_SAVED;
    return await this.#removeAll(
      this.#idsWhere((job) => job.state === 'completed' && job.endedAt <= upTo),
    );
  }

  /** Forgets the copies of an account, of its history as well; what is under way goes on. */
  async removeOf(account: string): Promise<Acknowledgement> {
    const past = await this.jobs.pastIdsOf(account).catch(() => null);
    if (past === null) return NOT_SAVED;
    // Not before: what was queued may have been sent while the history was read.
    const live = this.#idsWhere((job) => job.request.account === account && isAtRest(job));
    return await this.#removeAll([...new Set([...past, ...live])]);
  }

  #idsWhere(isMeant: (job: Job) => boolean): readonly string[] {
    return this.#book.all().flatMap((job) => (isMeant(job) ? [job.id] : []));
  }

  async #removeAll(ids: readonly string[]): Promise<Acknowledgement> {
    for (const id of ids) {
      this.#runner.cancel(id);
      this.#comparisons.delete(id);
    }
    const isSaved = await this.#book.remove(ids);
    this.#runner.fillSlots();
    return isSaved ? ACCEPTED : NOT_SAVED;
  }

  /** See `JobBook.saveSecretsAgain`. */
  async saveSecretsAgain(): Promise<void> {
    await this.#book.saveSecretsAgain();
  }

  /** Asks about everything soon: after start, sleep and being offline. */
  wake(): void {
    this.#runner.wake();
  }

  /** Somebody begins to look at some jobs: see `JobRunner.attend`. */
  attend(isLookedAt: (job: Job) => boolean): void {
    this.#runner.attend(isLookedAt);
  }

  /** See `JobRunner.setHinting`. */
  setHinting(drive: DrivePlace, isOpen: boolean): void {
    this.#runner.setHinting(drive, isOpen);
  }

  /** A drive tells that something has changed on it: see `JobRunner.changed`. */
  changed(drive: DrivePlace): void {
    this.#runner.changed(drive);
  }

  /** Ends all activity; waits a little for answers that are on their way. Everything is on disk. */
  async stop(): Promise<void> {
    const starting = this.#runner.stop();
    await within(this.#deps.clock, STOP_GRACE_MS, Promise.allSettled(starting));
    await this.#book.saveProgress();
    await this.#book.saveUnsaved();
  }

  async #start(
    requests: readonly DriveRequest[],
    { batch, notBefore }: { readonly batch: string | null; readonly notBefore: number | null },
  ): Promise<Acknowledgement> {
    const askedAt = this.#deps.clock.now();
    const jobs = requests.map((request): Job => {
      const id = this.#deps.newId();
      return { id, attempt: 1, askedAt, batch, request, state: 'queued', notBefore };
    });
    if (!(await this.#book.add(...jobs))) return NOT_SAVED;
    this.#runner.fillSlots();
    return ACCEPTED;
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
    if (job.state !== 'queued') this.#runner.plan(id, 0);
    this.#runner.fillSlots();
    return ACCEPTED;
  }
}
