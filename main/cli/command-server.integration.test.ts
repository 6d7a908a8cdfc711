import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createConnection, Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findAddress } from './address.ts';
import { ask, connect } from './command-client.ts';
import { type AnswerCommand, type CommandServer, serveCommands } from './command-server.ts';
import { type CommandRequest, REQUEST_MAX_BYTES, type Reply } from './protocol.ts';

const LIST = { command: 'list' } as const;
let folder = '';
const servers: CommandServer[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ferry-commands-'));
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await rm(folder, { recursive: true });
});

async function serve(answer: AnswerCommand, profile = folder): Promise<CommandServer> {
  const server = await serveCommands({
    ...{ profile, answer },
    reportBug: () => undefined,
    onAnswered: () => undefined,
  });
  servers.push(server);
  return server;
}

async function socketOf(profile = folder) {
  const socket = await connect(profile);
  if (socket === null) throw new Error('nobody listens');
  return socket;
}

const done = (text: string): Reply => ({ text, data: { event: 'list' }, exit: 0 });

test('connections that the system does not give are no reason to end', async () => {
  const listen = vi.spyOn(Server.prototype, 'listen');
  await serve((_request, reply) => {
    reply(done('still there'));
    return Promise.resolve();
  });
  const [server] = listen.mock.contexts;
  listen.mockRestore();
  if (!(server instanceof Server)) throw new Error('nobody listens');
  for (const code of ['EMFILE', 'EMFILE']) {
    server.emit('error', Object.assign(new Error('accept'), { code }));
  }
  expect(await ask(await socketOf(), LIST, () => undefined)).toEqual({ kind: 'exit', code: 0 });
});

test('a request arrives as it was sent, and all its replies come back in their order', async () => {
  const requests: CommandRequest[] = [];
  await serve((request, reply) => {
    requests.push(request);
    reply({ text: 'one\nand a half', data: { event: 'progress' }, exit: null });
    reply({ ...done('two – “Ümläut”'), exit: 3 });
    return Promise.resolve();
  });
  const wish = {
    command: 'copy',
    source: '/Pläne\n“x”',
    destination: '/',
    name: null,
    onConflict: 'fail',
    wait: true,
  } as const;
  const texts: string[] = [];
  const heard = await ask(await socketOf(), wish, ({ text }) => texts.push(text));
  expect(heard).toEqual({ kind: 'exit', code: 3 });
  expect(requests).toEqual([wish]);
  expect(texts).toEqual(['one\nand a half', 'two – “Ümläut”']);
});

test('only the user can look into the folder and at the socket', async () => {
  await serve(() => Promise.resolve());
  const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);
  const place = path.join(folder, 'command-line');
  expect(await modeOf(place)).toBe('700');
  expect(await modeOf(path.join(place, 'address'))).toBe('600');
  expect(await modeOf((await findAddress(folder)) ?? '')).toBe('600');
});

test('a profile whose path is too long for a socket is served all the same', async () => {
  const deep = path.join(folder, 'a'.repeat(120));
  await serve((_request, reply) => {
    reply(done('here'));
    return Promise.resolve();
  }, deep);
  expect(await ask(await socketOf(deep), LIST, () => undefined)).toEqual({ kind: 'exit', code: 0 });
  const address = (await findAddress(deep)) ?? '';
  expect(address.startsWith(deep)).toBe(false);
  await servers.pop()?.close();
  await expect(stat(path.dirname(address))).rejects.toThrow('ENOENT');
});

test('nobody is found where no app runs, where one was killed, and after it has ended', async () => {
  expect(await connect(folder)).toBeNull();
  const server = await serve(() => Promise.resolve());
  servers.pop();
  await server.close();
  expect(await connect(folder)).toBeNull();
  // A socket without anybody behind it is all that a killed app leaves.
  const address = path.join(folder, 'command-line', 'socket');
  await writeFile(path.join(folder, 'command-line', 'address'), address);
  await writeFile(address, '');
  expect(await connect(folder)).toBeNull();
  await serve((_request, reply) => {
    reply(done(''));
    return Promise.resolve();
  });
  expect(await ask(await socketOf(), LIST, () => undefined)).toEqual({ kind: 'exit', code: 0 });
});

test('what is no request is refused, and never reaches the app', async () => {
  let asked = 0;
  await serve(() => {
    asked += 1;
    return Promise.resolve();
  });
  for (const line of [
    'GET / HTTP/1.1',
    '{"command":"forget"}',
    '{"command":"list","more":1}',
    JSON.stringify({ command: 'watch', url: 'h'.repeat(9000), wait: false }),
  ]) {
    const socket = createConnection((await findAddress(folder)) ?? '');
    socket.write(`${line}\n`);
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    expect(JSON.parse(text)).toMatchObject({ data: { code: 'badRequest' }, exit: 2 });
  }
  expect(asked).toBe(0);
});

test('a line without an end is cut off', async () => {
  await serve(() => Promise.reject(new Error('never asked')));
  const socket = createConnection((await findAddress(folder)) ?? '');
  socket.on('error', () => undefined);
  socket.write('x'.repeat(REQUEST_MAX_BYTES + 1));
  await new Promise((resolve) => socket.once('close', resolve));
  expect(socket.destroyed).toBe(true);
});

test('an app that ends in the middle of an answer leaves the command without one', async () => {
  const server = await serve((_request, reply, signal) => {
    reply({ text: 'begun', data: { event: 'accepted' }, exit: null });
    expect(signal.aborted).toBe(false);
    return Promise.resolve();
  });
  const heard = ask(await socketOf(), LIST, () => {
    void server.close();
  });
  servers.pop();
  expect(await heard).toEqual({ kind: 'lost' });
});

test('the app is told when the command goes away', async () => {
  let hangUp = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    hangUp = resolve;
  });
  const server = await serve((_request, reply, signal) => {
    signal.addEventListener('abort', hangUp);
    reply({ text: '', data: { event: 'accepted' }, exit: null });
    return Promise.resolve();
  });
  const socket = await socketOf();
  const heard = ask(socket, LIST, () => {
    expect(server.busy()).toBe(1);
    socket.destroy();
  });
  await gone;
  expect(await heard).toEqual({ kind: 'lost' });
  await expect.poll(() => server.busy()).toBe(0);
});
