import { afterEach, beforeEach, expect, it } from 'vitest';
import { pathOf } from '../../shared/item.ts';
import type { DriveDesk } from './drive-desk.ts';
import { DeskWorld, GONE } from './testing/desk-world.ts';

let world: DeskWorld;
let desk: DriveDesk;
beforeEach(async () => {
  world = await DeskWorld.start();
  desk = world.desk();
});
afterEach(async () => {
  await world.end();
});

it('makes a folder, once for each name', async () => {
  const parent = await world.refOf('/Documents');
  const made = await desk.createFolder(parent, 'Für später');
  expect(made.ok && pathOf(made.value)).toBe('/Documents/Für später');
  expect(made).toMatchObject({ value: { kind: 'folder', childCount: 0 } });
  expect(await desk.createFolder(parent, 'für SPÄTER')).toMatchObject({
    refusal: { code: 'nameTaken', field: 'name' },
  });
});

it('makes no folder under a name that cannot be, or where none can be', async () => {
  const parent = await world.refOf('/Documents');
  expect(await desk.createFolder(parent, 'a/b')).toMatchObject({
    refusal: { code: 'badName', why: 'forbiddenCharacter' },
  });
  expect(await desk.createFolder(await world.refOf('/Budget 2026.xlsx'), 'a')).toMatchObject({
    refusal: { code: 'destinationNotFolder' },
  });
  expect(await desk.createFolder(GONE, 'a')).toMatchObject({
    refusal: { code: 'destinationGone' },
  });
});
