import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ItemRef } from '../../shared/contract.ts';
import { type DriveItem, type FolderPage, pathOf } from '../../shared/item.ts';
import { DRIVE_ID } from '../demo/ids.ts';
import type { TestDrive } from '../demo/test-support.ts';
import type { DriveDesk } from './drive-desk.ts';
import { TestServer } from './testing/test-server.ts';
import { DeskWorld, GONE, valueOf } from './testing/desk-world.ts';

let drive: TestDrive;
let world: DeskWorld;
let desk: DriveDesk;
beforeEach(async () => {
  world = await DeskWorld.start();
  ({ drive } = world);
  desk = world.desk();
});
afterEach(async () => {
  await world.end();
});

/** All pages of a folder, one after the other. */
async function pagesOf(folder: ItemRef): Promise<readonly FolderPage[]> {
  const pages: FolderPage[] = [];
  let cursor: string | null = null;
  do {
    const page: FolderPage = valueOf(await desk.browse(folder, cursor));
    pages.push(page);
    ({ cursor } = page);
  } while (cursor !== null);
  return pages;
}

const namesOf = (items: readonly DriveItem[]): readonly string[] => items.map(({ name }) => name);

describe('browsing', () => {
  it('begins at the root, with folders before files', async () => {
    const page = valueOf(await desk.browse(null, null));
    expect(page).toMatchObject({ folder: { isRoot: true }, trail: [], cursor: null });
    const kinds = page.items.map(({ kind }) => kind);
    expect(kinds).toEqual(kinds.toSorted((left, right) => right.localeCompare(left)));
    expect(namesOf(page.items)).toEqual(
      expect.arrayContaining(['Documents', 'LargeFolder1', 'Résumé Zoë Müller.docx']),
    );
    expect(page.items.find(({ name }) => name === 'Documents')).toMatchObject({
      driveId: DRIVE_ID,
      kind: 'folder',
      folderPath: '/',
      childCount: 10,
    });
  });

  it('tells the page of an item what it needs, and no addresses', async () => {
    const page = valueOf(await desk.browse(null, null));
    const known = [
      'account',
      'childCount',
      'driveId',
      'folderPath',
      'id',
      'isRoot',
      'kind',
      'name',
      'size',
    ];
    for (const item of [page.folder, ...page.items]) {
      expect(Object.keys(item ?? {}).toSorted()).toEqual(known);
    }
  });

  it('shows a small page at once, and then all there is in large ones', async () => {
    const pages = await pagesOf(await world.refOf('/LargeFolder1/Scans'));
    expect(pages.map(({ items }) => items.length)).toEqual([200, 240]);
    const names = pages.flatMap(({ items }) => namesOf(items));
    expect(new Set(names).size).toBe(240);
    expect([names[0], names.at(-1)]).toEqual(['Scan 0001.pdf', 'Scan 0240.pdf']);
  });

  it('shows the way from the root, and asks for what is on it only once', async () => {
    const folder = await world.refOf('/Pictures/日本旅行 2024/京都');
    const before = (await world.asked()).length;
    const { trail, folder: here } = valueOf(await desk.browse(folder, null));
    expect(namesOf(trail).slice(1)).toEqual(['Pictures', '日本旅行 2024']);
    expect(trail.map(({ isRoot }) => isRoot)).toEqual([true, false, false]);
    expect(trail.map(pathOf)).toEqual(['/', '/Pictures', '/Pictures/日本旅行 2024']);
    expect(here && pathOf(here)).toBe('/Pictures/日本旅行 2024/京都');
    const between = (await world.asked()).length;
    // The folder, its children, three above it, and whose drive it is.
    expect(between - before).toBe(6);
    const parent = { account: 'demo', driveId: DRIVE_ID, itemId: trail.at(-1)?.id ?? '' };
    expect(namesOf(valueOf(await desk.browse(parent, null)).trail).slice(1)).toEqual(['Pictures']);
    expect((await world.asked()).length - between).toBe(2);
  });

  it('asks once for what two pickers want that open at the same time', async () => {
    await world.forgetAsked();
    const open = () => Promise.all([desk.places.places(), desk.browse(null, null)]);
    const [[, first], [, second]] = await Promise.all([open(), open()]);
    expect([first.ok, second]).toEqual([true, first]);
    const paths = (await world.asked()).map(({ path }) => path);
    // The three of the places, the top of the drive and what lies in it.
    expect([paths.length, new Set(paths).size]).toEqual([5, 5]);
    await desk.browse(null, null);
    expect(await world.asked()).toHaveLength(7);
  });

  it.each([
    '100%',
    '50%25 off',
    'C# & F#',
    'Schöne Grüße',
    'a+b=c',
    'q;r@s',
    '🎂',
    'e\u0301t\u00e9',
  ])('gets into a folder called “%s”', async (name) => {
    const url = '/v1.0/me/drive/root:/Documents:/children';
    const made = await drive.fetch(url, { method: 'POST', body: { name, folder: {} } });
    const { id } = v.parse(v.object({ id: v.string() }), await made.json());
    const inner = `/v1.0/me/drive/items/${id}/children`;
    await drive.fetch(inner, { method: 'POST', body: { name: 'Inner', folder: {} } });
    const page = valueOf(
      await desk.browse({ account: 'demo', driveId: DRIVE_ID, itemId: id }, null),
    );
    expect(page.folder && pathOf(page.folder)).toBe(`/Documents/${name}`);
    expect(page.items.map(pathOf)).toEqual([`/Documents/${name}/Inner`]);
  });

  it('says that a folder is gone', async () => {
    const refusal = { code: 'destinationGone', field: 'destination' };
    expect(await desk.browse(GONE, null)).toEqual({ ok: false, refusal });
  });

  it.each([
    ['a host of its own', (stranger: string) => `${stranger}/v1.0/drives/x`],
    ['a host that begins alike', () => `${drive.origin}.evil.example/v1.0/x`],
    ['our address as the user', (stranger: string) => stranger.replace('//', `//127.0.0.1@`)],
    ['our host, but another path', () => `${drive.origin}/web/`],
  ])('follows no next page to %s', async (_where, linkTo) => {
    const stranger = await TestServer.start();
    const before = (await world.asked()).length;
    const cursor = linkTo(stranger.origin);
    expect(await desk.browse(null, cursor)).toMatchObject({ ok: false });
    expect(stranger.heard).toEqual([]);
    // The folder itself was asked for, the page was not.
    expect((await world.asked()).length - before).toBe(1);
    await stranger.stop();
  });

  it.each([
    ['that cannot be reached', { drop: true }, { code: 'driveUnreachable' }],
    [
      'that is busy',
      { status: 429, headers: { 'Retry-After': '7' } },
      { code: 'driveBusy', retryAfterMs: 7000 },
    ],
    [
      'that is busy for nobody knows how long',
      { status: 429 },
      { code: 'driveBusy', retryAfterMs: null },
    ],
    [
      'that is down for a while',
      { status: 503, headers: { 'Retry-After': '60' } },
      { code: 'driveBusy', retryAfterMs: 60_000 },
    ],
    ['that is in trouble', { status: 500 }, { code: 'driveBusy', retryAfterMs: null }],
    [
      'behind a page that wants a sign-in',
      { status: 200, body: '<html>Welcome to our hotel</html>' },
      { code: 'driveBusy', retryAfterMs: null },
    ],
    [
      'behind a page that knows nothing of it',
      { status: 404, body: '<html>Not found</html>' },
      { code: 'driveBusy', retryAfterMs: null },
    ],
    [
      'behind a gateway that knows nothing of it',
      { status: 404, body: { message: 'no Route matched' } },
      { code: 'driveBusy', retryAfterMs: null },
    ],
    [
      'that does not let us in',
      { status: 403, body: { error: { code: 'accessDenied', message: 'No.' } } },
      {
        code: 'driveRefused',
        problem: {
          code: 'accessDenied',
          rawCode: 'accessDenied',
          message: 'No.',
          details: [],
          raw: JSON.stringify({ error: { code: 'accessDenied', message: 'No.' } }, null, 2),
        },
      },
    ],
  ])('says what is wrong with a drive %s', async (_how, action, refusal) => {
    await world.fail('.', action);
    const expected = { ok: false, refusal: { field: null, ...refusal } };
    expect(await desk.browse(null, null)).toEqual(expected);
    await drive.fetch('/__admin/faults', { method: 'DELETE' });
    await world.fail('/children', action);
    expect(await desk.browse(null, null)).toEqual(expected);
  });

  it('shows a folder also when the way to it cannot be found out', async () => {
    const folder = await world.refOf('/Documents/Contracts');
    const { id } = await drive.item('/Documents');
    await world.fail(`/items/${id}\\?`, { status: 500 });
    const page = valueOf(await desk.browse(folder, null));
    expect(page.trail).toEqual([]);
    expect(page.items).toHaveLength(6);
  });
});
