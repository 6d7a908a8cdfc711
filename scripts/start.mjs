/**
 * `npm start`: builds what is stale and opens Ferry. Without a display it still shows the main
 * job: on a virtual display the app makes one demo copy, reports on it line by line and saves a
 * picture of its window. Arguments after `--` go to the app.
 */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { electronLog, runElectron } from './lib/electron-process.mjs';
import { provideElectron, sandboxFlags } from './lib/electron-runtime.mjs';
import { buildWhenStale } from './lib/fresh-build.mjs';
import { cacheDir, main, root, say } from './lib/project.mjs';
import { hasDisplay, startVirtualDisplay, virtualDisplayFlags } from './lib/virtual-display.mjs';

const DEMO_LIMIT_MS = 180_000;

await main(async () => {
  const runtime = await provideElectron();
  const flags = sandboxFlags(runtime);
  await buildWhenStale();
  const appFlags = process.argv.slice(2);
  if (hasDisplay()) return runElectron(runtime.executable, [...flags, '.', ...appFlags]);
  return demoCopy(runtime.executable, flags, appFlags);
});

/**
 * @param {string} executable
 * @param {string[]} flags
 * @param {string[]} appFlags
 */
async function demoCopy(executable, flags, appFlags) {
  say('No display here: Ferry makes one demo copy on a virtual display.');
  const picture = path.join(cacheDir, 'demo-copy.png');
  // A profile of its own: the user's list is not the place for what nobody asked for.
  const profile = path.join(cacheDir, 'demo-profile');
  for (const leftover of [picture, profile]) rmSync(leftover, { force: true, recursive: true });
  const display = await startVirtualDisplay();
  const code = await runElectron(
    executable,
    [
      ...flags,
      ...virtualDisplayFlags,
      '.',
      `--user-data-dir=${profile}`,
      '--demo-copy',
      `--screenshot=${picture}`,
      ...appFlags,
    ],
    { env: display.env, limitMs: DEMO_LIMIT_MS },
  );
  await display.stop();
  if (code === 0 && existsSync(picture)) {
    say(`Picture of the window: ${path.relative(root, picture)}`);
    return 0;
  }
  const how = code === 124 ? 'took too long' : `ended with code ${code}`;
  say(`The demo copy ${how}. Chromium's log: ${path.relative(root, electronLog)}`);
  return code === 0 ? 1 : code;
}
