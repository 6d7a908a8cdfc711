import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CopyForm } from '../../shared/contract.ts';
import { pathOf } from '../../shared/item.ts';
import { DRIVE_ID } from '../demo/ids.ts';
import type { TestDrive } from '../demo/test-support.ts';
import { type Account, VISITOR_ACCOUNT, demoAccount } from './account.ts';
import { Desks } from './desks.ts';
import { DeskWorld } from './testing/desk-world.ts';

let drive: TestDrive;
let world: DeskWorld;
let accounts: Map<string, Account>;
let desks: Desks;
beforeAll(async () => {
  world = await DeskWorld.start();
  ({ drive } = world);
  accounts = new Map(
    [VISITOR_ACCOUNT, demoAccount(drive.origin)].map((account) => [account.key, account]),
  );
  desks = new Desks(world.http, accounts, () => 'ok');
});
afterAll(async () => {
  await world.end();
});

async function formOf(account: string): Promise<CopyForm> {
  const rules = {
    onConflict: 'fail',
    childrenOnly: false,
    allVersions: false,
    notBefore: null,
  } as const;
  const source = await world.refOf('/Music');
  return { source, destination: await world.refOf('/Documents', account), name: 'Music', ...rules };
}

it('begins at the first account that has a drive', async () => {
  const page = await desks.browse(null, null);
  expect(page).toMatchObject({ ok: true, value: { folder: { account: 'demo', isRoot: true } } });
});

it('meets accounts that have come, and those that have gone, as they are', async () => {
  const folder = await world.refOf('/Documents', 'second');
  const gone = { ok: false, refusal: { code: 'accountGone' } };
  expect(await desks.browse(folder, null)).toMatchObject(gone);
  accounts.set('second', { ...demoAccount(drive.origin), key: 'second' });
  expect(await desks.browse(folder, null)).toMatchObject({
    value: { folder: { account: 'second', name: 'Documents' } },
  });
  accounts.delete('second');
  expect(await desks.browse(folder, null)).toMatchObject(gone);
});

it('copies inside one account, and says why not across two', async () => {
  expect(await desks.check(await formOf('demo'))).toMatchObject({ value: { account: 'demo' } });
  const across = { refusal: { code: 'acrossAccounts', field: 'destination' } };
  expect(await desks.check(await formOf('second'))).toMatchObject(across);
  const { source, destination, onConflict, allVersions, notBefore } = await formOf('second');
  const sources = [{ ...source, account: 'second' }, source];
  const batch = { sources, destination, onConflict, allVersions, notBefore };
  expect(await desks.checkAll(batch)).toMatchObject(across);
});

it('looks folders up as they are now, without those that are gone', async () => {
  const gone = { account: 'demo', driveId: DRIVE_ID, itemId: '01MOWKYVGONE' };
  const signedOut = await world.refOf('/Pictures', 'second');
  const folders = [
    await world.refOf('/Music'),
    gone,
    signedOut,
    await world.refOf('/Documents/Taxes'),
  ];
  const found = await desks.lookUp(folders, null);
  expect(found.map(pathOf)).toEqual(['/Music', '/Documents/Taxes']);
});

it('asks only for the folders of the account they are wanted for', async () => {
  accounts.set('second', { ...demoAccount(drive.origin), key: 'second' });
  const folders = [await world.refOf('/Music'), await world.refOf('/Pictures', 'second')];
  expect((await desks.lookUp(folders, 'second')).map(pathOf)).toEqual(['/Pictures']);
  accounts.delete('second');
  await drive.fetch('/__admin/requests', { method: 'DELETE' });
  expect(await desks.lookUp(folders, 'second')).toEqual([]);
  expect(await drive.json('/__admin/requests')).toEqual({ value: [] });
});
