/**
 * Makes a deb of an unpacked app with Debian's own dpkg-deb, where electron-builder's helper for it
 * cannot be fetched. Same layout, same texts, same scripts.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { appConfig } from './builder-config.mjs';
import { controlOf, DEB_ARCHES, desktopEntryOf, filledIn } from './deb-texts.mjs';
import { cacheDir, ensureDir, inProject } from './project.mjs';

/** Whether this machine has what it takes. */
export const canMakeDebs = () =>
  DEB_ARCHES[process.arch] !== undefined &&
  spawnSync('dpkg-deb', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * @param {object} wish
 * @param {string} wish.unpacked the app as `npm run package:dir` leaves it
 * @param {string} wish.file where the deb goes
 * @param {string} [wish.version] another one than that of package.json
 */
export function makeDeb({ unpacked, file, version }) {
  const config = appConfig();
  const app = version === undefined ? config : { ...config, version };
  const stage = path.join(ensureDir(cacheDir), `deb-${process.pid}`);
  rmSync(stage, { recursive: true, force: true });
  try {
    layOut(stage, unpacked, app);
    control(stage, app);
    // Not xz, which takes two minutes for a quarter less.
    const words = ['--root-owner-group', '-Zgzip', '-z1', '--build', stage, file];
    execFileSync('dpkg-deb', words, { stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/**
 * @param {string} stage
 * @param {string} unpacked
 * @param {import('./builder-config.mjs').AppConfig} app
 */
function layOut(stage, unpacked, app) {
  const home = path.join(stage, 'opt', app.productName);
  mkdirSync(path.dirname(home), { recursive: true });
  // Hard links: a quarter of a gigabyte need not be written twice.
  execFileSync('cp', ['-al', unpacked, home]);
  const helper = path.join(home, 'chrome-sandbox');
  rmSync(helper);
  copyFileSync(path.join(unpacked, 'chrome-sandbox'), helper);
  chmodSync(helper, 0o4755);
  write(path.join(home, 'resources/package-type'), 'deb');
  const profile = readFileSync(app.templates.appArmor, 'utf8');
  write(path.join(home, 'resources/apparmor-profile'), filledIn(profile, app));

  write(path.join(stage, `usr/share/applications/${app.name}.desktop`), desktopEntryOf(app));
  for (const picture of readdirSync(inProject('build/icons'))) {
    const [size] = picture.split('.');
    const icon = path.join(stage, `usr/share/icons/hicolor/${size}/apps/${app.name}.png`);
    mkdirSync(path.dirname(icon), { recursive: true });
    copyFileSync(inProject('build/icons', picture), icon);
  }
  const doc = path.join(stage, 'usr/share/doc', app.name, 'copyright');
  write(doc, readFileSync(inProject('LICENSE'), 'utf8'));
}

/**
 * @param {string} stage
 * @param {import('./builder-config.mjs').AppConfig} app
 */
function control(stage, app) {
  const files = readdirSync(stage, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const installedBytes = files.reduce((sum, file) => sum + lstatSync(file).size, 0);
  const sums = files.map((file) => {
    const sum = createHash('md5').update(readFileSync(file)).digest('hex');
    return `${sum}  ${path.relative(stage, file)}\n`;
  });
  const arch = DEB_ARCHES[process.arch] ?? process.arch;
  const inControl = (/** @type {string} */ name) => path.join(stage, 'DEBIAN', name);
  write(inControl('control'), controlOf(app, { arch, installedBytes }));
  write(inControl('md5sums'), sums.join(''));
  const { install, remove } = app.templates;
  write(inControl('postinst'), filledIn(readFileSync(install, 'utf8'), app), 0o755);
  write(inControl('postrm'), filledIn(readFileSync(remove, 'utf8'), app), 0o755);
}

/**
 * @param {string} file
 * @param {string} text
 * @param {number} [mode]
 */
function write(file, text, mode = 0o644) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text, { mode });
  chmodSync(file, mode);
}
