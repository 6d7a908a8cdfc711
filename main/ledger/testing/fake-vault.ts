/** A secret store that turns letters around, and can be taken away. For tests. */
import type { Sealed, Vault } from '../../jobs/ports.ts';

export class FakeVault implements Vault {
  /** Whether the system has a secret store at all. */
  isThere = true;
  /** Whether what was sealed can still be opened: not after a change of user or keyring. */
  isSame = true;
  /** Whether what cannot be sealed is kept. */
  keepsPlain = true;

  seal(secret: string): Promise<Sealed | null> {
    const text = Buffer.from(secret).reverse().toString('base64');
    const plain: Sealed | null = this.keepsPlain ? { how: 'plain', text: secret } : null;
    return Promise.resolve(this.isThere ? { how: 'sealed', text } : plain);
  }

  open({ how, text }: Sealed): Promise<string | null> {
    if (how === 'plain') return Promise.resolve(text);
    const secret = Buffer.from(text, 'base64').reverse().toString();
    return Promise.resolve(this.isSame ? secret : null);
  }
}
