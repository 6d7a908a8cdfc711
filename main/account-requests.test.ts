import { beforeEach, describe, expect, it } from 'vitest';
import type {
  AccountView,
  AccountsView,
  DeviceCode,
  SignInAnswer,
} from '../shared/account-view.ts';
import { AccountFront } from './account-requests.ts';
import type { NeedAnswer } from './accounts/account-access.ts';
import type { SignInWay } from './accounts/sign-in-desk.ts';

const OK = { ok: true };
const CODE: DeviceCode = { userCode: 'AB12', url: 'https://login.test/code', expiresAt: 1 };
const ADA: AccountView = {
  ...{ key: 'account-1', kind: 'work', cloud: 'global', name: 'Ada', address: 'ada@example.com' },
  ...{ baseUrl: null, state: 'ready', isKept: true, agreed: ['own'], trouble: null },
};
const CANCELLED: SignInAnswer = { ok: false, problem: { code: 'cancelled', rawCode: null } };

interface Attempt {
  readonly way: SignInWay;
  readonly end: (answer: SignInAnswer) => void;
}

let accounts: AccountView[];
let attempts: Attempt[];
let told: AccountsView[];
let done: string[];
let own: Record<string, string>;
let allows: NeedAnswer;
let canRemove: boolean;

beforeEach(() => {
  [accounts, attempts, told, done, own] = [[ADA], [], [], [], {}];
  allows = { kind: 'needsConsent', need: 'shared', why: 'user' };
  canRemove = true;
});

function begin(way: SignInWay): Promise<SignInAnswer> {
  return new Promise((end) => {
    attempts.push({ way, end });
  });
}

function front(): AccountFront {
  const note = (what: string): void => {
    done.push(what);
  };
  return new AccountFront({
    book: {
      views: () => accounts,
      view: (key) => accounts.find((each) => each.key === key) ?? null,
    },
    access: { tokenFor: () => Promise.resolve(allows) },
    desk: {
      signIn: (_cloud, way) => begin(way),
      signInAgain: (key, _need, way) => (key === ADA.key ? begin(way) : Promise.resolve(null)),
      cancel: () => {
        attempts.at(-1)?.end(CANCELLED);
      },
      addServer: (address) => Promise.resolve(address.startsWith('https:') ? ADA : null),
      signOut: (key) => {
        note(`signed out ${key}`);
        return Promise.resolve();
      },
    },
    registrations: {
      idFor: (cloud) => own[cloud] ?? '',
      own: () => own,
      setOwn: (ids) => {
        own = ids;
      },
    },
    quotaOf: () => Promise.resolve({ used: 1, total: 2 }),
    removeCopies: (key) => {
      note(`removed copies of ${key}`);
      return Promise.resolve(
        canRemove ? { ok: true } : { ok: false, refusal: { code: 'notSaved', field: null } },
      );
    },
    copyText: (text) => {
      note(`copied ${text}`);
      return Promise.resolve(true);
    },
    openExternal: (url) => {
      note(`opened ${url}`);
      return Promise.resolve(true);
    },
    tell: (view) => {
      told.push(view);
    },
  });
}

/** The attempt that the page was told of last. */
function shown(): AccountsView['attempt'] {
  return told.at(-1)?.attempt ?? null;
}

describe('an attempt to sign in', () => {
  it('is told of with its code, until it has ended', async () => {
    const handlers = front().handlers();
    const ending = handlers['accounts:signIn']({ cloud: 'global', way: 'code' });
    expect(shown()).toEqual({ account: null, way: 'code', code: null });
    const [attempt] = attempts;
    if (attempt?.way.how === 'code') attempt.way.onCode(CODE);
    expect(shown()).toEqual({ account: null, way: 'code', code: CODE });
    expect(await handlers['accounts:copyCode']()).toEqual(OK);
    expect(await handlers['accounts:openCodePage']()).toEqual(OK);
    expect(done).toEqual(['copied AB12', 'opened https://login.test/code']);
    attempt?.end({ ok: true, account: ADA });
    expect(await ending).toEqual({ ok: true, value: { ok: true, account: ADA } });
    expect(shown()).toBeNull();
    expect(await handlers['accounts:copyCode']()).toMatchObject({ ok: false });
  });

  it('is not shown in place of a newer one, whatever it still says', async () => {
    const handlers = front().handlers();
    const first = handlers['accounts:signIn']({ cloud: 'global', way: 'code' });
    const second = handlers['accounts:signIn']({ cloud: 'global', way: 'browser' });
    const [old, now] = attempts;
    if (old?.way.how === 'code') old.way.onCode(CODE);
    old?.end(CANCELLED);
    await first;
    expect(shown()).toEqual({ account: null, way: 'browser', code: null });
    now?.end(CANCELLED);
    expect(await second).toEqual({ ok: true, value: CANCELLED });
    expect(shown()).toBeNull();
  });

  it('ends when the user has enough of it', async () => {
    const handlers = front().handlers();
    const ending = handlers['accounts:signIn']({ cloud: 'global', way: 'browser' });
    expect(await handlers['accounts:cancelSignIn']()).toEqual(OK);
    expect(await ending).toEqual({ ok: true, value: CANCELLED });
  });

  it('that nobody waits for any more is told when it fails, until that is no news', async () => {
    const handlers = front().handlers();
    const failed: SignInAnswer = { ok: false, problem: { code: 'timedOut', rawCode: null } };
    const seen = handlers['accounts:signIn']({ cloud: 'global', way: 'browser' });
    attempts.at(-1)?.end(failed);
    await seen;
    expect(told.at(-1)?.failure).toBeNull();

    const left = handlers['accounts:signIn']({ cloud: 'global', way: 'browser' });
    expect(await handlers['accounts:leaveSignIn']()).toEqual(OK);
    attempts.at(-1)?.end(failed);
    await left;
    expect(told.at(-1)?.failure).toEqual(failed.problem);
    expect(await handlers['accounts:cancelSignIn']()).toEqual(OK);
    expect(told.at(-1)?.failure).toBeNull();

    const justBefore = handlers['accounts:signIn']({ cloud: 'global', way: 'browser' });
    attempts.at(-1)?.end(failed);
    await justBefore;
    expect(told.at(-1)?.failure).toBeNull();
    await handlers['accounts:leaveSignIn']();
    expect(told.at(-1)?.failure).toEqual(failed.problem);

    const stopped = handlers['accounts:signIn']({ cloud: 'global', way: 'browser' });
    await handlers['accounts:leaveSignIn']();
    attempts.at(-1)?.end(CANCELLED);
    await stopped;
    expect(told.at(-1)?.failure).toBeNull();
  });

  it('for more than before bothers nobody where others have agreed', async () => {
    const wish = { account: ADA.key, need: 'shared', way: 'browser' } as const;
    const handlers = front().handlers();
    allows = { kind: 'ready' };
    expect(await handlers['accounts:signInAgain'](wish)).toMatchObject({ value: { ok: true } });
    expect(attempts).toEqual([]);
    expect(told).toEqual([]);
  });

  it('with an account that is gone says so', async () => {
    const wish = { account: 'account-9', need: 'own', way: 'browser' } as const;
    const answer = await front().handlers()['accounts:signInAgain'](wish);
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'accountGone' } });
    expect(shown()).toBeNull();
  });
});

describe('signing out', () => {
  it('forgets the account’s copies where the user wants that, and then the account', async () => {
    const handlers = front().handlers();
    const wish = { account: ADA.key, removesCopies: true };
    expect(await handlers['accounts:signOut'](wish)).toEqual(OK);
    expect(done).toEqual(['removed copies of account-1', 'signed out account-1']);
    done = [];
    expect(await handlers['accounts:signOut']({ ...wish, removesCopies: false })).toEqual(OK);
    expect(done).toEqual(['signed out account-1']);
  });

  it('does not happen where the copies cannot be forgotten, or the account is gone', async () => {
    canRemove = false;
    const handlers = front().handlers();
    const wish = { account: ADA.key, removesCopies: true };
    expect(await handlers['accounts:signOut'](wish)).toMatchObject({ ok: false });
    expect(await handlers['accounts:signOut']({ ...wish, account: 'x' })).toMatchObject({
      refusal: { code: 'accountGone' },
    });
    expect(done).toEqual(['removed copies of account-1']);
  });
});

it('says under which registrations people can sign in, and takes the user’s own', async () => {
  const accountFront = front();
  const handlers = accountFront.handlers();
  expect(accountFront.view().registrations.map(({ isThere }) => isThere)).not.toContain(true);
  await handlers['accounts:setClientId']({ cloud: 'china', clientId: ' id ' });
  expect(told.at(-1)?.registrations.at(-1)).toEqual({ cloud: 'china', own: 'id', isThere: true });
  await handlers['accounts:openPortal']('china');
  expect(done).toEqual(['opened https://portal.azure.cn']);
});

it('refuses a server that may not be one', async () => {
  const form = { address: 'http://gw.example', name: 'Gate', token: '' };
  const handlers = front().handlers();
  expect(await handlers['accounts:addServer'](form)).toMatchObject({
    refusal: { code: 'badUrl', field: 'url' },
  });
  expect(await handlers['accounts:addServer']({ ...form, address: 'https://gw.example' })).toEqual(
    OK,
  );
});
