/** One account of one of Microsoft's clouds, as long as it is signed in: its secrets and its tokens. */
import { Identity, type IdentityDeps } from './identity.ts';
import { TokenCache } from './token-cache.ts';
import { type TokenAnswer, TokenLife, type TokenLifeDeps } from './token-life.ts';

export interface SessionDeps extends IdentityDeps, Omit<TokenLifeDeps, 'acquire'> {
  readonly homeAccountId: string;
  /** Hears of each change of the secrets, to keep them. Must not reject. */
  readonly save: (secret: string) => Promise<void>;
}

export class CloudSession {
  readonly #cache: TokenCache;
  readonly #life: TokenLife;

  /** `secret` is what was saved last, or what signing in has brought. */
  constructor(deps: SessionDeps, secret: string) {
    this.#cache = new TokenCache(secret, deps.save);
    const identity = new Identity(deps, this.#cache);
    const { homeAccountId, steadyNow, now } = deps;
    this.#life = new TokenLife({
      acquire: (wish) => identity.silent({ homeAccountId, ...wish }),
      ...{ steadyNow, now },
    });
  }

  /** A token for these scopes that is good for a while. Never rejects. */
  async tokenFor(scopes: readonly string[]): Promise<TokenAnswer> {
    return await this.#life.tokenFor(scopes);
  }

  /** Another one than `refused`, with the claims that the service wants. Never rejects. */
  async renew(
    scopes: readonly string[],
    refused: string,
    claims: string | null,
  ): Promise<TokenAnswer> {
    return await this.#life.renew(scopes, refused, claims);
  }

  /** Forgets the secrets; what is still under way saves nothing any more. */
  close(): void {
    this.#cache.close();
  }
}
