/// <reference types="electron" />
/**
 * Stands in for Electron's own default app inside the fallback runtime (see
 * scripts/lib/electron-fallback.mjs): it loads the app folder named on the command line, and
 * first the modules named with `-r`, which is how Playwright gets in before the app is ready.
 * Never part of a packaged Ferry.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron/main';

/** Two setters that Electron keeps for its default app and out of its types. */
const host =
  /** @type {Electron.App & { setVersion(version: string): void, setAppPath(path: string): void }} */ (
    app
  );
const require = createRequire(import.meta.url);

/** @type {string[]} */
const preloaded = [];
/** @type {string | undefined} */
let folder;
const words = process.argv.slice(1);
for (let index = 0; index < words.length; index += 1) {
  const word = words[index] ?? '';
  if (word === '-r' || word === '--require') preloaded.push(words[(index += 1)] ?? '');
  else if (!word.startsWith('-')) {
    folder = path.resolve(word);
    break;
  }
}

for (const module of preloaded) require(path.resolve(module));

if (folder === undefined) {
  process.stderr.write('Usage: electron <folder of an app>\n');
  app.exit(2);
} else {
  await load(folder);
}

/** @param {string} target */
async function load(target) {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  try {
    const manifestPath = path.join(target, 'package.json');
    if (existsSync(manifestPath)) {
      const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
      if (manifest.version) host.setVersion(manifest.version);
      const name = manifest.productName ?? manifest.name;
      if (name) app.setName(name);
      app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
      host.setAppPath(target);
    }
    await import(pathToFileURL(require.resolve(target)).href);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    app.exit(1);
  }
}
