/**
 * What the page may know of the accounts that drives are reached with, and of an attempt to sign in.
 * Made by `main/accounts`; never holds a token, a code or an address with one in it.
 */

/** Microsoft's clouds: each has its own sign-in, its own Graph and its own registrations of apps. */
export const CLOUD_KEYS = ['global', 'usGov', 'usGovDod', 'china'] as const;

export type CloudKey = (typeof CLOUD_KEYS)[number];

/** `server` is a gateway or a test server of the user's own, not one of Microsoft's clouds. */
export type AccountKind = 'personal' | 'work' | 'server';

/**
 * What an account may be used for, each beyond the one before: the user's own drive; items that others
 * have shared; the libraries of sites.
 */
export const NEEDS = ['own', 'shared', 'libraries'] as const;

export type Need = (typeof NEEDS)[number];

export interface AccountView {
  /** Stable over restarts and over signing in again; says nothing about whose it is. */
  readonly key: string;
  readonly kind: AccountKind;
  /** Null for a server of the user's own. */
  readonly cloud: CloudKey | null;
  /** The name of the person, or what the user calls the server. */
  readonly name: string;
  /** The address somebody signs in with, or the host of the server. */
  readonly address: string;
  /** Where the API of a server of the user's own begins; null in Microsoft's clouds. */
  readonly baseUrl: string | null;
  /**
   * `signInAgain`: nothing is asked of its drive before the user has signed in again, or has entered the token
   * that a server wants.
   */
  readonly state: 'ready' | 'signInAgain';
  /** Whether it will still be signed in after a restart: not without a secret store. */
  readonly isKept: boolean;
  /** What the user has agreed to so far. */
  readonly agreed: readonly Need[];
  /** What stood in the way of the last renewal; null once one went well. */
  readonly trouble: SignInCode | null;
}

/** Why somebody is not signed in. */
export const SIGN_IN_CODES = [
  /** No app is registered for this cloud, so nobody could be asked. */
  'noClientId',
  /** There is no browser, or it could not be opened. */
  'noBrowser',
  /** The user has stopped it here, or in the browser before signing in. */
  'cancelled',
  /** Nobody has answered for too long, or the code has expired. */
  'timedOut',
  /** The user has not agreed to what was asked for. */
  'refused',
  /** The organisation wants its administrator to agree first. */
  'adminConsent',
  /** The organisation asks for more: a known device, a place, another factor. */
  'policy',
  /** The account is of another organisation or of a kind that this app is not registered for. */
  'wrongTenant',
  /** The account lives in another of Microsoft's clouds. */
  'wrongCloud',
  /** Somebody else has signed in than the one who was asked to. */
  'otherAccount',
  /** The app's registration lacks something, or does not exist: see docs/accounts.md. */
  'badRegistration',
  /** The sign-in service cannot be reached. */
  'network',
  /** Its certificate is not valid at the time that this computer believes it is. */
  'clock',
  /** It has trouble, or asks to be left alone. */
  'serviceTrouble',
  /** It has said no in words that are not known here. */
  'unknown',
] as const;

export type SignInCode = (typeof SIGN_IN_CODES)[number];

export interface SignInProblem {
  readonly code: SignInCode;
  /** How the service names it, such as `AADSTS65004`; null where it said nothing. For the details. */
  readonly rawCode: string | null;
}

/** What to type where, when the sign-in happens in a browser elsewhere. */
export interface DeviceCode {
  readonly userCode: string;
  /** An https address of the sign-in service. */
  readonly url: string;
  /** In ms since 1970. */
  readonly expiresAt: number;
}

/** What came of an attempt to sign in. */
export type SignInAnswer =
  | { readonly ok: true; readonly account: AccountView }
  | { readonly ok: false; readonly problem: SignInProblem };

/** Where somebody signs in: in this computer's browser, or in one elsewhere, where a code is typed. */
export const SIGN_IN_WAYS = ['browser', 'code'] as const;

export type SignInWayKey = (typeof SIGN_IN_WAYS)[number];

/** An attempt to sign in that waits for the user. */
export interface SignInAttempt {
  /** The account that is to be signed in again; null for a new one. */
  readonly account: string | null;
  readonly way: SignInWayKey;
  /** What to type; null until the service has said, and in the browser. */
  readonly code: DeviceCode | null;
}

/** Under which registration people sign in to a cloud. */
export interface RegistrationView {
  readonly cloud: CloudKey;
  /** The ID that the user has entered; empty where there is none. */
  readonly own: string;
  /** Whether anybody can sign in there: with the user's ID, or with the one of the app. */
  readonly isThere: boolean;
}

/** All that the page knows of accounts at one moment. */
export interface AccountsView {
  readonly accounts: readonly AccountView[];
  readonly registrations: readonly RegistrationView[];
  /** Null while nobody signs in. */
  readonly attempt: SignInAttempt | null;
  /** What came of an attempt that nobody waited for any more; null once that is no news. */
  readonly failure: SignInProblem | null;
}

/** How full an account's own drive is, in bytes. */
export interface QuotaView {
  readonly used: number;
  readonly total: number;
}

const CLIENT_ID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu;

/** Whether a text looks like the ID that an app's registration has: Microsoft gives GUIDs. */
export function isClientId(text: string): boolean {
  return CLIENT_ID.test(text.trim());
}
