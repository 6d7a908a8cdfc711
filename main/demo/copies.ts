/** All copies of the drive: those under way go on by the clock, those that ended are remembered. */
import { CopyOperation } from './copy-operation.ts';
import { DueQueue } from './due-queue.ts';
import type { CopyEvent, FetchEvent } from './events.ts';
import type { Speed } from './timetable.ts';
import type { Item, Tree } from './tree.ts';

const HOUR = 60 * 60 * 1000;

/** A monitor answers this long after its copy ended; the real lifetime is undocumented. */
const MONITOR_LIFETIME_MS = 24 * HOUR;

export class Copies {
  readonly #tree: Tree;
  readonly #operations = new Map<string, CopyOperation>();
  #due = new DueQueue<CopyOperation>();
  readonly #expired = new Set<CopyOperation>();

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  /** Begins a copy that was accepted. */
  start(event: CopyEvent | FetchEvent, source: Item, speed: Speed): CopyOperation {
    const operation = new CopyOperation(event, source, speed);
    this.#due.add(operation.dueAt, this.#operations.size, operation);
    this.#operations.set(event.id, operation);
    return operation;
  }

  /** Does all that fell due up to `now`, over all copies in the order of time. */
  advance(now: number): void {
    for (;;) {
      const due = this.#due.takeDue(now);
      if (due === null) return;
      due.value.advance(this.#tree, due.at);
      if (due.value.outcome.state === 'running') {
        this.#due.add(due.value.dueAt, due.order, due.value);
      }
    }
  }

  /** Running copies go on at another speed from `at` on. */
  changeSpeed(at: number, speed: Speed): void {
    this.#due = new DueQueue();
    for (const [order, operation] of this.all().entries()) {
      if (operation.outcome.state !== 'running') continue;
      operation.changeSpeed(at, speed);
      this.#due.add(operation.dueAt, order, operation);
    }
  }

  /** Every copy ever accepted, oldest first. */
  all(): CopyOperation[] {
    return [...this.#operations.values()];
  }

  get(id: string): CopyOperation | undefined {
    return this.#operations.get(id);
  }

  /** The copy a monitor URL stands for, while that URL lives. */
  monitored(id: string, now: number): CopyOperation | undefined {
    const operation = this.#operations.get(id.toUpperCase());
    if (operation === undefined || this.#expired.has(operation)) return undefined;
    const { outcome } = operation;
    const isOld = outcome.state !== 'running' && now >= outcome.at + MONITOR_LIFETIME_MS;
    return isOld ? undefined : operation;
  }

  /** Forgets every monitor URL given out so far; the copies themselves go on. */
  expireMonitors(): void {
    for (const operation of this.all()) this.#expired.add(operation);
  }
}
