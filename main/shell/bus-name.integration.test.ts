import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import dbus, { type MessageBus } from 'dbus-next';
import { followBusName } from './bus-name.ts';

const NAME = 'org.kde.StatusNotifierWatcher';
let daemon: ChildProcess;
let address = '';
let bus: MessageBus;
const stops: (() => void)[] = [];

beforeEach(async () => {
  daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (daemon.stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: daemon.stdout })) {
    address = line;
    break;
  }
  bus = dbus.sessionBus({ busAddress: address });
});

afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  bus.disconnect();
  const gone = once(daemon, 'exit');
  if (daemon.kill()) await gone;
});

function follow(name = NAME): readonly boolean[] {
  const heard: boolean[] = [];
  stops.push(followBusName(name, address, (isOwned) => heard.push(isOwned)));
  return heard;
}

test('a name is followed as it comes and goes, and as it changes hands', async () => {
  const heard = follow();
  await expect.poll(() => heard).toEqual([false]);
  await bus.requestName(NAME, 0);
  await expect.poll(() => heard).toEqual([false, true]);
  await bus.releaseName(NAME);
  await expect.poll(() => heard).toEqual([false, true, false]);
});

test('a name that has an owner already is known at once, and others do not matter', async () => {
  await bus.requestName(NAME, 0);
  await bus.requestName('org.example.Other', 0);
  const [mine, missing] = [follow(), follow('org.example.Missing')];
  await expect.poll(() => [mine, missing]).toEqual([[true], [false]]);
  await bus.releaseName('org.example.Other');
  await bus.releaseName(NAME);
  await expect.poll(() => [mine, missing]).toEqual([[true, false], [false]]);
});

test('without a bus, and when it goes away, nobody has the name', async () => {
  const none: boolean[] = [];
  followBusName(NAME, undefined, (isOwned) => none.push(isOwned));
  followBusName(NAME, 'unix:path=/nowhere/bus', (isOwned) => none.push(isOwned));
  await expect.poll(() => none).toEqual([false, false]);
  await bus.requestName(NAME, 0);
  const heard = follow();
  await expect.poll(() => heard).toEqual([true]);
  bus.disconnect();
  daemon.kill('SIGKILL');
  await expect.poll(() => heard).toEqual([true, false]);
});
