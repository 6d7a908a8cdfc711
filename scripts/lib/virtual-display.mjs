/**
 * A display where there is none: Xvfb picks a free number itself, listens on no network, and ends
 * with the script that asked for it.
 */
import { end, exitCodeOf, start } from './processes.mjs';
import { Refusal } from './project.mjs';

const START_LIMIT_MS = 15_000;

/** Whether windows can be shown here without help. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/** Chromium asks for a GPU and for shared memory that a virtual display or a container lacks. */
export const virtualDisplayFlags = ['--disable-gpu', '--disable-dev-shm-usage'];

/**
 * @param {{ width?: number, height?: number }} size
 * @returns {Promise<{ env: NodeJS.ProcessEnv, stop: () => Promise<void> }>} the environment to run
 * a program in, and the end of the display
 */
export async function startVirtualDisplay({ width = 1400, height = 1000 } = {}) {
  const screen = `${width}x${height}x24`;
  const child = start(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'],
    { background: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const closed = exitCodeOf(child).catch(() => 127);
  const number = await displayNumber(child, closed);
  if (number === null) {
    end(child, 'SIGKILL');
    throw new Refusal('the virtual display Xvfb did not start. Run ./setup, then try again.');
  }
  return {
    env: { ...process.env, DISPLAY: `:${number}`, WAYLAND_DISPLAY: undefined },
    stop: async () => {
      end(child);
      await closed;
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<number>} closed
 * @returns {Promise<string | null>}
 */
function displayNumber(child, closed) {
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(null), START_LIMIT_MS);
    let text = '';
    child.stdio[3]?.on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('\n')) settle(text.trim());
    });
    void closed.then(() => settle(null));

    /** @param {string | null} number */
    function settle(number) {
      clearTimeout(limit);
      resolve(number);
    }
  });
}
