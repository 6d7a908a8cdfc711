/**
 * Builds `out/` when it does not match the sources. "Matches" means: the build we made was made
 * from files of the same names, sizes and times, and nobody has written to `out/` since (as
 * `npm run dev` does). Newest-file-wins would miss a deleted file and an older branch.
 */
import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runScript } from './processes.mjs';
import { cacheDir, ensureDir, inProject, Refusal, root, say, textOf } from './project.mjs';

const SOURCES = ['main', 'preload', 'renderer', 'shared'];
const SETTINGS = [
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'build/tray/ferry.svg',
  'scripts/lib/tray-icons.ts',
];
const PRODUCTS = [
  'out/main/index.js',
  'out/main/demo-drive.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
].map((file) => inProject(file));
const STAMP = path.join(cacheDir, 'build.stamp');

/** Makes `out/` current. Throws a Refusal where the sources do not build. */
export async function buildWhenStale() {
  const wanted = fingerprint();
  if (isCurrent(wanted)) return;
  rmSync(STAMP, { force: true });
  say('Building Ferry …');
  if ((await runScript('build')) !== 0) {
    throw new Refusal('the build failed; the lines above say where.');
  }
  ensureDir(cacheDir);
  writeFileSync(STAMP, wanted);
}

/** @param {string} wanted */
function isCurrent(wanted) {
  if (textOf(STAMP) !== wanted) return false;
  const builtMs = statSync(STAMP).mtimeMs;
  return PRODUCTS.every((file) => {
    const found = statSync(file, { throwIfNoEntry: false });
    return found !== undefined && found.mtimeMs <= builtMs;
  });
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sourceFiles().sort()) {
    const found = statSync(inProject(file), { throwIfNoEntry: false });
    hash.update(`${file}\0${found?.size}\0${found?.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function sourceFiles() {
  const listed = SOURCES.flatMap((dir) =>
    readdirSync(inProject(dir), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/u.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
  return [...listed, ...SETTINGS];
}
