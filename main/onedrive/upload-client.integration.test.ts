import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRIVE_ID } from '../demo/ids.ts';
import { TestDrive } from '../demo/test-support.ts';
import { NEW, UNIT, UploadWorld } from './testing/upload-world.ts';

const UNREACHABLE = { kind: 'trouble', why: 'unreachable', retryAfterMs: null };
const PUT_PIECE = { method: 'PUT', path: '^/upload/' };

let world: UploadWorld<TestDrive>;
beforeEach(async () => {
  world = await UploadWorld.start(await TestDrive.start(), DRIVE_ID);
});
afterEach(() => world.stop());

describe('an upload through this app', () => {
  it('takes the file piece by piece, byte for byte', async () => {
    world.fill(3 * UNIT + 1234);
    const request = await world.request();
    const { outcome, done, troubles } = await world.toEnd(request);
    expect(outcome).toMatchObject({ kind: 'done', item: { name: 'upload.bin' } });
    expect(done).toEqual([0, UNIT, 2 * UNIT, 3 * UNIT]);
    expect(troubles).toBe(0);
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
    // One connection to the source serves all pieces, and nobody had to ask the session.
    expect(world.source.asked).toHaveLength(1);
    expect(await world.log('GET', '/upload/')).toEqual([]);
  });

  it.each([1, UNIT, UNIT + 1, 2 * UNIT])('takes a file of %i bytes', async (size) => {
    world.fill(size);
    const { outcome } = await world.toEnd(await world.request());
    expect(outcome).toMatchObject({ kind: 'done', item: { size } });
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
  });

  it.each([true, false])('takes an empty file (ranges: %s)', async (ranges) => {
    world.source.ranges = ranges;
    const request = await world.request();
    const noted = await world.advanced(request, NEW);
    expect(noted).toEqual({ ...NEW, total: 0 });
    // What must be on the disk first is only said so far.
    expect(await world.log('PUT')).toEqual([]);
    const { outcome } = await world.toEnd(request, noted);
    expect(outcome).toMatchObject({ kind: 'done', item: { size: 0 } });
    expect(await world.log('POST')).toEqual([]);
  });

  it('takes a file from a source without ranges over one connection', async () => {
    world.source.ranges = false;
    world.fill(4 * UNIT);
    expect((await world.toEnd(await world.request())).outcome.kind).toBe('done');
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
    expect(world.source.asked).toHaveLength(1);
  });

  it('sends credentials to the API alone: none to upload URLs, none to the source', async () => {
    world.fill(2 * UNIT + 5);
    const transfer = await world.advanced(await world.request(), NEW);
    await world.restartClient();
    await world.toEnd(await world.request(), transfer);
    const [made] = await world.log('POST', 'createUploadSession');
    expect(made?.hasAuthorization).toBe(true);
    const uploads = await world.log(undefined, '/upload/');
    expect(new Set(uploads.map(({ method }) => method))).toEqual(new Set(['GET', 'PUT']));
    expect(uploads.some((each) => each.hasAuthorization || each.hasCookie)).toBe(false);
    const names = new Set(world.source.asked.flatMap(({ headerNames }) => headerNames));
    const wanted = ['accept', 'accept-encoding', 'connection', 'host', 'if-range', 'range'];
    expect([...names].filter((name) => !wanted.includes(name))).toEqual(['user-agent']);
  });

  it('holds a piece and what the sockets hold, never the file', async () => {
    world.fill(100 * UNIT);
    const request = await world.request();
    let transfer = await world.advanced(request, NEW);
    let most = 0;
    while (transfer.done < 20 * UNIT) {
      transfer = await world.advanced(request, transfer);
      most = Math.max(most, world.source.sentBytes - transfer.done);
    }
    // Loopback takes some megabytes into its own buffers.
    expect(most).toBeLessThan(40 * UNIT);
    expect(world.source.sentBytes).toBeLessThan(world.source.content.byteLength);
  });

  it('follows redirects of the source', async () => {
    world.fill(UNIT);
    world.source.redirects.set('/start', '/middle').set('/middle', `${world.source.origin}/file`);
    const request = await world.request({ sourceUrl: `${world.source.origin}/start` });
    expect((await world.toEnd(request)).outcome.kind).toBe('done');
  });

  it('names the host that takes the next piece', () => {
    const { host } = new URL(world.drive.origin);
    expect(world.client.hostOf('demo', NEW)).toBe(host);
    const uploadUrl = 'http://127.0.0.1:1/upload/x';
    expect(world.client.hostOf('demo', { ...NEW, uploadUrl })).toBe(host);
    expect(world.client.hostOf('nobody', NEW)).toBe('');
  });

  it('waits without an account until somebody signs in', async () => {
    const request = await world.request({ account: 'nobody' });
    const signedOut = { kind: 'trouble', why: 'signedOut', retryAfterMs: null };
    expect(await world.client.advance(request, NEW)).toEqual(signedOut);
  });
});

describe('an upload that is interrupted', () => {
  it('goes on behind the whole units that came when the source breaks off in a piece', async () => {
    await world.client.close();
    world.pieceBytes = 4 * UNIT;
    world.client = world.newClient();
    world.fill(10 * UNIT + 7);
    world.source.drops = [2 * UNIT + 1000];
    const { outcome, done } = await world.toEnd(await world.request());
    expect(outcome.kind).toBe('done');
    expect(done).toEqual([0, 2 * UNIT, 6 * UNIT, 10 * UNIT]);
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
    expect(world.source.asked[1]).toMatchObject({ range: `bytes=${2 * UNIT}-`, ifRange: '"v1"' });
  });

  it('is in trouble as long as the source breaks off before a unit, and no wrong byte goes out', async () => {
    world.fill(3 * UNIT);
    world.source.drops = [1000, 1000, 1000];
    const { outcome, troubles } = await world.toEnd(await world.request());
    expect(outcome.kind).toBe('done');
    expect(troubles).toBe(2);
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
  });

  it('reads a source without ranges from its start again, and drops what was taken', async () => {
    await world.client.close();
    world.pieceBytes = 20 * UNIT;
    world.client = world.newClient();
    world.source.ranges = false;
    world.fill(100 * UNIT);
    const request = await world.request();
    let transfer = await world.advanced(request, NEW);
    transfer = await world.advanced(request, transfer);
    world.source.dropConnections();
    expect((await world.toEnd(request, transfer)).outcome.kind).toBe('done');
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
    expect(world.source.asked.length).toBeGreaterThan(1);
  });

  it.each([true, false])('goes on after a restart of the app (ranges: %s)', async (ranges) => {
    world.source.ranges = ranges;
    world.fill(5 * UNIT + 3);
    const request = await world.request();
    let transfer = await world.advanced(request, NEW);
    transfer = await world.advanced(request, transfer);
    transfer = await world.advanced(request, transfer);
    await world.restartClient();
    const { outcome, done } = await world.toEnd(request, transfer);
    expect(outcome.kind).toBe('done');
    expect(done).toEqual([3 * UNIT, 4 * UNIT, 5 * UNIT]);
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
    expect(await world.log('GET', '/upload/')).toHaveLength(1);
  });

  it('believes the drive where a record is behind after a crash', async () => {
    world.fill(6 * UNIT);
    const request = await world.request();
    const old = await world.advanced(request, NEW);
    let transfer = old;
    for (let piece = 0; piece < 3; piece += 1) transfer = await world.advanced(request, transfer);
    await world.restartClient();
    const { outcome, done } = await world.toEnd(request, old);
    expect(done[0]).toBe(3 * UNIT);
    expect(outcome.kind).toBe('done');
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
  });

  it('goes on after a restart of the drive on another port', async () => {
    world.fill(4 * UNIT);
    const request = await world.request();
    let transfer = await world.advanced(request, NEW);
    transfer = await world.advanced(request, transfer);
    await world.drive.close();
    await world.drive.open();
    await world.restartClient();
    expect((await world.toEnd(request, transfer)).outcome.kind).toBe('done');
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
  });

  it('asks the drive what it has when the answer to a piece is lost', async () => {
    world.fill(3 * UNIT);
    await world.fault(PUT_PIECE, { drop: 'afterProcessing' });
    const { outcome, done, troubles } = await world.toEnd(await world.request());
    expect(outcome.kind).toBe('done');
    expect(troubles).toBe(1);
    expect(done).toEqual([0, UNIT, 2 * UNIT]);
    expect(await world.log('PUT', '/upload/')).toHaveLength(3);
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
  });

  it('is uncertain when the answer to the last piece is lost and the session is gone', async () => {
    world.fill(UNIT);
    const request = await world.request();
    const transfer = await world.advanced(request, NEW);
    await world.fault(PUT_PIECE, { drop: 'afterProcessing' });
    expect(await world.client.advance(request, transfer)).toEqual(UNREACHABLE);
    expect(await world.client.advance(request, transfer)).toEqual({ kind: 'uncertain' });
    expect(await world.log('POST', 'createUploadSession')).toHaveLength(1);
  });

  it('is as uncertain after a restart near the end, where a crash may hide the last piece', async () => {
    world.fill(2 * UNIT);
    const request = await world.request();
    let transfer = await world.advanced(request, NEW);
    transfer = await world.advanced(request, transfer);
    await world.advanced(request, transfer).catch(() => undefined);
    await world.restartClient();
    expect(await world.client.advance(request, transfer)).toEqual({ kind: 'uncertain' });
  });

  it('begins anew when the drive forgets the session on the way', async () => {
    world.fill(20 * UNIT);
    const request = await world.request();
    let transfer = await world.advanced(request, NEW);
    transfer = await world.advanced(request, transfer);
    await world.drive.fetch('/__admin/expire-uploads', { method: 'POST' });
    expect(await world.advanced(request, transfer)).toEqual(NEW);
    await world.restartClient();
    expect(await world.advanced(request, transfer)).toEqual(NEW);
    expect((await world.toEnd(request)).outcome.kind).toBe('done');
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
  });

  it('follows the drive when it wants other bytes than those sent', async () => {
    world.fill(4 * UNIT);
    const request = await world.request();
    let transfer = await world.advanced(request, NEW);
    transfer = await world.advanced(request, transfer);
    await world.fault(PUT_PIECE, { status: 416, body: { error: { code: 'invalidRange' } } });
    // It wants the very same: a pause before the next try.
    expect(await world.client.advance(request, transfer)).toMatchObject({ kind: 'trouble' });
    expect((await world.toEnd(request, transfer)).outcome.kind).toBe('done');
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
  });

  it.each([
    [429, { 'retry-after': '7' }, { why: 'throttled', retryAfterMs: 7000 }],
    [503, { 'retry-after': '3' }, { why: 'throttled', retryAfterMs: 3000 }],
    [500, {}, { why: 'serviceTrouble', retryAfterMs: null }],
    [409, {}, { why: 'serviceTrouble', retryAfterMs: null }],
  ])('waits when the drive answers %i, and goes on', async (status, headers, trouble) => {
    world.fill(2 * UNIT);
    const request = await world.request();
    const transfer = await world.advanced(request, NEW);
    await world.fault(PUT_PIECE, { status, headers, body: 'busy' });
    const outcome = await world.client.advance(request, transfer);
    expect(outcome).toEqual({ kind: 'trouble', ...trouble });
    expect((await world.toEnd(request, transfer)).outcome.kind).toBe('done');
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
  });
});

describe('an upload of a file whose size nobody says', () => {
  beforeEach(() => {
    world.source.chunked = true;
    world.source.ranges = false;
  });

  it('goes through a temporary file, which is gone afterwards', async () => {
    world.fill(3 * UNIT + 17);
    const request = await world.request();
    expect(await world.advanced(request, NEW)).toEqual(NEW);
    expect(await world.spools()).toHaveLength(1);
    const { outcome } = await world.toEnd(request);
    expect(outcome).toMatchObject({ kind: 'done', item: { size: 3 * UNIT + 17 } });
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
    expect(await world.spools()).toEqual([]);
  });

  it('takes an empty one', async () => {
    const { outcome } = await world.toEnd(await world.request());
    expect(outcome).toMatchObject({ kind: 'done', item: { size: 0 } });
    expect(await world.spools()).toEqual([]);
  });

  it('is fetched again after a restart, and goes on when it is the same', async () => {
    world.fill(3 * UNIT);
    const request = await world.request();
    let transfer = NEW;
    while (transfer.done < UNIT) transfer = await world.advanced(request, transfer);
    // A crash leaves its spool behind.
    await mkdir(world.spoolFolder, { recursive: true });
    await writeFile(path.join(world.spoolFolder, 'left.spool'), 'x');
    await world.restartClient();
    expect((await world.toEnd(request, transfer)).outcome.kind).toBe('done');
    expect(await world.hashOf('/Documents/upload.bin')).toBe(world.sourceHash);
    expect(await world.spools()).toEqual([]);
  });

  it('leaves nothing behind after a crash, also where nothing is spooled any more', async () => {
    await mkdir(world.spoolFolder, { recursive: true });
    await writeFile(path.join(world.spoolFolder, 'left.spool'), 'x');
    await world.restartClient();
    await world.client.close();
    expect(await world.spools()).toEqual([]);
  });

  it('is refused after a restart when it has become another', async () => {
    world.fill(3 * UNIT);
    const request = await world.request();
    let transfer = NEW;
    while (transfer.done < UNIT) transfer = await world.advanced(request, transfer);
    await world.restartClient();
    world.fill(3 * UNIT);
    const { outcome } = await world.toEnd(request, transfer);
    expect(outcome).toMatchObject({ kind: 'refused', rawCode: 'sourceChanged' });
    expect(await world.spools()).toEqual([]);
  });

  it('is refused once it is too large', async () => {
    await world.client.close();
    world.maxFileBytes = 2 * UNIT;
    world.client = world.newClient();
    world.fill(4 * UNIT);
    const { outcome } = await world.toEnd(await world.request());
    expect(outcome).toMatchObject({ kind: 'refused', rawCode: 'sourceTooLarge' });
    expect(await world.spools()).toEqual([]);
  });
});
