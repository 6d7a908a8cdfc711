/**
 * Takes the user's commands and holds everything together over stop, sleep and restart. Runs in the
 * main process; the composition root builds it, the IPC handlers call it.
 */
import type { Acknowledgement } from '../../shared/contract.ts';
import type { HistoryPage, JobView, Summary } from '../../shared/job-view.ts';
import { type Refusal } from '../../shared/problem.ts';
import { hasWords, searchWords } from '../../shared/search.ts';
import type { Story } from '../../shared/story.ts';
import { JobBook, type BookDeps } from './job-book.ts';
import type { DriveRequest } from './action-request.ts';
import { type Job, hasEnded } from './job.ts';
import { JobRunner, type RunnerDeps } from './job-runner.ts';
import { adoptedJob } from './next-state.ts';
import { type DrivePlace, driveOf, keyOf } from './places.ts';
import type { Comparison, PastPage } from './ports.ts';
import { recover } from './recovery.ts';
import { storyOf } from './story.ts';
import { summaryOf, viewOf } from './view.ts';

const SECOND = 1000;

/** A page of the history fills a window some times over. */
const HISTORY_PAGE = 100;
/** A search looks through so many at a time, so that nothing else has to wait for it. */
const SEARCHED_AT_ONCE = 500;
/** How long `stop` waits for an answer that is already on its way. */
const STOP_GRACE_MS = 2 * SECOND;

export interface ManagerDeps extends Omit<RunnerDeps, 'comparisons'>, BookDeps {
  /** A new unique id. */
  readonly newId: () => string;
}

const ACCEPTED: Acknowledgement = { ok: true };
const refused = (refusal: Refusal): Acknowledgement => ({ ok: false, refusal });
const NOT_NOW = refused({ code: 'notPossibleNow', field: null });

/**
 * A command that begins something new (`start`, `adopt`) or ends it (`forget`, `clearCompleted`) is
 * refused when the disk does not take it. One that changes a record is accepted all the same: the change
 * lives in memory, the user is told that nothing can be saved at present, and a crash before the disk
 * is back undoes it. Nothing is doubled by that, since no POST leaves without its intent on the disk.
 */
export class JobManager {
  readonly #deps: ManagerDeps;
  readonly #book: JobBook;
  readonly #comparisons = new Map<string, Comparison>();
  readonly #runner: JobRunner;

  constructor(deps: ManagerDeps) {
    this.#deps = deps;
    this.#book = new JobBook(deps);
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
    if (!isSaved) return refused({ code: 'notSaved', field: null });
    this.#runner.plan(id, 0);
    return ACCEPTED;
  }

  /** Compares a completed copy with its source, however large it is. */
  async compare(id: string): Promise<Acknowledgement> {
    const job = await this.find(id);
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
    const job = await this.find(id);
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
    const isUnderWay = ids.some((id) => {
      const job = this.get(id);
      return job !== null && job.state !== 'queued' && !hasEnded(job);
    });
    return isUnderWay ? NOT_NOW : await this.#removeAll(ids);
  }

  /** Forgets the copies that had completed by `upTo`, in ms since 1970. */
  async clearCompleted(upTo: number): Promise<Acknowledgement> {
    if (!(await this.#book.removePast(upTo))) return refused({ code: 'notSaved', field: null });
    const isMeant = (job: Job): boolean => job.state === 'completed' && job.endedAt <= upTo;
    return await this.#removeAll(
      this.#book
        .all()
        .filter(isMeant)
        .map(({ id }) => id),
    );
  }

  /** Forgets the copies of an account, of its history as well; what is under way goes on. */
  async removeOf(account: string): Promise<Acknowledgement> {
    const isMeant = (job: Job): boolean =>
      job.request.account === account && (job.state === 'queued' || hasEnded(job));
    const ids = new Set<string>();
    const mean = (jobs: readonly Job[]): void => {
      for (const job of jobs) if (isMeant(job)) ids.add(job.id);
    };
    try {
      let cursor: string | null = null;
      do {
        const page: PastPage = await this.#book.pastPage(cursor, SEARCHED_AT_ONCE);
        mean(page.jobs);
        cursor = page.next;
      } while (cursor !== null);
    } catch {
      return refused({ code: 'notSaved', field: null });
    }
    // Not before: what was queued may have been sent while the history was read.
    mean(this.#book.all());
    return await this.#removeAll([...ids]);
  }

  async #removeAll(ids: readonly string[]): Promise<Acknowledgement> {
    for (const id of ids) {
      this.#runner.cancel(id);
      this.#comparisons.delete(id);
    }
    const isSaved = await this.#book.remove(ids);
    this.#runner.fillSlots();
    return isSaved ? ACCEPTED : refused({ code: 'notSaved', field: null });
  }

  /** The record; null for one of the history. */
  get(id: string): Job | null {
    return this.#book.get(id);
  }

  /** The record, of the history as well; null where there is none or it cannot be read. */
  async find(id: string): Promise<Job | null> {
    return await this.#book.find(id).catch(() => null);
  }

  /** All but the history. */
  views(): readonly JobView[] {
    return this.#book.all().map((job) => this.viewOf(job));
  }

  /** The last few that were asked for, newest first; of the history only what is at hand. */
  newest(count: number): readonly JobView[] {
    const jobs = [...this.#book.all(), ...this.#book.recent()];
    const newest = jobs.toSorted((left, right) => right.askedAt - left.askedAt).slice(0, count);
    return newest.map((job) => this.viewOf(job));
  }

  /** What is under way and what needs the user; looks at records alone, so that it may be asked often. */
  summary(): Summary {
    return summaryOf(this.#book.all());
  }

  /** The view of a record as it is at this moment. */
  viewOf(job: Job): JobView {
    const { clock, limits } = this.#deps;
    const isPaused = limits().perDestination === 0;
    return viewOf(job, this.#book.contact(job.id), clock.now(), isPaused);
  }

  /** What has happened to a job, also to one of the history; null where there is none. */
  async story(id: string): Promise<Story | null> {
    const job = await this.find(id);
    return job && storyOf(job, this.#book.waits(id), this.#deps.clock.now());
  }

  /** The last few that completed, newest first. */
  recent(): readonly JobView[] {
    return this.#book.recent().map((job) => this.viewOf(job));
  }

  /**
   * A page of the history, last end first, or of what is found there; rejects when the disk cannot be
   * read.
   */
  async history(cursor: string | null, search = ''): Promise<HistoryPage> {
    const words = searchWords(search);
    const limit = words.length === 0 ? HISTORY_PAGE : SEARCHED_AT_ONCE;
    const { jobs, next } = await this.#book.pastPage(cursor, limit);
    const views = jobs.map((job) => this.viewOf(job));
    return { jobs: views.filter((view) => hasWords(view, words)), next };
  }

  /** See `JobBook.saveSecretsAgain`. */
  async saveSecretsAgain(): Promise<void> {
    await this.#book.saveSecretsAgain();
  }

  /** Asks about everything soon: after start, sleep and being offline. */
  wake(): void {
    this.#runner.wake();
  }

  /** Somebody begins to look: see `JobRunner.attend`. */
  attend(): void {
    this.#runner.attend();
  }

  /** The drives that copies are running on, which may tell of their changes. */
  drivesAtWork(): readonly DrivePlace[] {
    const drives = new Map<string, DrivePlace>();
    for (const job of this.#book.open()) {
      const drive = job.state === 'running' ? driveOf(job) : null;
      if (drive !== null) drives.set(keyOf(drive), drive);
    }
    return [...drives.values()];
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
    let cancelGrace = (): void => undefined;
    const grace = new Promise<void>((resolve) => {
      cancelGrace = this.#deps.clock.setTimer(STOP_GRACE_MS, resolve);
    });
    await Promise.race([Promise.allSettled(starting), grace]);
    cancelGrace();
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
    if (!(await this.#book.add(...jobs))) return refused({ code: 'notSaved', field: null });
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
