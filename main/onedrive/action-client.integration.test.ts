import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRIVE_ID } from '../demo/ids.ts';
import { type ItemAnswer, TestDrive } from '../demo/test-support.ts';
import type { CopyRequest } from '../jobs/action-request.ts';
import type { ActionClient, HttpOutcome, SignedOut } from '../jobs/ports.ts';
import { readStartAnswer } from '../jobs/start-answer.ts';
import { demoAccount } from './account.ts';
import { createActionClient } from './action-client.ts';
import { createHttp, type Http } from './http.ts';
import { requestBetween } from './testing/request-between.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const UNREACHABLE = { kind: 'trouble', why: 'unreachable', retryAfterMs: null };

const LogShape = v.object({
  value: v.array(
    v.object({
      method: v.string(),
      path: v.string(),
      headerNames: v.array(v.string()),
      hasAuthorization: v.boolean(),
    }),
  ),
});

let drive: TestDrive;
let http: Http;
let actions: ActionClient;
beforeEach(async () => {
  drive = await TestDrive.start();
  http = createHttp({ userAgent: 'Test/1', resolveProxy: () => Promise.resolve('DIRECT') });
  // Credentials must reach the drive whatever is asked of it.
  const credentials = (): Promise<Readonly<Record<string, string>>> =>
    Promise.resolve({ authorization: 'Bearer secret' });
  const account = { ...demoAccount(drive.origin), credentials };
  actions = createActionClient(http, new Map([[account.key, account]]));
});
afterEach(async () => {
  http.close();
  await drive.remove();
});

const requestOf = (
  from: string,
  to: string,
  change: Partial<CopyRequest> = {},
): Promise<CopyRequest> => requestBetween(drive, DRIVE_ID, [from, to], change);

async function fail(path: string, action: object, times?: number): Promise<void> {
  const rule = { match: { path }, action, ...(times === undefined ? {} : { times }) };
  await drive.fetch('/__admin/faults', { method: 'POST', body: [rule] });
}

async function remove(path: string): Promise<void> {
  await drive.fetch(`/v1.0/me/drive/root:${encodeURI(path)}`, { method: 'DELETE' });
}

async function logged(): Promise<v.InferOutput<typeof LogShape>['value']> {
  return v.parse(LogShape, await drive.json('/__admin/requests')).value;
}

/** What is seen of an item, told from the item as the drive tells it to everybody. */
const seen = ({ id, name, size, folder, webUrl }: ItemAnswer): object => ({
  id,
  name,
  size,
  childCount: folder?.childCount ?? null,
  webUrl,
});

function monitorOf(outcome: HttpOutcome | SignedOut): string {
  const answer = readStartAnswer(outcome, drive.now);
  if (answer.kind !== 'accepted') throw new Error(answer.kind);
  return answer.monitorUrl;
}

describe('a look before the POST', () => {
  it('finds the name free', async () => {
    const request = await requestOf('/Receipts', '/Documents');
    const target = { name: 'Receipts', occupantId: null };
    expect(await actions.prepare(request)).toEqual({ kind: 'ready', target });
  });

  it.each(['fail', 'replace'] as const)(
    'remembers who has the name under the rule %s, whatever its case',
    async (onConflict) => {
      const request = await requestOf('/Receipts', '/Documents', { name: 'LETTERS', onConflict });
      const target = { name: 'LETTERS', occupantId: (await drive.item('/Documents/Letters')).id };
      expect(await actions.prepare(request)).toEqual({ kind: 'ready', target });
    },
  );

  it('foretells the name the service will find under the rule rename', async () => {
    const rename = { onConflict: 'rename' } as const;
    for (const expected of ['Receipts', 'Receipts 1', 'Receipts 2']) {
      const request = await requestOf('/Receipts', '/Documents', rename);
      const target = { name: expected, occupantId: null };
      expect(await actions.prepare(request)).toEqual({ kind: 'ready', target });
      monitorOf(await actions.start(request));
      drive.now += HOUR;
      expect((await drive.item(`/Documents/${expected}`)).name).toBe(expected);
    }
    const file = await requestOf('/Shopping list.txt', '/', rename);
    expect(await actions.prepare(file)).toMatchObject({ target: { name: 'Shopping list 1.txt' } });
  });

  it('gives up foretelling after ten taken names, and then claims no free one', async () => {
    const parent = '/v1.0/me/drive/root:/Documents:/children';
    for (const number of ['', ...Array.from({ length: 10 }, (_, index) => ` ${index + 1}`)]) {
      const body = { name: `Full${number}`, folder: {} };
      await drive.fetch(parent, { method: 'POST', body });
    }
    const change = { name: 'Full', onConflict: 'rename' } as const;
    const occupantId = (await drive.item('/Documents/Full 10')).id;
    expect(await actions.prepare(await requestOf('/Receipts', '/Documents', change))).toEqual({
      kind: 'ready',
      target: { name: 'Full 10', occupantId },
    });
  });

  it.each(['100% #1 & more', 'ä+b=c;d@e', '日本 🎂', 'e\u0301te\u0301'])(
    'finds “%s” whatever its letters mean in a URL',
    async (name) => {
      const parent = '/v1.0/me/drive/root:/Documents:/children';
      const made = await drive.fetch(parent, { method: 'POST', body: { name, folder: {} } });
      const { id } = v.parse(v.object({ id: v.string() }), await made.json());
      const request = await requestOf('/Receipts', '/Documents', { name });
      expect(await actions.prepare(request)).toMatchObject({ target: { name, occupantId: id } });
    },
  );

  it('says that the destination is gone', async () => {
    const request = await requestOf('/Receipts', '/Documents');
    await remove('/Documents');
    expect(await actions.prepare(request)).toEqual({
      kind: 'refused',
      rawCode: 'itemNotFound',
      message: null,
    });
  });

  it('says why the service does not let us look', async () => {
    const request = await requestOf('/Receipts', '/Documents');
    const error = { code: 'accessDenied', message: 'Not yours.' };
    await fail('/items/', { status: 403, body: { error } });
    expect(await actions.prepare(request)).toEqual({
      kind: 'refused',
      rawCode: 'accessDenied',
      message: 'Not yours.',
    });
  });

  it('takes trouble with either question for trouble, never for a free name', async () => {
    const request = await requestOf('/Receipts', '/Documents');
    const busy = { status: 429, headers: { 'Retry-After': '9' } };
    for (const path of ['/items/[A-Z0-9]+:/', '/items/[A-Z0-9]+\\?']) {
      await fail(path, busy);
      expect(await actions.prepare(request)).toEqual({
        kind: 'trouble',
        why: 'throttled',
        retryAfterMs: 9 * SECOND,
      });
      await drive.fetch('/__admin/faults', { method: 'DELETE' });
    }
    await fail('/items/', { status: 404, body: '<html>captive</html>' });
    expect(await actions.prepare(request)).toMatchObject({ why: 'serviceTrouble' });
    await drive.close();
    expect(await actions.prepare(request)).toEqual(UNREACHABLE);
  });
});

describe('a look before a POST without a name', () => {
  it('finds the place under the item’s own name when versions come along', async () => {
    const change = { name: 'Other', allVersions: true } as const;
    const request = await requestOf('/Documents/Letters', '/Documents', change);
    const occupantId = (await drive.item('/Documents/Letters')).id;
    const target = { name: 'Letters', occupantId };
    expect(await actions.prepare(request)).toEqual({ kind: 'ready', target });
  });

  it('finds no single place for children alone, but the folder they go to', async () => {
    const request = await requestOf('/Receipts', '/Documents', { childrenOnly: true });
    await drive.fetch('/__admin/requests', { method: 'DELETE' });
    expect(await actions.prepare(request)).toEqual({ kind: 'ready', target: null });
    expect(await logged()).toHaveLength(1);
    const { id } = await drive.item('/Documents');
    for (const itemId of [null, '01MOWKYVGONE']) {
      const result = await actions.fetchResult(request, null, itemId);
      expect(result).toMatchObject({ kind: 'item', item: { id } });
    }
    await remove('/Documents');
    expect(await actions.prepare(request)).toMatchObject({ rawCode: 'itemNotFound' });
    expect(await actions.fetchResult(request, null, null)).toEqual({ kind: 'missing' });
  });
});

describe('the POST', () => {
  it('is sent once, asks for an asynchronous answer and gets a monitor', async () => {
    const request = await requestOf('/Receipts', '/Documents', { onConflict: 'rename' });
    const outcome = await actions.start(request);
    expect(outcome).toMatchObject({ kind: 'answer', status: 202, body: '' });
    expect(monitorOf(outcome)).toContain('/monitor/');
    const posts = (await logged()).filter(({ method }) => method === 'POST');
    const item = `/v1.0/drives/${DRIVE_ID}/items/${request.source.itemId}`;
    const path = `${item}/copy?@microsoft.graph.conflictBehavior=rename`;
    expect(posts).toMatchObject([{ path }]);
    expect(posts[0]?.headerNames).toContain('prefer');
    expect(await drive.operations()).toMatchObject([{ name: 'Receipts' }]);
  });

  it('gives the service’s refusal back as it is', async () => {
    const request = await requestOf('/Receipts', '/Documents', { name: 'Letters' });
    const answer = readStartAnswer(await actions.start(request), drive.now);
    expect(answer).toMatchObject({ kind: 'refused', problem: { code: 'nameAlreadyExists' } });
  });

  it('may have been carried out when only its answer is lost, and is not repeated', async () => {
    const request = await requestOf('/Receipts', '/Documents');
    await fail('/copy', { drop: 'afterProcessing' }, 1);
    expect(await actions.start(request)).toEqual({ kind: 'unreachable', sent: 'maybe' });
    expect(await drive.operations()).toHaveLength(1);
  });

  it('was certainly not sent when the drive is away', async () => {
    const request = await requestOf('/Receipts', '/Documents');
    const notSent = { kind: 'unreachable', sent: 'no' };
    await drive.close();
    expect(await actions.start(request)).toEqual(notSent);
  });
});

describe('a look at the destination', () => {
  const target = { name: 'Receipts', occupantId: null };

  it('sees nothing while nothing is there', async () => {
    const request = await requestOf('/Receipts', '/Documents');
    expect(await actions.look(request, target)).toEqual({ kind: 'nothing' });
    await remove('/Documents');
    expect(await actions.look(request, target)).toEqual({ kind: 'nothing' });
  });

  it('sees what lies there beside its source as it is now', async () => {
    const request = await requestOf('/Receipts', '/Documents');
    monitorOf(await actions.start(request));
    drive.now += HOUR;
    const item = seen(await drive.item('/Documents/Receipts'));
    const source = seen(await drive.item('/Receipts'));
    const sight = await actions.look(request, target);
    expect(sight).toMatchObject({ kind: 'item', item, source });
    await remove('/Receipts');
    expect(await actions.look(request, target)).toMatchObject({ kind: 'item', item, source: null });
  });

  it('looks under the name that was foretold', async () => {
    const request = await requestOf('/Receipts', '/Documents', { onConflict: 'rename' });
    const letters = { name: 'Letters', occupantId: null };
    const { id } = await drive.item('/Documents/Letters');
    expect(await actions.look(request, letters)).toMatchObject({ kind: 'item', item: { id } });
  });

  it('takes trouble with either question, or a refusal, for trouble', async () => {
    const request = await requestOf('/Receipts', '/Documents', { name: 'Letters' });
    const letters = { name: 'Letters', occupantId: null };
    for (const path of ['/items/[A-Z0-9]+:/', '/items/[A-Z0-9]+\\?']) {
      await fail(path, { status: 503, headers: { 'Retry-After': '2' } });
      const busy = { kind: 'trouble', why: 'throttled', retryAfterMs: 2 * SECOND };
      expect(await actions.look(request, letters)).toEqual(busy);
      await drive.fetch('/__admin/faults', { method: 'DELETE' });
    }
    await fail(':/', { status: 403, body: { error: { code: 'accessDenied' } } });
    expect(await actions.look(request, letters)).toMatchObject({ why: 'serviceTrouble' });
    await drive.close();
    expect(await actions.look(request, letters)).toEqual(UNREACHABLE);
  });
});

describe('the result', () => {
  const target = { name: 'Receipts', occupantId: null };

  it('is fetched by its name when the service did not tell its id', async () => {
    const request = await requestOf('/Receipts', '/Documents', { onConflict: 'rename' });
    await actions.start(request);
    await actions.start(request);
    drive.now += HOUR;
    const item = seen(await drive.item('/Documents/Receipts 1'));
    const second = { name: 'Receipts 1', occupantId: null };
    expect(await actions.fetchResult(request, second, null)).toMatchObject({ kind: 'item', item });
  });

  it('is never what was there before and made the service choose another name', async () => {
    const change = { name: 'Letters', onConflict: 'rename' } as const;
    const request = await requestOf('/Receipts', '/Documents', change);
    const { id } = await drive.item('/Documents/Letters');
    const taken = { name: 'Letters', occupantId: id };
    expect(await actions.fetchResult(request, taken, null)).toEqual({ kind: 'missing' });
  });

  it('may be what was there before when it was to be replaced', async () => {
    const change = { name: 'House rules.docx', onConflict: 'replace' } as const;
    const request = await requestOf('/Shopping list.txt', '/Documents', change);
    const { id } = await drive.item('/Documents/House rules.docx');
    const taken = { name: 'House rules.docx', occupantId: id };
    expect(await actions.fetchResult(request, taken, null)).toMatchObject({ item: { id } });
  });

  it('is missing while it is not visible, and when it is kept from us', async () => {
    const request = await requestOf('/Receipts', '/Documents');
    const missing = { kind: 'missing' };
    expect(await actions.fetchResult(request, target, '01MOWKYVGONE')).toEqual(missing);
    expect(await actions.fetchResult(request, target, null)).toEqual(missing);
    await fail('/items/', { status: 403, body: { error: { code: 'accessDenied' } } });
    expect(await actions.fetchResult(request, target, 'x')).toEqual(missing);
  });

  it('stays to be fetched while the drive cannot be asked', async () => {
    const request = await requestOf('/Receipts', '/Documents');
    await drive.close();
    expect(await actions.fetchResult(request, target, 'x')).toEqual(UNREACHABLE);
  });
});

it('shows who we are with every request', async () => {
  const request = await requestOf('/Receipts', '/Documents');
  await drive.fetch('/__admin/requests', { method: 'DELETE' });
  const target = { name: 'Receipts', occupantId: null };
  await actions.prepare(request);
  await actions.start(request);
  await actions.look(request, target);
  await actions.fetchResult(request, target, null);
  const sent = await logged();
  expect(sent).toHaveLength(6);
  expect(sent.every(({ hasAuthorization }) => hasAuthorization)).toBe(true);
});

it('names the host whose budget its requests use', () => {
  expect(actions.hostOf('demo')).toBe(new URL(drive.origin).host);
  expect(actions.hostOf('nobody')).toBe('');
});
