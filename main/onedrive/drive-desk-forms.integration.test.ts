import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CopyForm, UploadForm } from '../../shared/contract.ts';
import { DRIVE_ID } from '../demo/ids.ts';
import type { TestDrive } from '../demo/test-support.ts';
import type { DriveDesk } from './drive-desk.ts';
import { DeskWorld, GONE } from './testing/desk-world.ts';

let drive: TestDrive;
let world: DeskWorld;
let desk: DriveDesk;
beforeEach(async () => {
  world = await DeskWorld.start();
  ({ drive } = world);
  desk = world.desk((url) =>
    url.startsWith('https://10.') ? 'privateUrl' : url.startsWith('https:') ? 'ok' : 'badUrl',
  );
});
afterEach(async () => {
  await world.end();
});

describe('a filled-in form', () => {
  async function formOf(change: Partial<CopyForm> = {}): Promise<CopyForm> {
    const [source, destination] = [await world.refOf('/Receipts'), await world.refOf('/Documents')];
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
      source: await world.refOf(source),
      destination: await world.refOf(destination),
      name,
    });
    expect(await desk.check(form)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('may name its own folder when the service shall find another name', async () => {
    const form = await formOf({ destination: await world.refOf('/'), onConflict: 'rename' });
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
    const ofFile = { ...form, source: await world.refOf('/Shopping list.txt') };
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
    await world.fail('/items/', { status: 429, headers: { 'Retry-After': '3' } });
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
    const destination = await world.refOf('/Documents');
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
    const before = (await world.asked()).length;
    expect(await desk.checkUpload(form)).toEqual({ ok: false, refusal });
    expect((await world.asked()).length).toBe(before);
  });

  it('is refused when its folder is gone or no folder, or its name is no name', async () => {
    const ofGone = await formOf({ destination: GONE });
    expect(await desk.checkUpload(ofGone)).toMatchObject({ refusal: { code: 'destinationGone' } });
    const ofFile = await formOf({ destination: await world.refOf('/Shopping list.txt') });
    const notFolder = { refusal: { code: 'destinationNotFolder' } };
    expect(await desk.checkUpload(ofFile)).toMatchObject(notFolder);
    const ofName = await formOf({ name: 'a:b' });
    expect(await desk.checkUpload(ofName)).toMatchObject({ refusal: { code: 'badName' } });
  });
});
