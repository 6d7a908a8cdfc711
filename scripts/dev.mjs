/**
 * `npm run dev`: electron-vite's development mode, the page reloading as it is edited, on the
 * runtime of this machine. Needs a display: it is for looking at.
 */
import { provideElectron, sandboxFlags } from './lib/electron-runtime.mjs';
import { run, toolPath } from './lib/processes.mjs';
import { main, Refusal } from './lib/project.mjs';
import { hasDisplay } from './lib/virtual-display.mjs';

await main(async () => {
  if (!hasDisplay()) {
    throw new Refusal('development mode needs a display. `npm start` works without one.');
  }
  const runtime = await provideElectron();
  const flags = sandboxFlags(runtime);
  const noSandbox = flags.includes('--no-sandbox') ? ['--noSandbox'] : [];
  const args = [toolPath('electron-vite', 'electron-vite'), 'dev', '--watch', ...noSandbox];
  return run(process.execPath, [...args, ...process.argv.slice(2)], {
    env: { ...process.env, ELECTRON_EXEC_PATH: runtime.executable },
  });
});
