/** Builds what signs people in: over the system's secret store, its browser and the app's own HTTP. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudKey } from '../shared/account-view.ts';
import { accountMessagesFor } from '../shared/messages/accounts.ts';
import type { Locale } from '../shared/messages/locale.ts';
import { AccountAccess } from './accounts/account-access.ts';
import { AccountBook } from './accounts/account-book.ts';
import { browserPageIn } from './accounts/browser-page.ts';
import { CLOUDS, type Clouds } from './accounts/clouds.ts';
import { SignInDesk } from './accounts/sign-in-desk.ts';
import { type SecretStore, TokenVault } from './accounts/token-vault.ts';
import type { TestCloud } from './app-options.ts';
import { followSeats } from './drive-accounts.ts';
import type { Account } from './onedrive/account.ts';
import { type HttpOptions, createHttp } from './onedrive/http.ts';
import type { Settings } from './settings/settings.ts';

export interface AccountsDeps {
  /** Where the vault is; made when the first secret is kept. */
  readonly folder: string;
  readonly store: SecretStore;
  readonly settings: Pick<Settings, 'get' | 'set'>;
  readonly http: HttpOptions;
  /** The clients' accounts, which those who are signed in are added to. */
  readonly accounts: Map<string, Account>;
  readonly clientIdOf: (cloud: CloudKey) => string;
  readonly openBrowser: (url: string) => Promise<boolean>;
  readonly locale: () => Locale;
  /** Stands for all of Microsoft's clouds in stories. */
  readonly testCloud: TestCloud | null;
  /** Something of what `book.views` says has changed. */
  readonly onChange?: () => void;
  /** An account is there that was not, or not any more: what waits for it may go on. */
  readonly onReady: () => void;
}

export interface OpenAccounts {
  readonly book: AccountBook;
  readonly access: AccountAccess;
  readonly desk: SignInDesk;
  /** Asks nothing more over connections from before a sleep or a change of network. */
  dropIdle(): void;
  /** Ends an attempt to sign in, and all connections. */
  close(): void;
}

/** Opens what was kept of accounts, and keeps the clients' accounts in step from then on. */
export async function openAccounts(deps: AccountsDeps): Promise<OpenAccounts> {
  const { settings, clientIdOf, openBrowser, locale, onChange, onReady } = deps;
  const http = createHttp(deps.http);
  const clouds = deps.testCloud === null ? CLOUDS : cloudsAt(deps.testCloud);
  const net = { send: http.send.bind(http), sleep: (delayMs: number) => sleep(delayMs) };
  const book = await AccountBook.open({
    ...{ ...net, clouds },
    vault: new TokenVault(path.join(deps.folder, 'accounts'), deps.store),
    records: {
      read: () => settings.get('accounts'),
      write: (records) => {
        settings.set('accounts', [...records]);
      },
    },
    steadyNow: () => performance.now(),
    now: () => Date.now(),
    onChange: () => {
      changed();
    },
  });
  const access = new AccountAccess(book, clouds);
  const takeSeats = followSeats(deps.accounts, access);
  const readyKeys = (): ReadonlySet<string> =>
    new Set(book.views().flatMap(({ key, state }) => (state === 'ready' ? [key] : [])));
  let ready = readyKeys();
  takeSeats(book.seats());
  const changed = (): void => {
    takeSeats(book.seats());
    const before = ready;
    ready = readyKeys();
    onChange?.();
    if ([...ready].some((key) => !before.has(key))) onReady();
  };
  const page = () => browserPageIn(locale(), accountMessagesFor(locale()));
  const desk = new SignInDesk({ ...net, book, access, clouds, clientIdOf, openBrowser, page });
  return {
    ...{ book, access, desk },
    dropIdle: http.dropIdle.bind(http),
    close() {
      desk.cancel();
      http.close();
    },
  };
}

function cloudsAt(test: TestCloud): Clouds {
  const { global, usGov, usGovDod, china } = CLOUDS;
  return {
    global: { ...global, ...test },
    usGov: { ...usGov, ...test },
    usGovDod: { ...usGovDod, ...test },
    china: { ...china, ...test },
  };
}
