/** Stories of the manager about drives that tell of their changes by themselves. */
import { describe, expect, it } from 'vitest';
import { answerOf, completedAs, inProgress, pending } from './testing/fake-drive.ts';
import { settle } from './testing/fake-clock.ts';
import { World } from './testing/world.ts';
import type { HttpOutcome } from './ports.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const quiet = (): HttpOutcome => answerOf(202, { status: 'inProgress' });
const DRIVE = { account: 'demo', driveId: 'd1' };

/** A copy that tells nothing, `runMs` after its start; it is left alone for a while now. */
async function quietCopy(runMs = 30 * MINUTE): Promise<World> {
  const world = new World();
  world.drive.onAsk = quiet;
  await world.copy();
  await world.clock.advance(runMs);
  world.manager.setHinting(DRIVE, true);
  await untilAsked(world);
  return world;
}

async function untilAsked(world: World): Promise<void> {
  const before = world.drive.count('ask');
  while (world.drive.count('ask') === before) await world.clock.advance(SECOND);
}

/** Runs a copy for five minutes to its end; how often it was asked about before that. */
async function runCopy(world: World, isAnnounced: boolean): Promise<number> {
  world.drive.onAsk = quiet;
  const id = await world.copy();
  const before = world.drive.count('ask');
  await world.clock.advance(5 * MINUTE);
  const asked = world.drive.count('ask') - before;
  // So that the next question is far enough for a miss to be one.
  await untilAsked(world);
  await world.clock.advance(16 * SECOND);
  world.drive.onAsk = () => completedAs('copy');
  if (isAnnounced) world.manager.changed(DRIVE);
  await world.clock.advance(2 * MINUTE);
  expect(world.get(id).state).toBe('completed');
  return asked;
}

describe('a change on a drive', () => {
  it('has the end of a long quiet copy found within a second', async () => {
    const world = await quietCopy();
    await world.clock.advance(30 * SECOND);
    world.drive.onAsk = () => completedAs('copy');
    world.manager.changed(DRIVE);
    await world.clock.advance(SECOND);
    expect(world.get().state).toBe('completed');
  });

  it('asks nothing about copies on other drives, nor about what others started', async () => {
    const world = await quietCopy(MINUTE);
    await world.manager.adopt('demo', 'Theirs', 'https://monitor.test/theirs');
    await untilAsked(world);
    const before = world.drive.count('ask');
    world.manager.changed({ ...DRIVE, driveId: 'd2' });
    world.manager.changed({ ...DRIVE, account: 'other' });
    await world.clock.advance(600);
    expect(world.drive.count('ask')).toBe(before);
  });

  it('costs a copy some forty questions at most, however often it is told', async () => {
    const world = await quietCopy();
    const alone = await quietCopy();
    const before = world.drive.count('ask') - alone.drive.count('ask');
    for (let second = 0; second < 30 * 60; second += 1) {
      world.manager.changed(DRIVE);
      await world.clock.advance(SECOND);
    }
    await alone.clock.advance(30 * MINUTE);
    expect(world.drive.count('ask') - alone.drive.count('ask') - before).toBeLessThan(45);
  });

  it('that is told while an answer is on its way is asked about again', async () => {
    const world = await quietCopy();
    const answer = pending<HttpOutcome>();
    world.drive.onAsk = () => answer.promise;
    await untilAsked(world);
    world.manager.changed(DRIVE);
    world.drive.onAsk = () => completedAs('copy');
    answer.give(quiet());
    await settle();
    await world.clock.advance(10 * SECOND);
    expect(world.get().state).toBe('completed');
  });
});

describe('nothing is hastened', () => {
  it('inside a pause that the host asked for', async () => {
    const world = await quietCopy();
    world.drive.onAsk = () => answerOf(429, '', { retryAfter: '300' });
    await untilAsked(world);
    const before = world.drive.count('ask');
    for (let second = 0; second < 290; second += 1) {
      world.manager.changed(DRIVE);
      await world.clock.advance(SECOND);
    }
    expect(world.drive.count('ask')).toBe(before);
  });

  it('before the time that the report of the copy itself asked for', async () => {
    const world = new World();
    world.drive.onAsk = () => answerOf(202, { status: 'inProgress' }, { retryAfter: '120' });
    await world.copy();
    await untilAsked(world);
    const before = world.drive.count('ask');
    for (let second = 0; second < 118; second += 1) {
      world.manager.changed(DRIVE);
      await world.clock.advance(SECOND);
    }
    expect(world.drive.count('ask')).toBe(before);
    world.drive.onAsk = () => inProgress(50);
    await world.clock.advance(5 * SECOND);
    expect(world.drive.count('ask')).toBeGreaterThan(before);
  });

  it('while the service has trouble', async () => {
    const world = await quietCopy();
    world.drive.onAsk = () => answerOf(500);
    await world.clock.advance(20 * MINUTE);
    await untilAsked(world);
    const before = world.drive.count('ask');
    world.manager.changed(DRIVE);
    await world.clock.advance(50 * SECOND);
    expect(world.drive.count('ask')).toBe(before);
  });
});

describe('a drive that announces the end of every copy', () => {
  /** How often a copy is asked about on it before anything is known, and after twelve. */
  async function provenDrive(): Promise<{ world: World; before: number }> {
    const world = new World();
    world.manager.setHinting(DRIVE, true);
    const before = await runCopy(world, true);
    for (let copy = 0; copy < 12; copy += 1) await runCopy(world, true);
    return { world, before };
  }

  it('has its copies asked about less often, until it misses one', async () => {
    const { world, before } = await provenDrive();
    expect(await runCopy(world, false)).toBeLessThan(0.75 * before);
    expect(await runCopy(world, true)).toBe(before);
  });

  it('is relied upon only while its channel is open', async () => {
    const { world, before } = await provenDrive();
    world.manager.setHinting(DRIVE, false);
    expect(await runCopy(world, true)).toBe(before);
  });
});
