/** A session's bus with somebody on it who takes tray icons and shows nothing. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import dbus from 'dbus-native';

const WATCHER = 'org.kde.StatusNotifierWatcher';

export interface Panel {
  readonly busAddress: string;
  close(): Promise<void>;
}

export async function openPanel(): Promise<Panel> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let busAddress = '';
  for await (const line of createInterface({ input: daemon.stdout })) {
    busAddress = line;
    break;
  }
  const bus = dbus.sessionBus({ busAddress });
  const watcher = dbus.defineInterface({
    name: WATCHER,
    methods: {
      RegisterStatusNotifierItem: { in: { service: 's' }, handler: () => undefined },
    },
    properties: { IsStatusNotifierHostRegistered: { type: 'b', access: 'read', value: true } },
  });
  await bus.export('/StatusNotifierWatcher', watcher);
  await bus.requestName(WATCHER, 0);
  return {
    busAddress,
    async close() {
      await bus.close();
      daemon.kill();
    },
  };
}
