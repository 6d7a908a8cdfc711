/**
 * The power supply of a fake machine, for tests of crashes. The fakes pass through it before and
 * after everything they do; once it is cut, nothing passes any more and nothing is ever answered.
 */
export class Power {
  #passed = 0;
  #limit = Number.POSITIVE_INFINITY;

  /** How often something has passed since the last restore. */
  get passed(): number {
    return this.#passed;
  }

  /** Fails after `count` more passes. */
  cutAfter(count: number): void {
    this.#limit = this.#passed + count;
  }

  /** The next life: what hung in the old one stays hanging. */
  restore(): void {
    this.#passed = 0;
    this.#limit = Number.POSITIVE_INFINITY;
  }

  async pass(): Promise<void> {
    this.#passed += 1;
    if (this.#passed > this.#limit) await new Promise<never>(() => undefined);
  }
}
