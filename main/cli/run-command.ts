/**
 * A command from its first letter to its exit code: asks the running app, starts one without a window
 * where there is none, and writes down what it says. Runs in a process of its own that never becomes
 * the app; so whatever it has started goes on when the terminal is closed.
 */
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CommandLine, FOR_COMMAND_FLAG } from './command-line.ts';
import { ask, connect } from './command-client.ts';
import { TEXT_MAX } from '../../shared/input-limits.ts';
import { type CommandRequest, EXIT, type Reply } from './protocol.ts';

const SECOND = 1000;

/** A slow machine may need it for a cold start. */
const START_LIMIT_MS = 60 * SECOND;
const LOOK_EVERY_MS = 100;

/** What the command says by itself, in the user's language. */
export interface CommandWords {
  readonly usage: string;
  readonly misuse: Readonly<Record<Extract<CommandLine, { kind: 'misused' }>['why'], string>>;
  readonly seeHelp: string;
  readonly unreachable: string;
  /** The app went away while it was asked. */
  readonly lost: string;
}

export interface CommandDeps {
  readonly profile: string;
  readonly executable: string;
  readonly version: string;
  readonly words: CommandWords;
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
  readonly stdin: AsyncIterable<Buffer | string>;
}

/** Carries out what the command line asks for, and resolves with the exit code. */
export async function runCommand(
  line: Exclude<CommandLine, { kind: 'app' }>,
  deps: CommandDeps,
): Promise<number> {
  const { words, out, err } = deps;
  switch (line.kind) {
    case 'help':
      await out(`${words.usage}\n`);
      return EXIT.done;
    case 'version':
      await out(`Ferry ${deps.version}\n`);
      return EXIT.done;
    case 'misused':
      await err(`${words.misuse[line.why]}\n${words.seeHelp}\n`);
      return EXIT.misused;
    case 'command':
      return await askApp(line, deps);
  }
}

async function askApp(
  line: Extract<CommandLine, { kind: 'command' }>,
  deps: CommandDeps,
): Promise<number> {
  const { words, out, err } = deps;
  const request = line.readsUrl ? await withUrlFrom(deps.stdin, line.request) : line.request;
  if (request === null) {
    await err(`${words.misuse.watchNeedsOne}\n${words.seeHelp}\n`);
    return EXIT.misused;
  }
  const say = async (text: string, data: Reply['data'], isGood: boolean): Promise<void> => {
    if (line.json) await out(`${JSON.stringify(data)}\n`);
    else if (text !== '') await (isGood ? out : err)(`${plain(text)}\n`);
  };
  const socket = (await connect(deps.profile)) ?? (await startApp(line.program, deps));
  if (socket === null) {
    await say(words.unreachable, { event: 'unreachable' }, false);
    return EXIT.unreachable;
  }
  let said = Promise.resolve();
  const heard = await ask(socket, request, ({ text, data, exit }) => {
    said = said.then(() => say(text, data, exit === null || exit === EXIT.done));
  });
  await said;
  if (heard.kind === 'exit') return heard.code;
  await say(words.lost, { event: 'lost' }, false);
  // A list that was not told has changed nothing; anything else may have begun.
  return request.command === 'list' ? EXIT.unreachable : EXIT.unknown;
}

/** The first line of the standard input as the address; null when there is none, or no end of it. */
async function withUrlFrom(
  stdin: CommandDeps['stdin'],
  request: CommandRequest,
): Promise<CommandRequest | null> {
  let text = '';
  for await (const chunk of stdin) {
    text += chunk.toString();
    if (text.length > TEXT_MAX || text.includes('\n')) break;
  }
  const url = text.split('\n', 1)[0]?.trim() ?? '';
  if (request.command !== 'watch' || url === '' || url.length > TEXT_MAX) return null;
  return { ...request, url };
}

/** Starts the app in the background and waits until it listens; null when it does not come to that. */
async function startApp(program: readonly string[], deps: CommandDeps): Promise<Socket | null> {
  const hasDisplay =
    process.platform !== 'linux' ||
    process.env['DISPLAY'] !== undefined ||
    process.env['WAYLAND_DISPLAY'] !== undefined;
  const child = spawn(
    deps.executable,
    [
      // Chromium's own, which must come before anything of the app's.
      ...(hasDisplay ? [] : ['--ozone-platform=headless']),
      ...program,
      FOR_COMMAND_FLAG,
    ],
    { detached: true, stdio: 'ignore' },
  );
  const failed = new AbortController();
  child.once('error', () => {
    failed.abort();
  });
  // It ends well where another one has just begun: then that one will listen.
  child.once('exit', (code) => {
    if (code !== 0) failed.abort();
  });
  child.unref();
  const deadline = Date.now() + START_LIMIT_MS;
  while (!failed.signal.aborted && Date.now() < deadline) {
    await sleep(LOOK_EVERY_MS);
    const socket = await connect(deps.profile);
    if (socket !== null) return socket;
  }
  return null;
}

/** Names come from a drive that others write to: nothing in them may steer the terminal. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/gu, '�');
}
