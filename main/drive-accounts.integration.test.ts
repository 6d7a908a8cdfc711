/** From signing in to the end of a copy, over real sockets: MSAL, the drives' clients, the jobs. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountView } from '../shared/account-view.ts';
import { type Answer, refOf } from '../shared/contract.ts';
import type { FolderPage } from '../shared/item.ts';
import type { JobView } from '../shared/job-view.ts';
import { AccountWorld, accountIn } from './accounts/testing/account-world.ts';
import { FakeSecretStore } from './accounts/testing/fake-secret-store.ts';
import { TestDrive } from './demo/test-support.ts';
import { type DriveClients, createDriveClients } from './drive-clients.ts';
import { followSeats } from './drive-accounts.ts';
import type { CopyRequest } from './jobs/action-request.ts';
import { HostBudgets } from './jobs/host-budgets.ts';
import { JobManager } from './jobs/job-manager.ts';
import { FakeLedger } from './jobs/testing/fake-ledger.ts';
import { lineOf } from './log/log-entry.ts';
import { logJobChange } from './log/job-entries.ts';
import { loggedClients } from './log/logged-clients.ts';
import { isRecord } from './jobs/unknown.ts';
import { createHttp } from './onedrive/http.ts';
import { NO_METER } from './onedrive/meter.ts';
import { systemClock } from './system-clock.ts';

const HOUR = 3_600_000;
const WAIT = { timeout: 20_000, interval: 20 };
const OPTIONS = { userAgent: 'Test/1', resolveProxy: () => Promise.resolve('DIRECT') };

let world: AccountWorld;
let drive: TestDrive;
let clients: DriveClients;
let manager: JobManager;
let follow: () => void;
let lines: string[];

beforeEach(async () => {
  drive = await TestDrive.start({
    tokens: {
      authorizationUri: 'https://login.test/common/oauth2/authorize',
      read: (token) => world.provider.read(token),
    },
    speed: { itemsPerSecond: 1e9, bytesPerSecond: 1e15 },
  });
  world = await AccountWorld.start((trusted) => createHttp({ ...OPTIONS, trusted }), {
    graph: drive.origin,
  });
  world.store = new FakeSecretStore();
  await world.restart();
  clients = createDriveClients('http://127.0.0.1:1', world.folder, { ...OPTIONS, meter: NO_METER });
  const seat = followSeats(clients.accounts, {
    credentials: (key, refusal) => world.access.credentials(key, refusal),
  });
  follow = () => {
    seat(world.book.seats());
  };
  lines = [];
  const write = (
    ...entry: Parameters<typeof lineOf> extends [number, ...infer Rest] ? Rest : never
  ) => {
    lines.push(lineOf(0, ...entry));
  };
  let ids = 0;
  manager = new JobManager({
    ...loggedClients(clients, write),
    budgets: new HostBudgets(),
    attention: () => 'visible',
    expectedMs: () => null,
    ledger: new FakeLedger(),
    clock: systemClock,
    provesCopies: () => true,
    limits: () => ({ perDestination: 3, perAccount: 10 }),
    random: Math.random,
    newId: () => `job-${(ids += 1)}`,
    onChange: (change) => {
      logJobChange(change, write);
    },
    onUnsaved: () => undefined,
    reportBug: (error) => {
      throw error;
    },
  });
});
afterEach(async () => {
  await manager.stop();
  await clients.close();
  await drive.remove();
  await world.stop();
});

async function signedIn(): Promise<AccountView> {
  const account = await world.signIn();
  follow();
  return account;
}

/** The top of the account's own drive. */
function top(key: string): Promise<Answer<FolderPage>> {
  return clients.desk.list({ account: key, list: 'own' }, null);
}

/** What the window asks for when a folder is to be copied. */
async function requestWith(key: string): Promise<CopyRequest> {
  const page = await top(key);
  if (!page.ok) throw new Error(page.refusal.code);
  const { items } = page.value;
  const [source, destination] = ['Receipts', 'Documents'].map((name) => {
    const item = items.find((each) => each.name === name);
    if (item === undefined) throw new Error(`There is no ${name}.`);
    return refOf(item);
  });
  if (source === undefined || destination === undefined) throw new Error('No.');
  const wish = {
    name: 'Copied',
    onConflict: 'fail',
    childrenOnly: false,
    allVersions: false,
    notBefore: null,
  } as const;
  const checked = await clients.desk.check({ source, destination, ...wish });
  if (!checked.ok) throw new Error(checked.refusal.code);
  return checked.value;
}

async function start(request: CopyRequest): Promise<string> {
  await manager.start(request);
  return manager.jobs.views().at(-1)?.id ?? '';
}

/** A copy that has begun and that an hour of the drive's time will end. */
async function copy(key: string): Promise<string> {
  const id = await start(await requestWith(key));
  await until(id, ({ state }) => state === 'running');
  return id;
}

async function until(id: string, isSo: (view: JobView) => boolean): Promise<JobView> {
  return await vi.waitFor(async () => {
    const job = await manager.jobs.find(id);
    const view = job === null ? null : manager.jobs.viewOf(job);
    if (view === null || !isSo(view)) throw new Error(view?.state ?? 'none');
    return view;
  }, WAIT);
}

const isDone = (view: JobView): boolean =>
  view.state === 'completed' && view.proof !== null && view.proof.state !== 'comparing';

async function requests(): Promise<readonly string[]> {
  const log = await drive.json('/__admin/requests');
  const value = isRecord(log) ? log['value'] : null;
  return Array.isArray(value) ? value.map((entry: unknown) => JSON.stringify(entry)) : [];
}

describe('a drive that wants tokens', () => {
  it('is browsed, copied on and compared with them, and its monitor is asked without', async () => {
    const { key } = await signedIn();
    const id = await copy(key);
    drive.now += HOUR;
    expect(await until(id, isDone)).toMatchObject({ state: 'completed', proof: { state: 'same' } });
    const all = await requests();
    const monitors = all.filter((line) => line.includes('/monitor/'));
    expect(monitors.length).toBeGreaterThan(0);
    expect(monitors.filter((line) => line.includes('"hasAuthorization":true'))).toEqual([]);
    const api = all.filter((line) => line.includes('/v1.0/drives/'));
    expect(api.filter((line) => !line.includes('"hasAuthorization":true'))).toEqual([]);
  });

  it('gets another token when it wants one, and nobody notices', async () => {
    const { key } = await signedIn();
    await requestWith(key);
    const asked = world.provider.count('/token');
    world.provider.books.challenge(world.provider.user);
    const page = await top(key);
    expect(page.ok).toBe(true);
    expect(world.provider.count('/token')).toBe(asked + 1);
    expect(world.provider.heard.at(-1)?.fields.get('claims')).toContain('nbf');
  });

  it('makes a copy wait for the user when it lets nobody in any more, and go on after that', async () => {
    const { key } = await signedIn();
    const id = await copy(key);
    world.provider.books.revoke(world.provider.user);
    drive.now += HOUR;
    // The monitor needs no token: the copy is seen to end all the same.
    await until(id, ({ state }) => state === 'completed');
    const second = await top(key);
    expect(second).toMatchObject({ ok: false, refusal: { code: 'signedOut' } });
    expect(world.book.view(key)).toMatchObject({ state: 'signInAgain' });

    accountIn(await world.desk.signInAgain(key, 'own', { how: 'browser' }));
    follow();
    manager.wake();
    expect(await until(id, isDone)).toMatchObject({ proof: { state: 'same' } });
  });

  it('makes a copy that has not begun wait for the user, and never fail', async () => {
    const { key } = await signedIn();
    const request = await requestWith(key);
    await world.desk.signOut(key);
    follow();
    const id = await start(request);
    const waiting = await until(id, (view) => 'waiting' in view && view.waiting !== null);
    expect(waiting).toMatchObject({ state: 'queued', waiting: { why: 'signedOut' } });

    expect((await signedIn()).key).toBe(key);
    manager.wake();
    await until(id, ({ state }) => state === 'running');
  });

  it('leaves no token, code or address of a report in the log', async () => {
    const { key } = await signedIn();
    const id = await copy(key);
    drive.now += HOUR;
    await until(id, isDone);
    world.provider.books.revoke(world.provider.user);
    await top(key);
    const log = lines.join('\n');
    expect(log).toContain('"event"');
    for (const secret of world.provider.books.secrets()) expect(log).not.toContain(secret);
    expect(log).not.toMatch(/ACCESS-|REFRESH-|CODE-|\/monitor\//u);
  });
});

describe('the demo drive with tokens refuses as Graph does', () => {
  const asked = async (authorization: string | null, path = '/v1.0/me/drive/root') => {
    const headers = authorization === null ? {} : { authorization };
    const answer = await drive.fetch(path, { headers });
    const challenge = answer.headers.get('www-authenticate') ?? '';
    return { status: answer.status, challenge, body: await answer.text() };
  };
  const given = (scopes: readonly string[], audience = drive.origin, lifeMs = HOUR): string => {
    const { books, user } = world.provider;
    return `Bearer ${books.issue(user, scopes, audience, lifeMs).accessToken}`;
  };
  const FILES = ['https://graph.microsoft.com/Files.ReadWrite'];

  it.each<[string, () => string | null, string]>([
    ['no token', () => null, 'Access token is empty.'],
    ['another scheme', () => 'Basic eA==', 'Access token is empty.'],
    ['a token that is none', () => 'Bearer x', 'CompactToken parsing failed'],
    ['a token for another API', () => given(FILES, 'https://other.test'), 'Invalid audience'],
    ['a token that has ended', () => given(FILES, drive.origin, -1), 'has expired'],
  ])('%s', async (_, authorization, words) => {
    const answer = await asked(authorization());
    expect(answer).toMatchObject({ status: 401 });
    expect(answer.body).toContain('"code":"InvalidAuthenticationToken"');
    expect(answer.body).toContain(words);
    expect(answer.challenge).toContain(`authorization_uri="https://login.test/`);
    expect(answer.challenge).not.toContain('claims');
  });

  it('a token from before something has happened, with what it wants of the next one', async () => {
    const token = given(FILES);
    expect((await asked(token)).status).toBe(200);
    world.provider.books.challenge(world.provider.user);
    const answer = await asked(token);
    expect(answer.status).toBe(401);
    expect(answer.challenge).toMatch(/error="insufficient_claims", claims="[\w+/=]+"$/u);
  });

  it('a token that is good for other things', async () => {
    const forbidden = await asked(given(['https://graph.microsoft.com/User.Read']));
    expect(forbidden.status).toBe(403);
    expect(forbidden.body).toContain('"code":"accessDenied"');
    const share = '/v1.0/shares/u!aHR0cHM6Ly9leGFtcGxlLmNvbS8/driveItem';
    expect((await asked(given(FILES), share)).status).toBe(403);
    expect((await asked(given(['Files.ReadWrite.All']), share)).status).not.toBe(403);
  });
});

it('has a server of the user’s own report on its actions, which no other account’s may', async () => {
  const added = await world.desk.addServer(`${drive.origin}/v1.0`, 'Gateway', 'nonsense');
  follow();
  const key = added?.key ?? '';
  expect(clients.monitors.allows(key, `${drive.origin}/monitor/1`)).toBe(true);
  expect(clients.monitors.allows('demo', 'http://192.0.2.1/monitor/1')).toBe(false);
  const { key: other } = await signedIn();
  expect(clients.monitors.allows(other, 'https://elsewhere.test/monitor/1')).toBe(false);
  const page = await top(key);
  expect(page).toMatchObject({ ok: false, refusal: { code: 'signedOut' } });
  expect(world.book.view(key)?.state).toBe('signInAgain');
});
