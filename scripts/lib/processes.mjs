/**
 * Children of the scripts, and their end. Each child leads its own process group, so that ending it
 * ends what it started too; Ctrl+C and SIGTERM are handed on, and nothing outlives the script.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { jsonOf, inProject, root } from './project.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const GRACE_MS = 5_000;
const PARENT_CHECK_MS = 500;
const windows = process.platform === 'win32';

/** Children the user waits for: a signal is theirs first. @type {Set<ChildProcess>} */
const foreground = new Set();
/** Helpers such as a display: they end when the script ends. @type {Set<ChildProcess>} */
const background = new Set();
/** Children that end their own helpers in order when told alone. @type {WeakSet<ChildProcess>} */
const leaders = new WeakSet();
/** @type {number | null} */
let interruptedCode = null;
let listening = false;

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function end(child, signal = 'SIGTERM') {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal */
function interrupt(signal) {
  interruptedCode = 128 + constants.signals[signal];
  if (foreground.size === 0) process.exit(interruptedCode);
  for (const child of foreground) {
    if (leaders.has(child)) child.kill(signal);
    else end(child, signal);
  }
  setTimeout(() => process.exit(interruptedCode), GRACE_MS).unref();
}

function listen() {
  if (listening) return;
  listening = true;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => interrupt(signal));
  }
  // The shell between npm and this script dies of SIGTERM without handing it on.
  const parent = process.ppid;
  if (!windows && process.env['npm_lifecycle_event'] !== undefined) {
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      interrupt('SIGTERM');
    }, PARENT_CHECK_MS).unref();
  }
  process.on('exit', () => {
    for (const child of [...foreground, ...background]) end(child, 'SIGKILL');
  });
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { background?: boolean, leader?: boolean }} [options]
 */
export function start(
  command,
  args,
  { background: helper = false, leader = false, ...options } = {},
) {
  listen();
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: !windows,
    ...options,
  });
  const group = helper ? background : foreground;
  group.add(child);
  if (leader) leaders.add(child);
  const ended = () => {
    group.delete(child);
    if (interruptedCode !== null && foreground.size === 0) process.exit(interruptedCode);
  };
  child.once('close', ended).once('error', ended);
  return child;
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<number>} its exit code; 128 + n where a signal ended it, as in a shell
 */
export function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof start>[2]} [options]
 */
export function run(command, args, options) {
  return exitCodeOf(start(command, args, options));
}

/**
 * The start file of an installed tool, to be run with this Node: unlike `npx` it needs no shell,
 * which is what makes the scripts the same on Windows.
 * @param {string} packageName
 * @param {string} bin
 */
export function toolPath(packageName, bin) {
  const bins = jsonOf(inProject('node_modules', packageName, 'package.json'))?.bin;
  const file = typeof bins === 'string' ? bins : bins?.[bin];
  return inProject('node_modules', packageName, file ?? path.join('bin', bin));
}

/**
 * Runs a script of package.json, so that `npm test` and a person run the very same commands.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {Parameters<typeof start>[2]} [options]
 */
export function runScript(name, args = [], options = {}) {
  const words = ['run', '--silent', name, ...(args.length > 0 ? ['--', ...args] : [])];
  const npm = process.env['npm_execpath'];
  if (npm !== undefined) return run(process.execPath, [npm, ...words], options);
  return run('npm', words, { shell: windows, ...options });
}
