/** Follows single copies through all that happens to them, for those who wait for one. */
import type { JobChange } from './jobs/job-change.ts';
import type { Job } from './jobs/job.ts';

export class JobWatch {
  readonly #listeners = new Set<(change: JobChange) => void>();

  /** Hears of each change, before anybody else asks about it. */
  note(change: JobChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** Does `begin` and gives the copy that came of it: the first new one that `isIt` knows. */
  async born(begin: () => Promise<unknown>, isIt: (job: Job) => boolean): Promise<Job | null> {
    let found: Job | null = null;
    const stop = this.#listen(({ before, after }) => {
      if (found === null && before === null && after !== null && isIt(after)) found = after;
    });
    try {
      await begin();
    } finally {
      stop();
    }
    return found;
  }

  /** Calls `hear` with each change of a copy until `signal` says that nobody wants to know. */
  follow(id: string, hear: (job: Job | null) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    const stop = this.#listen((change) => {
      if (change.id === id) hear(change.after);
    });
    signal.addEventListener('abort', stop, { once: true });
  }

  #listen(listener: (change: JobChange) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
