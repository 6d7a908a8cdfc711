/**
 * The one place where credentials are put on a request: they go to the origin of the account's own API
 * and nowhere else, and what that refuses is tried once more with renewed ones.
 * Sources: RFC 9110, section 15.5.2; Microsoft Entra, "Claims challenges, claims requests, and client
 * capabilities".
 */
import type { SignedOut } from '../jobs/ports.ts';
import type { Account } from './account.ts';

export type Headers = Readonly<Record<string, string>>;

/** Nothing was sent. */
export interface NotSent {
  readonly kind: 'unreachable';
  readonly sent: 'no';
}

export const SIGNED_OUT: SignedOut = { kind: 'signedOut' };
const NOT_SENT: NotSent = { kind: 'unreachable', sent: 'no' };

/** What a refusal for want of credentials said of itself; null where `outcome` is none. */
export type RefusalIn<T> = (outcome: T) => { readonly challenge: string | null } | null;

/**
 * Has `send` send a request to `url` with the account's credentials. A service refuses before it does
 * anything (401), so that sending again with others is safe, a POST too. An account that has none to
 * give, before and after, gets the service's answer as it is.
 */
export async function sendAuthorized<T>(
  account: Account,
  url: string,
  send: (credentials: Headers) => Promise<T>,
  refusalIn: RefusalIn<T>,
): Promise<T | SignedOut | NotSent> {
  if (!isOwn(account, url)) return NOT_SENT;
  const first = await account.credentials();
  if (first === 'signedOut') return SIGNED_OUT;
  if (first === 'unreachable') return NOT_SENT;
  const outcome = await send(first);
  const refusal = refusalIn(outcome);
  if (refusal === null) return outcome;

  const second = await account.credentials({ ...refusal, refused: first, isAgain: false });
  if (second === 'signedOut') return SIGNED_OUT;
  if (second === 'unreachable') return NOT_SENT;
  if (Object.keys(second).length === 0) return outcome;
  const last = await send(second);
  const again = refusalIn(last);
  if (again === null) return last;
  await account.credentials({ ...again, refused: second, isAgain: true });
  return SIGNED_OUT;
}

function isOwn({ apiBase }: Account, url: string): boolean {
  if (!URL.canParse(apiBase) || !URL.canParse(url)) return false;
  return new URL(url).origin === new URL(apiBase).origin;
}
