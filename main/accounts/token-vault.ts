/**
 * Keeps secrets over restarts, one file for each account, sealed by the system's own store and in no
 * other way: where there is none, nothing is written.
 */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { literal, object, safeParse, string } from 'valibot';
import { jsonObjectOf } from '../jobs/unknown.ts';

/** The system's store for secrets (Keychain, DPAPI, Secret Service). */
export interface SecretStore {
  /** Null where there is no store, or one that everybody can open. */
  seal(secret: string): Promise<string | null>;
  /** Null when it cannot be opened any more: another user, a new keyring. */
  open(sealed: string): Promise<string | null>;
}

export type Kept =
  | { readonly kind: 'kept'; readonly secret: string }
  | { readonly kind: 'nothing' }
  /** There was something, and nobody can read it any more. */
  | { readonly kind: 'unreadable' };

const fileSchema = object({ version: literal(1), sealed: string() });
const OWNER_ONLY = 0o600;
const KEY = /^[a-z\d-]+$/u;

export class TokenVault {
  readonly #folder: string;
  readonly #store: SecretStore;
  /** The last work at each file: one waits for the other. */
  readonly #work = new Map<string, Promise<unknown>>();

  constructor(folder: string, store: SecretStore) {
    this.#folder = folder;
    this.#store = store;
  }

  /** What is kept under a key. Never rejects. */
  async read(key: string): Promise<Kept> {
    return await this.#inTurn(key, async () => {
      const text = await readFile(this.#fileOf(key), 'utf8').catch((error: unknown) =>
        isMissing(error) ? null : '',
      );
      if (text === null) return { kind: 'nothing' };
      const parsed = safeParse(fileSchema, jsonObjectOf(text));
      const secret = parsed.success
        ? await this.#store.open(parsed.output.sealed).catch(() => null)
        : null;
      return secret === null ? { kind: 'unreadable' } : { kind: 'kept', secret };
    });
  }

  /** Whether the secret is on the disk now, for good, in place of the one before. Never rejects. */
  async write(key: string, secret: string): Promise<boolean> {
    return await this.#inTurn(key, async () => {
      const file = this.#fileOf(key);
      try {
        const sealed = await this.#store.seal(secret);
        if (sealed === null) return false;
        await this.#replace(file, JSON.stringify({ version: 1, sealed }));
        return true;
      } catch {
        // A full or read-only disk: it holds until the app ends.
        return false;
      }
    });
  }

  /** Removes what is kept under a key. Resolves to whether nothing is left. */
  async remove(key: string): Promise<boolean> {
    return await this.#inTurn(key, async () => {
      const file = this.#fileOf(key);
      const removals = [file, temporary(file)].map((each) => rm(each, { force: true }));
      return (await Promise.allSettled(removals)).every(({ status }) => status === 'fulfilled');
    });
  }

  #fileOf(key: string): string {
    if (!KEY.test(key)) throw new Error('This is no key of an account.');
    return path.join(this.#folder, `${key}.json`);
  }

  /** Whoever reads it, at whatever moment, finds all of the old or all of the new text. */
  async #replace(file: string, text: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const handle = await open(temporary(file), 'w', OWNER_ONLY);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary(file), file);
    await syncFolder(this.#folder);
  }

  async #inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#work.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#work.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#work.get(key) === mine) this.#work.delete(key);
    }
  }
}

function temporary(file: string): string {
  return `${file}.new`;
}

/** Makes the new name last. Windows has no such thing, and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
