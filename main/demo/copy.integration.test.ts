import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRIVE_ID } from './ids.ts';
import { refusalOf, TestDrive, type Sent } from './test-support.ts';

const HOUR = 60 * 60 * 1000;
const ASYNC = { prefer: 'respond-async' };

let drive: TestDrive;
beforeEach(async () => {
  drive = await TestDrive.start();
});
afterEach(() => drive.remove());

const refused = async (path: string, sent: Sent): Promise<readonly (number | string)[]> =>
  refusalOf(await drive.fetch(path, sent));

describe('asking for a copy', () => {
  it('fails at once on a taken name, which is also what happens without a rule', async () => {
    for (const asked of [{}, { rule: 'fail' }]) {
      const answer = await drive.copy('/Receipts', '/', asked);
      expect(await refusalOf(answer)).toEqual([409, 'nameAlreadyExists']);
    }
  });

  it('numbers the copy when told to rename', async () => {
    await drive.startedCopy('/LargeFolder1', '/', { rule: 'rename' });
    await drive.startedCopy('/Shopping list.txt', '/', { rule: 'rename' });
    drive.now += HOUR;
    const names = (await drive.children('/')).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['LargeFolder1 1', 'Shopping list 1.txt']));
  });

  it('replaces a file, and fails in the monitor over a folder', async () => {
    const name = 'House rules.docx';
    const replaced = await drive.startedCopy('/Budget 2026.xlsx', '/Documents', {
      name,
      rule: 'replace',
    });
    const failed = await drive.startedCopy('/Receipts', '/Documents', {
      name: 'Taxes',
      rule: 'replace',
    });
    drive.now += HOUR;
    const { resourceId } = await drive.status(replaced);
    expect(resourceId).toBe((await drive.item(`/Documents/${name}`)).id);
    expect(await drive.status(failed)).toMatchObject({
      http: 200,
      status: 'failed',
      error: { code: 'nameAlreadyExists' },
    });
  });

  it('fails on a taken name whatever the rule, on a drive that knows none', async () => {
    await drive.close();
    await drive.open({ conflictRules: 'ignore' });
    for (const rule of ['rename', 'replace', 'nonsense']) {
      const answer = await drive.copy('/Shopping list.txt', '/', { rule });
      expect(await refusalOf(answer)).toEqual([409, 'nameAlreadyExists']);
    }
  });

  it('gives copied files the time of copying, and their sizes and hashes', async () => {
    await drive.startedCopy('/Documents/Contracts', '/Empty folder');
    drive.now += HOUR;
    const [before, after] = [
      await drive.children('/Documents/Contracts'),
      await drive.children('/Empty folder/Contracts'),
    ];
    expect(after.map(({ name, size, file }) => [name, size, file])).toEqual(
      before.map(({ name, size, file }) => [name, size, file]),
    );
    const accepted = new Date(drive.now - HOUR).toISOString();
    for (const { createdDateTime } of after)
      expect(createdDateTime >= accepted.slice(0, 19)).toBe(true);
  });

  it('takes the destination by id, by id and drive, by path, or as the source’s own folder', async () => {
    const { id } = await drive.item('/Documents');
    const bodies = [
      { name: 'A', parentReference: { id } },
      { name: 'B', parentReference: { driveId: DRIVE_ID, id } },
      { name: 'C', parentReference: { path: '/drive/root:/Documents' } },
      { name: 'D', parentReference: { path: `/drives/${DRIVE_ID}/root:/Documents` } },
      { name: 'E' },
    ];
    for (const body of bodies) {
      const sent = { method: 'POST', headers: ASYNC, body };
      const answer = await drive.fetch('/drive/root:/Documents/Recipes:/action.copy', sent);
      expect(answer.status).toBe(202);
      expect(await answer.text()).toBe('');
    }
    drive.now += HOUR;
    const names = (await drive.children('/Documents')).map(({ name }) => name);
    expect(names.filter((name) => name.length === 1)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('needs the preference for an asynchronous answer', async () => {
    const path = '/v1.0/me/drive/root:/Receipts:/copy';
    const body = { name: 'Receipts too' };
    expect(await refused(path, { method: 'POST', body })).toEqual([400, 'invalidRequest']);
    const headers = { prefer: 'return=minimal, Respond-Async; wait=10' };
    expect((await drive.fetch(path, { method: 'POST', body, headers })).status).toBe(202);
  });

  const folder = '/v1.0/me/drive/root:/Documents:/copy';
  it.each([
    ['both id and path', folder, { parentReference: { id: 'root', path: '/drive/root:' } }],
    ['neither id nor path', folder, { parentReference: { driveId: DRIVE_ID } }],
    ['the root as the source', '/v1.0/me/drive/root/copy', { name: 'Copy' }],
    ['a folder into itself', folder, { parentReference: { path: '/drive/root:/Documents' } }],
    [
      'a folder below itself',
      folder,
      { parentReference: { path: '/drive/root:/Documents/Taxes' } },
    ],
    [
      'a file as the destination',
      folder,
      { parentReference: { path: '/drive/root:/Shopping list.txt' } },
    ],
    ['a name with a forbidden character', folder, { name: 'a:b' }],
    ['a name that is empty', folder, { name: '' }],
    ['a name that is no text', folder, { name: 7 }],
    ['a list', folder, []],
    ['an unknown rule', `${folder}?@microsoft.graph.conflictBehavior=merge`, { name: 'x' }],
  ])('refuses %s', async (_what, path, body) => {
    expect(await refused(path, { method: 'POST', headers: ASYNC, body })).toEqual([
      400,
      'invalidRequest',
    ]);
    expect(await drive.operations()).toEqual([]);
  });

  it('refuses a path that would be too long, and says so inside', async () => {
    const name = 'n'.repeat(250);
    const make = (parent: string): Promise<Response> =>
      drive.fetch(`/drive/root:${parent}:/children`, {
        method: 'POST',
        body: { name, folder: {} },
      });
    expect((await make('/Documents')).status).toBe(201);
    expect(await refusalOf(await make(`/Documents/${name}`))).toEqual([
      400,
      'invalidRequest',
      'pathIsTooLong',
    ]);
  });

  it('refuses a source or a destination that is not there', async () => {
    const body = { parentReference: { id: '01MOWKYVGONE' } };
    const sent = { method: 'POST', headers: ASYNC, body };
    expect(await refused(folder, sent)).toEqual([404, 'itemNotFound']);
    expect(await refused('/drive/items/01MOWKYVGONE/copy', sent)).toEqual([404, 'itemNotFound']);
    const elsewhere = { ...sent, body: { parentReference: { driveId: 'OTHER', id: 'root' } } };
    expect(await refused(folder, elsewhere)).toEqual([404, 'itemNotFound']);
  });

  it('refuses a body that is no JSON or does not say that it is', async () => {
    const post = (body: string, type: string): Promise<Response> =>
      fetch(drive.origin + folder, {
        method: 'POST',
        headers: { ...ASYNC, 'content-type': type },
        body,
      });
    const broken = await post('{"name":', 'application/json');
    expect(await refusalOf(broken)).toEqual([400, 'invalidRequest']);
    const plain = await post('{"name":"x"}', 'text/plain');
    expect(await refusalOf(plain)).toEqual([400, 'invalidRequest']);
  });
});
