import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRIVE_ID } from '../demo/ids.ts';
import { TestDrive } from '../demo/test-support.ts';
import type { Transferred } from '../jobs/ports.ts';
import { NEW, UNIT, UploadWorld } from './testing/upload-world.ts';

let world: UploadWorld<TestDrive>;
beforeEach(async () => {
  world = await UploadWorld.start(await TestDrive.start(), DRIVE_ID);
});
afterEach(() => world.stop());

const refused = (rawCode: string): object => ({ kind: 'refused', rawCode });

async function outcomeOf(sourceUrl: string): Promise<Transferred> {
  return (await world.toEnd(await world.request({ sourceUrl }))).outcome;
}

describe('a source that may not be fetched', () => {
  it.each([
    ['http://example.com/a'],
    ['https://127.0.0.1/a'],
    ['https://[::1]/a'],
    ['https://user:pw@example.com/a'],
    ['file:///etc/passwd'],
  ])('is refused unasked: %s', async (url) => {
    expect(await outcomeOf(url)).toMatchObject(refused('sourceNotPublic'));
  });

  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fd00::1'])(
    'is refused when its name leads to %s',
    async (address) => {
      world.addresses = [{ address, family: address.includes(':') ? 6 : 4 }];
      expect(await outcomeOf('https://files.example.com/a')).toMatchObject(
        refused('sourceNotPublic'),
      );
    },
  );

  it.each([
    'https://printer.example.com/',
    'http://127.0.0.1:1/',
    'https://127.0.0.1/',
    'file:///etc/passwd',
  ])('is refused when a redirect leads to %s', async (target) => {
    world.source.redirects.set('/start', target);
    const outcome = await outcomeOf(`${world.source.origin}/start`);
    expect(outcome).toMatchObject(refused('sourceNotPublic'));
  });

  it('is left alone after five redirects', async () => {
    world.source.redirects.set('/round', '/round');
    const request = await world.request({ sourceUrl: `${world.source.origin}/round` });
    expect(await world.client.advance(request, NEW)).toMatchObject({ kind: 'trouble' });
    expect(world.source.asked).toHaveLength(6);
  });
});

describe('a source that says no', () => {
  it.each([
    [404, refused('sourceNotFound')],
    [410, refused('sourceNotFound')],
    [401, refused('sourceNotPublic')],
    [403, refused('sourceNotPublic')],
    [408, { kind: 'trouble' }],
    [429, { kind: 'trouble', retryAfterMs: null }],
    [500, { kind: 'trouble' }],
    [503, { kind: 'trouble' }],
  ])('with %i means %j', async (status, expected) => {
    world.source.status = status;
    expect(await world.client.advance(await world.request(), NEW)).toMatchObject(expected);
  });

  it('by not being there is trouble', async () => {
    const request = await world.request();
    await world.source.stop();
    const outcome = await world.client.advance(request, NEW);
    expect(outcome).toEqual({ kind: 'trouble', why: 'unreachable', retryAfterMs: null });
    world.source.stop = () => Promise.resolve();
  });

  it('by sending it compressed is refused', async () => {
    world.fill(UNIT);
    world.source.headers = { 'content-encoding': 'gzip' };
    expect(await outcomeOf(`${world.source.origin}/a`)).toMatchObject(refused('sourceUnreadable'));
  });

  it('by being too large is refused', async () => {
    await world.client.close();
    world.maxFileBytes = UNIT - 1;
    world.client = world.newClient();
    world.fill(UNIT);
    expect(await outcomeOf(`${world.source.origin}/a`)).toMatchObject(refused('sourceTooLarge'));
    expect(await world.log('POST', 'createUploadSession')).toEqual([]);
  });
});

describe('a source that changes on the way', () => {
  const changes: [string, () => void][] = [
    ['its ETag', () => (world.source.etag = '"v2"')],
    ['its ETag to none', () => (world.source.etag = null)],
    ['its size', () => (world.source.content = world.source.content.subarray(0, 3 * UNIT))],
    ['to shorter than what was read', () => (world.source.content = Buffer.alloc(10))],
    ['to nothing', () => (world.source.content = Buffer.alloc(0))],
  ];
  it.each(changes)('in %s is refused, and the session given up', async (_what, change) => {
    world.fill(5 * UNIT);
    const request = await world.request();
    let transfer = await world.advanced(request, NEW);
    transfer = await world.advanced(request, transfer);
    await world.restartClient();
    change();
    expect((await world.toEnd(request, transfer)).outcome).toMatchObject(refused('sourceChanged'));
    expect(await world.log('DELETE', '/upload/')).toHaveLength(1);
    const names = (await world.drive.children('/Documents')).map(({ name }) => name);
    expect(names).not.toContain('upload.bin');
  });

  it('unprovably is fetched from its start into a new session', async () => {
    world.source.etag = null;
    world.fill(3 * UNIT);
    const request = await world.request();
    let transfer = await world.advanced(request, NEW);
    transfer = await world.advanced(request, transfer);
    await world.restartClient();
    world.fill(3 * UNIT);
    expect(await world.advanced(request, transfer)).toEqual(NEW);
    expect((await world.toEnd(request)).outcome.kind).toBe('done');
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
  });

  it('is never called done when it is shorter than it said', async () => {
    world.fill(2 * UNIT);
    world.source.claimsMore = 10;
    const request = await world.request();
    let transfer = await world.advanced(request, NEW);
    transfer = await world.advanced(request, transfer);
    transfer = await world.advanced(request, transfer);
    expect(await world.client.advance(request, transfer)).toMatchObject({ kind: 'trouble' });
  });

  it.each([
    ['shorter', 10],
    ['longer', -10],
  ])('is refused when it is %s than it said and ends in order', async (_what, more) => {
    world.fill(2 * UNIT);
    world.source.claimsMore = more;
    world.source.chunked = true;
    const outcome = await outcomeOf(`${world.source.origin}/a`);
    expect(outcome).toMatchObject(refused('sourceChanged'));
  });
});

describe('a drive that says no', () => {
  it('because the name is taken, when asked for a session', async () => {
    world.fill(UNIT);
    const request = await world.request({ name: 'House rules.docx' });
    expect((await world.toEnd(request)).outcome).toMatchObject(refused('nameAlreadyExists'));
  });

  it('because the name was taken meanwhile, at the last piece', async () => {
    world.fill(2 * UNIT);
    const request = await world.request();
    const transfer = await world.advanced(request, NEW);
    const body = { name: 'upload.bin', folder: {} };
    await world.drive.fetch('/drive/root:/Documents:/children', { method: 'POST', body });
    const { outcome } = await world.toEnd(request, transfer);
    expect(outcome).toMatchObject(refused('nameAlreadyExists'));
  });

  it('numbers or replaces when told to', async () => {
    world.fill(UNIT + 1);
    const name = 'House rules.docx';
    const before = await world.drive.item(`/Documents/${name}`);
    const kept = await world.toEnd(await world.request({ name, onConflict: 'rename' }));
    expect(kept.outcome).toMatchObject({ item: { name: 'House rules 1.docx' } });
    const replaced = await world.toEnd(await world.request({ name, onConflict: 'replace' }));
    expect(replaced.outcome).toMatchObject({ kind: 'done', item: { name } });
    expect((await world.drive.item(`/Documents/${name}`)).id).not.toBe(before.id);
    expect(await world.hashOf(`/Documents/${name}`)).toBe(world.sourceHash);
  });

  it.each([
    ['the session', { method: 'POST', path: 'createUploadSession' }],
    ['a piece', { method: 'PUT', path: '^/upload/' }],
  ])('because it is full, to %s', async (_what, match) => {
    world.fill(2 * UNIT);
    await world.fault(match, { status: 507, body: { error: { code: 'insufficientStorage' } } });
    const { outcome } = await world.toEnd(await world.request());
    expect(outcome).toMatchObject(refused('quotaLimitReached'));
  });

  it('because the folder is gone', async () => {
    world.fill(UNIT);
    const request = await world.request();
    const gone = { ...request, destination: { ...request.destination, itemId: '01MOWKYVGONE' } };
    expect((await world.toEnd(gone)).outcome).toMatchObject(refused('itemNotFound'));
  });

  it('and names an upload address elsewhere, which gets nothing', async () => {
    world.fill(UNIT);
    const body = { uploadUrl: 'https://evil.example.com/upload' };
    await world.fault({ method: 'POST', path: 'createUploadSession' }, { status: 200, body });
    expect((await world.toEnd(await world.request())).outcome).toMatchObject(
      refused('generalException'),
    );
  });

  it('loses the answer to an empty file: uncertain', async () => {
    await world.fault({ method: 'PUT', path: 'content' }, { drop: 'afterProcessing' });
    expect((await world.toEnd(await world.request())).outcome).toEqual({ kind: 'uncertain' });
  });
});

it('throws a session away when the user stops the upload', async () => {
  world.source.content = Buffer.alloc(3 * UNIT);
  const request = await world.request({ sourceUrl: `${world.source.origin}/a` });
  const begun = await world.client.advance(request, NEW);
  if (begun.kind !== 'advanced') throw new Error(begun.kind);
  await world.client.abandon(request, begun.transfer);
  expect(await world.log('DELETE', '/upload/')).toHaveLength(1);
});
