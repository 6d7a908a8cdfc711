/**
 * Reads that may have lost their other end without a sign: while a computer sleeps, connections die
 * unheard, and a request on one of them would wait for its time-out. A read can be made anew.
 */

const ABANDONED = Symbol('abandoned, to be made anew');

export class RepeatedReads {
  readonly #underWay = new Set<AbortController>();

  /** Calls `read`, and calls it anew when it was abandoned midway; it must heed the signal. */
  async take<T>(read: (controller: AbortController) => Promise<T>): Promise<T> {
    for (;;) {
      const controller = new AbortController();
      this.#underWay.add(controller);
      const outcome = await read(controller).finally(() => this.#underWay.delete(controller));
      if (controller.signal.reason !== ABANDONED) return outcome;
    }
  }

  /** Abandons those under way and has them made anew, now. */
  repeat(): void {
    for (const controller of [...this.#underWay]) controller.abort(ABANDONED);
  }
}
