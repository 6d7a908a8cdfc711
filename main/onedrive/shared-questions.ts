/** Has those who ask the same while an answer is on its way wait for that one: two pickers open at once. */
export class SharedQuestions<T> {
  readonly #underWay = new Map<string, Promise<T>>();

  /** What `ask` resolves with, or what is under way for `key` already. Rejects when that does. */
  async take(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#underWay.get(key);
    if (known !== undefined) return await known;
    const asked = ask().finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, asked);
    return await asked;
  }
}
