/**
 * The life of one account's access tokens: renewed before they end, one renewal at a time however many
 * ask. Times are durations, so that a computer's wrong clock does no harm.
 */
import type { SignInProblem } from '../../shared/account-view.ts';
import type { Granted } from './identity.ts';
import {
  type IdentityTrouble,
  type SilentEnd,
  problemOf,
  silentEndOf,
} from './identity-trouble.ts';

const MINUTE = 60_000;
/** A token is renewed this long before it ends, or at half of its life if that is later. */
export const RENEW_BEFORE_MS = 5 * MINUTE;

export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: string }
  /** Only the user can help: with consent to these scopes, or by signing in again. */
  | {
      readonly kind: 'needsUser';
      readonly why: Exclude<SilentEnd, 'later'>;
      readonly problem: SignInProblem;
    }
  /** Not just now; nobody is signed out by it. */
  | {
      readonly kind: 'trouble';
      readonly problem: SignInProblem;
      readonly retryAfterMs: number | null;
    };

export interface TokenWish {
  readonly scopes: readonly string[];
  readonly claims: string | null;
  /** Asks the service also where MSAL has a token. */
  readonly isForced: boolean;
}

export interface TokenLifeDeps {
  /** Gets a token without the user. Never rejects. */
  readonly acquire: (wish: TokenWish) => Promise<Granted>;
  /** Milliseconds since whenever, by a clock that nobody can set. */
  readonly steadyNow: () => number;
  /** Milliseconds since 1970, by the computer's clock. */
  readonly now: () => number;
}

interface Held {
  readonly token: string;
  readonly lifeMs: number;
  readonly since: Readonly<{ steady: number; wall: number }>;
}

export class TokenLife {
  readonly #deps: TokenLifeDeps;
  readonly #held = new Map<string, Held>();
  /** Renewals that others may join, by what is asked for. */
  readonly #underWay = new Map<string, Promise<TokenAnswer>>();
  #last: Promise<unknown> = Promise.resolve();
  /** The service wants to be left alone until this steady time, and said why. */
  #quiet: { readonly until: number; readonly answer: TokenAnswer } | null = null;

  constructor(deps: TokenLifeDeps) {
    this.#deps = deps;
  }

  /** A token that is good for a while. Never rejects. */
  async tokenFor(scopes: readonly string[]): Promise<TokenAnswer> {
    const held = this.#held.get(keyOf(scopes));
    if (held === undefined) return await this.#share({ scopes, claims: null, isForced: false });
    const leftMs = this.#leftMs(held);
    const renewAtMs = Math.min(RENEW_BEFORE_MS, held.lifeMs / 2);
    if (leftMs > renewAtMs) return { kind: 'token', token: held.token };
    const answer = await this.#share({ scopes, claims: null, isForced: true });
    // It was early: what is still good need not wait for a network that comes back.
    const isStillGood = answer.kind === 'trouble' && this.#leftMs(held) > 0;
    return isStillGood ? { kind: 'token', token: held.token } : answer;
  }

  /** Another token than `refused`, which the service did not take. Never rejects. */
  async renew(
    scopes: readonly string[],
    refused: string,
    claims: string | null,
  ): Promise<TokenAnswer> {
    const held = this.#held.get(keyOf(scopes));
    // Somebody else was refused at the same time and has one by now.
    if (held !== undefined && held.token !== refused && this.#leftMs(held) > 0) {
      return { kind: 'token', token: held.token };
    }
    return await this.#share({ scopes, claims, isForced: true });
  }

  #leftMs({ lifeMs, since }: Held): number {
    // One of the clocks may stand still while the machine sleeps, the other may be set back.
    const passedMs = Math.max(this.#deps.steadyNow() - since.steady, this.#deps.now() - since.wall);
    return lifeMs - passedMs;
  }

  async #share(wish: TokenWish): Promise<TokenAnswer> {
    const key = `${keyOf(wish.scopes)}\n${wish.claims ?? ''}`;
    const underWay = this.#underWay.get(key);
    if (underWay !== undefined) return await underWay;
    const mine = this.#last.then(() => this.#acquire(wish));
    this.#last = mine;
    this.#underWay.set(key, mine);
    try {
      return await mine;
    } finally {
      this.#underWay.delete(key);
    }
  }

  async #acquire(wish: TokenWish): Promise<TokenAnswer> {
    const since = { steady: this.#deps.steadyNow(), wall: this.#deps.now() };
    if (this.#quiet !== null && since.steady < this.#quiet.until) return this.#quiet.answer;
    this.#quiet = null;
    const granted = await this.#deps.acquire(wish);
    if (!granted.ok) {
      const answer = answerTo(granted.trouble);
      const pauseMs = answer.kind === 'trouble' ? answer.retryAfterMs : null;
      if (pauseMs !== null) this.#quiet = { until: since.steady + pauseMs, answer };
      return answer;
    }
    const { token, lifeMs } = granted.grant;
    this.#held.set(keyOf(wish.scopes), { token, lifeMs, since });
    return { kind: 'token', token };
  }
}

function answerTo(trouble: IdentityTrouble | null): TokenAnswer {
  const why = silentEndOf(trouble);
  const problem = problemOf(trouble);
  if (why !== 'later') return { kind: 'needsUser', why, problem };
  const retryAfterMs = trouble?.kind === 'serviceTrouble' ? trouble.retryAfterMs : null;
  return { kind: 'trouble', problem, retryAfterMs };
}

function keyOf(scopes: readonly string[]): string {
  return scopes.join(' ');
}
