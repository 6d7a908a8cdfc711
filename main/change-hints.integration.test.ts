/** Hints over a real socket.io server, from a change on the demo drive to the question it leads to. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followDrives, type ChangeHints } from './change-hints.ts';
import { DRIVE_ID } from './demo/ids.ts';
import { TestDrive } from './demo/test-support.ts';
import { SocketHints } from './demo/testing/socket-hints.ts';
import { FakeClock } from './jobs/testing/fake-clock.ts';
import { answerOf, completedAs } from './jobs/testing/fake-drive.ts';
import { START, sampleRequest } from './jobs/testing/job-samples.ts';
import { World } from './jobs/testing/world.ts';
import { DEMO_ACCOUNT, demoAccount } from './onedrive/account.ts';
import { createChangeChannels } from './onedrive/change-channel.ts';
import { createHttp, type Http } from './onedrive/http.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DRIVE = { account: DEMO_ACCOUNT, driveId: DRIVE_ID };
const WAIT = { timeout: 20 * SECOND, interval: 10 };

let hints: SocketHints;
let drive: TestDrive;
let http: Http;
/** Copies in virtual time; what runs over the sockets takes its own. */
let world: World;
let channelClock: FakeClock;
let following: ChangeHints;
let told: number;
let proxy: string;

beforeEach(async () => {
  hints = await SocketHints.start();
  drive = await TestDrive.start({ hints });
  proxy = 'DIRECT';
  http = createHttp({ userAgent: 'Test/1', resolveProxy: () => Promise.resolve('DIRECT') });
  world = new World();
  world.drive.onAsk = () => answerOf(202, { status: 'inProgress' });
  channelClock = new FakeClock(START);
  drive.now = START;
  told = 0;
  const { manager } = world;
  const secret = (): Promise<Readonly<Record<string, string>>> =>
    Promise.resolve({ authorization: 'Bearer secret' });
  const account = { ...demoAccount(drive.origin), credentials: secret };
  following = followDrives({
    jobs: manager.jobs,
    manager: {
      setHinting: (of, isOpen) => {
        manager.setHinting(of, isOpen);
      },
      changed: (of) => {
        told += 1;
        manager.changed(of);
      },
    },
    channels: createChangeChannels({
      ...{ http, clock: channelClock, random: () => 0.5 },
      accounts: new Map([[account.key, account]]),
      resolveProxy: () => Promise.resolve(proxy),
    }),
    clock: channelClock,
  });
});

afterEach(async () => {
  following.close();
  http.close();
  await drive.remove();
  await hints.stop();
});

/** A copy that has run for half an hour, and whether the drive is listened to. */
async function longCopy(): Promise<void> {
  await world.copy({ destination: { ...sampleRequest.destination, ...DRIVE } });
  await world.clock.advance(30 * MINUTE);
  await look();
}

/** The copies have changed, and what follows from that has begun. */
async function look(): Promise<void> {
  following.note();
  await channelClock.advance(2 * SECOND);
}

async function until(isSo: () => boolean): Promise<void> {
  await vi.waitFor(() => {
    if (!isSo()) throw new Error('Not yet.');
  }, WAIT);
}

async function changeDrive(): Promise<void> {
  const body = { name: 'New', folder: {} };
  const answer = await drive.fetch('/v1.0/me/drive/root/children', { method: 'POST', body });
  expect(answer.status).toBe(201);
}

async function subscriptionRequests(): Promise<number> {
  const log = JSON.stringify(await drive.json('/__admin/requests'));
  return log.split('/subscriptions/socketIo').length - 1;
}

async function fault(status: number): Promise<void> {
  const action = { status, body: { error: { code: 'notSupported', message: 'No.' } } };
  const body = [{ match: { path: 'socketIo' }, action, times: 1 }];
  await drive.fetch('/__admin/faults', { method: 'POST', body });
}

describe('a drive that tells of its changes', () => {
  it('has the end of a long quiet copy found a second after its hint', async () => {
    await longCopy();
    await until(() => hints.listeners === 1);
    world.drive.onAsk = () => completedAs('copy');
    await changeDrive();
    await until(() => told > 0);
    await world.clock.advance(3 * SECOND);
    expect(world.get().state).toBe('completed');
  });

  it('is sent no credentials but with the request for the address', async () => {
    await longCopy();
    await until(() => hints.listeners === 1);
    expect(hints.knocks).toHaveLength(1);
    expect(Object.keys(hints.knocks[0] ?? {})).not.toContain('authorization');
    expect(JSON.stringify(hints.knocks)).not.toMatch(/cookie|referer|secret/iu);
  });

  it('is listened to only while a copy runs on it', async () => {
    await look();
    expect([hints.subscriptions, hints.listeners]).toEqual([0, 0]);
    await longCopy();
    await until(() => hints.listeners === 1);
    world.drive.onAsk = () => completedAs('copy');
    await world.clock.advance(2 * MINUTE);
    await look();
    await until(() => hints.listeners === 0);
    expect(channelClock.timerCount).toBe(0);
  });

  it('gets the same attention again when its channel breaks off', async () => {
    await longCopy();
    await until(() => hints.listeners === 1);
    hints.breakOff();
    await until(() => channelClock.timerCount === 1);
    await channelClock.advance(2 * SECOND);
    await until(() => hints.listeners === 1);
    world.drive.onAsk = () => completedAs('copy');
    await changeDrive();
    await until(() => told > 0);
    await world.clock.advance(3 * SECOND);
    expect(world.get().state).toBe('completed');
  });

  it('is asked for a new address before the old one expires', async () => {
    hints.lifeMs = 10 * MINUTE;
    await longCopy();
    await until(() => hints.listeners === 1 && channelClock.timerCount === 1);
    await channelClock.advance(8 * MINUTE);
    expect(hints.subscriptions).toBe(1);
    await channelClock.advance(MINUTE);
    await until(() => hints.subscriptions === 2 && hints.knocks.length === 2);
    await until(() => hints.listeners === 1);
  });
});

describe('the schedule goes on by itself', () => {
  it('when every hint is lost', async () => {
    hints.delivers = () => false;
    await longCopy();
    await until(() => hints.listeners === 1);
    world.drive.onAsk = () => completedAs('copy');
    await changeDrive();
    await world.clock.advance(110 * SECOND);
    expect([world.get().state, told]).toEqual(['completed', 0]);
  });

  it('when hints come for nothing, at little cost', async () => {
    await longCopy();
    await until(() => hints.listeners === 1);
    const before = world.drive.count('ask');
    for (let second = 1; second <= 60; second += 1) {
      hints.changed();
      await until(() => told === second);
      await world.clock.advance(SECOND);
    }
    expect(world.drive.count('ask') - before).toBeLessThanOrEqual(8);
  });

  it('when a hint comes inside a pause, which is kept', async () => {
    await longCopy();
    await until(() => hints.listeners === 1);
    world.drive.onAsk = () => answerOf(429, '', { retryAfter: '600' });
    await world.clock.advance(110 * SECOND);
    const before = world.drive.count('ask');
    await changeDrive();
    await until(() => told > 0);
    await world.clock.advance(400 * SECOND);
    expect(world.drive.count('ask')).toBe(before);
  });

  it('when the channel refuses, which is tried again ever more rarely', async () => {
    hints.isRefusing = true;
    await longCopy();
    for (const waitMs of [2 * SECOND, 4 * SECOND, 8 * SECOND]) {
      const before = hints.knocks.length;
      await until(() => hints.knocks.length > 0 && channelClock.timerCount === 1);
      await channelClock.advance(waitMs - 1);
      expect(hints.knocks.length).toBe(Math.max(before, 1));
      const known = hints.knocks.length;
      await channelClock.advance(1);
      await until(() => hints.knocks.length === known + 1);
    }
    world.drive.onAsk = () => completedAs('copy');
    await world.clock.advance(110 * SECOND);
    expect(world.get().state).toBe('completed');
  });

  it.each([403, 404, 501])(
    'when a subscription is answered with %i, once and for all',
    async (status) => {
      await fault(status);
      await longCopy();
      await vi.waitFor(async () => {
        expect(await subscriptionRequests()).toBe(1);
      }, WAIT);
      world.drive.onAsk = () => completedAs('copy');
      await world.clock.advance(2 * MINUTE);
      await look();
      world.drive.onAsk = () => answerOf(202, { status: 'inProgress' });
      await longCopy();
      await channelClock.advance(10 * MINUTE);
      expect([await subscriptionRequests(), channelClock.timerCount]).toEqual([1, 0]);
      expect([hints.subscriptions, hints.knocks.length]).toEqual([0, 0]);
    },
  );

  it.each([
    'http://localhost:1/',
    'https://example.com/channel',
    'ftp://127.0.0.1/',
    'nonsense',
    '',
  ])('when the address leads where it must not: %s', async (url) => {
    hints.urlInstead = url;
    await longCopy();
    await until(() => hints.subscriptions === 1);
    await channelClock.advance(10 * MINUTE);
    expect([hints.subscriptions, hints.knocks.length, channelClock.timerCount]).toEqual([1, 0, 0]);
  });

  it('behind a proxy, where there is no channel', async () => {
    proxy = 'PROXY proxy.test:8080';
    await longCopy();
    await until(() => hints.subscriptions === 1);
    await channelClock.advance(10 * MINUTE);
    expect([hints.subscriptions, hints.knocks.length]).toEqual([1, 0]);
  });
});
