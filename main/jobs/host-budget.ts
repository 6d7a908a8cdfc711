/**
 * One budget of requests per host, for everything the jobs ask of it: a token bucket, a bound on the
 * requests under way, and a pause while the host wants to be left alone. Time is a parameter.
 * Source of the scale: SharePoint allows 3,000 requests per 5 minutes and user, that is 10 a second.
 */

const SECOND = 1000;

export const REQUESTS_PER_SECOND = 6;
export const BURST = 12;
/** As many as the connection pool has sockets: more would only wait inside it. */
export const MAX_IN_FLIGHT = 8;

/** The budget of a single host. */
export class HostBudget {
  #tokens = BURST;
  #countedAt: number;
  #pausedUntil = 0;
  #inFlight = 0;

  constructor(now: number) {
    this.#countedAt = now;
  }

  /** When the next request may be sent; `now` or earlier means at once, Infinity when one must end first. */
  readyAt(now: number): number {
    if (this.#inFlight >= MAX_IN_FLIGHT) return Number.POSITIVE_INFINITY;
    this.#refill(now);
    const missing = Math.max(1 - this.#tokens, 0);
    return Math.max(now + (missing / REQUESTS_PER_SECOND) * SECOND, this.#pausedUntil);
  }

  /** Counts a request that is about to be sent. */
  begin(now: number): void {
    this.#refill(now);
    this.#tokens -= 1;
    this.#inFlight += 1;
  }

  /** It is over, and turned out to be `requests` in all: those beyond the first are paid now. */
  end(requests = 1): void {
    this.#inFlight -= 1;
    this.#tokens -= requests - 1;
  }

  /** Nothing is sent before `until`. A later pause wins. */
  pause(until: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
  }

  #refill(now: number): void {
    // A clock that was set back must not freeze the budget.
    const passedMs = Math.max(now - this.#countedAt, 0);
    this.#tokens = Math.min(this.#tokens + (passedMs / SECOND) * REQUESTS_PER_SECOND, BURST);
    this.#countedAt = now;
  }
}
