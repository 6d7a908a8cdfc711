/**
 * Seals secrets with the system's own store (Keychain, DPAPI, Secret Service). Where there is none,
 * they stay plain and say so. Newer Electron has only the asynchronous calls, older only the others.
 */
import { type SafeStorage, safeStorage } from 'electron/main';
import type { Sealed, Vault } from '../jobs/ports.ts';

/** Electron's types describe the newest version; at run time either half may be missing. */
const store: Partial<SafeStorage> = safeStorage;

const plain = (text: string): Sealed => ({ how: 'plain', text });

export const systemVault: Vault = {
  async seal(secret) {
    try {
      const sealed = await encrypt(secret);
      return sealed === null ? plain(secret) : { how: 'sealed', text: sealed.toString('base64') };
    } catch {
      return plain(secret);
    }
  },
  async open({ how, text }) {
    if (how === 'plain') return text;
    try {
      return await decrypt(Buffer.from(text, 'base64'));
    } catch {
      return null;
    }
  },
};

async function encrypt(secret: string): Promise<Buffer | null> {
  if (store.encryptStringAsync !== undefined) {
    const isAvailable = await store.isAsyncEncryptionAvailable?.();
    return isAvailable === true ? await store.encryptStringAsync(secret) : null;
  }
  /* eslint-disable @typescript-eslint/no-deprecated -- all that Electron 33 has */
  return store.isEncryptionAvailable?.() === true ? (store.encryptString?.(secret) ?? null) : null;
}

async function decrypt(sealed: Buffer): Promise<string | null> {
  if (store.decryptStringAsync !== undefined) {
    return (await store.decryptStringAsync(sealed)).result;
  }
  return store.decryptString?.(sealed) ?? null;
  /* eslint-enable @typescript-eslint/no-deprecated */
}
