/**
 * Spares the disk: how far a copy is changes with every answer, and a restart asks anew at once, so that
 * a figure on the disk counts only until then. Pure.
 */
import type { Job } from './job.ts';

const MINUTE = 60_000;

/** So old the figures on the disk may be. */
export const PROGRESS_WRITTEN_EVERY_MS = 5 * MINUTE;

export class ProgressWrites {
  /** When each record was last written. */
  readonly #writtenAt = new Map<string, number>();
  readonly #behind = new Set<string>();

  /** The disk has the record as it is. */
  wrote(id: string, now: number): void {
    this.#writtenAt.set(id, now);
    this.#behind.delete(id);
  }

  /** Whether the change may wait; then its record counts as behind. */
  putsOff(before: Job, after: Job, now: number): boolean {
    if (!isMereProgress(before, after)) return false;
    const ageMs = now - (this.#writtenAt.get(after.id) ?? -Infinity);
    // A clock may have been set back.
    const isRecent = ageMs >= 0 && ageMs < PROGRESS_WRITTEN_EVERY_MS;
    if (isRecent) this.#behind.add(after.id);
    return isRecent;
  }

  /** Whose figures on the disk are older than those here. */
  behind(): readonly string[] {
    return [...this.#behind];
  }

  forget(id: string): void {
    this.#writtenAt.delete(id);
    this.#behind.delete(id);
  }
}

/** Whether nothing but figures has changed of what the service does by itself. */
function isMereProgress(before: Job, after: Job): boolean {
  return (
    before.state === 'running' &&
    after.state === 'running' &&
    before.monitorUrl === after.monitorUrl &&
    before.gone === after.gone
  );
}
