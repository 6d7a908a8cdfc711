import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSecretStore } from './testing/fake-secret-store.ts';
import { TokenVault } from './token-vault.ts';

const KEY = 'account-0123';

let folder: string;
let store: FakeSecretStore;
let vault: TokenVault;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ferry-vault-'));
  store = new FakeSecretStore();
  vault = new TokenVault(folder, store);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const file = (): string => path.join(folder, `${KEY}.json`);

describe('a secret', () => {
  it('is kept sealed, for its owner alone', async () => {
    expect(await vault.write(KEY, 'the secret')).toBe(true);
    expect(await readFile(file(), 'utf8')).not.toContain('the secret');
    expect((await stat(file())).mode & 0o077).toBe(0);
    expect(await new TokenVault(folder, store).read(KEY)).toEqual({
      kind: 'kept',
      secret: 'the secret',
    });
  });

  it('takes the place of the one before, and the last of many written at once stays', async () => {
    await Promise.all(['one', 'two', 'three'].map((secret) => vault.write(KEY, secret)));
    expect(await vault.read(KEY)).toEqual({ kind: 'kept', secret: 'three' });
    expect(await readdir(folder)).toEqual([`${KEY}.json`]);
  });

  it('is there as it was when the program died while it wrote the next one', async () => {
    await vault.write(KEY, 'the secret');
    await writeFile(`${file()}.new`, '{"version":1,"sea');
    expect(await vault.read(KEY)).toEqual({ kind: 'kept', secret: 'the secret' });
    expect(await vault.write(KEY, 'another')).toBe(true);
    expect(await vault.read(KEY)).toEqual({ kind: 'kept', secret: 'another' });
  });

  it('is removed, with what a dying program left of it', async () => {
    await vault.write(KEY, 'the secret');
    await writeFile(`${file()}.new`, 'half');
    expect(await vault.remove(KEY)).toBe(true);
    expect(await readdir(folder)).toEqual([]);
    expect(await vault.read(KEY)).toEqual({ kind: 'nothing' });
    expect(await vault.remove(KEY)).toBe(true);
  });
});

describe('a secret that cannot be read', () => {
  it.each([
    ['is empty', ''],
    ['is torn', '{"version":1,"sealed":"fir'],
    ['is of a newer form', '{"version":2,"sealed":"x"}'],
    ['is not sealed', '{"version":1,"plain":"x"}'],
    ['was sealed by nobody known', '{"version":1,"sealed":"x"}'],
  ])('says so when its file %s', async (_, text) => {
    await writeFile(file(), text);
    expect(await vault.read(KEY)).toEqual({ kind: 'unreadable' });
  });

  it('says so when the store has another key, or is gone', async () => {
    await vault.write(KEY, 'the secret');
    store.key = 'another';
    expect(await vault.read(KEY)).toEqual({ kind: 'unreadable' });
    store.key = 'first';
    store.isThere = false;
    expect(await vault.read(KEY)).toEqual({ kind: 'unreadable' });
  });
});

describe('what cannot be kept', () => {
  it('is not written where there is no store', async () => {
    store.isThere = false;
    expect(await vault.write(KEY, 'the secret')).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not there when the disk takes nothing, and nobody fails for it', async () => {
    const blocked = path.join(folder, 'blocked');
    await writeFile(blocked, '');
    await chmod(blocked, 0o400);
    expect(await new TokenVault(blocked, store).write(KEY, 'the secret')).toBe(false);
  });
});

it('takes no key that would name a file elsewhere', async () => {
  await expect(vault.write('../elsewhere', 'x')).rejects.toThrow('no key');
  await expect(vault.read('../elsewhere')).rejects.toThrow('no key');
});
