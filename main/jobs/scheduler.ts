/**
 * Decides which job is asked about next: a heap of due times per host, each under that host's budget.
 * One timer serves all jobs, so a thousand of them cost what the budget allows. Owns no timer itself.
 */
import type { HostBudgets } from './host-budgets.ts';

const SECOND = 1000;

interface Entry {
  readonly id: string;
  readonly host: string;
  readonly dueAt: number;
  /** What it adds to the questions a second that its host is asked, if it goes on like this. */
  readonly perSecond: number;
}

interface Host {
  readonly heap: Entry[];
  /** The sum over all live entries. */
  perSecond: number;
}

/** Due times, under the budgets of their hosts. An id is scheduled at most once. */
export class Scheduler {
  readonly #budgets: HostBudgets;
  readonly #hosts = new Map<string, Host>();
  /** The live entry of each id; entries in a heap that are not in here are stale. */
  readonly #live = new Map<string, Entry>();

  constructor(budgets: HostBudgets) {
    this.#budgets = budgets;
  }

  /** Schedules `id`, instead of what was scheduled for it before. */
  schedule(id: string, host: string, dueAt: number, now: number): void {
    this.cancel(id);
    const delayMs = Math.max(dueAt - now, SECOND);
    const at = this.#budgets.steady(now) + (dueAt - now);
    const entry = { id, host, dueAt: at, perSecond: SECOND / delayMs };
    this.#live.set(id, entry);
    const own = this.#host(host);
    own.perSecond += entry.perSecond;
    push(own.heap, entry);
  }

  cancel(id: string): void {
    const entry = this.#live.get(id);
    if (entry === undefined) return;
    this.#live.delete(id);
    this.#host(entry.host).perSecond -= entry.perSecond;
  }

  isScheduled(id: string): boolean {
    return this.#live.has(id);
  }

  /** How long from `now` `id` is still left alone; null when it is not scheduled. */
  dueInMs(id: string, now: number): number | null {
    const entry = this.#live.get(id);
    return entry === undefined ? null : entry.dueAt - this.#budgets.steady(now);
  }

  /** How dear a question to `host` is just now: see `HostBudget.priceAt`. */
  priceOf(host: string, now: number): number {
    const steady = this.#budgets.steady(now);
    return this.#budgets.of(host, now).priceAt(this.#host(host).perSecond, steady);
  }

  /** Takes a job that is due and whose host may be asked now. */
  take(now: number): { readonly id: string; readonly host: string } | null {
    const steady = this.#budgets.steady(now);
    for (const [host, { heap }] of this.#hosts) {
      const top = this.#top(heap);
      const budget = this.#budgets.of(host, now);
      if (top === null || top.dueAt > steady || budget.readyAt(steady) > steady) continue;
      pop(heap);
      this.cancel(top.id);
      budget.begin();
      return { id: top.id, host };
    }
    return null;
  }

  /** What was taken for `host` is over. */
  release(host: string, now: number): void {
    this.#budgets.of(host, now).end();
  }

  /** When `take` may next find something; null while nothing is scheduled. */
  nextAt(now: number): number | null {
    const steady = this.#budgets.steady(now);
    let earliest: number | null = null;
    for (const [host, { heap }] of this.#hosts) {
      const top = this.#top(heap);
      if (top === null) continue;
      const at = Math.max(top.dueAt, this.#budgets.of(host, now).readyAt(steady));
      if (earliest === null || at < earliest) earliest = at;
    }
    return earliest === null ? null : now + (earliest - steady);
  }

  #host(name: string): Host {
    const known = this.#hosts.get(name);
    if (known !== undefined) return known;
    const host = { heap: [], perSecond: 0 };
    this.#hosts.set(name, host);
    return host;
  }

  #top(heap: Entry[]): Entry | null {
    for (;;) {
      const top = heap[0];
      if (top === undefined) return null;
      if (this.#live.get(top.id) === top) return top;
      pop(heap);
    }
  }
}

function push(heap: Entry[], entry: Entry): void {
  let index = heap.length;
  heap.push(entry);
  while (index > 0) {
    const parentIndex = (index - 1) >> 1;
    const parent = heap[parentIndex];
    if (parent === undefined || parent.dueAt <= entry.dueAt) break;
    heap[index] = parent;
    index = parentIndex;
  }
  heap[index] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    let childIndex = 2 * index + 1;
    const left = heap[childIndex];
    if (left === undefined) break;
    const right = heap[childIndex + 1];
    let child = left;
    if (right !== undefined && right.dueAt < left.dueAt) {
      child = right;
      childIndex += 1;
    }
    if (child.dueAt >= last.dueAt) break;
    heap[index] = child;
    index = childIndex;
  }
  heap[index] = last;
}
