/** What the user must know of that belongs to no copy; kept until it is dismissed or past. */
import { isDismissable, type Notice } from '../shared/notice.ts';
import type { Damage } from './ledger/repair.ts';

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

/** What the user must know of a ledger that was opened or mended. */
export function noticesOf(damage: Damage | null, setAside: number): readonly Notice[] {
  const notices: Notice[] = [];
  if (setAside > 0) notices.push({ kind: 'recordsSetAside', count: setAside });
  if (damage === null) return notices;
  const { kind, missing, keptIn } = damage;
  notices.push(
    kind === 'repaired'
      ? { kind: 'listRepaired', missing, folder: keptIn }
      : { kind: 'listBegunAnew', folder: keptIn },
  );
  return notices;
}
