/**
 * Where the user signs in, agrees to more, adds a server and signs out: one attempt at a time. The window
 * asks here, and hears of accounts through `AccountBook.views`.
 */
import type {
  AccountView,
  CloudKey,
  DeviceCode,
  Need,
  SignInAnswer,
} from '../../shared/account-view.ts';
import type { AccountAccess } from './account-access.ts';
import type { AccountBook } from './account-book.ts';
import type { BrowserPage } from './browser-page.ts';
import type { Clouds } from './clouds.ts';
import type { SendHttp, Sleep } from './identity-network.ts';
import { scopesFor } from './scopes.ts';
import { serverBaseOf } from './server-address.ts';
import { type SignInWish, signInByBrowser, signInByCode } from './sign-in.ts';

/** In this computer's browser, or in one elsewhere with a code that `onCode` shows. */
export type SignInWay =
  | { readonly how: 'browser' }
  | { readonly how: 'code'; readonly onCode: (code: DeviceCode) => void };

export interface SignInDeskDeps {
  readonly book: AccountBook;
  readonly access: AccountAccess;
  readonly clouds: Clouds;
  /** The app's registration in a cloud; empty where it has none. */
  readonly clientIdOf: (cloud: CloudKey) => string;
  readonly send: SendHttp;
  readonly sleep: Sleep;
  /** Shows a page of the sign-in service; false where that is not possible. */
  readonly openBrowser: (url: string) => Promise<boolean>;
  /** In the user's language of now. */
  readonly page: () => BrowserPage;
}

export class SignInDesk {
  readonly #deps: SignInDeskDeps;
  /** The one under way; `key` is of the account that somebody is to sign in to again. */
  #attempt: { readonly end: AbortController; readonly key: string | null } | null = null;

  constructor(deps: SignInDeskDeps) {
    this.#deps = deps;
  }

  /** Signs somebody in: a new account, or one that is there already. Ends an attempt before. */
  async signIn(cloud: CloudKey, way: SignInWay): Promise<SignInAnswer> {
    const scopes = scopesFor(this.#deps.clouds[cloud], ['own']);
    const wish = { cloud, key: null, scopes, claims: null, expected: null };
    return await this.#attemptTo(wish, 'own', way);
  }

  /**
   * Has the user of an account sign in again, or agree to `need` besides what was agreed to before. Null
   * where the key is no account of a cloud.
   */
  async signInAgain(key: string, need: Need, way: SignInWay): Promise<SignInAnswer | null> {
    const wish = this.#deps.access.wishFor(key, need);
    return wish === null ? null : await this.#attemptTo({ ...wish, key }, need, way);
  }

  /** Ends the attempt under way, if there is one: it answers `cancelled`. */
  cancel(): void {
    this.#attempt?.end.abort();
    this.#attempt = null;
  }

  /**
   * Adds a gateway or a test server of the user's own, or gives it another token. Null where the address
   * is neither https nor on this machine.
   */
  async addServer(address: string, name: string, token: string): Promise<AccountView | null> {
    const base = serverBaseOf(address.trim());
    if (base === null) return null;
    const given = token.trim();
    return await this.#deps.book.enterServer(base, name.trim(), given === '' ? null : given);
  }

  /** Removes the account and its secrets from this machine; nobody signs in to it again after that. */
  async signOut(key: string): Promise<void> {
    if (this.#attempt?.key === key) this.cancel();
    await this.#deps.book.remove(key);
  }

  async #attemptTo(
    wish: SignInWish & { readonly cloud: CloudKey; readonly key: string | null },
    need: Need,
    way: SignInWay,
  ): Promise<SignInAnswer> {
    const { book, clouds, clientIdOf, send, sleep, openBrowser, page } = this.#deps;
    const { cloud } = wish;
    const clientId = clientIdOf(cloud);
    if (clientId === '') return { ok: false, problem: { code: 'noClientId', rawCode: null } };
    this.cancel();
    const attempt = { end: new AbortController(), key: wish.key };
    this.#attempt = attempt;
    const deps = { cloud: clouds[cloud], clientId, send, sleep };
    const { signal } = attempt.end;
    const end =
      way.how === 'browser'
        ? await signInByBrowser(deps, wish, { openBrowser, page: page() }, signal)
        : await signInByCode(deps, wish, way.onCode, signal);
    if (this.#attempt === attempt) this.#attempt = null;
    if (!end.ok) return end;
    return { ok: true, account: await book.enter(cloud, clientId, end, need) };
  }
}
