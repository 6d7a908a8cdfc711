import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, ItemRef } from '../../shared/contract.ts';
import { type DriveItem, type FolderPage, type Found, pathOf } from '../../shared/item.ts';
import { DRIVE_ID } from '../demo/ids.ts';
import { FRIENDS_DRIVE, SITE_DRIVE, TEAM_DRIVE } from '../demo/other-drives.ts';
import { TestDrive } from '../demo/test-support.ts';
import { type Account, demoAccount } from './account.ts';
import { Desks } from './desks.ts';
import { DeskWorld } from './testing/desk-world.ts';

let drive: TestDrive;
let world: DeskWorld;
let accounts: Map<string, Account>;
let desks: Desks;
beforeEach(async () => {
  world = await DeskWorld.start();
  ({ drive } = world);
  const account = demoAccount(drive.origin);
  accounts = new Map([[account.key, account]]);
  desks = new Desks(world.http, accounts, () => 'ok');
});
afterEach(async () => {
  await world.end();
});

/** What the drive answers at a path from now on. */
async function answersAt(path: string, status: number, code: string): Promise<void> {
  const action = { status, body: { error: { code, message: 'No.' } } };
  await world.fail(path, action);
}

const shared = (cursor: string | null = null): Promise<Answer<FolderPage>> =>
  desks.list({ account: 'demo', list: 'shared' }, cursor);
const libraries = (): Promise<Answer<FolderPage>> =>
  desks.list({ account: 'demo', list: 'libraries' }, null);

function pageOf(answer: Answer<FolderPage>): FolderPage {
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

function foundIn(answer: Answer<Found>): readonly string[] {
  if (!answer.ok) throw new Error(answer.refusal.code);
  return (answer.value.kind === 'item' ? [answer.value.item] : answer.value.items).map(pathOf);
}

function refTo(item: DriveItem | undefined): ItemRef {
  if (item === undefined) throw new Error('There is no such item.');
  return { account: item.account, driveId: item.driveId, itemId: item.id };
}

describe('the places of an account', () => {
  it('are its own drive, what is shared with it, the sites it follows, and other drives', async () => {
    expect(await desks.places()).toEqual([
      {
        account: 'demo',
        label: null,
        address: null,
        places: [
          { kind: 'own', driveId: DRIVE_ID },
          { kind: 'shared' },
          { kind: 'libraries' },
          { kind: 'drive', driveId: TEAM_DRIVE.id, name: 'Harbour team – Team library' },
        ],
      },
    ]);
  });

  it('are told for each account by the name that people call it, the demo drive last', async () => {
    const second = {
      ...demoAccount(drive.origin),
      key: 'second',
      label: 'Anna',
      address: 'a@test',
    };
    accounts.set('second', second);
    expect((await desks.places()).map(({ label }) => label)).toEqual(['Anna', null]);
    accounts.delete('demo');
    expect((await desks.places()).map(({ account }) => account)).toEqual(['second']);
  });

  it('leave out sites where a home account cannot follow any, and nothing else', async () => {
    const kinds = async (): Promise<readonly unknown[]> =>
      (await desks.places()).flatMap(({ places }) => places.map(({ kind }) => kind));
    await answersAt('/me/followedSites', 403, 'accessDenied');
    await answersAt('/me/drives', 500, 'generalException');
    expect(await kinds()).toEqual(['own', 'shared', 'libraries']);
    await drive.close();
    await drive.open({ driveType: 'personal' });
    accounts.set('demo', demoAccount(drive.origin));
    await answersAt('/me/followedSites', 403, 'accessDenied');
    expect(await kinds()).toEqual(['own', 'shared', 'drive']);
  });
});

describe('what others share', () => {
  it('is opened where it really lies, as far up as may be seen', async () => {
    const { folder, items } = pageOf(await shared());
    expect(folder).toBeNull();
    expect(items).toMatchObject([
      { driveId: FRIENDS_DRIVE.id, name: 'Holiday by the sea', kind: 'folder', childCount: 2 },
      { driveId: FRIENDS_DRIVE.id, name: 'Invitation.docx', kind: 'file' },
    ]);
    const holiday = pageOf(await desks.browse(refTo(items[0]), null));
    expect(holiday.trail).toEqual([]);
    const beach = pageOf(await desks.browse(refTo(holiday.items[0]), null));
    expect(beach.trail.map(({ name }) => name)).toEqual(['Holiday by the sea']);
    expect(beach.items).toHaveLength(17);
  });

  it('is not asked for again above what may be seen', async () => {
    const { items } = pageOf(await shared());
    await desks.browse(refTo(items[0]), null);
    await world.forgetAsked();
    await desks.browse(refTo(items[0]), null);
    expect(await world.asked()).toHaveLength(2);
  });

  it('is searched below the folder that is shown, where its drive is not open', async () => {
    const { items } = pageOf(await shared());
    expect(foundIn(await desks.find('beach 03', refTo(items[0])))).toEqual([
      '/Holiday by the sea/Beach/Beach 03.jpg',
    ]);
  });

  it('is searched together with the own drive', async () => {
    const spot = { account: 'demo', list: 'shared' } as const;
    expect(foundIn(await desks.find('beach 03', spot))).toEqual([
      '/Holiday by the sea/Beach/Beach 03.jpg',
    ]);
    expect(foundIn(await desks.find('beach 03', null))).toEqual([]);
  });

  it.each([
    [403, 'accessDenied', 'needsPermission'],
    [404, 'itemNotFound', 'notOffered'],
    [410, 'notSupported', 'notOffered'],
    [400, 'invalidRequest', 'notOffered'],
    [501, 'notSupported', 'notOffered'],
  ] as const)('is said to be closed after %d %s', async (status, code, closed) => {
    await answersAt('/sharedWithMe', status, code);
    expect(pageOf(await shared())).toMatchObject({ closed, items: [], cursor: null });
  });

  it('is trouble while the service has trouble', async () => {
    await answersAt('/sharedWithMe', 503, 'serviceNotAvailable');
    expect(await shared()).toMatchObject({ ok: false, refusal: { code: 'driveBusy' } });
  });
});

describe('the libraries of sites', () => {
  it('stand in one list, each by its site', async () => {
    const { items } = pageOf(await libraries());
    expect(items).toMatchObject([
      { name: 'Documents', folderPath: '/Garden club', driveId: SITE_DRIVE.id, isRoot: true },
    ]);
    const top = pageOf(await desks.browse(refTo(items[0]), null));
    expect(top).toMatchObject({
      folder: { isRoot: true, driveId: SITE_DRIVE.id, name: 'Garden club – Documents' },
    });
    expect(top.items.map(({ name }) => name)).toContain('Summer fête');
  });

  it('are found by the name of their site', async () => {
    const spot = { account: 'demo', list: 'libraries' } as const;
    expect(await desks.find('garden', spot)).toMatchObject({
      value: { items: [{ driveId: SITE_DRIVE.id, folderPath: '/Garden club' }] },
    });
    expect(foundIn(await desks.find('nobody', spot))).toEqual([]);
    expect(foundIn(await desks.find('/Music', spot))).toEqual(['/Music']);
  });

  it('say when a permission is missing', async () => {
    await answersAt('/me/followedSites', 403, 'accessDenied');
    expect(pageOf(await libraries())).toMatchObject({ closed: 'needsPermission' });
  });
});

describe('another drive', () => {
  const top = { account: 'demo', driveId: TEAM_DRIVE.id, itemId: 'root' };

  it('is searched, and its paths begin at its top', async () => {
    expect(foundIn(await desks.find('/Handbook/Harbour safety', top))).toEqual([
      '/Handbook/Harbour safety',
    ]);
    expect(foundIn(await desks.find('offer', top))).toEqual(['/Templates/Offer.docx']);
    expect(await desks.find('/', top)).toMatchObject({
      value: { item: { isRoot: true, name: 'Harbour team – Team library' } },
    });
    expect(await desks.find('/Music', top)).toMatchObject({ refusal: { code: 'noSuchPath' } });
  });

  it('takes new folders and copies from the own drive', async () => {
    const made = await desks.createFolder(top, 'From home');
    expect(made).toMatchObject({ ok: true, value: { driveId: TEAM_DRIVE.id } });
    const source = { account: 'demo', driveId: DRIVE_ID, itemId: (await drive.item('/Music')).id };
    const rules = {
      onConflict: 'fail',
      childrenOnly: false,
      allVersions: false,
      notBefore: null,
    } as const;
    const form = { source, destination: top, name: 'Music', ...rules };
    const checked = await desks.check(form);
    expect(checked).toMatchObject({
      ok: true,
      value: { source: { driveId: DRIVE_ID }, destination: { driveId: TEAM_DRIVE.id, path: '/' } },
    });
    expect(JSON.stringify(checked)).not.toContain('"itemId":"root"');
  });
});

it('redeems a link through whichever account it leads somewhere for', async () => {
  const other = await TestDrive.start();
  const second = { ...demoAccount(other.origin), key: 'second' };
  accounts.set('second', second);
  await other.fetch('/v1.0/me/drive/root/children', {
    method: 'POST',
    body: { name: 'Only there', folder: {} },
  });
  const { webUrl } = await other.item('/Only there');
  const spot = { account: 'demo', list: 'own' } as const;
  const found = await desks.find(webUrl, spot);
  expect(found).toMatchObject({ value: { item: { account: 'second', name: 'Only there' } } });
  await answersAt('/shares/', 403, 'accessDenied');
  expect(await desks.find(webUrl, spot)).toMatchObject({ ok: true });
  await other.fetch('/__admin/requests', { method: 'DELETE' });
  // Words are looked for where one looks, and nowhere else.
  await answersAt('/search', 403, 'accessDenied');
  expect(await desks.find('Only there', spot)).toMatchObject({
    refusal: { code: 'driveRefused' },
  });
  expect(await other.json('/__admin/requests')).toEqual({ value: [] });
  await other.remove();
});
