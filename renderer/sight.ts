/**
 * Knows which copies can be seen just now. Of a copy under way mostly figures change; those of a copy that
 * nobody sees are kept back until it comes into sight, so that hundreds of copies cost the page no more
 * than the few in view. All other news is shown at once. What is in view is told on, since it is to be
 * asked about more often.
 */
import type { JobView, SnapshotChange } from '../shared/job-view.ts';
import { type Entry, isBatch } from './batches.ts';
import type { SortedSnapshot } from './snapshot.ts';

/** What only scrolls past is not looked at. */
const STANDS_STILL_MS = 500;

export class Sight {
  readonly #onCome: () => void;
  readonly #onRows: (ids: readonly string[]) => void;
  /** The ids of what can be seen, by list. */
  readonly #shown = new Map<string, ReadonlySet<string>>();
  /** Copies whose last figures were not shown. */
  readonly #withheld = new Set<string>();
  #isSeen = true;
  /** The rows of what is under way, as last told or about to be. */
  #told = '';
  #telling: number | undefined;

  /**
   * `onCome` hears that a copy is in sight of which something was kept back; `onRows` the ids of the copies and
   * batches under way whose rows can be seen, whenever others have stood still for half a second.
   */
  constructor(onCome: () => void, onRows: (ids: readonly string[]) => void) {
    this.#onCome = onCome;
    this.#onRows = onRows;
  }

  /** Of a list just these rows can be seen from now on. */
  shows(list: string, entries: readonly Entry[]): void {
    const jobs = entries.flatMap((entry) => (isBatch(entry) ? entry.members : [entry]));
    this.#shown.set(list, new Set(jobs.map(({ id }) => id)));
    this.#look();
    if (list === 'active') this.#tell(entries.map(({ id }) => id));
  }

  #tell(ids: readonly string[]): void {
    const all = ids.join();
    if (all === this.#told) return;
    this.#told = all;
    clearTimeout(this.#telling);
    this.#telling = setTimeout(this.#onRows, STANDS_STILL_MS, ids);
  }

  /** Whether anybody can see the window. */
  setSeen(isSeen: boolean): void {
    this.#isSeen = isSeen;
    this.#look();
  }

  /** Whether a change to what was known before can be kept back; then it is remembered. */
  withholds({ jobs, gone, notices }: SnapshotChange, before: SortedSnapshot | null): boolean {
    const isMere =
      before !== null &&
      gone.length === 0 &&
      JSON.stringify(notices) === JSON.stringify(before.notices) &&
      jobs.every((job) => !this.#has(job.id) && isFigure(job, before));
    if (isMere) for (const { id } of jobs) this.#withheld.add(id);
    else this.#withheld.clear();
    return isMere;
  }

  #has(id: string): boolean {
    return this.#isSeen && [...this.#shown.values()].some((ids) => ids.has(id));
  }

  #look(): void {
    if (![...this.#withheld].some((id) => this.#has(id))) return;
    this.#withheld.clear();
    this.#onCome();
  }
}

/** Whether nothing but figures of a running copy has changed. */
function isFigure(job: JobView, { sections }: SortedSnapshot): boolean {
  if (job.state !== 'running' || job.waiting !== null) return false;
  const before = sections.active.find(({ id }) => id === job.id);
  return before?.state === 'running' && before.waiting === null;
}
