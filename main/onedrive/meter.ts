/**
 * An ear on everything that is sent to the service: counts it against the budgets of its hosts, and
 * hears what the hosts say of their limits. What is asked inside a pause is answered here, as the host
 * itself has answered already.
 */
import type { SentFor } from '../jobs/host-budget.ts';
import type { HostBudgets } from '../jobs/host-budgets.ts';
import { type Fields, readRateLimit } from '../jobs/rate-limit.ts';
import { parseRetryAfter } from '../jobs/retry-after.ts';

const SECOND = 1000;
const THROTTLED = new Set([429, 503]);

export interface Meter {
  /** For how long nothing may be sent to the host; 0 when something may. */
  pausedForMs(host: string): number;
  /** How long what can wait should wait; 0 when it may be sent. */
  spareInMs(host: string): number;
  /** A request goes out. */
  sent(host: string, sentFor: SentFor): void;
  /** The head of an answer is there. */
  answered(host: string, status: number, fields: Fields): void;
}

/** Hears nothing and allows everything. */
export const NO_METER: Meter = {
  pausedForMs: () => 0,
  spareInMs: () => 0,
  sent: () => undefined,
  answered: () => undefined,
};

/** A meter that keeps the books of `budgets`, by the clock `now`. */
export function meterBy(budgets: HostBudgets, now: () => number): Meter {
  return {
    pausedForMs: (host) => budgets.pausedForMs(host, now()),
    spareInMs: (host) => budgets.spareInMs(host, now()),
    sent: (host, sentFor) => {
      budgets.sent(host, now(), sentFor);
    },
    answered(host, status, fields) {
      const at = now();
      const waitMs = THROTTLED.has(status)
        ? parseRetryAfter(fields['retry-after'] ?? null, at)
        : null;
      if (waitMs !== null) budgets.pause(host, at + waitMs, at);
      const limit = readRateLimit(fields);
      if (limit !== null) budgets.heard(host, limit, at);
    },
  };
}

/** A wait as `Retry-After` says it: whole seconds, rather too long than too short. */
export function secondsOf(waitMs: number): string {
  return `${Math.ceil(waitMs / SECOND)}`;
}
