/**
 * What is remembered of our talk with the service about one job, for as long as the program runs:
 * never persisted, since after a restart it begins anew. Pure.
 */
import type { Waiting } from '../../shared/job-view.ts';
import type { Trouble } from './ports.ts';
import { type Sample, withSample } from './time-left.ts';

export interface Contact {
  /** Unanswered questions in a row. */
  readonly failures: number;
  readonly waiting: Waiting | null;
  readonly samples: readonly Sample[];
  /** Moves of the monitor in a row. */
  readonly hops: number;
}

export const NEW_CONTACT: Contact = { failures: 0, waiting: null, samples: [], hops: 0 };

/** After a question that got no statement. */
export function troubled(contact: Contact, trouble: Omit<Trouble, 'kind'>, now: number): Contact {
  return { ...contact, failures: contact.failures + 1, waiting: waitingFor(contact, trouble, now) };
}

/** After an answer that says something about the job. */
export function heard(contact: Contact): Contact {
  return { ...contact, failures: 0, waiting: null, hops: 0 };
}

/** After an answer that also says how far the job is; a null `fraction` says nothing of that. */
export function heardOf(contact: Contact, fraction: number | null, at: number): Contact {
  const { samples } = contact;
  return {
    ...heard(contact),
    samples: fraction === null ? samples : withSample(samples, { at, fraction }),
  };
}

function waitingFor(contact: Contact, trouble: Omit<Trouble, 'kind'>, now: number): Waiting {
  if (trouble.why === 'throttled' && trouble.retryAfterMs !== null) {
    return { why: 'throttled', until: now + trouble.retryAfterMs };
  }
  const why = trouble.why === 'throttled' ? 'serviceTrouble' : trouble.why;
  const before = contact.waiting;
  return before?.why === why ? before : { why, since: now };
}
