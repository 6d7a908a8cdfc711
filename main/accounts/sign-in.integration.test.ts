import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceCode } from '../../shared/account-view.ts';
import { accountMessagesFor } from '../../shared/messages/accounts.ts';
import { createHttp } from '../onedrive/http.ts';
import { browserPageIn } from './browser-page.ts';
import type { IdentityDeps } from './identity.ts';
import { scopesFor } from './scopes.ts';
import { type SignInEnd, type SignInWish, signInByBrowser, signInByCode } from './sign-in.ts';
import { makeCertificate } from './testing/certificate.ts';
import { PERSONAL_TENANT } from './testing/identity-books.ts';
import { IdentityProvider } from './testing/identity-provider.ts';
import type { Behaviour } from './testing/provider-replies.ts';
import { TestBrowser } from './testing/test-browser.ts';

const GRAPH = 'https://graph.test';
const HOUR = 3_600_000;
const page = browserPageIn('en', accountMessagesFor('en'));

let provider: IdentityProvider;
let browser: TestBrowser;
let stopped: AbortController;
let slept: number[];
let http: ReturnType<typeof createHttp>;

async function startProvider(options: Partial<Parameters<typeof IdentityProvider.start>[0]> = {}) {
  provider = await IdentityProvider.start({ graph: GRAPH, ...options });
  browser = new TestBrowser(provider.trusted);
  http = createHttp({
    userAgent: 'Test/1',
    resolveProxy: () => Promise.resolve('DIRECT'),
    trusted: provider.trusted,
  });
}

beforeEach(async () => {
  stopped = new AbortController();
  slept = [];
  await startProvider();
});
afterEach(async () => {
  http.close();
  await provider.stop();
  await browser.done;
});

function deps(): IdentityDeps {
  const { cloud, clientId } = provider;
  const sleep = (delayMs: number): Promise<void> => {
    slept.push(delayMs);
    return Promise.resolve();
  };
  return { cloud, clientId, send: (request) => http.send(request), sleep };
}

function wish(change: Partial<SignInWish> = {}): SignInWish {
  const scopes = scopesFor(provider.cloud, ['own']);
  return { scopes, claims: null, expected: null, ...change };
}

async function byBrowser(change: Partial<SignInWish> = {}): Promise<SignInEnd> {
  const way = { openBrowser: browser.open, page };
  return await signInByBrowser(deps(), wish(change), way, stopped.signal);
}

/** Whether anything still listens where the browser was to come back to. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const isListening = await new Promise<boolean>((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve(true);
    });
  });
  if (isListening) await new Promise((resolve) => server.close(resolve));
  return isListening;
}

function portOf(url: string): number {
  return Number(new URL(new URL(url).searchParams.get('redirect_uri') ?? '').port);
}

describe('signing in through the browser', () => {
  it('ends with tokens and who it was, by a code that only this app can redeem', async () => {
    const end = await byBrowser();
    const { oid, tid } = provider.user;
    expect(end).toMatchObject({
      ok: true,
      person: {
        homeAccountId: `${oid}.${tid}`,
        name: 'Ada Lovelace',
        address: 'ada.lovelace@example.com',
        kind: 'work',
      },
    });
    const asked = new URL(browser.opened[0] ?? '').searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('response_mode')).toBe('form_post');
    const scopes = asked.get('scope')?.split(' ');
    expect(scopes).toEqual(
      expect.arrayContaining([`${GRAPH}/User.Read`, `${GRAPH}/Files.ReadWrite`, 'offline_access']),
    );
    expect(scopes?.join(' ')).not.toContain('All');
  });

  it('tells a personal account from one of an organisation', async () => {
    provider.user = provider.books.newCitizen('Grace Hopper', PERSONAL_TENANT);
    expect(await byBrowser()).toMatchObject({ ok: true, person: { kind: 'personal' } });
  });

  it('shows a page without secrets and leaves nothing listening', async () => {
    await byBrowser();
    await browser.done;
    expect(browser.shown?.status).toBe(200);
    expect(browser.shown?.body).toContain('You can close this page');
    const shown = `${browser.shown?.body ?? ''}${JSON.stringify(browser.shown?.headers)}`;
    for (const secret of provider.books.secrets()) expect(shown).not.toContain(secret);
    expect(await isFree(portOf(browser.opened[0] ?? ''))).toBe(true);
  });

  it.each<[Behaviour, string, string | null]>([
    ['refuse', 'refused', 'AADSTS65004'],
    ['cancel', 'cancelled', 'access_denied'],
    [{ error: { error: 'access_denied', number: 90094 } }, 'adminConsent', 'AADSTS90094'],
    [{ error: { error: 'invalid_request', number: 50194 } }, 'wrongTenant', 'AADSTS50194'],
    [{ error: { error: 'invalid_request', number: 900439 } }, 'wrongCloud', 'AADSTS900439'],
    [{ error: { error: 'access_denied', number: 53003 } }, 'policy', 'AADSTS53003'],
    [{ error: { error: 'server_error' } }, 'serviceTrouble', 'server_error'],
    [{ error: { error: 'something_new', number: 999999 } }, 'unknown', 'AADSTS999999'],
  ])('says why it did not work: %j', async (behaviour, code, rawCode) => {
    provider.behaviour = behaviour;
    expect(await byBrowser()).toEqual({ ok: false, problem: { code, rawCode } });
    await browser.done;
    expect(browser.shown?.body).toContain('Ferry says what went wrong');
    expect(await isFree(portOf(browser.opened[0] ?? ''))).toBe(true);
  });

  it('is cancelled while the browser waits, and leaves nothing listening', async () => {
    provider.behaviour = 'wait';
    const openBrowser = async (url: string): Promise<boolean> => {
      await browser.open(url);
      stopped.abort();
      return true;
    };
    const end = await signInByBrowser(deps(), wish(), { openBrowser, page }, stopped.signal);
    expect(end).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(await isFree(portOf(browser.opened[0] ?? ''))).toBe(true);
  });

  it('ends when nobody answers, and leaves nothing listening', async () => {
    provider.behaviour = 'wait';
    const way = { openBrowser: browser.open, page, patienceMs: 1 };
    const end = await signInByBrowser(deps(), wish(), way, stopped.signal);
    expect(end).toMatchObject({ ok: false, problem: { code: 'timedOut' } });
  });

  it('asks nobody when it was cancelled before', async () => {
    stopped.abort();
    expect(await byBrowser()).toMatchObject({ problem: { code: 'cancelled' } });
    expect(browser.opened).toEqual([]);
  });

  it('says so where there is no browser', async () => {
    const way = { openBrowser: () => Promise.resolve(false), page };
    const end = await signInByBrowser(deps(), wish(), way, stopped.signal);
    expect(end).toMatchObject({ ok: false, problem: { code: 'noBrowser' } });
  });

  it('is refused when somebody else signs in than was asked to', async () => {
    const expected = { homeAccountId: 'somebody.else', address: 'somebody@example.com' };
    expect(await byBrowser({ expected })).toMatchObject({ problem: { code: 'otherAccount' } });
    expect(new URL(browser.opened[0] ?? '').searchParams.get('login_hint')).toBe(expected.address);
  });

  it('takes no answer that does not know its state, and goes on waiting for the right one', async () => {
    provider.behaviour = 'wait';
    const refusals: number[] = [];
    const openBrowser = async (url: string): Promise<boolean> => {
      const asked = new URL(url).searchParams;
      const redirectUri = asked.get('redirect_uri') ?? '';
      const state = asked.get('state') ?? '';
      const post = async (to: string, fields: Record<string, string>, host?: string) => {
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        const options = host === undefined ? {} : { headers: { ...headers, host } };
        return (await browser.fetch(to, new URLSearchParams(fields), options)).status;
      };
      refusals.push(
        await post(redirectUri, { code: 'stolen', state: 'guessed' }),
        await post(redirectUri, { code: 'stolen' }),
        await post(`${redirectUri}/other`, { code: 'stolen', state }),
        await post(redirectUri, { code: 'stolen', state }, 'evil.example'),
        (await browser.fetch(`${redirectUri}/?code=stolen&state=${state}`)).status,
        (await browser.fetch(redirectUri)).status,
      );
      provider.behaviour = 'agree';
      return await browser.open(url);
    };
    const end = await signInByBrowser(deps(), wish(), { openBrowser, page }, stopped.signal);
    expect(end.ok).toBe(true);
    expect(refusals).toEqual([400, 400, 404, 404, 404, 405]);
  });

  it('goes to no other place, whatever the service says of itself', async () => {
    provider.discoveryLies['token_endpoint'] = 'https://evil.invalid/token';
    // A try would have ended as `network`: there is no such host.
    expect(await byBrowser()).toMatchObject({ problem: { code: 'serviceTrouble' } });
    await browser.done;
    browser.opened.length = 0;
    provider.discoveryLies['authorization_endpoint'] = 'https://evil.invalid/authorize';
    expect(await byBrowser()).toMatchObject({ problem: { code: 'serviceTrouble' } });
    expect(browser.opened).toEqual([]);
  });

  it('says that the service is not there, has trouble, or that the clock is wrong', async () => {
    provider.faults.push({ status: 503, json: {} });
    expect(await byBrowser()).toMatchObject({ problem: { code: 'serviceTrouble' } });
    provider.faults.push('drop');
    expect(await byBrowser()).toMatchObject({ problem: { code: 'network' } });
    const at = Date.now();
    http.close();
    await provider.stop();
    expect(await byBrowser()).toMatchObject({ problem: { code: 'network' } });
    const certificate = await makeCertificate(at - 2 * HOUR, at - HOUR);
    await startProvider({ certificate });
    expect(await byBrowser()).toMatchObject({ problem: { code: 'clock' } });
  });

  it('names a registration that does not fit', async () => {
    const { cloud } = provider;
    const end = await signInByCode(
      { ...deps(), cloud, clientId: '99999999-2222-4333-8444-555555555555' },
      wish(),
      ({ userCode }) => {
        provider.devices.approve(userCode, provider.user);
      },
      stopped.signal,
    );
    expect(end).toEqual({
      ok: false,
      problem: { code: 'badRegistration', rawCode: 'AADSTS700016' },
    });
  });
});

describe('signing in with a code', () => {
  async function byCode(onCode: (code: DeviceCode) => void): Promise<SignInEnd> {
    return await signInByCode(deps(), wish(), onCode, stopped.signal);
  }

  it('waits until somebody has typed it elsewhere', async () => {
    provider.devices.script.push('authorization_pending', 'authorization_pending');
    let shown: DeviceCode | null = null;
    const end = await byCode((code) => {
      shown = code;
      provider.devices.approve(code.userCode, provider.user);
    });
    expect(end).toMatchObject({ ok: true, person: { name: 'Ada Lovelace' } });
    expect(shown).toMatchObject({ url: `${provider.origin}/devicelogin` });
    expect(provider.count('/token')).toBe(3);
  });

  it('asks less often from then on when it is told to slow down', async () => {
    provider.devices.script.push('authorization_pending', 'slow_down', 'authorization_pending');
    const end = await byCode(({ userCode }) => {
      provider.devices.approve(userCode, provider.user);
    });
    expect(end.ok).toBe(true);
    expect(slept).toEqual([5000, 5000]);
  });

  it.each([
    ['authorization_declined', 'refused'],
    ['expired_token', 'timedOut'],
    ['access_denied', 'refused'],
  ])('ends when the service says %s', async (error, code) => {
    provider.devices.script.push('authorization_pending', error);
    const nothing = (): void => undefined;
    expect(await byCode(nothing)).toMatchObject({ ok: false, problem: { code } });
  });

  it('sends nobody to a page that is not https', async () => {
    provider.devices.pageUrl = 'http://evil.example/devicelogin';
    const shown: DeviceCode[] = [];
    const end = await byCode((code) => shown.push(code));
    expect(end).toMatchObject({ ok: false, problem: { code: 'serviceTrouble' } });
    expect([shown, provider.count('/token')]).toEqual([[], 0]);
  });

  it('is cancelled while nobody types it, and asks no more', async () => {
    const end = await byCode(() => {
      stopped.abort();
    });
    expect(end).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  });
});
