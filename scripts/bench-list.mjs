/** `npm run bench:list`: finds Electron and a display for bench/list-bench, and builds the page. */
import { provideElectron } from './lib/electron-runtime.mjs';
import { buildWhenStale } from './lib/fresh-build.mjs';
import { run } from './lib/processes.mjs';
import { inProject, main } from './lib/project.mjs';
import { hasDisplay, startVirtualDisplay } from './lib/virtual-display.mjs';

await main(async () => {
  const runtime = await provideElectron();
  await buildWhenStale();
  const bench = [inProject('scripts/run-typescript.mjs'), inProject('bench/list-bench/main.ts')];
  const display = hasDisplay() ? null : await startVirtualDisplay();
  const env = {
    ...(display?.env ?? process.env),
    FERRY_ELECTRON: runtime.executable,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.dist,
  };
  try {
    return await run(process.execPath, [...bench, ...process.argv.slice(2)], { env });
  } finally {
    await display?.stop();
  }
});
