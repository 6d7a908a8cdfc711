/**
 * Looks copies over before they are started. There is one form in one window, so one choice is looked
 * over at a time: another one takes its place, and then nothing more is asked for the one before.
 */
import { type Answer, NOT_NOW } from '../../shared/answer.ts';
import type { CheckUp } from '../../shared/check-up.ts';
import type { CheckUpForm, ItemPlace } from '../../shared/contract.ts';
import { amountOf, findingsOf } from '../jobs/check-up.ts';
import { type NamesThere, namesThere } from './check-up-names.ts';
import { CheckUpSession, type Refused } from './check-up-session.ts';
import type { DriveApi } from './drive-api.ts';
import type { Meter } from './meter.ts';

const SECOND = 1000;
/** For so long what a drive has said is not asked anew when only the name or the rule changes. */
const FRESH_MS = 30 * SECOND;
/** Counting costs the most, and what is in a folder changes seldom while a form is filled in. */
const COUNT_FRESH_MS = 120 * SECOND;

interface Present {
  readonly session: CheckUpSession;
  /** What is needed for any answer about it; why there is none, where it is refused. */
  readonly begun: Promise<Refused | null>;
  readonly cursor: string;
  readonly ends: string;
  readonly items: string;
  readonly at: number;
  readonly countedFrom: number;
}

export class CheckUpDesk {
  readonly #api: DriveApi;
  readonly #now: () => number;
  readonly #meter: Pick<Meter, 'spareInMs'>;
  #asked = '';
  #present: Present | null = null;
  #names: { readonly key: string; readonly there: NamesThere } | null = null;
  #begun = 0;

  constructor(api: DriveApi, now: () => number, meter: Pick<Meter, 'spareInMs'>) {
    this.#api = api;
    this.#now = now;
    this.#meter = meter;
  }

  /** What is known so far; refused only where an end is gone or the drive says nothing at all. */
  async checkUp(form: CheckUpForm): Promise<Answer<CheckUp>> {
    const known = this.#presentFor(form);
    this.#asked = JSON.stringify({ ...form, cursor: null });
    const present = known ?? this.#begin(form);
    const { session, cursor } = present;
    // Another name may be typed before it is known where it would be.
    const refused = (await present.begun) ?? (await this.#goOn(form, known));
    if (refused !== null) {
      if (this.#present === present) this.#present = null;
      return refused;
    }
    const target = session.target();
    if (target === null) return NOT_NOW;
    const sources = session.sources();
    const { childrenOnly, inParts } = form;
    const facts = {
      ...{ sources, target, inParts },
      ...(await this.#namesFor(form, present)),
      isBatch: form.sources.length > 1,
      unread: session.unread,
      wish: form,
      notebooks: session.count.notebooks(),
      parts: session.parts(childrenOnly),
    };
    const waitMs = session.waitMs();
    return {
      ok: true,
      value: {
        amount: amountOf(facts),
        findings: findingsOf(facts),
        next: waitMs === null ? null : { cursor, afterMs: waitMs },
      },
    };
  }

  /** How many items a folder of the present choice is known to be; null where nothing is known. */
  itemsOf(item: ItemPlace): number | null {
    return this.#present?.session.count.of(item)?.items ?? null;
  }

  /** What was begun before, when the question goes on with it or asks the same of another name. */
  #presentFor(form: CheckUpForm): Present | null {
    const present = this.#present;
    if (present?.ends !== endsOf(form)) return null;
    if (form.cursor !== null) return form.cursor === present.cursor ? present : null;
    // The same question once more is one of somebody who wants to know how it is now.
    const isSame = JSON.stringify(form) === this.#asked;
    return !isSame && this.#now() - present.at < FRESH_MS ? present : null;
  }

  async #goOn({ cursor }: CheckUpForm, known: Present | null): Promise<Refused | null> {
    return cursor === null || known === null ? null : await known.session.goOn();
  }

  #begin(form: CheckUpForm): Present {
    const now = this.#now();
    const before = this.#present;
    const items = JSON.stringify(form.sources);
    const kept =
      before?.items === items && now - before.countedFrom < COUNT_FRESH_MS ? before : null;
    const spareInMs = (): number => this.#meter.spareInMs(this.#api.host);
    const count = kept?.session.count ?? null;
    const session = new CheckUpSession(this.#api, form, spareInMs, count);
    this.#begun += 1;
    this.#present = {
      session,
      begun: session.begin(),
      cursor: String(this.#begun),
      ends: endsOf(form),
      items,
      at: now,
      countedFrom: kept?.countedFrom ?? now,
    };
    return this.#present;
  }

  async #namesFor(form: CheckUpForm, { session, cursor }: Present): Promise<NamesThere> {
    const { name, childrenOnly, allVersions } = form;
    // While items are still looked up, those seen first are enough.
    const isRead = session.unread === 0;
    const key = JSON.stringify([cursor, isRead, name, childrenOnly, allVersions]);
    if (form.cursor !== null && this.#names?.key === key) return this.#names.there;
    const target = session.target();
    if (target === null) return { wanted: 0, taken: [], freeName: null };
    const there = await namesThere(this.#api, form, session.sources(), target);
    this.#names = { key, there };
    return there;
  }
}

function endsOf({ sources, destination }: CheckUpForm): string {
  return JSON.stringify([sources, destination]);
}
