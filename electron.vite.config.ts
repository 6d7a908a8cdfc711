import path from 'node:path';
import { defineConfig } from 'electron-vite';
import { noPreload } from './scripts/lib/no-preload.ts';
import { pageBudget } from './scripts/lib/page-budget.ts';
import { trayIcons } from './scripts/lib/tray-icons.ts';

// Everything but the native module is bundled: one file starts faster than a thousand, and the
// installed app then carries a single production dependency.
const external = ['electron', /^electron\//, 'classic-level'];

// The oldest runtime Ferry must run on; electron-vite would aim at the newest.
const oldestNode = 'node20.18';
const oldestChromium = 'chrome130';

// Registrations of the app, one for each of Microsoft's clouds: public, and none by default.
const clientIds = {
  global: process.env['FERRY_CLIENT_ID'] ?? '',
  usGov: process.env['FERRY_CLIENT_ID_US_GOV'] ?? '',
  usGovDod: process.env['FERRY_CLIENT_ID_US_GOV_DOD'] ?? '',
  china: process.env['FERRY_CLIENT_ID_CHINA'] ?? '',
};

export default defineConfig({
  main: {
    define: { FERRY_CLIENT_IDS: JSON.stringify(clientIds) },
    build: {
      externalizeDeps: false,
      target: oldestNode,
      sourcemap: true,
      rolldownOptions: {
        input: { index: 'main/index.ts', 'demo-drive': 'main/demo/cli.ts' },
        external,
        output: { format: 'es' },
        // The icons take a second, and nobody needs to be told.
        checks: { bundlerTimings: false },
      },
    },
    plugins: [trayIcons()],
  },
  preload: {
    build: {
      externalizeDeps: false,
      target: oldestNode,
      rolldownOptions: {
        input: { index: 'preload/index.ts' },
        external,
        // A sandboxed preload cannot be an ES module (Electron: "ESM limitations").
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    build: {
      target: oldestChromium,
      minify: true,
      // The page comes from the disk: there is no round trip to save.
      modulePreload: false,
      rolldownOptions: { input: path.resolve('renderer/index.html') },
    },
    plugins: [noPreload(), pageBudget()],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  },
});
