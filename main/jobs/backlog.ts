/** The records whose state on the disk is behind: says so, and has them written again after a while. */
import type { Clock } from './ports.ts';

const SECOND = 1000;
const SAVE_AGAIN_MS = 5 * SECOND;

export interface BacklogDeps {
  readonly clock: Clock;
  /** Called when writing begins to fail (true) and when all is written again (false). */
  readonly onUnsaved: (isUnsaved: boolean) => void;
}

export class Backlog {
  readonly #deps: BacklogDeps;
  readonly #saveAgain: () => void;
  readonly #ids = new Set<string>();
  #cancelTimer: (() => void) | null = null;

  /** `saveAgain` is called some time after a write has failed. */
  constructor(deps: BacklogDeps, saveAgain: () => void) {
    this.#deps = deps;
    this.#saveAgain = saveAgain;
  }

  ids(): readonly string[] {
    return [...this.#ids];
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** The record on the disk, or its absence, is not what it is here. */
  add(id: string): void {
    if (this.#ids.size === 0) this.#deps.onUnsaved(true);
    this.#ids.add(id);
    this.#cancelTimer ??= this.#deps.clock.setTimer(SAVE_AGAIN_MS, () => {
      this.#cancelTimer = null;
      this.#saveAgain();
    });
  }

  /** The disk has it as it is here. */
  remove(id: string): void {
    if (this.#ids.delete(id) && this.#ids.size === 0) this.#deps.onUnsaved(false);
  }

  /** It is tried just now: what was to come need not. */
  cancelTimer(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }
}
