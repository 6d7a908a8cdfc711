/** Has the writes of one record follow each other, so that the disk ends as memory does. */
export class Turns {
  /** The last write of each record. */
  readonly #last = new Map<string, Promise<unknown>>();

  /** Calls `write` once what was asked for before it has ended. */
  async take<T>(id: string, write: () => Promise<T>): Promise<T> {
    const previous = this.#last.get(id);
    const turn = previous === undefined ? write() : previous.then(write, write);
    this.#last.set(id, turn);
    try {
      return await turn;
    } finally {
      if (this.#last.get(id) === turn) this.#last.delete(id);
    }
  }
}
