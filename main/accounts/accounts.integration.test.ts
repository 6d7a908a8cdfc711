import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountView } from '../../shared/account-view.ts';
import { createHttp } from '../onedrive/http.ts';
import { AccountWorld, accountIn } from './testing/account-world.ts';
import { FakeSecretStore } from './testing/fake-secret-store.ts';
import { PERSONAL_TENANT } from './testing/identity-books.ts';

const GRAPH = 'https://graph.test';
const HOUR = 3_600_000;
const MINUTE = 60_000;
const SCHEME = 'Bearer ';

let world: AccountWorld;
let store: FakeSecretStore;
beforeEach(async () => {
  world = await AccountWorld.start(
    (trusted) =>
      createHttp({
        userAgent: 'Test/1',
        resolveProxy: () => Promise.resolve('DIRECT'),
        trusted,
      }),
    { graph: GRAPH },
  );
  store = new FakeSecretStore();
  world.store = store;
  await world.restart();
});
afterEach(async () => {
  vi.useRealTimers();
  await world.stop();
});

async function headers(key: string): Promise<Readonly<Record<string, string>>> {
  const given = await world.access.credentials(key);
  if (typeof given === 'string') throw new Error(given);
  return given;
}

async function token(key: string): Promise<string> {
  return ((await headers(key))['authorization'] ?? '').slice(SCHEME.length);
}

const stateOf = (key: string): AccountView['state'] | undefined => world.book.view(key)?.state;

/** Everything that lies on the disk, and what the settings hold. */
async function kept(): Promise<string> {
  const names = await readdir(world.folder);
  const texts = names.map((name) => readFile(path.join(world.folder, name), 'utf8'));
  return [JSON.stringify(world.records), ...(await Promise.all(texts))].join('\n');
}

describe('an account that has signed in', () => {
  it('is there after a restart, and gets a token without the user', async () => {
    const { key } = await world.signIn();
    const before = await token(key);
    await world.restart();
    expect(world.book.views()).toMatchObject([
      { key, kind: 'work', cloud: 'global', name: 'Ada Lovelace', state: 'ready', isKept: true },
    ]);
    expect(await token(key)).toBe(before);
    expect(world.provider.books.accessTokens.get(before)?.audience).toBe(GRAPH);
  });

  it('leaves no secret on the disk that was not sealed, and none in the settings', async () => {
    const { key } = await world.signIn();
    await token(key);
    const text = await kept();
    expect(text).toContain(key);
    for (const secret of world.provider.books.secrets()) expect(text).not.toContain(secret);
    expect(JSON.stringify(world.book.views())).not.toMatch(/ACCESS|REFRESH|CODE/u);
    expect(key).not.toContain(world.provider.user.oid);
  });

  it('is one of several, of people and of organisations, each with tokens of its own', async () => {
    const ada = await world.signIn();
    world.provider.user = world.provider.books.newCitizen('Grace Hopper', PERSONAL_TENANT);
    const grace = await world.signIn();
    expect(world.book.views().map(({ kind }) => kind)).toEqual(['work', 'personal']);
    const tokens = await Promise.all([ada, grace].map(({ key }) => token(key)));
    const names = tokens.map((each) => world.provider.books.accessTokens.get(each)?.citizen.name);
    expect(names).toEqual(['Ada Lovelace', 'Grace Hopper']);
  });

  it('keeps its key when the same person signs in again', async () => {
    const first = await world.signIn();
    const second = await world.signIn();
    expect(second.key).toBe(first.key);
    expect(world.book.views()).toHaveLength(1);
  });

  it('is gone with its secrets once it is signed out', async () => {
    const { key } = await world.signIn();
    await world.desk.signOut(key);
    expect(world.book.views()).toEqual([]);
    expect(await readdir(world.folder)).toEqual([]);
    expect(world.records).toEqual([]);
    expect(await world.access.credentials(key)).toBe('signedOut');
  });

  it('cannot sign in where no app is registered', async () => {
    world.clientId = '';
    const answer = await world.desk.signIn('global', { how: 'browser' });
    expect(answer).toEqual({ ok: false, problem: { code: 'noClientId', rawCode: null } });
    expect(world.browser.opened).toEqual([]);
  });

  it('is found out about only once a second attempt has ended the first', async () => {
    world.provider.behaviour = 'wait';
    const { desk } = world;
    const first = desk.signIn('global', { how: 'browser' });
    const second = desk.signIn('global', { how: 'browser' });
    expect(await first).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    desk.cancel();
    expect(await second).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  });

  it('ends when its account is signed out meanwhile, which stays so', async () => {
    const { key } = await world.signIn();
    const { desk } = world;
    world.provider.behaviour = 'wait';
    const again = desk.signInAgain(key, 'own', { how: 'browser' });
    await desk.signOut(key);
    expect(await again).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(world.book.view(key)).toBeNull();
  });
});

describe('without a secret store', () => {
  it('an account holds until the app ends, says so, and has to sign in after that', async () => {
    store.isThere = false;
    const account = await world.signIn();
    expect(account).toMatchObject({ state: 'ready', isKept: false });
    await token(account.key);
    expect(await readdir(world.folder)).toEqual([]);
    await world.restart();
    expect(stateOf(account.key)).toBe('signInAgain');
    expect(await world.access.credentials(account.key)).toBe('signedOut');
  });

  it('and with another one than before, the account has to sign in again', async () => {
    const { key } = await world.signIn();
    store.key = 'another';
    await world.restart();
    expect(world.book.view(key)).toMatchObject({ state: 'signInAgain', isKept: false });
    expect(accountIn(await world.desk.signInAgain(key, 'own', { how: 'browser' }))).toMatchObject({
      key,
      state: 'ready',
      isKept: true,
    });
  });
});

describe('the life of a token', () => {
  it('is renewed before it ends, once for however many ask, and the new secret is kept', async () => {
    const { key } = await world.signIn();
    const first = await token(key);
    world.steadyMs += HOUR - 4 * MINUTE;
    const asked = world.provider.count('/token');
    const renewed = await Promise.all(Array.from({ length: 20 }, () => token(key)));
    expect(new Set(renewed).size).toBe(1);
    expect(renewed[0]).not.toBe(first);
    expect(world.provider.count('/token')).toBe(asked + 1);
    // Only the last refresh token is good, so it must be the one that was kept.
    await world.restart();
    world.steadyMs += HOUR;
    await token(key);
    world.steadyMs += HOUR;
    expect(await token(key)).not.toBe(renewed[0]);
  });

  it('is used further while it is good and the service cannot be reached', async () => {
    const { key } = await world.signIn();
    const first = await token(key);
    world.steadyMs += HOUR - 4 * MINUTE;
    world.provider.faults.push('drop');
    expect(await token(key)).toBe(first);
    expect(world.book.view(key)).toMatchObject({ state: 'ready', trouble: null });
  });

  it('ends in waiting, not in a sign-out, when the service is away for longer', async () => {
    const { key } = await world.signIn();
    await token(key);
    world.steadyMs += 2 * HOUR;
    world.provider.faults.push('drop', { status: 503, json: {} });
    expect(await world.access.credentials(key)).toBe('unreachable');
    expect(world.book.view(key)).toMatchObject({ state: 'ready', trouble: 'network' });
    expect(await world.access.credentials(key)).toBe('unreachable');
    expect(world.book.view(key)).toMatchObject({ state: 'ready', trouble: 'serviceTrouble' });
    await token(key);
    expect(world.book.view(key)).toMatchObject({ state: 'ready', trouble: null });
  });

  it('ends with the sign-in when the password was changed, also after a restart', async () => {
    const { key } = await world.signIn();
    await token(key);
    world.provider.books.revoke(world.provider.user);
    world.steadyMs += 2 * HOUR;
    expect(await world.access.credentials(key)).toBe('signedOut');
    expect(stateOf(key)).toBe('signInAgain');
    const asked = world.provider.heard.length;
    expect(await world.access.credentials(key)).toBe('signedOut');
    await world.restart();
    expect(await world.access.credentials(key)).toBe('signedOut');
    expect(world.provider.heard).toHaveLength(asked);
    const again = await world.desk.signInAgain(key, 'own', { how: 'browser' });
    expect(accountIn(again)).toMatchObject({ key, state: 'ready' });
    await token(key);
  });

  it('answers a claims challenge without the user where that is possible', async () => {
    const { key } = await world.signIn();
    const refused = await headers(key);
    const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: '1' } } });
    const encoded = Buffer.from(claims).toString('base64');
    const challenge = `Bearer realm="", error="insufficient_claims", claims="${encoded}"`;
    const refusal = { refused, challenge, isAgain: false };
    const both = await Promise.all([
      world.access.credentials(key, refusal),
      world.access.credentials(key, refusal),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0]).not.toEqual(refused);
    const asked = world.provider.heard.at(-1)?.fields.get('claims') ?? '';
    expect(JSON.parse(asked)).toMatchObject({
      access_token: { nbf: { essential: true, value: '1' }, xms_cc: { values: ['CP1'] } },
    });
    // Who was refused with the old one before it was renewed gets the new one.
    expect(await world.access.credentials(key, refusal)).toEqual(both[0]);
  });

  it('takes a challenge that needs the user to the next sign-in', async () => {
    const { key } = await world.signIn();
    const refused = await headers(key);
    world.provider.silentError = { error: 'interaction_required', number: 50076 };
    const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } });
    const challenge = `Bearer claims="${Buffer.from(claims).toString('base64')}"`;
    const refusal = { refused, challenge, isAgain: false };
    expect(await world.access.credentials(key, refusal)).toBe('signedOut');
    expect(stateOf(key)).toBe('signInAgain');
    world.provider.silentError = null;
    accountIn(await world.desk.signInAgain(key, 'own', { how: 'browser' }));
    const asked = new URL(world.browser.opened.at(-1) ?? '').searchParams.get('claims') ?? '';
    expect(JSON.parse(asked)).toMatchObject({ access_token: { acrs: { value: 'c1' } } });
    expect(stateOf(key)).toBe('ready');
  });

  it('ends when renewed ones are refused as well', async () => {
    const { key } = await world.signIn();
    const refused = await headers(key);
    const refusal = { refused, challenge: null, isAgain: true };
    expect(await world.access.credentials(key, refusal)).toBe('signedOut');
    expect(stateOf(key)).toBe('signInAgain');
  });

  it.each([-HOUR, HOUR])(
    'does not depend on the computer’s clock, which is wrong by %i ms and put right',
    async (wrongByMs) => {
      const rightNow = Date.now();
      vi.useFakeTimers({ toFake: ['Date'], now: rightNow + wrongByMs });
      const { key } = await world.signIn();
      const first = await token(key);
      expect(await token(key)).toBe(first);
      vi.setSystemTime(rightNow);
      expect(world.provider.books.accessTokens.has(await token(key))).toBe(true);
      world.steadyMs += HOUR;
      expect(await token(key)).not.toBe(first);
      expect(stateOf(key)).toBe('ready');
    },
  );
});

describe('what an account may be used for', () => {
  it('is asked for when it is first needed, and then known', async () => {
    const { key } = await world.signIn();
    expect(await world.access.tokenFor(key, 'own')).toEqual({ kind: 'ready' });
    const needs = { kind: 'needsConsent', need: 'shared', why: 'user' };
    expect(await world.access.tokenFor(key, 'shared')).toEqual(needs);
    expect(stateOf(key)).toBe('ready');
    const account = accountIn(await world.desk.signInAgain(key, 'shared', { how: 'browser' }));
    expect(account.agreed).toEqual(['own', 'shared']);
    const asked = new URL(world.browser.opened.at(-1) ?? '').searchParams;
    expect(asked.get('scope')).toContain(`${GRAPH}/Files.ReadWrite.All`);
    expect(asked.get('scope')).not.toContain('Sites');
    expect(await world.access.tokenFor(key, 'shared')).toEqual({ kind: 'ready' });
    const { scopes } = world.provider.books.accessTokens.get(await token(key)) ?? {};
    expect(scopes).toContain(`${GRAPH}/Files.ReadWrite.All`);
  });

  it('is found out without the user where others have agreed already', async () => {
    const { key } = await world.signIn();
    world.provider.books.agree(world.provider.user, [`${GRAPH}/Sites.ReadWrite.All`]);
    expect(await world.access.tokenFor(key, 'libraries')).toEqual({ kind: 'ready' });
    expect(world.book.view(key)?.agreed).toEqual(['own', 'libraries']);
  });

  it('may be for an administrator to say', async () => {
    const { key } = await world.signIn();
    world.provider.silentError = { error: 'invalid_grant', number: 90094 };
    expect(await world.access.tokenFor(key, 'libraries')).toMatchObject({ why: 'admin' });
    expect(stateOf(key)).toBe('ready');
  });

  it('stays as it was when the user does not agree', async () => {
    const { key } = await world.signIn();
    world.provider.behaviour = 'refuse';
    const answer = await world.desk.signInAgain(key, 'shared', { how: 'browser' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'refused' } });
    expect(world.book.view(key)).toMatchObject({ state: 'ready', agreed: ['own'] });
    await token(key);
  });
});

describe('a server of the user’s own', () => {
  it('is marked as such, and its token lies in the vault', async () => {
    const added = await world.desk.addServer(' https://gw.example:8443/v1.0/ ', 'Gate', 'SECRET-1');
    expect(added).toMatchObject({ kind: 'server', cloud: null, address: 'gw.example:8443' });
    const key = added?.key ?? '';
    expect(await kept()).not.toContain('SECRET-1');
    await world.restart();
    expect(world.book.seats()).toEqual([
      {
        ...{ key, label: 'Gate', address: 'gw.example:8443' },
        ...{ apiBase: 'https://gw.example:8443/v1.0', ownOrigin: 'https://gw.example:8443' },
      },
    ]);
    expect(await headers(key)).toEqual({ authorization: 'Bearer SECRET-1' });
  });

  it('may want no token', async () => {
    const added = await world.desk.addServer('http://127.0.0.1:8080', 'Mine', '');
    expect(await headers(added?.key ?? '')).toEqual({});
    expect(await readdir(world.folder)).toEqual([]);
  });

  it('has to be given another token when it takes this one no more', async () => {
    const added = await world.desk.addServer('https://gw.example', 'Gate', 'old');
    const key = added?.key ?? '';
    const refusal = { refused: await headers(key), challenge: null, isAgain: false };
    expect(await world.access.credentials(key, refusal)).toBe('signedOut');
    expect(stateOf(key)).toBe('signInAgain');
    await world.desk.addServer('https://gw.example/', 'Gate', 'new');
    expect(await headers(key)).toEqual({ authorization: 'Bearer new' });
    expect(world.book.views()).toHaveLength(1);

    // An answer to the old one may come late.
    expect(await world.access.credentials(key, refusal)).toEqual({ authorization: 'Bearer new' });
    expect(stateOf(key)).toBe('ready');
  });

  it('has to be given a token when it wants one where it wanted none', async () => {
    const added = await world.desk.addServer('https://gw.example/v1.0', 'Gate', '');
    const key = added?.key ?? '';
    const refusal = { refused: {}, challenge: null, isAgain: false };
    expect(await world.access.credentials(key, refusal)).toBe('signedOut');
    expect(world.book.view(key)).toMatchObject({
      state: 'signInAgain',
      baseUrl: 'https://gw.example/v1.0',
    });
  });
});

it('lives on when the settings hold nonsense among the accounts', async () => {
  const { key } = await world.signIn();
  const records: unknown[] = Array.isArray(world.records) ? world.records : [];
  world.records = [...records, null, { key: 'x' }, { kind: 'server', key: 'y', baseUrl: 'no' }];
  await world.restart();
  expect(world.book.views().map((account) => account.key)).toEqual([key]);
});
