import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FRIENDS_DRIVE, SITE, SITE_DRIVE, TEAM_DRIVE } from './other-drives.ts';
import { refusalOf, TestDrive } from './test-support.ts';

const MINUTE = 60_000;

let drive: TestDrive;
beforeEach(async () => {
  drive = await TestDrive.start();
});
afterEach(() => drive.remove());

const at = (driveId: string): string => `/v1.0/drives/${encodeURIComponent(driveId)}`;

describe('other drives', () => {
  it('are listed with the own one, and each has its own top', async () => {
    expect(await drive.json('/v1.0/me/drives')).toMatchObject({
      value: [{ driveType: 'business' }, { id: TEAM_DRIVE.id, driveType: 'documentLibrary' }],
    });
    const { value } = await drive.list(`${at(TEAM_DRIVE.id)}/root/children`);
    expect(value.map(({ name }) => name)).toContain('Handbook');
    const safety = await drive.json(`${at(TEAM_DRIVE.id)}/root:/Handbook/Harbour safety:`);
    expect(safety).toMatchObject({
      parentReference: {
        driveId: TEAM_DRIVE.id,
        path: `/drives/${TEAM_DRIVE.id}/root:/Handbook`,
      },
    });
  });

  it('do not know the items of each other', async () => {
    const { id } = await drive.item('/Music');
    const answer = await drive.fetch(`${at(TEAM_DRIVE.id)}/items/${id}`);
    expect(await refusalOf(answer)).toEqual([404, 'itemNotFound']);
  });

  it('take copies from each other, and say where these lie', async () => {
    const { id } = await drive.item('/Music/Own recordings');
    const answer = await drive.fetch(`/v1.0/me/drive/items/${id}/copy`, {
      method: 'POST',
      headers: { prefer: 'respond-async' },
      body: { parentReference: { driveId: TEAM_DRIVE.id, id: 'root' } },
    });
    const monitor = answer.headers.get('location') ?? '';
    drive.now += MINUTE;
    const { resourceId, resourceLocation = '' } = await drive.status(monitor);
    expect(resourceLocation).toBe(
      `${drive.origin}/v1.0/drives/${TEAM_DRIVE.id}/items/${resourceId ?? ''}`,
    );
    expect(await drive.json(resourceLocation)).toMatchObject({ name: 'Own recordings' });
  });

  it('have pages of their own in a browser, to which links lead back', async () => {
    const url = `${drive.origin}/web-team/Handbook`;
    expect(await (await drive.fetch(url)).text()).toContain('Harbour safety');
    const token = `u!${Buffer.from(url).toString('base64url')}`;
    expect(await drive.json(`/v1.0/shares/${token}/driveItem`)).toMatchObject({
      name: 'Handbook',
      parentReference: { driveId: TEAM_DRIVE.id },
    });
  });
});

describe('what others share', () => {
  it('is listed by where it really lies, and can be opened there', async () => {
    const shared = await drive.json('/v1.0/me/drive/sharedWithMe');
    expect(shared).toMatchObject({
      value: [
        {
          name: 'Holiday by the sea',
          remoteItem: { folder: {}, parentReference: { driveId: FRIENDS_DRIVE.id } },
        },
        { name: 'Invitation.docx', remoteItem: { file: {} } },
      ],
    });
    const { value } = await drive.list(
      `${at(FRIENDS_DRIVE.id)}/root:/Holiday by the sea:/children`,
    );
    expect(value.map(({ name }) => name)).toEqual(['Beach', 'Route.pdf']);
  });

  it('is all there is to see of that drive', async () => {
    for (const path of ['/root', '/root:/Diary.docx', '/root/children']) {
      const answer = await drive.fetch(`${at(FRIENDS_DRIVE.id)}${path}`);
      expect(await refusalOf(answer), path).toEqual([404, 'itemNotFound']);
    }
  });

  it('is found by a search of the drive, and not by one below its top', async () => {
    const wide = await drive.json("/v1.0/me/drive/search(q='beach 03')");
    expect(wide).toMatchObject({ value: [{ remoteItem: { name: 'Beach 03.jpg' } }] });
    expect(await drive.json("/v1.0/me/drive/root/search(q='beach 03')")).toMatchObject({
      value: [],
    });
  });
});

it('follows a site with a library', async () => {
  expect(await drive.json('/v1.0/me/followedSites')).toMatchObject({ value: [{ id: SITE.id }] });
  expect(await drive.json('/v1.0/sites?search=garden')).toMatchObject({ value: [{ id: SITE.id }] });
  expect(await drive.json('/v1.0/sites?search=nobody')).toMatchObject({ value: [] });
  const id = encodeURIComponent(SITE.id);
  expect(await drive.json(`/v1.0/sites/${id}/drives`)).toMatchObject({
    value: [{ id: SITE_DRIVE.id, name: 'Documents' }],
  });
  expect(await refusalOf(await drive.fetch('/v1.0/sites/nobody/drives'))).toEqual([
    404,
    'itemNotFound',
  ]);
});
