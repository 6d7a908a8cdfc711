/**
 * What is remembered of our talk with the service about one job, for as long as the program runs:
 * never persisted, since after a restart it begins anew. Pure.
 */
import type { Waiting } from '../../shared/job-view.ts';
import { NO_MEMORY, type Point, type PollMemory, memoryFrom, remember } from './poll-memory.ts';
import type { Trouble } from './ports.ts';

/** Whether it is a token that would end it, only the account knows. */
export type Silence = Exclude<Waiting, { readonly why: 'tokenWanted' }>;

export interface Contact {
  /** Unanswered questions in a row. */
  readonly failures: number;
  readonly waiting: Silence | null;
  /** What its progress lets us guess. */
  readonly memory: PollMemory;
  /** Moves of the monitor in a row. */
  readonly hops: number;
}

export const NEW_CONTACT: Contact = { failures: 0, waiting: null, memory: NO_MEMORY, hops: 0 };

/** After a question that got no statement. */
export function troubled(contact: Contact, trouble: Omit<Trouble, 'kind'>, now: number): Contact {
  return { ...contact, failures: contact.failures + 1, waiting: waitingFor(contact, trouble, now) };
}

/** After an answer that says something about the job. */
export function heard(contact: Contact): Contact {
  return { ...contact, failures: 0, waiting: null, hops: 0 };
}

/** The contact with a job whose pace before `point` nobody saw; it stays as it is once there was any. */
export function watchedFrom(contact: Contact, point: Point): Contact {
  return contact.memory === NO_MEMORY ? { ...contact, memory: memoryFrom(point) } : contact;
}

/** After an answer that also says how far the job is, `elapsedMs` after its start; null: it does not. */
export function heardOf(contact: Contact, fraction: number | null, elapsedMs: number): Contact {
  const { memory } = contact;
  return {
    ...heard(contact),
    memory: fraction === null ? memory : remember(memory, { elapsedMs, fraction }),
  };
}

function waitingFor(contact: Contact, trouble: Omit<Trouble, 'kind'>, now: number): Silence {
  if (trouble.why === 'throttled' && trouble.retryAfterMs !== null) {
    return { why: 'throttled', until: now + trouble.retryAfterMs };
  }
  const why = trouble.why === 'throttled' ? 'serviceTrouble' : trouble.why;
  const before = contact.waiting;
  return before?.why === why ? before : { why, since: now };
}
