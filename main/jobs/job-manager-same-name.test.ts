/** Stories of the manager about copies that could take each other's result for their own. */
import { expect, it } from 'vitest';
import { answerOf, completedAs } from './testing/fake-drive.ts';
import { sampleRequest } from './testing/job-samples.ts';
import { World } from './testing/world.ts';

it('lets a copy wait for another of the same name in the same folder', async () => {
  const world = new World();
  await world.copy({ name: 'Plans' });
  const second = await world.copy({ name: 'PLANS' });
  const elsewhere = { ...sampleRequest.destination, itemId: 'elsewhere' };
  await world.copy({ name: 'Plans', destination: elsewhere });
  expect(world.drive.count('POST')).toBe(2);
  expect(world.get(second).state).toBe('queued');
  world.drive.onAsk = () => completedAs('copy');
  await world.clock.advance(5000);
  expect(world.drive.count('POST')).toBe(3);
});

it('lets a copy wait for another that has its name before it gets its own', async () => {
  const world = new World();
  await world.copy({ name: 'Plans 2026', allVersions: true });
  const second = await world.copy({ name: 'Plans' });
  expect([world.drive.count('POST'), world.get(second).state]).toEqual([1, 'queued']);
});

it('lets a copy wait for another of its name until that has found its result', async () => {
  const world = new World();
  world.drive.onFetch = () => ({ kind: 'missing' });
  world.drive.onAsk = () => answerOf(202, { status: 'completed' });
  await world.copy();
  await world.clock.advance(3000);
  expect(world.get().state).toBe('completed');
  await world.copy();
  expect(world.drive.count('POST')).toBe(1);
  await world.clock.advance(30_000);
  expect(world.drive.count('POST')).toBe(2);
});
