/**
 * The budgets of all hosts. The scheduler begins steps by them, and whatever sends requests counts
 * them here: the jobs', those of somebody who browses, and all others.
 */
import { HostBudget, type RateLimit, type SentFor } from './host-budget.ts';
import { SteadyClock } from './steady-clock.ts';

export class HostBudgets {
  readonly #hosts = new Map<string, HostBudget>();
  readonly #clock = new SteadyClock();

  /** The time by which the budgets count, at `now` of the machine's clock. */
  steady(now: number): number {
    return this.#clock.at(now);
  }

  of(host: string, now: number): HostBudget {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    const budget = new HostBudget(this.steady(now));
    this.#hosts.set(host, budget);
    return budget;
  }

  /** Counts a request that is sent to `host`. */
  sent(host: string, now: number, sentFor: SentFor = 'jobs'): void {
    this.of(host, now).sent(this.steady(now), sentFor);
  }

  /** Nobody asks `host` before `until`. */
  pause(host: string, until: number, now: number): void {
    this.of(host, now).pause(this.steady(now) + (until - now));
  }

  /** For how long `host` wants to be left alone; 0 when it does not. */
  pausedForMs(host: string, now: number): number {
    return this.of(host, now).pausedForMs(this.steady(now));
  }

  /** How long what can wait should wait before it asks `host`; 0 when it may. */
  spareInMs(host: string, now: number): number {
    return this.of(host, now).spareInMs(this.steady(now));
  }

  /** `host` has said what is left of its limit. */
  heard(host: string, limit: RateLimit, now: number): void {
    this.of(host, now).heard(limit, this.steady(now));
  }
}
