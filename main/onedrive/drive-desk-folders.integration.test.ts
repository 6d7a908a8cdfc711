import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ItemRef } from '../../shared/contract.ts';
import { pathOf } from '../../shared/item.ts';
import { DRIVE_ID } from '../demo/ids.ts';
import { TestDrive } from '../demo/test-support.ts';
import { demoAccount } from './account.ts';
import { DriveDesk } from './drive-desk.ts';
import { createHttp, type Http } from './http.ts';

let drive: TestDrive;
let http: Http;
let desk: DriveDesk;
beforeEach(async () => {
  drive = await TestDrive.start();
  http = createHttp({ userAgent: 'Test/1', resolveProxy: () => Promise.resolve('DIRECT') });
  desk = new DriveDesk(http, demoAccount(drive.origin), () => 'ok');
});
afterEach(async () => {
  http.close();
  await drive.remove();
});

async function refOf(path: string): Promise<ItemRef> {
  return { account: 'demo', driveId: DRIVE_ID, itemId: (await drive.item(path)).id };
}

const GONE: ItemRef = { account: 'demo', driveId: DRIVE_ID, itemId: '01MOWKYVGONE' };

it('makes a folder, once for each name', async () => {
  const parent = await refOf('/Documents');
  const made = await desk.createFolder(parent, 'Für später');
  expect(made.ok && pathOf(made.value)).toBe('/Documents/Für später');
  expect(made).toMatchObject({ value: { kind: 'folder', childCount: 0 } });
  expect(await desk.createFolder(parent, 'für SPÄTER')).toMatchObject({
    refusal: { code: 'nameTaken', field: 'name' },
  });
});

it('makes no folder under a name that cannot be, or where none can be', async () => {
  const parent = await refOf('/Documents');
  expect(await desk.createFolder(parent, 'a/b')).toMatchObject({
    refusal: { code: 'badName', why: 'forbiddenCharacter' },
  });
  expect(await desk.createFolder(await refOf('/Budget 2026.xlsx'), 'a')).toMatchObject({
    refusal: { code: 'destinationNotFolder' },
  });
  expect(await desk.createFolder(GONE, 'a')).toMatchObject({
    refusal: { code: 'destinationGone' },
  });
});
