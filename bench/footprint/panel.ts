/** A session's bus with somebody on it who takes tray icons and shows nothing. */
import dbus from 'dbus-native';
import { PrivateBus } from '../../main/shell/testing/private-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';

export async function openPanel(): Promise<PrivateBus> {
  const bus = await PrivateBus.start();
  const watcher = dbus.defineInterface({
    name: WATCHER,
    methods: {
      RegisterStatusNotifierItem: { in: { service: 's' }, handler: () => undefined },
    },
    properties: { IsStatusNotifierHostRegistered: { type: 'b', access: 'read', value: true } },
  });
  await bus.other.export('/StatusNotifierWatcher', watcher);
  await bus.other.requestName(WATCHER, 0);
  return bus;
}
