/**
 * MSAL's cache of one account: a text that lives here and goes to the vault after each change. What the
 * disk does with it is nobody's trouble but the next start's.
 */
import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node';

export class TokenCache implements ICachePlugin {
  #text: string | null;
  #save: ((text: string) => Promise<void>) | null;

  /** `text` is what was kept before; `save` hears of each new one, and must not reject. */
  constructor(text: string | null, save: (text: string) => Promise<void>) {
    this.#text = text;
    this.#save = save;
  }

  /** The cache as it stands: a secret. Null while there was nothing to keep. */
  get text(): string | null {
    return this.#text;
  }

  /** Forgets everything, and keeps nothing that comes later. */
  close(): void {
    this.#text = null;
    this.#save = null;
  }

  // Arrow functions, since MSAL takes them off the object.
  readonly beforeCacheAccess = (context: TokenCacheContext): Promise<void> => {
    if (this.#text !== null) context.tokenCache.deserialize(this.#text);
    return Promise.resolve();
  };

  readonly afterCacheAccess = async (context: TokenCacheContext): Promise<void> => {
    if (!context.cacheHasChanged || this.#save === null) return;
    this.#text = context.tokenCache.serialize();
    await this.#save(this.#text);
  };
}
