import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enCommandLine } from '../../shared/messages/en-command-line.ts';
import { readCommandLine } from './command-line.ts';
import { type CommandServer, serveCommands } from './command-server.ts';
import type { CommandRequest, Reply } from './protocol.ts';
import { runCommand } from './run-command.ts';

let folder = '';
let server: CommandServer | null = null;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ferry-run-'));
});

afterEach(async () => {
  await server?.close();
  server = null;
  await rm(folder, { recursive: true });
});

/** An app that answers every command with these. */
async function appThatSays(...replies: readonly Reply[]): Promise<readonly CommandRequest[]> {
  const requests: CommandRequest[] = [];
  server = await serveCommands({
    profile: folder,
    answer: (request, reply) => {
      requests.push(request);
      replies.forEach(reply);
      return Promise.resolve();
    },
    reportBug: () => undefined,
    onAnswered: () => undefined,
  });
  return requests;
}

async function run(input: string, ...args: readonly string[]) {
  const line = readCommandLine(['ferry', ...args], 1);
  if (line.kind === 'app') throw new Error('no command');
  const said = { out: '', err: '' };
  const code = await runCommand(line, {
    profile: folder,
    executable: path.join(folder, 'no-such-program'),
    version: '1.2.3',
    words: enCommandLine,
    out: (text) => {
      said.out += text;
      return Promise.resolve();
    },
    err: (text) => {
      said.err += text;
      return Promise.resolve();
    },
    stdin: Readable.from([input]),
  });
  return { code, ...said };
}

const LISTED: Reply = { text: 'one\ntwo', data: { event: 'list', jobs: [] }, exit: 0 };

test('people read the words, programs one line of codes per event', async () => {
  await appThatSays({ text: 'begun', data: { event: 'progress' }, exit: null }, LISTED);
  expect(await run('', 'list')).toEqual({ code: 0, out: 'begun\none\ntwo\n', err: '' });
  expect((await run('', 'list', '--json')).out).toBe(
    '{"event":"progress"}\n{"event":"list","jobs":[]}\n',
  );
});

test('what went wrong goes to standard error, and its code is the exit code', async () => {
  await appThatSays({ text: 'No such place.', data: { event: 'refused' }, exit: 5 });
  expect(await run('', 'copy', '/a', '/b')).toEqual({ code: 5, out: '', err: 'No such place.\n' });
});

test('no name can steer the terminal', async () => {
  await appThatSays({ ...LISTED, text: 'a\u001b[2Jb\rc\u009b1m' });
  expect((await run('', 'list')).out).toBe('a�[2Jb�c�1m\n');
});

test('where the app cannot be started either, it says so and that nothing was done', async () => {
  expect(await run('', 'list')).toEqual({
    code: 4,
    out: '',
    err: `${enCommandLine.unreachable}\n`,
  });
  expect(await run('', 'list', '--json')).toMatchObject({
    code: 4,
    out: '{"event":"unreachable"}\n',
  });
});

test('an app that goes away leaves a copy with an unknown outcome, and a list untold', async () => {
  const requests = await appThatSays({ text: '', data: { event: 'accepted' }, exit: null });
  const closing = async (): Promise<void> => {
    await expect.poll(() => requests.length).toBeGreaterThan(0);
    await server?.close();
    server = null;
  };
  const [copied] = await Promise.all([run('', 'copy', '/a', '/b', '--wait'), closing()]);
  expect(copied).toMatchObject({ code: 3, err: `${enCommandLine.lost}\n` });
  const more = await appThatSays({ text: '', data: { event: 'progress' }, exit: null });
  const gone = async (): Promise<void> => {
    await expect.poll(() => more.length).toBeGreaterThan(0);
    await server?.close();
    server = null;
  };
  const [listed] = await Promise.all([run('', 'list'), gone()]);
  expect(listed.code).toBe(4);
});

test('the address to watch is the first line of standard input', async () => {
  const requests = await appThatSays(LISTED);
  await run('  https://api.onedrive.com/monitor/1  \nmore', 'watch', '-');
  expect(requests).toEqual([
    { command: 'watch', url: 'https://api.onedrive.com/monitor/1', wait: false },
  ]);
  expect(await run('\n', 'watch', '-')).toMatchObject({ code: 2 });
  expect(await run('h'.repeat(9000), 'watch', '-')).toMatchObject({ code: 2 });
  expect(requests).toHaveLength(1);
});

test('help, version and what is not understood need no app', async () => {
  expect(await run('', '--version')).toEqual({ code: 0, out: 'Ferry 1.2.3\n', err: '' });
  expect((await run('', '--help')).out).toBe(`${enCommandLine.usage}\n`);
  expect(await run('', 'cpoy')).toMatchObject({ code: 2, out: '' });
});
