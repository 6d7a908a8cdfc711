import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRIVE_ID } from '../demo/ids.ts';
import { TestDrive } from '../demo/test-support.ts';
import { NEW, UNIT, UploadWorld } from './testing/upload-world.ts';

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
