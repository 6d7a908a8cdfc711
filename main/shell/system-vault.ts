/**
 * Seals secrets with the system's own store (Keychain, DPAPI, Secret Service). Where there is none,
 * they stay plain and say so, or are not kept at all: the user decides. Newer Electron has only the
 * asynchronous calls, older only the others.
 */
import { type SafeStorage, safeStorage } from 'electron/main';
import type { Sealed, Vault } from '../jobs/ports.ts';

/** Electron's types describe the newest version; at run time either half may be missing. */
const store: Partial<SafeStorage> = safeStorage;

/** What Chromium uses on Linux for want of a store: a key that everybody knows. */
const NO_STORE = 'basic_text';

/** A vault over the system's store; `keepsPlain` says whether a secret it cannot seal is kept. */
export function createSystemVault(keepsPlain: () => boolean): Vault {
  const unsealed = (text: string): Sealed | null => (keepsPlain() ? { how: 'plain', text } : null);
  return {
    async seal(secret) {
      try {
        const sealed = await encrypt(secret);
        return sealed === null
          ? unsealed(secret)
          : { how: 'sealed', text: sealed.toString('base64') };
      } catch {
        return unsealed(secret);
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
}

/** Seals with the system's store, or not at all: for secrets that must never lie plain. */
export function createSecretStore(): {
  seal(secret: string): Promise<string | null>;
  open(sealed: string): Promise<string | null>;
} {
  const vault = createSystemVault(() => false);
  return {
    seal: async (secret) => (await vault.seal(secret))?.text ?? null,
    open: async (text) => await vault.open({ how: 'sealed', text }),
  };
}

/* eslint-disable @typescript-eslint/no-deprecated -- all that Electron 33 has */

/** Whether the system has a store that keeps secrets from other programs' eyes. */
export async function hasSecretStore(): Promise<boolean> {
  try {
    if (process.platform === 'linux' && store.getSelectedStorageBackend?.() === NO_STORE) {
      return false;
    }
    return store.isAsyncEncryptionAvailable === undefined
      ? store.isEncryptionAvailable?.() === true
      : await store.isAsyncEncryptionAvailable();
  } catch {
    return false;
  }
}

async function encrypt(secret: string): Promise<Buffer | null> {
  if (!(await hasSecretStore())) return null;
  return store.encryptStringAsync === undefined
    ? (store.encryptString?.(secret) ?? null)
    : await store.encryptStringAsync(secret);
}

async function decrypt(sealed: Buffer): Promise<string | null> {
  if (store.decryptStringAsync !== undefined) {
    return (await store.decryptStringAsync(sealed)).result;
  }
  return store.decryptString?.(sealed) ?? null;
}
