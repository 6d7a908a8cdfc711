/**
 * A clock that stands still until a test moves it. Timers run by the time that has really passed,
 * whatever the wall clock is set to, as an operating system's do.
 */
import type { Clock } from '../ports.ts';

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

/** Enough turns of the microtask queue for any chain of awaits in this room to come to rest. */
const TURNS = 200;

export async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
}

export class FakeClock implements Clock {
  #passed = 0;
  #wallAtStart: number;
  /** By time; of one moment, the one that was set first comes first. */
  readonly #timers: Timer[] = [];

  constructor(start: number) {
    this.#wallAtStart = start;
  }

  now(): number {
    return this.#wallAtStart + this.#passed;
  }

  get timerCount(): number {
    return this.#timers.length;
  }

  setTimer(delayMs: number, fire: () => void): () => void {
    // As Node does: whole milliseconds, and at least one.
    const timer = { at: this.#passed + Math.max(Math.trunc(delayMs), 1), fire };
    const place = this.#timers.findLastIndex(({ at }) => at <= timer.at) + 1;
    this.#timers.splice(place, 0, timer);
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index >= 0) this.#timers.splice(index, 1);
    };
  }

  /** Lets time pass: every timer fires in its turn, and what it sets off comes to rest. */
  async advance(ms: number): Promise<void> {
    const end = this.#passed + ms;
    await settle();
    for (;;) {
      const [next] = this.#timers;
      if (next === undefined || next.at > end) break;
      this.#timers.shift();
      this.#passed = Math.max(this.#passed, next.at);
      next.fire();
      await settle();
    }
    this.#passed = end;
  }

  /** Sets the wall clock forward (or back, when negative) without any time passing for timers. */
  set(byMs: number): void {
    this.#wallAtStart += byMs;
  }

  /** The process is gone, and its timers with it. */
  dropTimers(): void {
    this.#timers.length = 0;
  }
}
