/** A drive the app works on: where its service is, how it speaks and how to be let in. */
import { type Dialect, GRAPH, type Home } from './dialects.ts';

/** The key of the demo drive's account in every record. */
export const DEMO_ACCOUNT = 'demo';

export interface Account {
  /** Stable over restarts: records name their account by it. */
  readonly key: string;
  /** Where the service's paths begin, without a slash at the end; empty where there is no drive. */
  readonly apiBase: string;
  readonly dialect: Dialect;
  /** Whose drive it is as long as no item has told its drive's id. */
  readonly home: Home;
  /** Headers that let us in at `apiBase`, and only there. */
  readonly credentials: () => Promise<Readonly<Record<string, string>>>;
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
  loopbackOrigin: null,
};
