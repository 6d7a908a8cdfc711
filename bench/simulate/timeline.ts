/**
 * True time and what happens in it, in order of time and then of being planned. The machine's own
 * clock may say something else (`machine.ts`).
 */
import { DueQueue } from '../../main/demo/due-queue.ts';

export class Timeline {
  readonly #queue = new DueQueue<() => void>();
  #planned = 0;
  #now = 0;

  /** Milliseconds since the world began. */
  get now(): number {
    return this.#now;
  }

  /** How many events have been planned so far. */
  get planned(): number {
    return this.#planned;
  }

  /** Has `run` happen in `delayMs`. */
  in(delayMs: number, run: () => void): void {
    this.#queue.add(this.#now + Math.max(delayMs, 0), this.#planned, run);
    this.#planned += 1;
  }

  /** Lets the next event happen; false when there is none. */
  step(): boolean {
    const next = this.#queue.takeDue(Number.POSITIVE_INFINITY);
    if (next === null) return false;
    this.#now = next.at;
    next.value();
    return true;
  }
}

/**
 * Resolves when every promise that can go on has. Nothing in `main/jobs` waits for anything but ports,
 * so one turn of the event loop, which comes after all microtasks, is enough.
 */
export async function settle(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}
