/**
 * Runs Ferry in the Electron runtime and keeps Chromium's own chatter (no bus, no GPU, no
 * accessibility bridge: all harmless) out of the user's sight. The chatter is kept in a log.
 */
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { end, exitCodeOf, start } from './processes.mjs';
import { cacheDir, ensureDir } from './project.mjs';

export const electronLog = path.join(cacheDir, 'electron.log');

const CHATTER = [
  /^\[[\d:/.]+:(?:ERROR|WARNING|INFO|VERBOSE\d*):.*\.(?:cc|mm|h)(?::\d+|\(\d+\))\]/u,
  /^\(.*\): (?:dbind|Gtk|Gdk|GLib|GLib-GObject|libnotify)-(?:WARNING|CRITICAL|Message) \*\*/u,
  /^(?:libva|MESA|libEGL|ALSA lib|Xlib:)/u,
  /^dbus-daemon\[\d+\]:/u,
];

/** @param {string} line */
const isChatter = (line) => line.trim() === '' || CHATTER.some((pattern) => pattern.test(line));

/**
 * Shows what a child says on stderr, but for the chatter, which goes to the log.
 * @param {import('node:child_process').ChildProcess} child started with stderr as a pipe
 */
export function showErrorsOf(child) {
  if (child.stderr === null) return;
  ensureDir(cacheDir);
  const log = createWriteStream(electronLog);
  createInterface({ input: child.stderr })
    .on('line', (line) => {
      if (isChatter(line)) log.write(`${line}\n`);
      else process.stderr.write(`${line}\n`);
    })
    .once('close', () => log.end());
}

/**
 * @param {string} executable
 * @param {readonly string[]} args Chromium's flags, the app's folder, the app's flags
 * @param {{ env?: NodeJS.ProcessEnv, limitMs?: number }} options
 * @returns {Promise<number>} the exit code; 124 where the time limit ended it
 */
export async function runElectron(executable, args, { env = process.env, limitMs } = {}) {
  const child = start(executable, args, {
    env,
    leader: true,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  showErrorsOf(child);
  let late = false;
  const limit =
    limitMs === undefined
      ? undefined
      : setTimeout(() => {
          late = true;
          end(child, 'SIGKILL');
        }, limitMs);
  try {
    const code = await exitCodeOf(child);
    return late ? 124 : code;
  } finally {
    clearTimeout(limit);
  }
}
