/**
 * Follows whether a name has an owner on the session's bus, over a connection that costs nothing while
 * nothing happens. No Electron here.
 */
import { type Socket, createConnection } from 'node:net';
import { callToBus, readMessage, textsIn } from './dbus-message.ts';

const SIGNAL = 4;
const HELLO = 1;
const MATCH = 2;
const ASK = 3;

/**
 * Calls `hear` with what is so now, and with each change; once with false where there is no such bus,
 * or it goes away. Returns how to stop.
 */
export function followBusName(
  name: string,
  address: string | undefined,
  hear: (isOwned: boolean) => void,
): () => void {
  const path = socketIn(address ?? '');
  let isOwned: boolean | null = null;
  const say = (now: boolean): void => {
    if (now === isOwned) return;
    isOwned = now;
    hear(now);
  };
  if (path === null) {
    say(false);
    return () => undefined;
  }
  const socket = createConnection(path);
  socket.on('error', () => undefined);
  socket.on('close', () => {
    say(false);
  });
  talk(socket, name, say);
  // It keeps nobody from ending.
  socket.unref();
  return () => {
    socket.removeAllListeners('close');
    socket.destroy();
  };
}

function talk(socket: Socket, name: string, say: (isOwned: boolean) => void): void {
  const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
  let isIn = false;
  let bytes = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    if (!isIn) {
      const end = bytes.indexOf('\r\n');
      if (end === -1) return;
      if (!bytes.toString('latin1', 0, end).startsWith('OK ')) {
        socket.destroy();
        return;
      }
      isIn = true;
      bytes = bytes.subarray(end + 2);
      socket.write('BEGIN\r\n');
      const rule = `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${name}'`;
      socket.write(callToBus(HELLO, 'Hello', []));
      // Told of changes first, so that none comes between the answer and them.
      socket.write(callToBus(MATCH, 'AddMatch', [rule]));
      socket.write(callToBus(ASK, 'NameHasOwner', [name]));
    }
    try {
      for (let next = readMessage(bytes); next !== null; next = readMessage(bytes)) {
        bytes = bytes.subarray(next.length);
        const { type, member, replySerial, body } = next.message;
        if (replySerial === ASK) say(body.length >= 4 && body.readUInt32LE(0) === 1);
        if (type !== SIGNAL || member !== 'NameOwnerChanged') continue;
        const [whose, , owner] = textsIn(body);
        if (whose === name) say(owner !== '');
      }
    } catch {
      socket.destroy();
    }
  });
}

/** The Unix socket in an address of a bus, the first of several; null for any other kind of way. */
export function socketIn(address: string): string | null {
  const found = /(?:^|;)unix:(?:[^;]*,)?(?<kind>path|abstract)=(?<path>[^,;]+)/u.exec(address);
  const path = found?.groups?.['path'];
  if (path === undefined) return null;
  const plain = path.replaceAll(/%([\da-f]{2})/giu, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return found?.groups?.['kind'] === 'abstract' ? `\0${plain}` : plain;
}
