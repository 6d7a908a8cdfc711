/**
 * The budget of one host, for everything this app asks of it: a token bucket for the jobs, a small one
 * for who looks around, a bound on the steps under way, a pause while the host wants to be left alone,
 * and a price for questions where they are scarce. Time is a parameter and never runs backwards.
 * Source of the scale: SharePoint allows 3,000 requests per 5 minutes and user, that is 10 a second.
 */

const SECOND = 1000;

/** What one host is asked for the jobs in the long run. */
export const REQUESTS_PER_SECOND = 6;
/** So many requests may come at once after a time of quiet. */
export const BURST = 12;
/** So much more is sent for somebody who looks around, before it counts against the jobs. */
export const BY_HAND_PER_SECOND = 2;
/** A form that is opened and filled in without delay. */
export const BY_HAND_BURST = 24;
/** As many as the connection pool has sockets: more would only wait inside it. */
export const MAX_IN_FLIGHT = 8;
/** What can wait leaves so many requests to what cannot. */
const RESERVED = BURST / 2;
/** What a host says is left of its own limit is never used up: others use it too. */
const USED_OF_LIMIT = 0.8;
const LEAST_PER_SECOND = 0.1;
/** Questions are dear before there are too many, so that what must be sent finds room. */
const PLANNED_PART = 0.7;

/** What a host says is left of its limit: so many requests until `resetMs` from now. */
export interface RateLimit {
  readonly remaining: number;
  readonly resetMs: number;
}

/** For whom a request is sent: for the jobs, or for somebody who looks around. */
export type SentFor = 'jobs' | 'hand';

/** The budget of a single host. */
export class HostBudget {
  #tokens = BURST;
  /** What may still be sent by hand that costs the jobs nothing. */
  #byHand = BY_HAND_BURST;
  #countedAt: number;
  #pausedUntil = 0;
  #inFlight = 0;
  /** What the host has said it would bear, until it counts anew. */
  #told: { readonly perSecond: number; readonly until: number } | null = null;

  constructor(now: number) {
    this.#countedAt = now;
  }

  /** When the next step may begin; `now` or earlier means at once, Infinity when one must end first. */
  readyAt(now: number): number {
    if (this.#inFlight >= MAX_IN_FLIGHT) return Number.POSITIVE_INFINITY;
    this.#refill(now);
    // Each step under way is going to send something.
    const missing = Math.max(1 + this.#inFlight - this.#tokens, 0);
    return Math.max(now + (missing / this.#perSecond(now)) * SECOND, this.#pausedUntil);
  }

  /** How long what can wait should wait, so that others find room; 0 when it may be sent. */
  spareInMs(now: number): number {
    this.#refill(now);
    const missing = Math.max(RESERVED + 1 - this.#tokens, 0);
    return Math.max((missing / this.#perSecond(now)) * SECOND, this.pausedForMs(now));
  }

  /** A step begins, which will send at least one request. */
  begin(): void {
    this.#inFlight += 1;
  }

  /** It is over. */
  end(): void {
    this.#inFlight -= 1;
  }

  /** Counts a request that is sent. Where a host has told of little room, that is one for all. */
  sent(now: number, sentFor: SentFor): void {
    this.#refill(now);
    const hasRoom = this.#bearable(now) >= REQUESTS_PER_SECOND + BY_HAND_PER_SECOND;
    if (sentFor === 'hand' && hasRoom && this.#byHand >= 1) this.#byHand -= 1;
    else this.#tokens -= 1;
  }

  /** Nothing is sent before `until`. A later pause wins. */
  pause(until: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
  }

  /** For how long nothing may be sent; 0 when something may. */
  pausedForMs(now: number): number {
    return Math.max(this.#pausedUntil - now, 0);
  }

  /** The host has said what is left of its limit. */
  heard({ remaining, resetMs }: RateLimit, now: number): void {
    this.#refill(now);
    this.#tokens = Math.min(this.#tokens, remaining);
    this.#byHand = Math.min(this.#byHand, Math.max(remaining - this.#tokens, 0));
    const perSecond = (USED_OF_LIMIT * remaining * SECOND) / Math.max(resetMs, SECOND);
    this.#told = { perSecond: Math.max(perSecond, LEAST_PER_SECOND), until: now + resetMs };
  }

  /**
   * How dear a question is where `perSecond` of them are wanted: 1 as long as there is room. Intervals
   * grow with the square root of the price, so it is the square of how many are wanted too much.
   */
  priceAt(perSecond: number, now: number): number {
    const part = perSecond / (PLANNED_PART * this.#perSecond(now));
    return Math.max(part, 1) ** 2;
  }

  #perSecond(now: number): number {
    return Math.min(this.#bearable(now), REQUESTS_PER_SECOND);
  }

  /** What the host has said it would bear in a second; Infinity where it has said nothing that holds. */
  #bearable(now: number): number {
    const told = this.#told;
    return told !== null && told.until > now ? told.perSecond : Number.POSITIVE_INFINITY;
  }

  #refill(now: number): void {
    const passedMs = Math.max(now - this.#countedAt, 0);
    const passed = passedMs / SECOND;
    this.#tokens = Math.min(this.#tokens + passed * this.#perSecond(now), BURST);
    this.#byHand = Math.min(this.#byHand + passed * BY_HAND_PER_SECOND, BY_HAND_BURST);
    this.#countedAt = now;
  }
}
