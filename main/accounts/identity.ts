/**
 * MSAL behind values: one public client of one cloud, over our own network and cache. Nothing that MSAL
 * throws leaves this file, since its messages hold what the service wrote. It is loaded when somebody
 * has an account, not before.
 * Sources: RFC 6749, 7636 and 8628; Microsoft Entra, "Microsoft identity platform and OAuth 2.0
 * authorization code flow"; "Claims challenges, claims requests, and client capabilities".
 */
import type { AccountInfo, AuthenticationResult, PublicClientApplication } from '@azure/msal-node';
import { authorityOf, type Cloud } from './clouds.ts';
import { IdentityNetwork, type SendHttp, type Sleep } from './identity-network.ts';
import type { IdentityTrouble } from './identity-trouble.ts';
import type { TokenCache } from './token-cache.ts';

/** The tenant of everybody who has a personal account. Source: Microsoft Entra, "ID token claims". */
const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';
/** Says that claims challenges are answered here, so that tokens may live long. */
const ANSWERS_CHALLENGES = 'CP1';

export interface IdentityDeps {
  readonly cloud: Cloud;
  readonly clientId: string;
  readonly send: SendHttp;
  readonly sleep: Sleep;
}

/** Who has signed in. */
export interface Person {
  readonly homeAccountId: string;
  readonly name: string;
  readonly address: string;
  readonly kind: 'personal' | 'work';
}

export interface Grant {
  readonly token: string;
  /** For how long it is good, from now on. */
  readonly lifeMs: number;
  readonly person: Person;
}

export type Granted =
  | { readonly ok: true; readonly grant: Grant }
  /** Null: MSAL itself found nothing to go on with. */
  | { readonly ok: false; readonly trouble: IdentityTrouble | null };

export interface AuthorizeRequest {
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly state: string;
  readonly codeChallenge: string;
  /** What a challenge demanded; null where there was none. */
  readonly claims: string | null;
  /** Who is expected, by the address; null lets the user choose. */
  readonly loginHint: string | null;
}

export interface CodeRequest {
  readonly code: string;
  readonly clientInfo: string | null;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly codeVerifier: string;
}

export interface DeviceRequest {
  readonly scopes: readonly string[];
  readonly claims: string | null;
  readonly onCode: (code: { userCode: string; url: string; lifeMs: number }) => void;
  readonly signal: AbortSignal;
}

export interface SilentRequest {
  readonly homeAccountId: string;
  readonly scopes: readonly string[];
  readonly claims: string | null;
  /** Asks the service also where a token is kept. */
  readonly isForced: boolean;
}

const SECOND = 1000;

export class Identity {
  readonly #deps: IdentityDeps;
  readonly #cache: TokenCache;
  readonly #network: IdentityNetwork;
  #client: PublicClientApplication | null = null;

  constructor(deps: IdentityDeps, cache: TokenCache) {
    this.#deps = deps;
    this.#cache = cache;
    this.#network = new IdentityNetwork(deps.cloud.login, deps.send, deps.sleep);
  }

  /** Where the browser goes; null with the trouble where the service cannot be asked. */
  async authorizeUrl(
    request: AuthorizeRequest,
  ): Promise<{ readonly url: string } | { readonly trouble: IdentityTrouble | null }> {
    const { scopes, claims, loginHint, ...rest } = request;
    const client = await this.#getClient();
    try {
      const url = await client.getAuthCodeUrl({
        ...rest,
        scopes: [...scopes],
        codeChallengeMethod: 'S256',
        // Neither the browser's history nor its address line then holds the code.
        responseMode: 'form_post',
        ...(claims === null ? {} : { claims }),
        ...(loginHint === null ? { prompt: 'select_account' } : { loginHint }),
      });
      // Only the cloud's own page is ever opened, whatever its discovery document says.
      return new URL(url).origin === this.#deps.cloud.login
        ? { url }
        : { trouble: { kind: 'serviceTrouble', retryAfterMs: null } };
    } catch {
      return { trouble: this.#network.takeTrouble() };
    }
  }

  /** Trades the code that came with the redirect for tokens. */
  async redeem({ scopes, clientInfo, ...request }: CodeRequest): Promise<Granted> {
    const client = await this.#getClient();
    const info = clientInfo === null ? {} : { clientInfo };
    return await this.#granted(() =>
      client.acquireTokenByCode({ ...request, ...info, scopes: [...scopes] }),
    );
  }

  /** Waits until somebody has typed the code elsewhere, it has expired, or `signal` says stop. */
  async byDeviceCode(request: DeviceRequest): Promise<Granted> {
    const client = await this.#getClient();
    const { scopes, claims, onCode, signal } = request;
    const page = { isStrange: false };
    const asked = {
      scopes: [...scopes],
      cancel: signal.aborted,
      ...(claims === null ? {} : { claims }),
      deviceCodeCallback: ({ userCode, verificationUri, expiresIn }: DeviceAnswer): void => {
        // People are sent there: to nothing that somebody on the way could have made.
        page.isStrange = !/^https:\/\//iu.test(verificationUri);
        if (page.isStrange) asked.cancel = true;
        else onCode({ userCode, url: verificationUri, lifeMs: expiresIn * SECOND });
      },
    };
    signal.addEventListener('abort', () => {
      asked.cancel = true;
    });
    const granted = await this.#granted(() => client.acquireTokenByDeviceCode(asked));
    if (!page.isStrange) return granted;
    return { ok: false, trouble: { kind: 'serviceTrouble', retryAfterMs: null } };
  }

  /** A token without asking the user: kept or renewed. */
  async silent({ homeAccountId, scopes, claims, isForced }: SilentRequest): Promise<Granted> {
    const client = await this.#getClient();
    return await this.#granted(async () => {
      const account = await client.getTokenCache().getAccountByHomeId(homeAccountId);
      if (account === null) return null;
      return await client.acquireTokenSilent({
        account,
        scopes: [...scopes],
        forceRefresh: isForced,
        ...(claims === null ? {} : { claims }),
      });
    });
  }

  async #granted(acquire: () => Promise<AuthenticationResult | null>): Promise<Granted> {
    this.#network.takeTrouble();
    let result: AuthenticationResult | null;
    try {
      result = await acquire();
    } catch {
      return { ok: false, trouble: this.#network.takeTrouble() };
    }
    const grant = result === null ? null : grantOf(result, Date.now());
    return grant === null ? { ok: false, trouble: null } : { ok: true, grant };
  }

  async #getClient(): Promise<PublicClientApplication> {
    if (this.#client !== null) return this.#client;
    const { PublicClientApplication } = await import('@azure/msal-node');
    const { cloud, clientId } = this.#deps;
    this.#client ??= new PublicClientApplication({
      auth: {
        clientId,
        authority: authorityOf(cloud),
        // It then asks no other cloud's directory whether this one is genuine.
        knownAuthorities: [new URL(cloud.login).host],
        clientCapabilities: [ANSWERS_CHALLENGES],
      },
      cache: { cachePlugin: this.#cache },
      system: { networkClient: this.#network, disableInternalRetries: true },
    });
    return this.#client;
  }
}

interface DeviceAnswer {
  readonly userCode: string;
  readonly verificationUri: string;
  readonly expiresIn: number;
}

function grantOf(result: AuthenticationResult, now: number): Grant | null {
  const { accessToken, expiresOn, account } = result;
  if (accessToken === '' || account === null) return null;
  // MSAL counted from this computer's clock when the token came, so the difference is a duration.
  const lifeMs = Math.max((expiresOn?.getTime() ?? now) - now, 0);
  return { token: accessToken, lifeMs, person: personOf(account) };
}

function personOf({ homeAccountId, username, name = '', tenantId }: AccountInfo): Person {
  const isPersonal = tenantId === PERSONAL_TENANT || homeAccountId.endsWith(`.${PERSONAL_TENANT}`);
  return {
    homeAccountId,
    name: name === '' ? username : name,
    address: username,
    kind: isPersonal ? 'personal' : 'work',
  };
}
