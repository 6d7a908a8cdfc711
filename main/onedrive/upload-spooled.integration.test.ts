import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRIVE_ID } from '../demo/ids.ts';
import { TestDrive } from '../demo/test-support.ts';
import { NEW, UNIT, UploadWorld } from './testing/upload-world.ts';

let world: UploadWorld<TestDrive>;
beforeEach(async () => {
  world = await UploadWorld.start(await TestDrive.start(), DRIVE_ID);
});
afterEach(() => world.stop());

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
