/** Tells of ends while the user looks elsewhere: those within a few seconds in one notification. */
import { notificationFor } from '../shared/describe-end.ts';
import type { JobView } from '../shared/job-view.ts';
import type { AppMessages } from '../shared/messages/index.ts';
import { remediesOf } from '../shared/remedies.ts';
import type { Clock } from './jobs/ports.ts';
import type { Button, Said } from './shell/notifications.ts';

const SECOND = 1000;

/** Ends within this time of the first are told together. */
export const BATCH_MS = 3 * SECOND;

export interface AnnouncerDeps {
  readonly clock: Clock;
  readonly messages: () => AppMessages;
  /** Asked at an end and before it is told: not while the user looks at the window anyway. */
  readonly isWanted: () => boolean;
  /** Resolves when the system has it. */
  readonly show: (said: Said) => Promise<void>;
  readonly onShow: () => void;
  /** Shows the user a copy in the list. */
  readonly onShowJob: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onRetry: (job: JobView) => void;
}

export class Announcer {
  readonly #deps: AnnouncerDeps;
  /** By job: one that ends, is tried again and ends once more is told as it is at last. */
  #ended = new Map<string, JobView>();
  #isWaiting = false;

  constructor(deps: AnnouncerDeps) {
    this.#deps = deps;
  }

  /** Takes a job that has just come to an end. */
  ended(job: JobView): void {
    // Seen already, or not to be told: then it is no news in a few seconds either.
    if (!this.#deps.isWanted()) return;
    if (!this.#isWaiting) {
      this.#isWaiting = true;
      this.#deps.clock.setTimer(BATCH_MS, () => {
        this.#isWaiting = false;
        void this.#tell();
      });
    }
    this.#ended.set(job.id, job);
  }

  /** A job has changed; `view` is asked only while its end is still to be told. */
  changed(id: string, view: () => JobView): void {
    if (!this.#ended.has(id)) return;
    const job = view();
    if ('endedAt' in job) this.#ended.set(id, job);
    else this.#ended.delete(id);
  }

  /** Tells at once what is still to be told: the app is about to end. */
  async flush(): Promise<void> {
    await this.#tell();
  }

  async #tell(): Promise<void> {
    const jobs = [...this.#ended.values()];
    this.#ended = new Map();
    if (jobs.length === 0 || !this.#deps.isWanted()) return;
    const [only] = jobs;
    if (only !== undefined && jobs.length === 1) await this.#tellOf(only);
    else await this.#tellOfMany(jobs);
  }

  async #tellOf(job: JobView): Promise<void> {
    const { messages, show, onShowJob } = this.#deps;
    const words = notificationFor(job, messages());
    if (words === null) return;
    const onClick = (): void => {
      onShowJob(job.id);
    };
    await show({ ...words, onClick, buttons: this.#buttonsFor(job) });
  }

  async #tellOfMany(jobs: readonly JobView[]): Promise<void> {
    const { messages, show, onShow } = this.#deps;
    const m = messages();
    const completed = jobs.filter(({ state }) => state === 'completed').length;
    await show({
      title: m.ends(jobs.length),
      body: m.many.ended(completed, jobs.length - completed),
      onClick: onShow,
      buttons: [],
    });
  }

  #buttonsFor(job: JobView): readonly Button[] {
    const { messages, onOpen, onRetry } = this.#deps;
    const { open, retry } = messages().row;
    if (job.state === 'completed' && job.canOpen) {
      return [
        {
          text: open,
          onClick: () => {
            onOpen(job.id);
          },
        },
      ];
    }
    if (job.state === 'failed' && remediesOf(job).includes('retry')) {
      return [
        {
          text: retry,
          onClick: () => {
            onRetry(job);
          },
        },
      ];
    }
    return [];
  }
}
