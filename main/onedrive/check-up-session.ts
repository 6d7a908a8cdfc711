/**
 * What a check-up has found out about one choice of items and folder. It asks only while it is asked:
 * a little more with each question, and less or nothing where the host's budget is needed by others.
 */
import type { Answer, CheckUpForm, ItemPlace } from '../../shared/contract.ts';
import { type SourceFacts, type TargetFacts } from '../jobs/check-up-facts.ts';
import { limitsOf } from '../jobs/check-up.ts';
import { ItemCount } from '../jobs/item-count.ts';
import type { CheckedItem, DriveRoom } from './check-up-items.ts';
import { askDrive, askItem, askListing } from './check-up-questions.ts';
import { factsOf, refusedBy } from './desk-answers.ts';
import type { ApiAnswer } from './api-answers.ts';
import type { DriveApi } from './drive-api.ts';

const SECOND = 1000;

/** So many items are looked up before the first answer; the rest, like all counting, after it. */
const FIRST_ITEMS = 8;
/** Questions between two answers: the figures grow about every second. */
const STEPS_AT_ONCE = 4;
/** Then it is "at least" for good. */
const MAX_STEPS = 1500;
const MAX_TROUBLES = 3;
const TROUBLE_WAIT_MS = 5 * SECOND;

type Ends = Pick<CheckUpForm, 'sources' | 'destination'>;
/** Why nothing can be said. */
export type Refused = Extract<Answer<never>, { readonly ok: false }>;

export class CheckUpSession {
  readonly count: ItemCount;
  readonly #api: DriveApi;
  readonly #spareInMs: () => number;
  readonly #ends: Ends;
  readonly #sources: CheckedItem[] = [];
  readonly #drives = new Map<string, DriveRoom>();
  #waiting: readonly ItemPlace[];
  #target: CheckedItem | null = null;
  #goingOn: Promise<Refused | null> | null = null;
  #stepsLeft = MAX_STEPS;
  #troubles = 0;
  #waitMs = 0;

  /** `count` is that of an earlier session over the same items, gone on with. */
  constructor(api: DriveApi, ends: Ends, spareInMs: () => number, count: ItemCount | null) {
    this.#api = api;
    this.#ends = ends;
    this.#spareInMs = spareInMs;
    this.#waiting = ends.sources;
    this.count = count ?? new ItemCount();
  }

  /** Looks up both ends, as far as they are needed for a first answer. */
  async begin(): Promise<Refused | null> {
    const first = this.#waiting.slice(0, FIRST_ITEMS);
    this.#waiting = this.#waiting.slice(FIRST_ITEMS);
    const { destination } = this.#ends;
    const drives = new Set([destination, ...first].map(({ driveId }) => driveId));
    const [target, items] = await Promise.all([
      askItem(this.#api, destination),
      Promise.all(first.map((ref) => askItem(this.#api, ref))),
      Promise.all([...drives].map((driveId) => this.#lookAtDrive(driveId))),
    ]);
    if (target.kind !== 'ok') return refusedBy(target, 'destinationGone');
    this.#target = target.value;
    for (const item of items) {
      if (item.kind !== 'ok') return refusedBy(item, 'sourceGone');
      this.#take(item.value);
    }
    return null;
  }

  /** Finds out a little more, if there is room for it now. */
  async goOn(): Promise<Refused | null> {
    // An answer may be slow in coming while another name is typed.
    this.#goingOn ??= this.#goOn().finally(() => {
      this.#goingOn = null;
    });
    return await this.#goingOn;
  }

  async #goOn(): Promise<Refused | null> {
    for (let step = 0; step < STEPS_AT_ONCE && this.#hasMore(); step += 1) {
      this.#waitMs = this.#spareInMs();
      if (this.#waitMs > 0) break;
      this.#stepsLeft -= 1;
      const [next] = this.#waiting;
      if (next !== undefined) {
        const item = await askItem(this.#api, next);
        if (item.kind === 'trouble') return this.#meetTrouble(item.retryAfterMs);
        if (item.kind !== 'ok') return refusedBy(item, 'sourceGone');
        this.#waiting = this.#waiting.slice(1);
        this.#take(item.value);
      } else if (!(await this.#countOn())) break;
    }
    return null;
  }

  /** When to ask again; null when nothing more will be known. */
  waitMs(): number | null {
    return this.#hasMore() ? Math.max(this.#waitMs, this.#spareInMs()) : null;
  }

  /** How many of the items were not looked up yet. */
  get unread(): number {
    return this.#waiting.length;
  }

  sources(): readonly SourceFacts[] {
    const nothing = { items: 1, isWhole: false, longestInside: 0, deepest: null };
    return this.#sources.map((item) => {
      const counted = this.count.of({ driveId: item.driveId, itemId: item.id }) ?? nothing;
      const { isNotebook, isShared } = item;
      return { ...this.#place(item), isNotebook, isShared, counted };
    });
  }

  /** Null before `begin`. */
  target(): TargetFacts | null {
    if (this.#target === null) return null;
    const { freeBytes = null } = this.#drives.get(this.#target.driveId) ?? {};
    return { ...this.#place(this.#target), freeBytes };
  }

  /** Into how many copies all of it falls. */
  parts(childrenOnly: boolean): number {
    const target = this.target();
    if (target === null) return 1;
    const limits = limitsOf(this.sources(), target);
    return this.#sources
      .map(({ driveId, id }) => ({ driveId, itemId: id }))
      .map((ref) => {
        const parts = this.count.partsOf(ref, limits);
        return childrenOnly && parts > 1 ? this.count.partsInside(ref, limits) : parts;
      })
      .reduce((sum, parts) => sum + parts, this.unread);
  }

  async #countOn(): Promise<boolean> {
    const open = this.count.next();
    if (open === null) return false;
    const page = await askListing(this.#api, open.folder, open.link);
    if (page.kind === 'ok') {
      this.#troubles = 0;
      this.count.note(open, page.value.items, page.value.nextLink);
      return true;
    }
    if (page.kind === 'trouble') {
      this.#meetTrouble(page.retryAfterMs);
      return false;
    }
    this.count.skip(open);
    return true;
  }

  #meetTrouble(retryAfterMs: number | null): null {
    this.#troubles += 1;
    this.#waitMs = retryAfterMs ?? TROUBLE_WAIT_MS;
    return null;
  }

  #hasMore(): boolean {
    if (this.#stepsLeft <= 0 || this.#troubles >= MAX_TROUBLES) return false;
    return this.unread > 0 || this.count.next() !== null;
  }

  #take(item: CheckedItem): void {
    this.#sources.push(item);
    const ref = { driveId: item.driveId, itemId: item.id };
    if (this.count.of(ref) === null) this.count.add(item);
  }

  async #lookAtDrive(driveId: string): Promise<void> {
    const drive: ApiAnswer<DriveRoom> = await askDrive(this.#api, driveId);
    // What a drive does not say is not said of it.
    if (drive.kind === 'ok') this.#drives.set(driveId, drive.value);
  }

  #place(item: CheckedItem): Omit<TargetFacts, 'freeBytes'> {
    const account = item.account ?? this.#drives.get(item.driveId)?.account ?? null;
    return { item: factsOf(item), siteId: item.siteId, account };
  }
}
