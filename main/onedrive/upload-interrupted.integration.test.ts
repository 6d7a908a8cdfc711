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
