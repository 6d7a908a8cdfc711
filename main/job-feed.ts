/**
 * What the page is told: a whole snapshot when it asks, and from then on what has changed since the
 * last telling. A thousand copies under way then cost as much as the few of them that move.
 */
import type { JobView, Snapshot, SnapshotChange } from '../shared/job-view.ts';
import type { Notice } from '../shared/notice.ts';
import type { JobChange } from './jobs/job-change.ts';
import type { Job } from './jobs/job.ts';
import type { JobReader } from './jobs/job-reader.ts';

export interface FeedDeps {
  readonly jobs: Pick<JobReader, 'views' | 'viewOf' | 'history'>;
  readonly notices: () => readonly Notice[];
  readonly send: (change: SnapshotChange) => void;
  /** Has the page ask for a snapshot of its own accord. */
  readonly sendReset: () => void;
}

export class JobFeed {
  readonly #deps: FeedDeps;
  /** The revision of what was told last. */
  #revision = 1;
  /** What has changed since, as it is now; null where it is gone. */
  readonly #changed = new Map<string, Job | null>();

  constructor(deps: FeedDeps) {
    this.#deps = deps;
  }

  /** Notes a change, to be told with the next `tell`. */
  note({ id, after }: JobChange): void {
    this.#changed.set(id, after);
  }

  /** Tells what has changed since the last time; notices may have, even where no copy has. */
  tell(): void {
    const { jobs: reader, notices, send } = this.#deps;
    const since = this.#revision;
    this.#revision += 1;
    const jobs: JobView[] = [];
    const gone: string[] = [];
    for (const [id, job] of this.#changed) {
      if (job === null) gone.push(id);
      else jobs.push(reader.viewOf(job));
    }
    this.#changed.clear();
    send({ since, revision: this.#revision, jobs, gone, notices: notices() });
  }

  /** Nobody is there to be told: a page that comes asks for all there is. */
  drop(): void {
    this.#changed.clear();
    this.#revision += 1;
  }

  /** Forgets what was told: more has changed than can be listed. */
  reset(): void {
    this.#changed.clear();
    this.#revision += 1;
    this.#deps.sendReset();
  }

  /** All there is now. Where the history cannot be read, the rest is there without it. */
  async snapshot(): Promise<Snapshot> {
    const { jobs, notices } = this.#deps;
    // Told together, so that the changes after this revision are just those after these rows.
    this.tell();
    const revision = this.#revision;
    const live = jobs.views();
    const said = notices();
    const page = await jobs.history(null).catch(() => ({ jobs: [], next: null }));
    // What ended meanwhile is in both; its change is still to be told.
    const ids = new Set(live.map(({ id }) => id));
    const past = page.jobs.filter(({ id }) => !ids.has(id));
    return { revision, jobs: [...live, ...past], older: page.next, notices: said };
  }
}
