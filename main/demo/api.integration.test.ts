import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRIVE_ID } from './ids.ts';
import { refusalOf, TestDrive, type Sent } from './test-support.ts';

let drive: TestDrive;
beforeEach(async () => {
  drive = await TestDrive.start();
});
afterEach(() => drive.remove());

const refused = async (path: string, sent: Sent): Promise<readonly (number | string)[]> =>
  refusalOf(await drive.fetch(path, sent));

describe('reading the drive', () => {
  it('tells whose it is and how full', async () => {
    expect(await drive.json('/v1.0/me/drive')).toMatchObject({
      id: DRIVE_ID,
      driveType: 'business',
      owner: { user: { displayName: 'Demo drive' } },
      quota: { state: 'normal' },
    });
    expect(await drive.json('/v1.0/drive')).toMatchObject({ id: DRIVE_ID });
  });

  it('gives the root, and an item by path and by id alike', async () => {
    expect(await drive.json('/v1.0/me/drive/root')).toMatchObject({ name: 'root', root: {} });
    const byPath = await drive.item('/Pictures/日本旅行 2024/京都');
    const byId = await drive.json(`/v1.0/drives/${DRIVE_ID}/items/${byPath.id}`);
    expect(byId).toMatchObject({ ...byPath, folder: { childCount: 26 } });
    expect(byPath.parentReference.path).toBe(
      `/drives/${DRIVE_ID}/root:/Pictures/${encodeURIComponent('日本旅行 2024')}`,
    );
  });

  it('spells paths as each dialect does', async () => {
    const old = await drive.json('/v1.0/drive/root:/Documents/Taxes');
    expect(old).toMatchObject({ parentReference: { path: '/drive/root:/Documents' } });
    expect(old).not.toHaveProperty(['@odata.context']);
  });

  it('gives a long folder in pages of 200, each item once, through absolute links', async () => {
    const ids: string[] = [];
    const sizes: number[] = [];
    let next: string | undefined = '/v1.0/me/drive/root:/LargeFolder1/Scans:/children';
    while (next !== undefined) {
      const page: Awaited<ReturnType<TestDrive['list']>> = await drive.list(next);
      sizes.push(page.value.length);
      ids.push(...page.value.map(({ id }) => id));
      next = page['@odata.nextLink'];
      if (next !== undefined) expect(next).toContain(`${drive.origin}/v1.0/me/drive`);
    }
    expect(sizes).toEqual([200, 40]);
    expect(new Set(ids).size).toBe(240);
  });

  it('pages with $top and $select in both dialects', async () => {
    const query = '$top=3&$select=id,name&$orderby=name';
    for (const prefix of ['/v1.0/me/drive', '/drive']) {
      const page = await drive.json(`${prefix}/root/children?${query}`);
      expect(page).toHaveProperty(['value', 'length'], 3);
      expect(page).toHaveProperty(['value', 0, 'name'], 'Budget 2026.xlsx');
      expect(page).not.toHaveProperty(['value', 0, 'size']);
      expect(page).toHaveProperty(['@odata.nextLink']);
    }
  });

  it('finds items by a part of their name, below a folder only if asked so', async () => {
    const everywhere = await drive.list("/v1.0/me/drive/root/search(q='2024')?$top=1000");
    const below = await drive.list("/v1.0/me/drive/root:/Receipts:/search(q='2024')");
    expect(everywhere.value.length).toBeGreaterThan(270);
    expect(below.value.map(({ name }) => name)).toEqual(['2024']);
  });

  it('puts its own date on every answer', async () => {
    const answer = await drive.fetch('/v1.0/me/drive');
    expect(answer.headers.get('date')).toBe(new Date(drive.now).toUTCString());
  });

  it.each([
    ['/v1.0/me/drive/items/01MOWKYVNOTHING', [404, 'itemNotFound']],
    ['/v1.0/me/drive/root:/No%20such%20thing', [404, 'itemNotFound']],
    ['/v1.0/drives/OTHER/root', [404, 'itemNotFound']],
    ['/v1.0/me/drive/root/permissions', [400, 'invalidRequest']],
    ['/v1.0/me/drive/root/children?$top=0', [400, 'invalidRequest']],
    ['/v1.0/me/drive/root/copy', [405, 'methodNotAllowed']],
    ['/elsewhere', [404, 'itemNotFound']],
  ])('refuses GET %s', async (path, expected) => {
    expect(await refused(path, {})).toEqual(expected);
  });
});

describe('changing the drive', () => {
  it('makes a folder, renames and moves it, and deletes it', async () => {
    const body = { name: 'Fresh', folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
    const made = await drive.fetch('/v1.0/me/drive/root/children', { method: 'POST', body });
    expect(made.status).toBe(201);
    const { id } = await drive.item('/Fresh');
    const { id: target } = await drive.item('/Documents');
    const changed = await drive.fetch(`/v1.0/me/drive/items/${id}`, {
      method: 'PATCH',
      body: { name: 'Moved', parentReference: { id: target } },
    });
    expect(changed.status).toBe(200);
    expect((await drive.item('/Documents/Moved')).id).toBe(id);
    const deleted = await drive.fetch(`/v1.0/me/drive/items/${id}`, { method: 'DELETE' });
    expect(deleted.status).toBe(204);
    expect((await drive.fetch(`/v1.0/me/drive/items/${id}`)).status).toBe(404);
  });

  it('keeps names apart: refuses a second folder, or numbers it when told to rename', async () => {
    const make = (rule: string): Promise<Response> =>
      drive.fetch('/v1.0/me/drive/root/children', {
        method: 'POST',
        body: { name: 'documents', folder: {}, '@microsoft.graph.conflictBehavior': rule },
      });
    expect(await refusalOf(await make('fail'))).toEqual([409, 'nameAlreadyExists']);
    expect(await refusalOf(await make('replace'))).toEqual([409, 'nameAlreadyExists']);
    expect(await (await make('rename')).json()).toMatchObject({ name: 'documents 1' });
  });

  it('takes no files, no root changes and no folder into itself', async () => {
    const file = { name: 'a.txt', file: {}, '@microsoft.graph.sourceUrl': 'https://x.org/a' };
    const children = '/v1.0/me/drive/root/children';
    expect(await refused(children, { method: 'POST', body: file })).toEqual([400, 'notSupported']);
    const root = '/v1.0/me/drive/root';
    expect(await refused(root, { method: 'DELETE' })).toEqual([400, 'invalidRequest']);
    expect(await refused(root, { method: 'PATCH', body: { name: 'x' } })).toEqual([
      400,
      'invalidRequest',
    ]);
    const { id } = await drive.item('/Documents/Taxes');
    const body = { parentReference: { id } };
    expect(await refused('/drive/root:/Documents', { method: 'PATCH', body })).toEqual([
      400,
      'invalidRequest',
    ]);
  });
});
