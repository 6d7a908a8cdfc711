/** A drive the app works on: where its service is, how it speaks and how to be let in. */
import { type Dialect, GRAPH, type Home } from './dialects.ts';

/** The key of the demo drive's account in every record. */
export const DEMO_ACCOUNT = 'demo';

/** The service did not let us in with what an account gave. */
export interface Refusal {
  /** The headers it refused. */
  readonly refused: Readonly<Record<string, string>>;
  /** Its `WWW-Authenticate`; null where it gave none. */
  readonly challenge: string | null;
  /** Whether those were given in answer to a refusal already. */
  readonly isAgain: boolean;
}

/**
 * Headers that let us in at an account's `apiBase`, and only there; or why there are none: only the
 * user can help, or they cannot be had just now.
 */
export type Credentials = Readonly<Record<string, string>> | 'signedOut' | 'unreachable';

export interface Account {
  /** Stable over restarts: records name their account by it. */
  readonly key: string;
  /** What people call it; the words name the demo drive. */
  readonly label?: string;
  /** What tells it from another one that people call the same. */
  readonly address?: string;
  /** Where the service's paths begin, without a slash at the end; empty where there is no drive. */
  readonly apiBase: string;
  readonly dialect: Dialect;
  /** Whose drive it is as long as no item has told its drive's id. */
  readonly home: Home;
  /**
   * What lets us in; after a refusal something else than was refused. Never rejects. Only
   * `sendAuthorized` may ask, since it sees to it that they go nowhere else.
   */
  readonly credentials: (refusal?: Refusal) => Promise<Credentials>;
  /**
   * The origin of the user's own server, whose addresses are its own besides those of the service; null
   * for every other account.
   */
  readonly ownOrigin: string | null;
  /**
   * Set for the demo drive only: its origin of this run, on loopback. Its port may change from run to
   * run, so what a record remembers of an earlier origin is asked at this one.
   */
  readonly loopbackOrigin: string | null;
}

/** Whether there is anything to browse. */
export function hasDrive(account: Account): boolean {
  return account.apiBase !== '';
}

export type Accounts = ReadonlyMap<string, Account>;

/** The account of the embedded demo drive at `origin`. */
export function demoAccount(origin: string): Account {
  return {
    key: DEMO_ACCOUNT,
    apiBase: `${origin}/v1.0`,
    dialect: GRAPH,
    home: { kind: 'own' },
    credentials: () => Promise.resolve({}),
    ownOrigin: null,
    loopbackOrigin: origin,
  };
}

/**
 * Under this key the app watches actions that other programs have started: it has no drive and no
 * credentials, only the general rule where a monitor may be.
 */
export const VISITOR_ACCOUNT: Account = {
  key: 'visitor',
  apiBase: '',
  dialect: GRAPH,
  home: { kind: 'own' },
  credentials: () => Promise.resolve({}),
  ownOrigin: null,
  loopbackOrigin: null,
};
