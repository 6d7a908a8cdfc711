/** The session of the ordinary user whom Ferry is installed for: what is typed, clicked and running in it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { isInstalledForReal, machine, placeOf } from './machine.ts';

const { uid, gid, home } = machine.user;

/** The file that every way to start Ferry leads to. */
export const executable = placeOf('/opt/Ferry/ferry');
/** What is typed in a terminal. */
export const command = isInstalledForReal ? '/usr/bin/ferry' : executable;
/** The app's own folder. */
export const profile = path.join(home, '.config', 'Ferry');

/** What the desktop starts at login. */
export const autostartEntry = path.join(home, '.config', 'autostart', 'ferry.desktop');

export interface Surroundings {
  /** Without it, the session is that of a remote shell. */
  readonly display?: boolean;
  /** Of the session bus; none unless it is given. */
  readonly busAddress?: string;
  /** Beside these. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a program as the user. */
export function spawnAsUser(
  [program = '', ...words]: readonly string[],
  { display = true, busAddress = 'disabled:', environment = {} }: Surroundings = {},
): ChildProcess {
  const shown = display ? { DISPLAY: process.env['DISPLAY'] } : {};
  return spawn(program, words, {
    ...{ uid, gid, cwd: home },
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      XDG_CONFIG_HOME: path.join(home, '.config'),
      LANG: 'en_US.UTF-8',
      LANGUAGE: 'en_US',
      DBUS_SESSION_BUS_ADDRESS: busAddress,
      ...shown,
      ...environment,
    },
  });
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  /** What it has said so far. */
  readonly said: () => string;
  readonly ended: Promise<Ended>;
}

/** Types a command. */
export function type(words: readonly string[], around: Surroundings = {}, input = ''): Running {
  const child = spawnAsUser(words, around);
  const text = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => (text.out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text.err += chunk.toString()));
  // Not everybody reads it.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  return {
    said: () => text.out,
    ended: new Promise((resolve) => {
      child.once('exit', (code) => {
        // Not its pipes' end: what it has started may hold them.
        setImmediate(() => {
          resolve({ code, ...text });
        });
      });
    }),
  };
}

export interface Process {
  readonly pid: number;
  readonly words: readonly string[];
}

/** Every process of Ferry's: the program itself, and its helpers, which carry a `--type`. */
export function ferryProcesses(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => ({ pid: Number(name), words: wordsOf(name) }))
    .filter(({ words }) => words[0] === executable);
}

/** Those that show pages. There is no window without one. */
export function renderers(): readonly Process[] {
  return ferryProcesses().filter(({ words }) => words.includes('--type=renderer'));
}

/** The programs themselves: the app, and commands that wait. */
export function programs(): readonly Process[] {
  return ferryProcesses().filter(({ words }) => !words.some((word) => word.startsWith('--type=')));
}

/** Ends all of them as a log-out does. */
export async function logOut(): Promise<void> {
  for (const { pid } of programs()) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  }
  // The helpers as well: they write to the profile.
  await expect.poll(ferryProcesses).toEqual([]);
}

/** The lines of the log that have this area and event. */
export function entriesOf(area: string, event: string): readonly string[] {
  const log = textOf(path.join(profile, 'logs', 'ferry.log'));
  return log.split('\n').filter((line) => line.includes(`"area":"${area}","event":"${event}"`));
}

/** Whether a tool of the desktop is on this machine. */
export function has(tool: string): boolean {
  return spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined;
}

function wordsOf(pid: string): readonly string[] {
  // Chromium writes the command lines of its helpers with spaces.
  return textOf(`/proc/${pid}/cmdline`).split(/[\0 ]/u);
}

/** A file may go, and a process end, while it is looked at. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
