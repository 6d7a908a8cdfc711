/**
 * Signing in with the user: in the system's browser, or with a code that is typed in a browser elsewhere.
 * Each ends in tokens that nobody has kept yet, or in a problem; then nothing listens or asks any more.
 * Sources: RFC 8252; RFC 7636; RFC 8628.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { DeviceCode, SignInProblem } from '../../shared/account-view.ts';
import type { BrowserPage } from './browser-page.ts';
import { type Granted, Identity, type IdentityDeps, type Person } from './identity.ts';
import { problemOf, readRefusal } from './identity-trouble.ts';
import { openLoopback } from './loopback.ts';
import { TokenCache } from './token-cache.ts';

const MINUTE = 60_000;
/** Long enough for a second factor that has to be looked for. */
const BROWSER_PATIENCE_MS = 10 * MINUTE;
const RANDOM_BYTES = 32;

export interface SignInWish {
  readonly scopes: readonly string[];
  /** What a service has demanded of the next sign-in; null in the usual case. */
  readonly claims: string | null;
  /** Who has to sign in; null: anybody. */
  readonly expected: { readonly homeAccountId: string; readonly address: string } | null;
}

export interface SignedIn {
  readonly ok: true;
  readonly person: Person;
  /** The tokens, as MSAL's cache spells them. */
  readonly secret: string;
}

export type SignInEnd = SignedIn | { readonly ok: false; readonly problem: SignInProblem };

export interface BrowserWay {
  /** Shows a page of the sign-in service; false where there is no browser. */
  readonly openBrowser: (url: string) => Promise<boolean>;
  readonly page: BrowserPage;
  readonly patienceMs?: number;
}

/** Signs in through the system's browser. `signal` cancels; that and every other end is clean. */
export async function signInByBrowser(
  deps: IdentityDeps,
  wish: SignInWish,
  way: BrowserWay,
  signal: AbortSignal,
): Promise<SignInEnd> {
  const state = randomText();
  const loopback = await openLoopback(state, way.page).catch(() => null);
  if (loopback === null) return failed('noBrowser');
  const patience = AbortSignal.timeout(way.patienceMs ?? BROWSER_PATIENCE_MS);
  try {
    return await unlessEnded([signal, patience], async () => {
      const { redirectUri } = loopback;
      const cache = newCache();
      const identity = new Identity(deps, cache);
      const codeVerifier = randomText();
      const asked = await identity.authorizeUrl({
        ...{ redirectUri, state, scopes: wish.scopes, claims: wish.claims },
        codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
        loginHint: wish.expected?.address ?? null,
      });
      if ('trouble' in asked) return { ok: false, problem: problemOf(asked.trouble) };
      const isOpen = !signal.aborted && (await way.openBrowser(asked.url).catch(() => false));
      if (!isOpen) return failed('noBrowser');

      const { code, client_info: clientInfo = null, ...rest } = await loopback.answer;
      if (code === undefined) return { ok: false, problem: problemOf(readRefusal(rest)) };
      const { scopes } = wish;
      const granted = await identity.redeem({
        code,
        clientInfo,
        scopes,
        redirectUri,
        codeVerifier,
      });
      return endOf(granted, cache, wish);
    });
  } finally {
    await loopback.close();
  }
}

/** Signs in with a code that `onCode` shows; the service says how long it is good. */
export async function signInByCode(
  deps: IdentityDeps,
  wish: SignInWish,
  onCode: (code: DeviceCode) => void,
  signal: AbortSignal,
): Promise<SignInEnd> {
  const cache = newCache();
  const identity = new Identity(deps, cache);
  return await unlessEnded([signal], async () => {
    const granted = await identity.byDeviceCode({
      scopes: wish.scopes,
      claims: wish.claims,
      signal,
      onCode: ({ userCode, url, lifeMs }) => {
        onCode({ userCode, url, expiresAt: Date.now() + lifeMs });
      },
    });
    // By itself MSAL only gives up when the code has expired.
    if (!granted.ok && granted.trouble === null) return failed('timedOut');
    return endOf(granted, cache, wish);
  });
}

/** What `attempt` comes to, unless the user or the patience ends it before. */
async function unlessEnded(
  [user, ...patience]: readonly [AbortSignal, ...AbortSignal[]],
  attempt: () => Promise<SignInEnd>,
): Promise<SignInEnd> {
  const either = AbortSignal.any([user, ...patience]);
  const ended = new Promise<SignInEnd>((resolve) => {
    const end = (): void => {
      resolve(failed(user.aborted ? 'cancelled' : 'timedOut'));
    };
    if (either.aborted) end();
    else either.addEventListener('abort', end, { once: true });
  });
  return await Promise.race([ended, attempt()]);
}

function endOf(granted: Granted, cache: TokenCache, { expected }: SignInWish): SignInEnd {
  if (!granted.ok) return { ok: false, problem: problemOf(granted.trouble) };
  const { person } = granted.grant;
  if (expected !== null && expected.homeAccountId !== person.homeAccountId) {
    return failed('otherAccount');
  }
  const { text } = cache;
  return text === null ? failed('unknown') : { ok: true, person, secret: text };
}

/** Nothing is kept before it is known whose it is. */
function newCache(): TokenCache {
  return new TokenCache(null, () => Promise.resolve());
}

function failed(code: SignInProblem['code']): SignInEnd {
  return { ok: false, problem: { code, rawCode: null } };
}

function randomText(): string {
  return randomBytes(RANDOM_BYTES).toString('base64url');
}
