import { defineConfig } from 'electron-vite';

// Everything but the native module is bundled: one file starts faster than a thousand, and the
// installed app then carries a single production dependency.
const external = ['electron', /^electron\//, 'classic-level'];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      sourcemap: true,
      rollupOptions: {
        input: { index: 'main/index.ts', 'demo-drive': 'main/demo/cli.ts' },
        external,
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
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
      rollupOptions: { input: 'renderer/index.html' },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  },
});
