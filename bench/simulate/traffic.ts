/**
 * What the program sends to each host, by a meter of its own: never while the host has asked to be left
 * alone, and no more than its budget allows. Counts every request until something becomes of it.
 */
import { BURST, MAX_IN_FLIGHT, REQUESTS_PER_SECOND } from '../../main/jobs/host-budget.ts';

const SECOND = 1000;
const LONGEST_PAUSE_MS = 3600 * SECOND;
/** What the program was told with the answer to a POST it heeds once it has written that answer down. */
const WRITING_MS = 10 * SECOND;
/** A step that was begun within the budget may send its POST after the questions before it. */
const MAX_LEVEL = BURST + MAX_IN_FLIGHT + 1;

interface Host {
  inFlight: number;
  /** Requests sent, less what the budget allows by the time. */
  level: number;
  countedAt: number;
  pausedUntil: number;
  /** When the program was told of the pause. */
  pausedAt: number;
}

export class Traffic {
  sent = 0;
  answered = 0;
  /** The program was told that there is no answer. */
  unanswered = 0;
  /** The program was gone before it heard of anything. */
  unheard = 0;
  readonly #now: () => number;
  readonly #blame: (what: string) => void;
  readonly #hosts = new Map<string, Host>();

  constructor(now: () => number, blame: (what: string) => void) {
    this.#now = now;
    this.#blame = blame;
  }

  /** A request leaves; `begunAt` is when the step it belongs to sent its first. */
  leaves(name: string, begunAt: number): void {
    const now = this.#now();
    const host = this.#host(name);
    this.sent += 1;
    host.inFlight += 1;
    host.level = Math.max(host.level - ((now - host.countedAt) / SECOND) * REQUESTS_PER_SECOND, 0);
    host.level += 1;
    host.countedAt = now;
    if (host.inFlight > MAX_IN_FLIGHT) this.#blame(`${name}: ${host.inFlight} requests at a time`);
    if (host.level > MAX_LEVEL) this.#blame(`${name}: more requests than its budget`);
    // What is under way cannot be called back.
    const isOfBefore = begunAt < host.pausedAt + WRITING_MS;
    if (host.pausedUntil > now + 1 && !isOfBefore)
      this.#blame(`${name}: asked inside its Retry-After`);
  }

  /** Something has become of a request, and the program knows what. */
  arrives(name: string, isAnswer: boolean): void {
    if (isAnswer) this.answered += 1;
    else this.unanswered += 1;
    this.#host(name).inFlight -= 1;
  }

  /** The program has been told to leave the host alone until then, in true time. */
  paused(name: string, until: number): void {
    const now = this.#now();
    const host = this.#host(name);
    const bounded = Math.min(until, now + LONGEST_PAUSE_MS);
    if (bounded <= host.pausedUntil) return;
    host.pausedUntil = bounded;
    host.pausedAt = now;
  }

  /** A clock that is set forward looks like time that has passed: no program can tell. */
  clockSetForward(byMs: number): void {
    for (const host of this.#hosts.values()) {
      host.pausedUntil -= byMs;
      host.level = Math.max(host.level - BURST, 0);
    }
  }

  /** A new program knows nothing of what the one before was told. */
  restarted(): void {
    this.#hosts.clear();
  }

  #host(name: string): Host {
    const known = this.#hosts.get(name);
    if (known !== undefined) return known;
    const host = { inFlight: 0, level: 0, countedAt: 0, pausedUntil: 0, pausedAt: 0 };
    this.#hosts.set(name, host);
    return host;
  }
}
