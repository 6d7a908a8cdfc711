/**
 * The hint channels of all drives, as far as the runner needs them: which of them can be relied upon,
 * and when each job was last asked about. Lost with the program. Times are those of `HostBudgets.steady`.
 */
import {
  type HintMemory,
  type LastQuestion,
  NO_HINTS,
  askSoonMs,
  endFound,
  relaxation,
} from './change-hints.ts';

interface Asked extends LastQuestion {
  /** Nothing hastens the next question to before this. */
  readonly heldUntil: number;
  /** When a hint last led to a question. */
  readonly hintedAt: number;
  /** A hint has led to the next one. */
  readonly isHinted: boolean;
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
  relaxation(drive: string, now: number): number {
    return relaxation(this.#of(drive), now);
  }

  /** A question at `at` has found the job running; it wants to be left alone for `heldMs` from `now`. */
  foundRunning(id: string, drive: string, at: number, held: { now: number; heldMs: number }): void {
    const before = this.#asked.get(id);
    const hintedAt =
      before?.isHinted === true ? at : (before?.hintedAt ?? Number.NEGATIVE_INFINITY);
    const wasOpen = this.#of(drive).isOpen;
    const heldUntil = held.now + held.heldMs;
    this.#asked.set(id, { at, wasOpen, heldUntil, hintedAt, isHinted: false });
  }

  /** A report has told of the job's end. */
  foundEnd(id: string, drive: string, now: number): void {
    const before = this.#asked.get(id);
    if (before !== undefined) this.#drives.set(drive, endFound(this.#of(drive), before, now));
  }

  /** The next question about the job is due to a hint. */
  hastened(id: string): void {
    const asked = this.#asked.get(id);
    if (asked !== undefined) this.#asked.set(id, { ...asked, isHinted: true });
  }

  forget(id: string): void {
    this.#asked.delete(id);
  }

  /** In how long a job that was last asked about before the newest hint is to be asked; else null. */
  askSoonMs(
    id: string,
    drive: string,
    { now, elapsedMs, priceFactor }: { now: number; elapsedMs: number; priceFactor: number },
  ): number | null {
    const { heardAt } = this.#of(drive);
    const asked = this.#asked.get(id);
    if (heardAt === null || asked === undefined || heardAt < asked.at) return null;
    return askSoonMs({
      ...{ elapsedMs, priceFactor },
      heldMs: asked.heldUntil - now,
      sinceAskedMs: now - asked.at,
      sinceHintedMs: now - asked.hintedAt,
    });
  }

  #of(drive: string): HintMemory {
    return this.#drives.get(drive) ?? NO_HINTS;
  }
}
