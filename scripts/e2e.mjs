/**
 * `npm run e2e`: the stories in e2e/, told to the real app in the real Electron. On Linux each of
 * Playwright's workers has a display of its own, with its own clipboard and focus, and each story a
 * D-Bus session, so that they neither need a desktop nor touch the user's or each other's. Arguments
 * after `--` go to Playwright.
 */
import path from 'node:path';
import { showErrorsOf } from './lib/electron-process.mjs';
import { isRoot, provideElectron, sandboxFlags } from './lib/electron-runtime.mjs';
import { buildWhenStale } from './lib/fresh-build.mjs';
import { exitCodeOf, run, start, toolPath } from './lib/processes.mjs';
import { ensureDir, main, reportsDir } from './lib/project.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

/** An app, its page and its drive keep one core busy. */
const WORKERS = 2;

await main(async () => {
  const runtime = await provideElectron();
  sandboxFlags(runtime);
  await buildWhenStale();
  ensureDir(reportsDir);
  const playwright = [
    toolPath('@playwright/test', 'playwright'),
    'test',
    '--config=e2e/playwright.config.ts',
    '--reporter=list,json',
    `--workers=${WORKERS}`,
    ...process.argv.slice(2),
  ];
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    FERRY_ELECTRON: runtime.executable,
    // Where `require('electron')` looks, for Playwright's own way of starting the app.
    ELECTRON_OVERRIDE_DIST_PATH: runtime.dist,
    PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(reportsDir, 'e2e.json'),
    FERRY_NO_SANDBOX: isRoot() ? '1' : undefined,
  };
  if (process.platform !== 'linux') {
    return run(process.execPath, playwright, { env: { ...process.env, ...env } });
  }
  const displays = await Promise.all(Array.from({ length: WORKERS }, () => startVirtualDisplay()));
  try {
    const FERRY_DISPLAYS = displays.map(({ env }) => env['DISPLAY']).join(' ');
    const child = start(process.execPath, playwright, {
      env: { ...displays[0]?.env, ...env, FERRY_DISPLAYS },
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    showErrorsOf(child);
    return await exitCodeOf(child);
  } finally {
    await Promise.all(displays.map((display) => display.stop()));
  }
});
