/** A machine that accounts live on, with a secret store, a browser and a sign-in service. For tests. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AccountView, SignInAnswer } from '../../../shared/account-view.ts';
import { accountMessagesFor } from '../../../shared/messages/accounts.ts';
import { AccountAccess } from '../account-access.ts';
import { AccountBook } from '../account-book.ts';
import { browserPageIn } from '../browser-page.ts';
import type { SendHttp } from '../identity-network.ts';
import { SignInDesk } from '../sign-in-desk.ts';
import { type SecretStore, TokenVault } from '../token-vault.ts';
import { FakeSecretStore } from './fake-secret-store.ts';
import { IdentityProvider, type ProviderOptions } from './identity-provider.ts';
import { TestBrowser } from './test-browser.ts';

/** Sends over TLS to whoever has this certificate: `createHttp`, which this room may not know. */
export type HttpMaker = (trusted: string) => { readonly send: SendHttp; close(): void };

export class AccountWorld {
  readonly provider: IdentityProvider;
  readonly browser: TestBrowser;
  readonly folder: string;
  /** What the settings hold. */
  records: unknown = [];
  /** How often the window was told of a change. */
  changes = 0;
  store: SecretStore = new FakeSecretStore();
  clientId: string;
  /** How far a clock that nobody can set is from that of the computer. */
  steadyMs = 0;
  #book: AccountBook | null = null;
  #http: ReturnType<HttpMaker>;

  private constructor(provider: IdentityProvider, folder: string, http: HttpMaker) {
    this.provider = provider;
    this.folder = folder;
    this.browser = new TestBrowser(provider.trusted);
    this.clientId = provider.clientId;
    this.#http = http(provider.trusted);
  }

  static async start(http: HttpMaker, options: ProviderOptions): Promise<AccountWorld> {
    const folder = await mkdtemp(path.join(tmpdir(), 'ferry-accounts-'));
    const world = new AccountWorld(await IdentityProvider.start(options), folder, http);
    await world.restart();
    return world;
  }

  get book(): AccountBook {
    if (this.#book === null) throw new Error('It has not started.');
    return this.#book;
  }

  get access(): AccountAccess {
    return new AccountAccess(this.book, this.#clouds());
  }

  get desk(): SignInDesk {
    const { send, sleep } = this.#net();
    return new SignInDesk({
      ...{ book: this.book, access: this.access, clouds: this.#clouds(), send, sleep },
      clientIdOf: () => this.clientId,
      openBrowser: this.browser.open,
      page: () => browserPageIn('en', accountMessagesFor('en')),
    });
  }

  /** Starts the program anew over what lies on the disk. */
  async restart(): Promise<void> {
    this.#book = await AccountBook.open({
      ...this.#net(),
      records: {
        read: () => this.records,
        write: (records) => {
          this.records = JSON.parse(JSON.stringify(records)) satisfies unknown;
        },
      },
      vault: new TokenVault(this.folder, this.store),
      clouds: this.#clouds(),
      // Frozen, so that the wall's clock alone moves where a test moves it.
      steadyNow: () => this.steadyMs,
      now: () => Date.now(),
      onChange: () => {
        this.changes += 1;
      },
    });
  }

  /** Signs in who sits at the browser. */
  async signIn(): Promise<AccountView> {
    return accountIn(await this.desk.signIn('global', { how: 'browser' }));
  }

  async stop(): Promise<void> {
    this.#http.close();
    await this.provider.stop();
    await this.browser.done;
    await rm(this.folder, { recursive: true });
  }

  #net(): { readonly send: SendHttp; readonly sleep: () => Promise<void> } {
    return { send: (request) => this.#http.send(request), sleep: () => Promise.resolve() };
  }

  #clouds(): ConstructorParameters<typeof AccountAccess>[1] {
    const { cloud } = this.provider;
    return { global: cloud, usGov: cloud, usGovDod: cloud, china: cloud };
  }
}

/** The account, or a failure of the test. */
export function accountIn(answer: SignInAnswer | null): AccountView {
  if (answer?.ok !== true) throw new Error(answer?.problem.code ?? 'no such account');
  return answer.account;
}
