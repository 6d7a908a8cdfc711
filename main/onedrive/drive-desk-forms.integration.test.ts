import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CopyForm, ItemRef, UploadForm } from '../../shared/contract.ts';
import { DRIVE_ID } from '../demo/ids.ts';
import { TestDrive } from '../demo/test-support.ts';
import { demoAccount } from './account.ts';
import { DriveDesk } from './drive-desk.ts';
import { createHttp, type Http } from './http.ts';

const LoggedShape = v.object({ value: v.array(v.unknown()) });
const GONE: ItemRef = { account: 'demo', driveId: DRIVE_ID, itemId: '01MOWKYVGONE' };

let drive: TestDrive;
let http: Http;
let desk: DriveDesk;
beforeEach(async () => {
  drive = await TestDrive.start();
  http = createHttp({ userAgent: 'Test/1', resolveProxy: () => Promise.resolve('DIRECT') });
  desk = new DriveDesk(http, demoAccount(drive.origin), (url) =>
    url.startsWith('https://10.') ? 'privateUrl' : url.startsWith('https:') ? 'ok' : 'badUrl',
  );
});
afterEach(async () => {
  http.close();
  await drive.remove();
});

async function refOf(path: string): Promise<ItemRef> {
  return { account: 'demo', driveId: DRIVE_ID, itemId: (await drive.item(path)).id };
}

async function fail(path: string, action: object): Promise<void> {
  await drive.fetch('/__admin/faults', { method: 'POST', body: [{ match: { path }, action }] });
}

async function requestCount(): Promise<number> {
  return v.parse(LoggedShape, await drive.json('/__admin/requests')).value.length;
}

describe('a filled-in form', () => {
  async function formOf(change: Partial<CopyForm> = {}): Promise<CopyForm> {
    const [source, destination] = [await refOf('/Receipts'), await refOf('/Documents')];
    return {
      source,
      destination,
      name: 'Receipts',
      onConflict: 'fail',
      childrenOnly: false,
      allVersions: false,
      notBefore: null,
      ...change,
    };
  }

  it('becomes a request with both ends as they are now', async () => {
    const form = await formOf({ name: 'Receipts too', onConflict: 'rename' });
    const { size, folder } = await drive.item('/Receipts');
    expect(await desk.check(form)).toEqual({
      ok: true,
      value: {
        action: 'copy',
        account: 'demo',
        source: {
          driveId: DRIVE_ID,
          itemId: form.source.itemId,
          kind: 'folder',
          path: '/Receipts',
          size,
          childCount: folder?.childCount,
        },
        destination: { driveId: DRIVE_ID, itemId: form.destination.itemId, path: '/Documents' },
        name: 'Receipts too',
        onConflict: 'rename',
        childrenOnly: false,
        allVersions: false,
      },
    });
  });

  it('is refused when an end is gone', async () => {
    expect(await desk.check(await formOf({ source: GONE }))).toEqual({
      ok: false,
      refusal: { code: 'sourceGone', field: 'source' },
    });
    expect(await desk.check(await formOf({ destination: GONE }))).toEqual({
      ok: false,
      refusal: { code: 'destinationGone', field: 'destination' },
    });
  });

  it.each([
    ['a file as the destination', '/Receipts', '/Shopping list.txt', 'x', 'destinationNotFolder'],
    ['a folder into itself', '/Documents', '/Documents', 'x', 'intoItself'],
    ['a folder below itself', '/Documents', '/Documents/Taxes/2021', 'x', 'intoItself'],
    ['the root as the source', '/', '/Documents', 'x', 'rootAsSource'],
    ['a forbidden character', '/Receipts', '/Documents', 'a:b', 'badName'],
    ['no name', '/Receipts', '/Documents', '', 'badName'],
    ['the same name in the same place', '/Receipts', '/', 'receipts', 'sameNameSameFolder'],
  ])('is refused with %s', async (_what, source, destination, name, code) => {
    const form = await formOf({
      source: await refOf(source),
      destination: await refOf(destination),
      name,
    });
    expect(await desk.check(form)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('may name its own folder when the service shall find another name', async () => {
    const form = await formOf({ destination: await refOf('/'), onConflict: 'rename' });
    expect(await desk.check(form)).toMatchObject({
      ok: true,
      value: { destination: { path: '/' } },
    });
  });

  it('of children alone needs no name of its own', async () => {
    const form = await formOf({ childrenOnly: true, name: '' });
    expect(await desk.check(form)).toMatchObject({
      ok: true,
      value: { name: 'Receipts', childrenOnly: true },
    });
    const ofFile = { ...form, source: await refOf('/Shopping list.txt') };
    expect(await desk.check(ofFile)).toMatchObject({ refusal: { code: 'notChildren' } });
    const intoItself = { ...form, destination: form.source };
    expect(await desk.check(intoItself)).toMatchObject({ refusal: { code: 'intoItself' } });
  });

  it('carries the wish for all versions', async () => {
    const form = await formOf({ allVersions: true });
    expect(await desk.check(form)).toMatchObject({ ok: true, value: { allVersions: true } });
  });

  it('is refused while the drive cannot be asked', async () => {
    const form = await formOf();
    await fail('/items/', { status: 429, headers: { 'Retry-After': '3' } });
    const refusal = { code: 'driveBusy', field: null, retryAfterMs: 3000 };
    expect(await desk.check(form)).toEqual({ ok: false, refusal });
    await drive.close();
    expect(await desk.check(form)).toEqual({
      ok: false,
      refusal: { code: 'driveUnreachable', field: null },
    });
  });
});

describe('a filled-in form for a file of the web', () => {
  async function formOf(change: Partial<UploadForm> = {}): Promise<UploadForm> {
    const destination = await refOf('/Documents');
    const url = 'https://example.com/a b.zip?x=1';
    return { url, destination, name: 'a.zip', onConflict: 'fail', notBefore: null, ...change };
  }

  it('becomes a request that OneDrive shall carry out', async () => {
    const form = await formOf({ url: 'https://EXAMPLE.com:443/a b.zip?x=1' });
    const { destination } = form;
    expect(await desk.checkUpload(form)).toEqual({
      ok: true,
      value: {
        action: 'upload',
        account: 'demo',
        sourceUrl: 'https://example.com/a%20b.zip?x=1',
        destination: { driveId: DRIVE_ID, itemId: destination.itemId, path: '/Documents' },
        name: 'a.zip',
        onConflict: 'fail',
        by: 'service',
      },
    });
  });

  it.each([
    ['ftp://example.com/a', { code: 'badUrl', field: 'url' }],
    ['https://10.0.0.1/a', { code: 'privateUrl', field: 'url' }],
    ['https://', { code: 'badUrl', field: 'url' }],
    ['', { code: 'badUrl', field: 'url' }],
  ])('is refused for the address “%s”, and nothing is asked', async (url, refusal) => {
    const form = await formOf({ url });
    const before = await requestCount();
    expect(await desk.checkUpload(form)).toEqual({ ok: false, refusal });
    expect(await requestCount()).toBe(before);
  });

  it('is refused when its folder is gone or no folder, or its name is no name', async () => {
    const ofGone = await formOf({ destination: GONE });
    expect(await desk.checkUpload(ofGone)).toMatchObject({ refusal: { code: 'destinationGone' } });
    const ofFile = await formOf({ destination: await refOf('/Shopping list.txt') });
    const notFolder = { refusal: { code: 'destinationNotFolder' } };
    expect(await desk.checkUpload(ofFile)).toMatchObject(notFolder);
    const ofName = await formOf({ name: 'a:b' });
    expect(await desk.checkUpload(ofName)).toMatchObject({ refusal: { code: 'badName' } });
  });
});
