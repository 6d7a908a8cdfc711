/** A secret store that writes texts otherwise, and can be missing or lose its key. For tests. */
import type { SecretStore } from '../token-vault.ts';

export class FakeSecretStore implements SecretStore {
  isThere = true;
  /** Another key opens nothing that was sealed with this one. */
  key = 'first';

  seal(secret: string): Promise<string | null> {
    const hidden = Buffer.from(secret).toString('hex');
    return Promise.resolve(this.isThere ? `${this.key}:${hidden}` : null);
  }

  open(sealed: string): Promise<string | null> {
    const [key, hidden = ''] = sealed.split(':');
    const isOurs = this.isThere && key === this.key;
    return Promise.resolve(isOurs ? Buffer.from(hidden, 'hex').toString() : null);
  }
}
