/**
 * What an identity provider knows: people, what they have agreed to, codes and tokens. For tests. Tokens
 * are told apart by their first letters, so that a test can search everything for them.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';

export interface Citizen {
  readonly oid: string;
  readonly tid: string;
  readonly name: string;
  readonly address: string;
  /** What has been agreed to, in lower case. */
  readonly agreed: Set<string>;
  /** Tokens up to this one, counted by all that were issued, are met with a claims challenge. */
  challengedUpTo: number;
}

interface Code {
  readonly citizen: Citizen;
  readonly scopes: readonly string[];
  readonly challenge: string;
  readonly redirectUri: string;
  readonly clientId: string;
}

interface Issued {
  readonly citizen: Citizen;
  readonly scopes: readonly string[];
  readonly at: number;
  readonly serial: number;
}

export interface AccessToken extends Issued {
  readonly audience: string;
  readonly expiresAt: number;
}

export interface Pair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** What the demo drive asks for: `main/demo/token-guard.ts`, which this room may not know. */
export type TokenVerdict =
  | { readonly kind: 'good'; readonly scopes: readonly string[] }
  | { readonly kind: 'unknown' | 'expired' | 'wrongAudience' }
  | { readonly kind: 'challenged'; readonly claims: string };

const CHALLENGE = JSON.stringify({ access_token: { nbf: { essential: true, value: '1' } } });

/** A work account's tenant where a test names none. */
const WORK_TENANT = '7c1d0b0e-5f0a-4f4e-9b1a-2f6d3c4b5a69';
export const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';
const OIDC = new Set(['openid', 'profile', 'offline_access', 'email']);

export class IdentityBooks {
  readonly codes = new Map<string, Code>();
  readonly accessTokens = new Map<string, AccessToken>();
  readonly refreshTokens = new Map<string, Issued>();
  readonly #now: () => number;
  #serial = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Somebody who can sign in and has agreed to nothing yet. */
  newCitizen(name: string, tid = WORK_TENANT): Citizen {
    const address = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
    return { oid: randomUUID(), tid, name, address, agreed: new Set(), challengedUpTo: 0 };
  }

  newCode(code: Code): string {
    const text = `CODE-${randomBytes(24).toString('base64url')}`;
    this.codes.set(text, code);
    return text;
  }

  /** Takes a code back: it is good once, for the same client, redirect and secret. RFC 7636, 4.6. */
  redeem(text: string, verifier: string, redirectUri: string, clientId: string): Code | null {
    const code = this.codes.get(text);
    this.codes.delete(text);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const fits =
      code?.challenge === challenge &&
      code.redirectUri === redirectUri &&
      code.clientId === clientId;
    return fits ? code : null;
  }

  issue(citizen: Citizen, scopes: readonly string[], audience: string, lifeMs: number): Pair {
    this.#serial += 1;
    const at = this.#now();
    const issued = { citizen, scopes, at, serial: this.#serial };
    const accessToken = `ACCESS-${randomBytes(32).toString('base64url')}`;
    const refreshToken = `REFRESH-${randomBytes(32).toString('base64url')}`;
    this.accessTokens.set(accessToken, { ...issued, audience, expiresAt: at + lifeMs });
    this.refreshTokens.set(refreshToken, issued);
    return { accessToken, refreshToken };
  }

  /** The scopes that a request needs consent for. */
  missing(citizen: Citizen, scopes: readonly string[]): readonly string[] {
    return scopes.filter((scope) => !OIDC.has(scope) && !citizen.agreed.has(scope.toLowerCase()));
  }

  agree(citizen: Citizen, scopes: readonly string[]): void {
    for (const scope of scopes) citizen.agreed.add(scope.toLowerCase());
  }

  /** Has everybody who brings a token of theirs ask for another one first. */
  challenge(citizen: Citizen): void {
    citizen.challengedUpTo = this.#serial;
  }

  /** What an access token is good for at the API that `audience` names. */
  read(text: string, audience: string): TokenVerdict {
    const token = this.accessTokens.get(text);
    if (token === undefined) return { kind: 'unknown' };
    if (token.audience !== audience) return { kind: 'wrongAudience' };
    if (token.expiresAt <= this.#now()) return { kind: 'expired' };
    if (token.serial > token.citizen.challengedUpTo) return { kind: 'good', scopes: token.scopes };
    return { kind: 'challenged', claims: CHALLENGE };
  }

  /** Signs somebody out everywhere, as a changed password does. */
  revoke(citizen: Citizen): void {
    this.challenge(citizen);
    for (const [text, { citizen: owner }] of this.refreshTokens) {
      if (owner === citizen) this.refreshTokens.delete(text);
    }
  }

  /** All secrets ever handed out. */
  secrets(): readonly string[] {
    return [...this.accessTokens.keys(), ...this.refreshTokens.keys(), ...this.codes.keys()];
  }
}

/** An ID token as MSAL reads it; nobody checks its signature, since it comes straight over TLS. */
export function idTokenOf(citizen: Citizen, issuer: string, clientId: string, at: number): string {
  const seconds = Math.floor(at / 1000);
  const claims = {
    ...{ iss: issuer, aud: clientId, iat: seconds, nbf: seconds, exp: seconds + 3600, ver: '2.0' },
    ...{ oid: citizen.oid, sub: citizen.oid, tid: citizen.tid, name: citizen.name },
    preferred_username: citizen.address,
  };
  const parts = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return [...parts, 'unsigned'].join('.');
}

/** How the service names an account to its clients. */
export function clientInfoOf({ oid, tid }: Citizen): string {
  return Buffer.from(JSON.stringify({ uid: oid, utid: tid })).toString('base64url');
}
