/**
 * The accounts that are there: several at once, coming and going while the app runs. Persisted without
 * secrets; those lie in the vault, or only in memory where there is no secret store.
 */
import type { AccountView, CloudKey, Need, SignInCode } from '../../shared/account-view.ts';
import {
  type AccountSeat,
  type CloudEntry,
  type Entry,
  isCloud,
  seatOf,
  viewOf,
} from './account-entry.ts';
import {
  type AccountRecord,
  type CloudRecord,
  type ServerRecord,
  keyOfAccount,
  keyOfServer,
  parseAccountRecords,
} from './account-record.ts';
import { CloudSession } from './cloud-session.ts';
import type { Clouds } from './clouds.ts';
import type { SendHttp, Sleep } from './identity-network.ts';
import { withNeed } from './scopes.ts';
import type { SignedIn } from './sign-in.ts';
import type { TokenVault } from './token-vault.ts';

export interface AccountBookDeps {
  readonly records: {
    /** What was written last, as it is on the disk: not yet looked at. */
    read(): unknown;
    write(records: readonly AccountRecord[]): void;
  };
  readonly vault: Pick<TokenVault, 'read' | 'write' | 'remove'>;
  readonly clouds: Clouds;
  readonly send: SendHttp;
  readonly sleep: Sleep;
  /** By a clock that nobody can set. */
  readonly steadyNow: () => number;
  /** By the computer's clock, in ms since 1970. */
  readonly now: () => number;
  /** Something of what `views` says has changed. */
  readonly onChange: () => void;
}

export class AccountBook {
  readonly #deps: AccountBookDeps;
  readonly #entries = new Map<string, Entry>();

  private constructor(deps: AccountBookDeps) {
    this.#deps = deps;
  }

  /** Opens what was kept. An account whose secrets cannot be read has to be signed in again. */
  static async open(deps: AccountBookDeps): Promise<AccountBook> {
    const book = new AccountBook(deps);
    for (const record of parseAccountRecords(deps.records.read())) {
      book.#entries.set(record.key, await book.#reopened(record));
    }
    return book;
  }

  /** What the page may know, in the order they were added. */
  views(): readonly AccountView[] {
    return [...this.#entries.values()].map(viewOf);
  }

  /** What the page may know of one; null where there is none. */
  view(key: string): AccountView | null {
    const entry = this.get(key);
    return entry === null ? null : viewOf(entry);
  }

  /** What the drives' clients look up. */
  seats(): readonly AccountSeat[] {
    return [...this.#entries.values()].map(({ record }) => seatOf(record, this.#deps.clouds));
  }

  get(key: string): Entry | null {
    return this.#entries.get(key) ?? null;
  }

  /** Takes up somebody who has signed in, again or for the first time, and has agreed to `need`. */
  async enter(
    cloud: CloudKey,
    clientId: string,
    { person, secret }: SignedIn,
    need: Need,
  ): Promise<AccountView> {
    const key = keyOfAccount(cloud, person.homeAccountId);
    const before = this.get(key);
    const known = before !== null && isCloud(before) ? before : null;
    known?.session?.close();
    const agreed = withNeed(withNeed(known?.record.agreed ?? [], 'own'), need);
    const record = { ...person, key, cloud, clientId, needsUser: false, agreed };
    const session = this.#sessionOf(record, secret);
    const entry = { record, session, isKept: false, trouble: null, claims: null };
    return await this.#putWith(entry, () => this.#deps.vault.write(key, secret));
  }

  /** Takes up a server of the user's own, or its new token. `baseUrl` is as `serverBaseOf` gives it. */
  async enterServer(baseUrl: string, name: string, token: string | null): Promise<AccountView> {
    const key = keyOfServer(baseUrl);
    const record: ServerRecord = {
      ...{ kind: 'server', key, baseUrl, name, address: new URL(baseUrl).host },
      ...{ hasToken: token !== null, needsUser: false },
    };
    const { vault } = this.#deps;
    return await this.#putWith({ record, token, isKept: false, trouble: null }, () =>
      token === null ? vault.remove(key) : vault.write(key, token),
    );
  }

  /** Notes what the user has agreed to, and whether a renewal found trouble. */
  note(key: string, session: CloudSession, trouble: SignInCode | null, need: Need): void {
    const entry = this.#cloudEntry(key, session);
    if (entry === null) return;
    const { record } = entry;
    const isNew = trouble === null && !record.agreed.includes(need);
    if (isNew)
      this.#put({ ...entry, record: { ...record, agreed: withNeed(record.agreed, need) } });
    else if (trouble !== entry.trouble) this.#put({ ...entry, trouble });
  }

  /**
   * From now on nothing is asked with this account before its user has signed in again. `session` is the
   * one that came to its end: another one, begun meanwhile, is not concerned. Null for a server.
   */
  signOutUntilSeen(
    key: string,
    session: CloudSession | null,
    trouble: SignInCode,
    claims: string | null,
  ): void {
    const entry = session === null ? this.get(key) : this.#cloudEntry(key, session);
    if (entry === null) return;
    if (isCloud(entry)) {
      this.#put({ ...entry, record: { ...entry.record, needsUser: true }, trouble, claims });
    } else {
      this.#put({ ...entry, record: { ...entry.record, needsUser: true }, trouble });
    }
  }

  /** Forgets an account and removes its secrets. What was asked for with it waits. */
  async remove(key: string): Promise<void> {
    const entry = this.get(key);
    if (entry === null) return;
    if (isCloud(entry)) entry.session?.close();
    this.#entries.delete(key);
    await this.#deps.vault.remove(key);
    this.#write();
    this.#deps.onChange();
  }

  async #reopened(record: AccountRecord): Promise<Entry> {
    const kept = await this.#deps.vault.read(record.key);
    const secret = kept.kind === 'kept' ? kept.secret : null;
    if (record.kind === 'server') {
      const isLost = record.hasToken && secret === null;
      const needsUser = record.needsUser || isLost;
      return { record: { ...record, needsUser }, token: secret, isKept: !isLost, trouble: null };
    }
    const session = secret === null ? null : this.#sessionOf(record, secret);
    return { record, session, isKept: session !== null, trouble: null, claims: null };
  }

  #sessionOf(record: CloudRecord, secret: string): CloudSession {
    const { clouds, send, sleep, steadyNow, now, vault } = this.#deps;
    const { key, cloud, clientId, homeAccountId } = record;
    const save = async (text: string): Promise<void> => {
      const isKept = await vault.write(key, text);
      const entry = this.#cloudEntry(key, session);
      if (entry !== null && entry.isKept !== isKept) this.#put({ ...entry, isKept });
    };
    const who = { cloud: clouds[cloud], clientId, homeAccountId };
    const session = new CloudSession({ ...who, send, sleep, steadyNow, now, save }, secret);
    return session;
  }

  /** The entry while it has this session; null when that is over. */
  #cloudEntry(key: string, session: CloudSession): CloudEntry | null {
    const entry = this.get(key);
    return entry !== null && isCloud(entry) && entry.session === session ? entry : null;
  }

  #put(entry: Entry): void {
    this.#entries.set(entry.record.key, entry);
    this.#write();
    this.#deps.onChange();
  }

  /** A record is there before its secrets and goes after them: no secret is ever left without one. */
  async #putWith(entry: Entry, keep: () => Promise<boolean>): Promise<AccountView> {
    const { key } = entry.record;
    this.#entries.set(key, entry);
    this.#write();
    const isKept = await keep();
    const now = this.get(key);
    // A renewal may have come in between, and knows better.
    if (now === entry) this.#entries.set(key, { ...entry, isKept });
    this.#deps.onChange();
    return viewOf(this.get(key) ?? { ...entry, isKept });
  }

  #write(): void {
    this.#deps.records.write([...this.#entries.values()].map(({ record }) => record));
  }
}
