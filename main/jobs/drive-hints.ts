/**
 * The hint channels of all drives, as far as the runner needs them: which of them can be relied upon,
 * and when each job was last asked about. Lost with the program. Times are those of `HostBudgets.steady`.
 */
import {
  type HintMemory,
  type HintedJob,
  type LastQuestion,
  NO_HINTS,
  askSoonMs,
  endFound,
  relaxation,
} from './change-hints.ts';

interface Asked extends LastQuestion {
  /** Nothing hastens the next question to before this. */
  readonly heldUntil: number;
  /** So many questions that followed a hint have found it running. */
  readonly vain: number;
}

export class DriveHints {
  readonly #drives = new Map<string, HintMemory>();
  readonly #asked = new Map<string, Asked>();

  /** The drive's channel is there, or not any more. */
  setOpen(drive: string, isOpen: boolean): void {
    this.#drives.set(drive, { ...this.#of(drive), isOpen });
  }

  heard(drive: string, now: number): void {
    this.#drives.set(drive, { ...this.#of(drive), heardAt: now });
  }

  /** See `change-hints.ts`. */
  relaxation(id: string, drive: string, now: number): number {
    return relaxation(this.#of(drive), this.#asked.get(id)?.vain ?? 0, now);
  }

  /** A question at `at` has found the job running; it wants to be left alone for `heldMs` from `now`. */
  foundRunning(id: string, drive: string, at: number, held: { now: number; heldMs: number }): void {
    const { isOpen: wasOpen, heardAt } = this.#of(drive);
    const before = this.#asked.get(id);
    const isVain = before !== undefined && heardAt !== null && heardAt >= before.at && heardAt < at;
    const vain = (before?.vain ?? 0) + (isVain ? 1 : 0);
    this.#asked.set(id, { at, wasOpen, vain, heldUntil: held.now + held.heldMs });
  }

  /** A report has told of the job's end. */
  foundEnd(id: string, drive: string, now: number): void {
    const before = this.#asked.get(id);
    if (before !== undefined) this.#drives.set(drive, endFound(this.#of(drive), before, now));
  }

  forget(id: string): void {
    this.#asked.delete(id);
  }

  /** In how long a job that was last asked about before the newest hint is to be asked; else null. */
  askSoonMs(
    id: string,
    drive: string,
    facts: Pick<HintedJob, 'elapsedMs' | 'dueInMs' | 'priceFactor'> & { readonly now: number },
  ): number | null {
    const { heardAt } = this.#of(drive);
    const asked = this.#asked.get(id);
    if (heardAt === null || asked === undefined || heardAt < asked.at) return null;
    const { now, ...rest } = facts;
    const { at, vain, heldUntil } = asked;
    return askSoonMs({ ...rest, vain, heldMs: heldUntil - now, sinceAskedMs: now - at });
  }

  #of(drive: string): HintMemory {
    return this.#drives.get(drive) ?? NO_HINTS;
  }
}
