/**
 * True time and what happens in it: a heap of events, in order of time and then of being planned. The
 * machine's own clock may say something else (`machine.ts`).
 */
interface Event {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

export class Timeline {
  readonly #heap: Event[] = [];
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
    this.#push({ at: this.#now + Math.max(delayMs, 0), order: this.#planned, run });
    this.#planned += 1;
  }

  /** Lets the next event happen; false when there is none. */
  step(): boolean {
    const next = this.#pop();
    if (next === null) return false;
    this.#now = next.at;
    next.run();
    return true;
  }

  #push(event: Event): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(event);
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (parent === undefined || !isBefore(event, parent)) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = event;
  }

  #pop(): Event | null {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return null;
    if (heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let childIndex = 2 * index + 1;
      let child = heap[childIndex];
      if (child === undefined) break;
      const right = heap[childIndex + 1];
      if (right !== undefined && isBefore(right, child)) {
        child = right;
        childIndex += 1;
      }
      if (!isBefore(child, last)) break;
      heap[index] = child;
      index = childIndex;
    }
    heap[index] = last;
    return first;
  }
}

function isBefore(left: Event, right: Event): boolean {
  return left.at === right.at ? left.order < right.order : left.at < right.at;
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
