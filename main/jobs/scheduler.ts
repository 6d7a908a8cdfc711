/**
 * Decides which job is asked about next: a heap of due times per host, each under that host's budget.
 * One timer serves all jobs, so a thousand of them cost what the budget allows. Owns no timer itself.
 */
import { HostBudget } from './host-budget.ts';

interface Entry {
  readonly id: string;
  readonly dueAt: number;
}

interface Host {
  readonly budget: HostBudget;
  readonly heap: Entry[];
}

/** Due times and budgets. An id is scheduled at most once. */
export class Scheduler {
  readonly #hosts = new Map<string, Host>();
  /** The live entry of each id; entries in a heap that are not in here are stale. */
  readonly #live = new Map<string, Entry>();
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** How far the clock has been set back in all. */
  #setBackMs = 0;

  /** Schedules `id`, instead of what was scheduled for it before. */
  schedule(id: string, host: string, dueAt: number, now: number): void {
    const steady = this.#steady(now);
    const entry = { id, dueAt: steady + (dueAt - now) };
    this.#live.set(id, entry);
    push(this.#host(host, steady).heap, entry);
  }

  cancel(id: string): void {
    this.#live.delete(id);
  }

  isScheduled(id: string): boolean {
    return this.#live.has(id);
  }

  /** Takes a job that is due and whose host may be asked now, and counts its request. */
  take(now: number): { readonly id: string; readonly host: string } | null {
    const steady = this.#steady(now);
    for (const [name, host] of this.#hosts) {
      const top = this.#top(host.heap);
      if (top === null || top.dueAt > steady || host.budget.readyAt(steady) > steady) continue;
      pop(host.heap);
      this.#live.delete(top.id);
      host.budget.begin(steady);
      return { id: top.id, host: name };
    }
    return null;
  }

  /** What was taken for `host` is over, and has cost this many requests in all. */
  release(host: string, requests = 1): void {
    this.#hosts.get(host)?.budget.end(requests);
  }

  /** Nobody asks `host` before `until`. */
  pause(host: string, until: number, now: number): void {
    const steady = this.#steady(now);
    this.#host(host, steady).budget.pause(steady + (until - now));
  }

  /** When `take` may next find something; null while nothing is scheduled. */
  nextAt(now: number): number | null {
    const steady = this.#steady(now);
    let earliest: number | null = null;
    for (const host of this.#hosts.values()) {
      const top = this.#top(host.heap);
      if (top === null) continue;
      const at = Math.max(top.dueAt, host.budget.readyAt(steady));
      if (earliest === null || at < earliest) earliest = at;
    }
    return earliest === null ? null : now + (earliest - steady);
  }

  /** Time that never runs backwards: setting the clock back must not put off what is due. */
  #steady(now: number): number {
    this.#setBackMs += Math.max(this.#lookedAt - now, 0);
    this.#lookedAt = now;
    return now + this.#setBackMs;
  }

  #host(name: string, now: number): Host {
    const known = this.#hosts.get(name);
    if (known !== undefined) return known;
    const host = { budget: new HostBudget(now), heap: [] };
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
