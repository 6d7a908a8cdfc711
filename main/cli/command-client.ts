/** Asks the running app, and hears it out. Electron-free. */
import { type Socket, createConnection } from 'node:net';
import { safeParse } from 'valibot';
import { findAddress } from './address.ts';
import { jsonIn, readLines } from './lines.ts';
import { type CommandRequest, REPLY_MAX_BYTES, type Reply, replySchema } from './protocol.ts';

/** The exit code; `lost` where the app went away before it gave one. */
export type Heard = { readonly kind: 'exit'; readonly code: number } | { readonly kind: 'lost' };

/** A connection to the app that runs over this profile; null where there is none. */
export async function connect(profile: string): Promise<Socket | null> {
  const address = await findAddress(profile);
  if (address === null) return null;
  return await new Promise((resolve) => {
    const socket = createConnection(address);
    socket.once('connect', () => {
      resolve(socket);
    });
    socket.on('error', () => {
      resolve(null);
    });
  });
}

/** Sends the request, and calls `onReply` with each reply until the last. */
export async function ask(
  socket: Socket,
  request: CommandRequest,
  onReply: (reply: Reply) => void,
): Promise<Heard> {
  return await new Promise((resolve) => {
    socket.once('close', () => {
      resolve({ kind: 'lost' });
    });
    readLines(socket, REPLY_MAX_BYTES, (line) => {
      const parsed = safeParse(replySchema, jsonIn(line));
      if (!parsed.success) {
        socket.destroy();
        return;
      }
      onReply(parsed.output);
      const { exit } = parsed.output;
      if (exit === null) return;
      resolve({ kind: 'exit', code: exit });
      socket.destroy();
    });
    socket.write(`${JSON.stringify(request)}\n`);
  });
}
