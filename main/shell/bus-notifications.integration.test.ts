import dbus from 'dbus-native';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BusNotifications } from './bus-notifications.ts';
import type { Said } from './notifications.ts';
import { SessionBus } from './session-bus.ts';
import { PrivateBus } from './testing/private-bus.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
let there: PrivateBus;
let bus: SessionBus | null;
let notifications: BusNotifications;
let can: readonly string[];
let asked: unknown[];
let done: string[];

beforeEach(async () => {
  [can, asked, done] = [['body', 'actions'], [], []];
  there = await PrivateBus.start();
  bus = await SessionBus.open(there.address);
  if (bus === null) throw new Error('There is no bus.');
  notifications = new BusNotifications(bus);
});

afterEach(async () => {
  bus?.close();
  await there.stop();
});

/** Plays a desktop that shows notifications. */
async function play(): Promise<void> {
  const texts = { app: 's', replaces: 'u', icon: 's', title: 's', body: 's' };
  const desktop = dbus.defineInterface({
    name: NAME,
    methods: {
      GetCapabilities: { out: { can: 'as' }, handler: () => can },
      Notify: {
        in: { ...texts, actions: 'as', hints: 'a{sv}', expires: 'i' },
        out: { id: 'u' },
        handler: (words: unknown) => asked.push(words),
      },
    },
  });
  await there.other.export(PATH, desktop);
  await there.other.requestName(NAME, 0);
}

function tell(
  member: 'ActionInvoked' | 'NotificationClosed',
  id: number,
  what: string | number,
): void {
  const signature = typeof what === 'string' ? 'us' : 'uu';
  there.other.sendSignal(PATH, NAME, member, signature, [id, what]);
}

function said(title: string): Said {
  const note = (what: string) => () => {
    done.push(`${title}: ${what}`);
  };
  const buttons = [{ text: 'Open', onClick: note('open') }];
  return { title, body: '“A&B <1>” is in “Documents”.', onClick: note('click'), buttons };
}

describe('a notification', () => {
  test('is shown with its buttons, under the name of the app', async () => {
    await play();
    await notifications.show(said('Copied'));
    expect(asked).toEqual([
      {
        ...{ app: 'Ferry', replaces: 0, icon: 'ferry', title: 'Copied', expires: -1 },
        ...{ body: '“A&B <1>” is in “Documents”.', actions: ['default', '', '0', 'Open'] },
        hints: { 'desktop-entry': 'ferry' },
      },
    ]);
  });

  test('is read as it is written where the desktop reads markup', async () => {
    can = ['body', 'body-markup'];
    await play();
    await notifications.show(said('Copied'));
    expect(asked).toMatchObject([{ body: '“A&amp;B &lt;1&gt;” is in “Documents”.' }]);
  });

  test('leads on when it is clicked, or one of its buttons is, and once', async () => {
    await play();
    for (const title of ['one', 'two', 'three']) await notifications.show(said(title));
    tell('ActionInvoked', 2, '0');
    tell('ActionInvoked', 2, '0');
    tell('NotificationClosed', 3, 2);
    tell('ActionInvoked', 3, 'default');
    tell('ActionInvoked', 9, 'default');
    tell('ActionInvoked', 1, 'no such button');
    await notifications.show(said('four'));
    tell('ActionInvoked', 4, 'default');
    await expect.poll(() => done).toEqual(['two: open', 'four: click']);
  });

  test('cannot be shown where nobody does, and can be once somebody does', async () => {
    await expect(notifications.show(said('lost'))).rejects.toThrow();
    await play();
    await notifications.show(said('found'));
    tell('ActionInvoked', 1, 'default');
    await expect.poll(() => done).toEqual(['found: click']);
    expect(asked).toHaveLength(1);
  });
});
