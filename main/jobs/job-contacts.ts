/**
 * What is known of the jobs beside their records, and is lost with the program: how the talk with the
 * service goes, and when nothing was heard.
 */
import { type Contact, NEW_CONTACT } from './contact.ts';
import type { Job } from './job.ts';
import { type Wait, waitsAfter } from './story.ts';

export class JobContacts {
  readonly #contacts = new Map<string, Contact>();
  /** By job: when nothing was heard, as far as its record does not tell yet. */
  readonly #waits = new Map<string, readonly Wait[]>();

  of(id: string): Contact {
    return this.#contacts.get(id) ?? NEW_CONTACT;
  }

  /** When nothing was heard of a job since its state last changed. */
  waits(id: string): readonly Wait[] {
    return this.#waits.get(id) ?? [];
  }

  set(id: string, contact: Contact, now: number): void {
    const { waiting } = this.of(id);
    this.#waits.set(id, waitsAfter(this.waits(id), waiting, contact.waiting, now));
    this.#contacts.set(id, contact);
  }

  /** The record has changed: another talk begins where another kind of question is asked from now on. */
  recordChanged(before: Job, after: Job, now: number): void {
    if (!isSameTalk(before, after)) this.#contacts.delete(after.id);
    if (before.state === after.state) return;
    // What was waited for until now is told by the record; what still holds the job up begins anew.
    const { waiting } = this.of(after.id);
    this.#waits.set(after.id, waitsAfter([], null, waiting, now));
  }

  forget(id: string): void {
    this.#contacts.delete(id);
    this.#waits.delete(id);
  }
}

/** Queued and submitting are one attempt: a POST that fails must not begin its back-off anew. */
function isSameTalk(before: Job, after: Job): boolean {
  const isStarting = ({ state }: Job): boolean => state === 'queued' || state === 'submitting';
  return before.state === after.state || (isStarting(before) && isStarting(after));
}
