/**
 * `npm run check:installed`: the packed app, fuses set, installed as a deb and used by an ordinary user
 * with Chromium's sandbox on. Everything it makes on this machine it removes again. What this machine
 * cannot do it says.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canMakeDebs, makeDeb } from './lib/deb.mjs';
import { isRoot } from './lib/electron-runtime.mjs';
import { packApp } from './lib/pack-app.mjs';
import { artefactName, unpackedApp } from './lib/package-output.mjs';
import { run, toolPath } from './lib/processes.mjs';
import { cacheDir, distDir, ensureDir, main, Refusal, reportsDir, say } from './lib/project.mjs';
import { addUser, removeUser } from './lib/throw-away-user.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const OLDER_VERSION = '0.0.9';
const PACKAGE = 'ferry';
const olderApp = path.join(cacheDir, 'older-app');
/** What the deb puts on the machine; of somebody else's none may be touched. */
const PLACES = ['/opt/Ferry', '/usr/bin/ferry', '/usr/share/applications/ferry.desktop'];
/** Those of a desktop by which links are followed and entries looked over. */
const TOOLS = ['desktop-file-validate', 'gio', 'xdg-open', 'xdg-mime'];

await main(async () => {
  if (process.platform !== 'linux' || !canMakeDebs()) {
    say('Left out: the check of the installed app needs Linux and dpkg-deb.');
    return 0;
  }
  for (const tool of TOOLS.filter((each) => !canRun(each))) {
    say(`Left out: what ${tool} would show; it is not on this machine.`);
  }
  const { newer, older } = await makeBothDebs();
  const installs = installed(newer);
  if (!installs) sayWhatIsLeftOut();
  const user = isRoot() ? addUser() : null;
  const folder = mkdtempSync(path.join(tmpdir(), 'ferry-installed-'));
  // The user runs what lies in it.
  chmodSync(folder, 0o755);
  process.on('exit', () => {
    if (installs) purge();
    if (user !== null) removeUser(user);
    for (const made of [folder, olderApp]) rmSync(made, { recursive: true, force: true });
  });
  if (!installs) execFileSync('dpkg-deb', ['-x', newer, folder]);

  const display = await startVirtualDisplay();
  try {
    return await run(
      process.execPath,
      [
        toolPath('@playwright/test', 'playwright'),
        'test',
        '--config=e2e/installed/playwright.config.ts',
        '--reporter=list,json',
        ...process.argv.slice(2),
      ],
      {
        env: {
          ...display.env,
          PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(ensureDir(reportsDir), 'installed.json'),
          FERRY_INSTALLED: JSON.stringify({
            ...{ newer, older, folder },
            root: installs ? '' : folder,
            user: user ?? { uid: process.getuid?.(), gid: process.getgid?.(), home: folder },
          }),
        },
      },
    );
  } finally {
    await display.stop();
  }
});

async function makeBothDebs() {
  rmSync(distDir, { recursive: true, force: true });
  const isOlder = [
    `--config.extraMetadata.version=${OLDER_VERSION}`,
    `--config.directories.output=${olderApp}`,
  ];
  if ((await packApp()) !== 0 || (await packApp(isOlder)) !== 0) {
    throw new Refusal('the app could not be packed.');
  }
  const newer = path.join(distDir, artefactName('deb'));
  const older = path.join(olderApp, 'older.deb');
  makeDeb({ unpacked: unpackedApp(), file: newer });
  makeDeb({ unpacked: unpackedApp(olderApp), file: older, version: OLDER_VERSION });
  return { newer, older };
}

/**
 * Installs it where that can be taken back. dpkg fetches nothing, so what the package depends on must
 * be here.
 * @param {string} deb
 */
function installed(deb) {
  if (!isRoot() || PLACES.some((place) => existsSync(place))) return false;
  try {
    execFileSync('dpkg', ['--install', deb], { stdio: 'ignore' });
    return true;
  } catch {
    purge();
    return false;
  }
}

/** @param {string} tool */
function canRun(tool) {
  return spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined;
}

function sayWhatIsLeftOut() {
  const why = isRoot()
    ? 'this machine has a Ferry already, or lacks what its package depends on'
    : 'only root may install';
  say(
    `Left out: install, upgrade, remove and purge of the deb (${why}). It runs unpacked instead.`,
  );
}

function purge() {
  try {
    execFileSync('dpkg', ['--purge', PACKAGE], { stdio: 'ignore' });
  } catch {
    // It is not there: the check itself has removed it.
  }
}
