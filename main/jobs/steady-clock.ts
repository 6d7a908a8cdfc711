/**
 * Time that never runs backwards: setting the machine's clock back must neither put off what is due nor
 * freeze a budget. Pure, save for what it remembers.
 */
export class SteadyClock {
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** How far the clock has been set back in all. */
  #setBackMs = 0;

  /** The steady time at `now` of the machine's clock. */
  at(now: number): number {
    this.#setBackMs += Math.max(this.#lookedAt - now, 0);
    this.#lookedAt = now;
    return now + this.#setBackMs;
  }
}
