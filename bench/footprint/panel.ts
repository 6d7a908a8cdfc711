/** A session's bus with somebody on it who takes tray icons and shows nothing. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import dbus, { type Message } from 'dbus-next';

export interface Panel {
  readonly busAddress: string;
  close(): void;
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
  bus.addMethodHandler((message: Message) => {
    if (message.member !== 'RegisterStatusNotifierItem' && message.member !== 'Get') return false;
    const body = message.member === 'Get' ? [new dbus.Variant('b', true)] : [];
    bus.send(dbus.Message.newMethodReturn(message, body.length > 0 ? 'v' : '', body));
    return true;
  });
  await bus.requestName('org.kde.StatusNotifierWatcher', 0);
  return {
    busAddress,
    close() {
      bus.disconnect();
      daemon.kill();
    },
  };
}
