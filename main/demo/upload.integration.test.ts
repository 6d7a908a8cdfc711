import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, TestDrive } from './test-support.ts';

const UNIT = 320 * 1024;
const HOUR = 60 * 60 * 1000;
const ASYNC = { prefer: 'respond-async' };
const SessionShape = v.object({
  uploadUrl: v.optional(v.string()),
  expirationDateTime: v.string(),
  nextExpectedRanges: v.array(v.string()),
});
const FILE = '/v1.0/me/drive/root:/Documents/new.bin:';

let drive: TestDrive;
beforeEach(async () => {
  drive = await TestDrive.start();
});
afterEach(() => drive.remove());

async function newSession(rule = 'fail', path = FILE): Promise<string> {
  const body = { item: { '@microsoft.graph.conflictBehavior': rule } };
  const answer = await drive.fetch(`${path}/createUploadSession`, { method: 'POST', body });
  return v.parse(SessionShape, await answer.json()).uploadUrl ?? '';
}

function put(url: string, bytes: Buffer, range: string | null): Promise<Response> {
  const headers = range === null ? {} : { 'content-range': `bytes ${range}` };
  return fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
}

async function expected(url: string): Promise<readonly string[]> {
  return v.parse(SessionShape, await drive.json(new URL(url).pathname)).nextExpectedRanges;
}

describe('an upload session', () => {
  const bytes = randomBytes(2 * UNIT + 10);
  const total = bytes.byteLength;

  it('takes pieces in their order and shows the file when it is whole', async () => {
    const url = await newSession();
    expect(new URL(url).pathname).toMatch(/^\/upload\/[\dA-F-]{36}$/u);
    expect(await expected(url)).toEqual(['0-']);
    const first = await put(url, bytes.subarray(0, UNIT), `0-${UNIT - 1}/${total}`);
    expect(first.status).toBe(202);
    expect(await expected(url)).toEqual([`${UNIT}-${total - 1}`]);
    expect((await drive.fetch(FILE.slice(0, -1))).status).toBe(404);
    const last = await put(url, bytes.subarray(UNIT), `${UNIT}-${total - 1}/${total}`);
    expect(last.status).toBe(201);
    const item = await drive.item('/Documents/new.bin');
    const hash = createHash('sha256').update(bytes).digest('hex').toUpperCase();
    expect(item).toMatchObject({ size: total, file: { hashes: { sha256Hash: hash } } });
    expect((await drive.fetch(url)).status).toBe(404);
  });

  it.each([
    ['no range', null, UNIT, [400, 'invalidRequest']],
    ['a range that does not fit its bytes', `0-${UNIT}/${total}`, UNIT, [400, 'invalidRequest']],
    ['a range beyond the end', `0-${UNIT - 1}/10`, UNIT, [400, 'invalidRequest']],
    ['half a unit', `0-999/${total}`, 1000, [400, 'invalidRequest']],
    ['a gap', `${UNIT}-${2 * UNIT - 1}/${total}`, UNIT, [416, 'invalidRange', 'fragmentOverlap']],
  ])('refuses %s', async (_what, range, length, refusal) => {
    const url = await newSession();
    expect(await refusalOf(await put(url, bytes.subarray(0, length), range))).toEqual(refusal);
    expect(await expected(url)).toEqual(['0-']);
  });

  it('refuses a piece again, another total, and more than the drive holds', async () => {
    const url = await newSession();
    const piece = bytes.subarray(0, UNIT);
    const full = await put(url, piece, `0-${UNIT - 1}/${2 ** 41}`);
    expect(await refusalOf(full)).toEqual([507, 'quotaLimitReached']);
    await put(url, piece, `0-${UNIT - 1}/${total}`);
    expect((await put(url, piece, `0-${UNIT - 1}/${total}`)).status).toBe(416);
    const other = await put(url, piece, `${UNIT}-${2 * UNIT - 1}/${total + 1}`);
    expect(await refusalOf(other)).toEqual([400, 'invalidRequest']);
  });

  it('refuses a token, as the service does', async () => {
    const url = await newSession();
    const answer = await drive.fetch(url, { headers: { authorization: 'Bearer x' } });
    expect(await refusalOf(answer)).toEqual([401, 'unauthenticated']);
  });

  it('goes on after a restart of the drive, and has the bytes of before', async () => {
    const url = await newSession();
    await put(url, bytes.subarray(0, UNIT), `0-${UNIT - 1}/${total}`);
    await drive.close();
    await drive.open();
    const { pathname } = new URL(url);
    const again = new URL(pathname, drive.origin).href;
    expect(await expected(again)).toEqual([`${UNIT}-${total - 1}`]);
    await put(again, bytes.subarray(UNIT), `${UNIT}-${total - 1}/${total}`);
    await drive.close();
    await drive.open();
    const hash = createHash('sha256').update(bytes).digest('hex').toUpperCase();
    const item = await drive.item('/Documents/new.bin');
    expect(item.file?.hashes?.sha256Hash).toBe(hash);
  });

  it('ends when it is deleted, and a day after its last piece', async () => {
    const [deleted, forgotten] = [await newSession(), await newSession()];
    expect((await drive.fetch(deleted, { method: 'DELETE' })).status).toBe(204);
    expect((await drive.fetch(deleted)).status).toBe(404);
    drive.now += 24 * HOUR;
    expect((await drive.fetch(forgotten)).status).toBe(404);
  });

  it('keeps to its conflict rule', async () => {
    const path = '/v1.0/me/drive/root:/Shopping list.txt:';
    const sent = { method: 'POST', body: {} };
    const answer = await drive.fetch(`${path}/createUploadSession`, sent);
    expect(await refusalOf(answer)).toEqual([409, 'nameAlreadyExists']);
    const one = Buffer.from('x');
    expect((await put(await newSession('rename', path), one, '0-0/1')).status).toBe(201);
    expect((await put(await newSession('replace', path), one, '0-0/1')).status).toBe(200);
    const names = (await drive.children('/')).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Shopping list.txt', 'Shopping list 1.txt']));
    expect((await drive.item('/Shopping list.txt')).size).toBe(1);
  });

  it('is found by a folder’s id and a name as well', async () => {
    const { id } = await drive.item('/Documents');
    const url = await newSession('fail', `/v1.0/drives/D4648F06C91D9D3D/items/${id}:/a%20b.txt:`);
    expect((await put(url, Buffer.from('x'), '0-0/1')).status).toBe(201);
    expect((await drive.item('/Documents/a b.txt')).size).toBe(1);
  });

  it('takes small files whole, empty ones too', async () => {
    for (const [name, size] of [['empty', 0] as const, ['small', 5] as const]) {
      const url = `${drive.origin}/v1.0/me/drive/root:/Documents/${name}:/content`;
      expect((await put(url, Buffer.alloc(size), null)).status).toBe(201);
      expect((await drive.item(`/Documents/${name}`)).size).toBe(size);
    }
  });
});

describe('an upload from a URL', () => {
  const body = (property: string): object => ({
    name: 'logo.png',
    file: {},
    [property]: 'https://example.com/logo.png',
  });
  const PATH = '/v1.0/me/drive/root:/Documents:/children';

  it('is refused, as the service does since 2024', async () => {
    const sent = { method: 'POST', headers: ASYNC, body: body('@microsoft.graph.sourceUrl') };
    expect(await refusalOf(await drive.fetch(PATH, sent))).toEqual([400, 'notSupported']);
  });

  it.each(['@microsoft.graph.sourceUrl', '@content.sourceUrl'])(
    'brings a file after a while where it is accepted (%s)',
    async (property) => {
      await drive.close();
      await drive.open({ uploadFromUrl: 'accept' });
      const sent = { method: 'POST', headers: ASYNC, body: body(property) };
      const answer = await drive.fetch(PATH, sent);
      expect(answer.status).toBe(202);
      const monitor = answer.headers.get('location') ?? '';
      const running = await drive.status(monitor);
      expect(running).toMatchObject({ http: 202, operation: 'UploadFromUrl' });
      expect(running.statusDescription).toMatch(/^Completed \d+\/\d+ bytes$/u);
      drive.now += HOUR;
      const { resourceId } = await drive.status(monitor);
      const item = await drive.item('/Documents/logo.png');
      expect(item.id).toBe(resourceId);
      expect(item.size).toBeGreaterThan(100_000);
      expect((await drive.fetch(PATH, sent)).status).toBe(409);
    },
  );
});

describe('a copy of the children alone', () => {
  const copy = async (from: string, to: string, more: object = {}): Promise<Response> => {
    const { id } = await drive.item(to);
    const body = { parentReference: { id }, childrenOnly: true, ...more };
    const source = from === '/' ? 'root' : `root:${from}:`;
    return drive.fetch(`/v1.0/me/drive/${source}/copy`, { method: 'POST', headers: ASYNC, body });
  };

  it('puts them into the destination and names no item', async () => {
    const answer = await copy('/Documents', '/Empty folder', { includeAllVersionHistory: true });
    const monitor = answer.headers.get('location') ?? '';
    drive.now += HOUR;
    const status = await drive.status(monitor);
    expect(status).toMatchObject({ status: 'completed' });
    expect(status.resourceId).toBeUndefined();
    const names = async (path: string): Promise<readonly string[]> =>
      (await drive.children(path)).map(({ name }) => name).sort();
    expect(await names('/Empty folder')).toEqual(await names('/Documents'));
  });

  it('completes for a folder that has none', async () => {
    const answer = await copy('/Empty folder', '/Documents');
    drive.now += HOUR;
    const status = await drive.status(answer.headers.get('location') ?? '');
    expect(status).toMatchObject({ status: 'completed', percentageComplete: 100 });
  });

  it('fails in the monitor where a child’s name is taken', async () => {
    const location = async (): Promise<string> =>
      (await copy('/Documents', '/Empty folder')).headers.get('location') ?? '';
    await location();
    drive.now += HOUR;
    const again = await location();
    drive.now += HOUR;
    expect(await drive.status(again)).toMatchObject({ status: 'failed' });
  });

  it.each([
    ['with a name', '/Documents', '/Empty folder', { name: 'x' }],
    ['of a file', '/Shopping list.txt', '/Empty folder', {}],
    ['into the folder itself', '/Documents', '/Documents', {}],
    ['into a folder below', '/Documents', '/Documents/Taxes', {}],
  ])('is refused %s', async (_what, from, to, more) => {
    expect(await refusalOf(await copy(from, to, more))).toEqual([400, 'invalidRequest']);
  });

  it('is the one way to copy the root', async () => {
    const names = (await drive.children('/')).map(({ name }) => name).sort();
    expect((await copy('/', '/Documents/Taxes')).status).toBe(202);
    drive.now += HOUR;
    const copied = (await drive.children('/Documents/Taxes')).map(({ name }) => name);
    expect(copied).toEqual(expect.arrayContaining(names));
  });
});
