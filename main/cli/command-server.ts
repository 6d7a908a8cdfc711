/** Listens for commands at the running app's end. Electron-free; the composition root starts it. */
import { type Socket, createServer } from 'node:net';
import { safeParse } from 'valibot';
import { makeAddress, publishAddress } from './address.ts';
import { jsonIn, readLines } from './lines.ts';
import {
  type CommandRequest,
  EXIT,
  REQUEST_MAX_BYTES,
  type Reply,
  requestSchema,
} from './protocol.ts';

const SECOND = 1000;

/** A command says what it wants at once. */
const REQUEST_LIMIT_MS = 10 * SECOND;
/** More than anybody has waiting at a time. */
const CONNECTIONS_MAX = 64;

/** Carries a request out; the reply with an exit code is the last. `signal`: nobody waits any more. */
export type AnswerCommand = (
  request: CommandRequest,
  reply: (reply: Reply) => void,
  signal: AbortSignal,
) => Promise<void>;

export interface CommandServer {
  /** How many commands are being answered. */
  readonly busy: () => number;
  close(): Promise<void>;
}

export interface CommandServerOptions {
  readonly profile: string;
  readonly answer: AnswerCommand;
  /** Hears of exceptions, which are bugs. */
  readonly reportBug: (error: unknown) => void;
  /** A command has its answer, or went away. */
  readonly onAnswered: () => void;
}

/** Listens from now on. Rejects where the system does not let it. */
export async function serveCommands(options: CommandServerOptions): Promise<CommandServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      options.onAnswered();
    });
    // Whoever asked may be gone at any time: no fault of ours.
    socket.on('error', () => undefined);
    answerOne(socket, options);
  });
  server.maxConnections = CONNECTIONS_MAX;
  const address = await makeAddress(options.profile);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.path, resolve);
  });
  // One that could not be taken in, for want of files to be open: the next may be.
  server.on('error', options.reportBug);
  await publishAddress(options.profile, address.path);
  return {
    busy: () => sockets.size,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      await address.remove();
    },
  };
}

function answerOne(socket: Socket, { answer, reportBug }: CommandServerOptions): void {
  const gone = new AbortController();
  socket.once('close', () => {
    gone.abort();
  });
  socket.setTimeout(REQUEST_LIMIT_MS, () => {
    socket.destroy();
  });
  const reply = (said: Reply): void => {
    if (!socket.writable) return;
    socket.write(`${JSON.stringify(said)}\n`);
    if (said.exit !== null) socket.end();
  };
  let isAsked = false;
  readLines(socket, REQUEST_MAX_BYTES, (line) => {
    if (isAsked) return;
    isAsked = true;
    socket.setTimeout(0);
    const parsed = safeParse(requestSchema, jsonIn(line));
    if (!parsed.success) {
      reply({ text: '', data: { event: 'refused', code: 'badRequest' }, exit: EXIT.misused });
      return;
    }
    answer(parsed.output, reply, gone.signal).catch((error: unknown) => {
      reportBug(error);
      socket.destroy();
    });
  });
}
