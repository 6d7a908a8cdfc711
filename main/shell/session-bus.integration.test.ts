import { afterEach, beforeEach, expect, test } from 'vitest';
import { SessionBus } from './session-bus.ts';
import { PrivateBus } from './testing/private-bus.ts';

const NAME = 'org.kde.StatusNotifierWatcher';
const PLACE = { destination: NAME, path: '/Somewhere', interface: NAME };
let there: PrivateBus;
let bus: SessionBus;

beforeEach(async () => {
  there = await PrivateBus.start();
  bus = await opened(there.address);
});

afterEach(async () => {
  bus.close();
  await there.stop();
});

async function opened(address: string): Promise<SessionBus> {
  const found = await SessionBus.open(address);
  if (found === null) throw new Error('There is no bus.');
  return found;
}

async function follow(name = NAME): Promise<readonly boolean[]> {
  const heard: boolean[] = [];
  await bus.followName(name, (isOwned) => heard.push(isOwned));
  return heard;
}

test('a name is followed as it comes and goes', async () => {
  const heard = await follow();
  expect(heard).toEqual([false]);
  await there.other.requestName(NAME, 0);
  await expect.poll(() => heard).toEqual([false, true]);
  await there.other.releaseName(NAME);
  await expect.poll(() => heard).toEqual([false, true, false]);
});

test('a name that has an owner already is known at once, and others do not matter', async () => {
  await there.other.requestName(NAME, 0);
  await there.other.requestName('org.example.Other', 0);
  const [mine, missing] = [await follow(), await follow('org.example.Missing')];
  expect([mine, missing]).toEqual([[true], [false]]);
  await there.other.releaseName('org.example.Other');
  await there.other.releaseName(NAME);
  await expect.poll(() => [mine, missing]).toEqual([[true, false], [false]]);
});

test('where the bus goes away nobody has the name, and what was asked has failed', async () => {
  await there.other.requestName(NAME, 0);
  const heard = await follow();
  // Nobody answers it: the other one plays nothing.
  const asked = bus.call(PLACE, 'Ask').catch(() => 'failed');
  await there.stop();
  await expect.poll(() => heard).toEqual([true, false]);
  expect(await asked).toBe('failed');
  await expect(bus.call(PLACE, 'Ask')).rejects.toThrow();
});

test('where there is no bus nothing is opened, and one that is not there answers nobody', async () => {
  for (const none of [undefined, '', 'autolaunch:']) {
    expect(await SessionBus.open(none)).toBeNull();
  }
  const nowhere = await opened('unix:path=/nowhere/bus');
  const heard: boolean[] = [];
  await expect(nowhere.followName(NAME, (isOwned) => heard.push(isOwned))).rejects.toThrow();
  expect(heard).toEqual([false]);
});

test('what is closed hears no more, not even of its end', async () => {
  const heard = await follow();
  bus.close();
  await there.other.requestName(NAME, 0);
  await there.stop();
  expect(heard).toEqual([false]);
});
