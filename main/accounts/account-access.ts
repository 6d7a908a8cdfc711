/**
 * What an account lets its drive's client do: gives the headers that let it in, and finds out what its
 * user has agreed to. Marks an account where only its user can help.
 */
import type { CloudKey, Need, SignInCode } from '../../shared/account-view.ts';
import type { AccountBook } from './account-book.ts';
import { isCloud, needsUser } from './account-entry.ts';
import { readClaims } from './claims-challenge.ts';
import type { Clouds } from './clouds.ts';
import { scopesFor, withNeed } from './scopes.ts';
import type { SignInWish } from './sign-in.ts';

/** The service did not let an account in: see `main/onedrive/account.ts`, whose words these are. */
export interface CredentialRefusal {
  readonly refused: Readonly<Record<string, string>>;
  readonly challenge: string | null;
  readonly isAgain: boolean;
}

export type CredentialAnswer = Readonly<Record<string, string>> | 'signedOut' | 'unreachable';

/** Whether an account may be used for something. */
export type NeedAnswer =
  | { readonly kind: 'ready' }
  /** The user has to agree to it first, or somebody who may: sign in again with this need. */
  | { readonly kind: 'needsConsent'; readonly need: Need; readonly why: 'user' | 'admin' }
  | { readonly kind: 'signInAgain' }
  | { readonly kind: 'trouble'; readonly code: SignInCode };

const AUTHORIZATION = 'authorization';
const SCHEME = 'Bearer ';

export class AccountAccess {
  readonly #book: AccountBook;
  readonly #clouds: Clouds;

  constructor(book: AccountBook, clouds: Clouds) {
    this.#book = book;
    this.#clouds = clouds;
  }

  /**
   * The headers that let an account in at its own API, and only there; `refusal` tells what was not
   * taken, and gets something else. Never rejects.
   */
  async credentials(key: string, refusal?: CredentialRefusal): Promise<CredentialAnswer> {
    const entry = this.#book.get(key);
    if (entry === null || needsUser(entry)) return 'signedOut';
    if (!isCloud(entry)) {
      const given = entry.token === null ? {} : bearer(entry.token);
      if (refusal === undefined || isOther(refusal.refused, given)) return given;
      // It wants a token, or another one, and only its user can know it.
      this.#book.signOutUntilSeen(key, null, 'unknown', null);
      return 'signedOut';
    }
    const { session, record } = entry;
    if (session === null) return 'signedOut';
    const claims = readClaims(refusal?.challenge ?? null);
    if (refusal?.isAgain === true) {
      this.#book.signOutUntilSeen(key, session, 'unknown', claims);
      return 'signedOut';
    }
    const scopes = scopesFor(this.#clouds[record.cloud], record.agreed);
    const answer =
      refusal === undefined
        ? await session.tokenFor(scopes)
        : await session.renew(scopes, tokenIn(refusal.refused), claims);
    switch (answer.kind) {
      case 'token':
        this.#book.note(key, session, null, 'own');
        return bearer(answer.token);
      case 'trouble':
        this.#book.note(key, session, answer.problem.code, 'own');
        return 'unreachable';
      case 'needsUser':
        this.#book.signOutUntilSeen(key, session, answer.problem.code, claims);
        return 'signedOut';
    }
  }

  /**
   * Whether an account may be used for something that it was not used for before. What an organisation
   * has agreed to for everybody, or the user on another machine, is found out without asking anybody.
   */
  async tokenFor(key: string, need: Need): Promise<NeedAnswer> {
    const entry = this.#book.get(key);
    if (entry === null || needsUser(entry)) return { kind: 'signInAgain' };
    if (!isCloud(entry)) return { kind: 'ready' };
    const { record, session } = entry;
    if (session === null) return { kind: 'signInAgain' };
    const scopes = scopesFor(this.#clouds[record.cloud], withNeed(record.agreed, need));
    const answer = await session.tokenFor(scopes);
    switch (answer.kind) {
      case 'token':
        this.#book.note(key, session, null, need);
        return { kind: 'ready' };
      case 'trouble':
        this.#book.note(key, session, answer.problem.code, need);
        return { kind: 'trouble', code: answer.problem.code };
      case 'needsUser': {
        const isNew = !record.agreed.includes(need) && answer.why !== 'signInAgain';
        const why = answer.why === 'adminConsent' ? 'admin' : 'user';
        if (isNew) return { kind: 'needsConsent', need, why };
        this.#book.signOutUntilSeen(key, session, answer.problem.code, null);
        return { kind: 'signInAgain' };
      }
    }
  }

  /** What to ask somebody for who signs in anew; null where the key is no account of a cloud. */
  wishFor(key: string, need: Need): (SignInWish & { readonly cloud: CloudKey }) | null {
    const entry = this.#book.get(key);
    if (entry === null || !isCloud(entry)) return null;
    const { cloud, agreed, homeAccountId, address } = entry.record;
    const scopes = scopesFor(this.#clouds[cloud], withNeed(agreed, need));
    return { cloud, scopes, claims: entry.claims, expected: { homeAccountId, address } };
  }
}

function bearer(token: string): Readonly<Record<string, string>> {
  return { [AUTHORIZATION]: `${SCHEME}${token}` };
}

/** Whether credentials came since that were not refused. */
function isOther(refused: Readonly<Record<string, string>>, given: typeof refused): boolean {
  return refused[AUTHORIZATION] !== given[AUTHORIZATION];
}

function tokenIn(headers: Readonly<Record<string, string>>): string {
  return (headers[AUTHORIZATION] ?? '').slice(SCHEME.length);
}
