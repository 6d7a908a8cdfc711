/** What the user must know of that belongs to no copy; kept until it is dismissed or past. */
import { isDismissable, type Notice } from '../shared/notice.ts';

export class Notices {
  readonly #onChange: () => void;
  #notices: readonly Notice[] = [];

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  list(): readonly Notice[] {
    return this.#notices;
  }

  /** Adds a notice, or replaces the one of its kind. */
  add(notice: Notice): void {
    this.#set([...this.#notices.filter(({ kind }) => kind !== notice.kind), notice]);
  }

  remove(kind: Notice['kind']): void {
    this.#set(this.#notices.filter((notice) => notice.kind !== kind));
  }

  /** What is still going on stays, and so does a question: see `isDismissable`. */
  dismiss(): void {
    this.#set(this.#notices.filter((notice) => !isDismissable(notice)));
  }

  #set(notices: readonly Notice[]): void {
    this.#notices = notices;
    this.#onChange();
  }
}
