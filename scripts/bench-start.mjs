/**
 * `npm run bench:start` and `npm run bench:footprint`: benches that start the real app, on Linux on a
 * display of its own. Arguments after `--` go to bench/start-bench or bench/footprint.
 */
import { isRoot, provideElectron } from './lib/electron-runtime.mjs';
import { buildWhenStale } from './lib/fresh-build.mjs';
import { run } from './lib/processes.mjs';
import { inProject, main } from './lib/project.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const isFootprint = process.argv[2] === 'footprint';

await main(async () => {
  const runtime = await provideElectron();
  await buildWhenStale();
  const bench = [
    inProject('scripts', 'run-typescript.mjs'),
    inProject('bench', isFootprint ? 'footprint' : 'start-bench', 'main.ts'),
    ...process.argv.slice(isFootprint ? 3 : 2),
  ];
  const env = {
    ...process.env,
    FERRY_ELECTRON: runtime.executable,
    FERRY_NO_SANDBOX: isRoot() ? '1' : undefined,
  };
  if (process.platform !== 'linux') return run(process.execPath, bench, { env });
  const display = await startVirtualDisplay();
  try {
    return await run(process.execPath, bench, { env: { ...display.env, ...env } });
  } finally {
    await display.stop();
  }
});
