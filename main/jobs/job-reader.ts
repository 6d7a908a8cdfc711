/**
 * What may be known of the jobs by those who follow them: the page, the tray, the notifications and the
 * command line. Changes nothing.
 */
import type { HistoryPage, JobView, Summary } from '../../shared/job-view.ts';
import { hasWords, searchWords } from '../../shared/search.ts';
import type { Story } from '../../shared/story.ts';
import type { JobBook } from './job-book.ts';
import type { Job } from './job.ts';
import { type DrivePlace, driveOf, keyOf } from './places.ts';
import type { Clock, PastPage } from './ports.ts';
import type { Limits } from './queue.ts';
import { storyOf, storyWithToken } from './story.ts';
import { summaryOf, viewOf, withToken } from './view.ts';

/** A page of the history fills a window some times over. */
const HISTORY_PAGE = 100;
/** A search looks through so many at a time, so that nothing else has to wait for it. */
const SEARCHED_AT_ONCE = 500;

export interface ReaderDeps {
  readonly clock: Clock;
  readonly limits: () => Limits;
  /** Whether an account is a server that is given a token, and nobody signs in to; without it none is. */
  readonly takesToken?: (account: string) => boolean;
}

export class JobReader {
  readonly #book: JobBook;
  readonly #deps: ReaderDeps;

  constructor(book: JobBook, deps: ReaderDeps) {
    this.#book = book;
    this.#deps = deps;
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
    const view = viewOf(job, this.#book.contact(job.id), clock.now(), isPaused);
    return this.#takesToken(job) ? withToken(view) : view;
  }

  /** What has happened to a job, also to one of the history; null where there is none. */
  async story(id: string): Promise<Story | null> {
    const job = await this.find(id);
    if (job === null) return null;
    const story = storyOf(job, this.#book.waits(id), this.#deps.clock.now());
    return this.#takesToken(job) ? storyWithToken(story) : story;
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

  /** The ids of an account's jobs in the history; rejects when the disk cannot be read. */
  async pastIdsOf(account: string): Promise<readonly string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: PastPage = await this.#book.pastPage(cursor, SEARCHED_AT_ONCE);
      for (const { id, request } of page.jobs) if (request.account === account) ids.push(id);
      cursor = page.next;
    } while (cursor !== null);
    return ids;
  }

  #takesToken({ request }: Job): boolean {
    return this.#deps.takesToken?.(request.account) === true;
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
}
