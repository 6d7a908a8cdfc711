/** What the main process does for the page's requests about accounts, and what it tells it of them. */
import {
  type AccountsView,
  CLOUD_KEYS,
  type CloudKey,
  type QuotaView,
  type SignInAnswer,
  type SignInAttempt,
  type SignInProblem,
  type SignInWayKey,
} from '../shared/account-view.ts';
import { ACCEPTED, type Acknowledgement, type Answer, NOT_NOW } from '../shared/answer.ts';
import type { SignInWay } from './accounts/sign-in-desk.ts';
import { CLOUDS } from './accounts/clouds.ts';
import type { Handlers } from './ipc/expose-requests.ts';
import type { OpenAccounts } from './open-accounts.ts';

export interface AccountRequestDeps {
  readonly book: Pick<OpenAccounts['book'], 'views' | 'view'>;
  readonly access: Pick<OpenAccounts['access'], 'tokenFor'>;
  readonly desk: Pick<
    OpenAccounts['desk'],
    'signIn' | 'signInAgain' | 'cancel' | 'addServer' | 'signOut'
  >;
  readonly registrations: {
    /** The ID that people sign in under; empty where there is none. */
    readonly idFor: (cloud: CloudKey) => string;
    readonly own: () => Readonly<Record<string, string>>;
    readonly setOwn: (ids: Record<string, string>) => void;
  };
  /** Null where it cannot be said. */
  readonly quotaOf: (account: string) => Promise<QuotaView | null>;
  /** Forgets the copies of an account of which nothing is under way. */
  readonly removeCopies: (account: string) => Promise<Acknowledgement>;
  /** False where the system has no clipboard for it. */
  readonly copyText: (text: string) => Promise<boolean>;
  readonly openExternal: (url: string) => Promise<boolean>;
  readonly tell: (view: AccountsView) => void;
}

export type AccountHandlers = Pick<Handlers, Extract<keyof Handlers, `accounts:${string}`>>;

const GONE = { ok: false, refusal: { code: 'accountGone', field: null } } as const;
const BAD_ADDRESS = { ok: false, refusal: { code: 'badUrl', field: 'url' } } as const;

export class AccountFront {
  readonly #deps: AccountRequestDeps;
  #attempt: SignInAttempt | null = null;
  /** Whether somebody waits for what comes of the attempt. */
  #isAwaited = true;
  /** Why the last one failed, for as long as whoever waited may leave without having seen it. */
  #unseen: SignInProblem | null = null;
  #failure: SignInProblem | null = null;

  constructor(deps: AccountRequestDeps) {
    this.#deps = deps;
  }

  view(): AccountsView {
    const { book, registrations } = this.#deps;
    const own = registrations.own();
    return {
      accounts: book.views(),
      registrations: CLOUD_KEYS.map((cloud) => ({
        cloud,
        own: own[cloud] ?? '',
        isThere: registrations.idFor(cloud) !== '',
      })),
      attempt: this.#attempt,
      failure: this.#failure,
    };
  }

  /** Tells the page how things are now. */
  tell(): void {
    this.#deps.tell(this.view());
  }

  handlers(): AccountHandlers {
    const { desk, registrations, openExternal } = this.#deps;
    return {
      'accounts:list': () => this.view(),
      'accounts:signIn': ({ cloud, way }) =>
        this.#attemptTo(null, way, (how) => desk.signIn(cloud, how)),
      'accounts:signInAgain': async ({ account, need, way }) => {
        const known = await this.#isAgreed(account, need);
        return (
          known ?? (await this.#attemptTo(account, way, (h) => desk.signInAgain(account, need, h)))
        );
      },
      'accounts:cancelSignIn': () => {
        desk.cancel();
        this.#forget();
        return ACCEPTED;
      },
      'accounts:leaveSignIn': () => {
        this.#isAwaited = false;
        if (this.#attempt === null) this.#publish();
        return ACCEPTED;
      },
      'accounts:copyCode': async () => {
        const code = this.#attempt?.code ?? null;
        return code !== null && (await this.#deps.copyText(code.userCode)) ? ACCEPTED : NOT_NOW;
      },
      'accounts:openCodePage': async () => {
        const code = this.#attempt?.code ?? null;
        return code !== null && (await openExternal(code.url)) ? ACCEPTED : NOT_NOW;
      },
      'accounts:addServer': async ({ address, name, token }) =>
        (await desk.addServer(address, name, token)) === null ? BAD_ADDRESS : ACCEPTED,
      'accounts:signOut': ({ account, removesCopies }) => this.#signOut(account, removesCopies),
      'accounts:setClientId': ({ cloud, clientId }) => {
        registrations.setOwn({ ...registrations.own(), [cloud]: clientId.trim() });
        this.tell();
        return ACCEPTED;
      },
      'accounts:openPortal': async (cloud) =>
        (await openExternal(CLOUDS[cloud].portal)) ? ACCEPTED : NOT_NOW,
      'accounts:quota': async (account) => ({
        ok: true,
        value: await this.#deps.quotaOf(account),
      }),
    };
  }

  /** What an organisation has agreed to for everybody needs nobody; null where the user is needed. */
  async #isAgreed(
    account: string,
    need: Parameters<OpenAccounts['access']['tokenFor']>[1],
  ): Promise<Answer<SignInAnswer> | null> {
    const { access, book } = this.#deps;
    if (need === 'own') return null;
    const answer = await access.tokenFor(account, need);
    const view = book.view(account);
    return answer.kind === 'ready' && view !== null
      ? { ok: true, value: { ok: true, account: view } }
      : null;
  }

  async #attemptTo(
    account: string | null,
    way: SignInWayKey,
    signIn: (way: SignInWay) => Promise<SignInAnswer | null>,
  ): Promise<Answer<SignInAnswer>> {
    let attempt: SignInAttempt = { account, way, code: null };
    const show = (next: SignInAttempt): void => {
      // A newer one may have taken its place.
      if (this.#attempt !== attempt) return;
      attempt = next;
      this.#attempt = next;
      this.tell();
    };
    this.#attempt = attempt;
    this.#isAwaited = true;
    this.#forget();
    const answer = await signIn(
      way === 'browser'
        ? { how: 'browser' }
        : {
            how: 'code',
            onCode: (code) => {
              show({ ...attempt, code });
            },
          },
    );
    if (this.#attempt === attempt) this.#ended(answer);
    return answer === null ? GONE : { ok: true, value: answer };
  }

  #ended(answer: SignInAnswer | null): void {
    this.#attempt = null;
    this.#unseen = failureIn(answer);
    if (this.#isAwaited) this.tell();
    else this.#publish();
  }

  /** Tells of a failure that nobody has seen where it was waited for. */
  #publish(): void {
    this.#failure = this.#unseen;
    this.tell();
  }

  #forget(): void {
    this.#unseen = null;
    this.#failure = null;
    this.tell();
  }

  async #signOut(account: string, removesCopies: boolean): Promise<Acknowledgement> {
    const { book, desk, removeCopies } = this.#deps;
    if (book.view(account) === null) return GONE;
    // First, so that what has not begun does not wait for an account that is gone.
    const removed = removesCopies ? await removeCopies(account) : ACCEPTED;
    if (!removed.ok) return removed;
    await desk.signOut(account);
    return ACCEPTED;
  }
}

/** What somebody must hear of who has not waited for it; who has cancelled knows. */
function failureIn(answer: SignInAnswer | null): SignInProblem | null {
  if (answer === null || answer.ok || answer.problem.code === 'cancelled') return null;
  return answer.problem;
}
