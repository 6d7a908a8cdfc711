/** What is done with a finished copy on a real drive: it is renamed, compared and told apart. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRIVE_ID } from '../demo/ids.ts';
import { TestDrive } from '../demo/test-support.ts';
import type { CopyRequest, DriveRequest } from '../jobs/action-request.ts';
import type { Proof } from '../jobs/job.ts';
import type { ActionClient } from '../jobs/ports.ts';
import { readStartAnswer } from '../jobs/start-answer.ts';
import { type Account, demoAccount } from './account.ts';
import { createActionClient } from './action-client.ts';
import { createHttp, type Http } from './http.ts';
import { requestBetween } from './testing/request-between.ts';
import { uploadRequest } from './testing/requests.ts';

const HOUR = 3_600_000;
const UNREACHABLE = { kind: 'trouble', why: 'unreachable', retryAfterMs: null };

let drive: TestDrive;
let http: Http;
let accounts: Map<string, Account>;
let actions: ActionClient;
beforeEach(async () => {
  drive = await TestDrive.start();
  http = createHttp({ userAgent: 'Test/1', resolveProxy: () => Promise.resolve('DIRECT') });
  const account = demoAccount(drive.origin);
  accounts = new Map([[account.key, account]]);
  actions = createActionClient(http, accounts);
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

/** Makes the copy and lets a day pass. */
async function copied(request: DriveRequest): Promise<void> {
  expect(await actions.start(request)).toMatchObject({ status: 202 });
  drive.now += 24 * HOUR;
  expect(await drive.operations()).toMatchObject([{ status: 'completed' }]);
}

async function remove(path: string): Promise<void> {
  await drive.fetch(`/v1.0/me/drive/root:${encodeURI(path)}`, { method: 'DELETE' });
}

async function compared(request: CopyRequest, copyPath: string, maxItems = 1000): Promise<Proof> {
  const comparison = actions.compare(request, (await drive.item(copyPath)).id, maxItems);
  for (;;) {
    const step = await comparison.next();
    if (step.kind === 'done') return step.proof;
    if (step.kind === 'trouble') throw new Error(step.why);
  }
}

describe('a new name', () => {
  it('is given to the result', async () => {
    const request = await requestOf('/Documents/Letters', '/', { name: 'Post' });
    const { id } = await drive.item('/Documents/Letters');
    expect(await actions.rename(request, id)).toMatchObject({ item: { id, name: 'Post' } });
    expect(await actions.rename(request, id)).toMatchObject({ item: { id, name: 'Post' } });
    expect((await drive.item('/Documents/Post')).id).toBe(id);
  });

  it('is not given where it is taken', async () => {
    const request = await requestOf('/Documents/Letters', '/', { name: 'Taxes' });
    const { id } = await drive.item('/Documents/Letters');
    expect(await actions.rename(request, id)).toEqual({ kind: 'refused' });
    expect((await drive.item('/Documents/Letters')).id).toBe(id);
  });

  it('waits while the drive is away', async () => {
    const request = await requestOf('/Documents/Letters', '/', { name: 'Post' });
    await drive.close();
    expect(await actions.rename(request, 'x')).toEqual(UNREACHABLE);
  });
});

describe('a comparison', () => {
  it('finds a finished copy the same, page by page', async () => {
    const request = await requestOf('/LargeFolder1', '/Documents', { name: 'Large copy' });
    await copied(request);
    const proof = await compared(request, '/Documents/Large copy', 30_000);
    const { size } = await drive.item('/LargeFolder1');
    expect(proof).toMatchObject({ state: 'same', bytes: size });
    expect(await compared(request, '/Documents/Large copy', 100)).toMatchObject({
      why: 'tooLarge',
    });
  });

  it('finds what is missing, and what came too much is no difference', async () => {
    const request = await requestOf('/Documents', '/Pictures');
    await copied(request);
    await remove('/Pictures/Documents/Letters');
    const parent = '/v1.0/me/drive/root:/Pictures/Documents:/children';
    await drive.fetch(parent, { method: 'POST', body: { name: 'More', folder: {} } });
    expect(await compared(request, '/Pictures/Documents')).toMatchObject({
      state: 'differs',
      differing: 1,
      differences: [{ path: 'Letters', what: 'missing' }],
    });
  });

  it('goes on once the user has signed in again', async () => {
    const request = await requestOf('/Receipts', '/Documents');
    await copied(request);
    const [[key, account] = []] = [...accounts];
    if (key === undefined || account === undefined) throw new Error('There is no account.');
    accounts.delete(key);
    const comparison = actions.compare(request, (await drive.item('/Documents/Receipts')).id, 100);
    expect(await comparison.next()).toMatchObject({ kind: 'trouble', why: 'signedOut' });
    accounts.set(key, account);
    expect(await comparison.next()).toEqual({ kind: 'more', items: 1 });
  });

  it('is not made when the source is gone', async () => {
    const request = await requestOf('/Receipts', '/Documents');
    await copied(request);
    await remove('/Receipts');
    expect(await compared(request, '/Documents/Receipts')).toEqual({
      state: 'skipped',
      why: 'unreadable',
    });
  });
});

describe('children alone', () => {
  it('come into the folder and are compared there, beside what it held before', async () => {
    const request = await requestOf('/Receipts', '/Documents', { childrenOnly: true });
    const before = (await drive.item('/Documents')).folder?.childCount ?? 0;
    const children = await drive.children('/Receipts');
    await copied(request);
    const { id, folder } = await drive.item('/Documents');
    expect(folder?.childCount).toBe(before + children.length);
    const result = await actions.fetchResult(request, null, null);
    expect(result).toMatchObject({ kind: 'item', item: { id } });
    expect(await compared(request, '/Documents')).toMatchObject({ state: 'same' });
    await remove(`/Documents/${children[0]?.name ?? ''}`);
    expect(await compared(request, '/Documents')).toMatchObject({ differing: 1 });
  });

  it('of the whole drive go into one of its folders', async () => {
    const request = await requestOf('/', '/Documents', { childrenOnly: true });
    await copied(request);
    expect(await compared(request, '/Documents', 30_000)).toMatchObject({ state: 'same' });
  });
});

describe('a file of the web', () => {
  it('is fetched by a drive that still does so', async () => {
    await drive.close();
    await drive.open({ uploadFromUrl: 'accept' });
    actions = createActionClient(http, new Map([['demo', demoAccount(drive.origin)]]));
    const { id: itemId } = await drive.item('/Documents');
    const destination = { driveId: DRIVE_ID, itemId, path: '/Documents' };
    const request = uploadRequest({ destination, name: 'Manual.pdf' });
    const target = { name: 'Manual.pdf', occupantId: null };
    expect(await actions.prepare(request)).toEqual({ kind: 'ready', target });
    await copied(request);
    const { id } = await drive.item('/Documents/Manual.pdf');
    expect(await actions.look(request, target)).toMatchObject({ item: { id }, source: null });
    expect(await actions.fetchResult(request, target, null)).toMatchObject({ item: { id } });
    const second = { name: 'Manual 1.pdf', occupantId: null };
    expect(await actions.prepare(request)).toEqual({ kind: 'ready', target: second });
  });

  it('is refused by one that does not', async () => {
    const { id: itemId } = await drive.item('/Documents');
    const destination = { driveId: DRIVE_ID, itemId, path: '/Documents' };
    const outcome = await actions.start(uploadRequest({ destination }));
    expect(readStartAnswer(outcome, drive.now)).toMatchObject({
      kind: 'refused',
      problem: { code: 'notSupported' },
    });
  });
});

it('names items by their ids, and leaves out what is not there', async () => {
  const request = await requestOf('/Documents', '/Pictures');
  const { id } = await drive.item('/Documents/Letters');
  const names = await actions.namesOf(request, [id, '01MOWKYVGONE', '/drive/root:/x']);
  expect([...names]).toEqual([[id, 'Letters']]);
});
