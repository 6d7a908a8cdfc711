/**
 * `node scripts/run-typescript.mjs FILE [args]`: runs a TypeScript file in this Node, which may be
 * too old to do so itself. The file and what it imports of the project are bundled by vite; packages
 * stay packages. Stack traces and `import.meta` name the source; the exit code is the file's own.
 */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { run } from './lib/processes.mjs';
import { cacheDir, main, Refusal, root } from './lib/project.mjs';

/** @param {string} id */
const metaOf = (id) => ({ url: pathToFileURL(id).href, dirname: path.dirname(id), filename: id });

/** `import.meta` would name the bundle. @type {import('vite').Plugin} */
const sourceMeta = {
  name: 'source-meta',
  enforce: 'pre',
  transform(code, id) {
    if (!code.includes('import.meta.')) return null;
    const meta = metaOf(id);
    // On one line and in place: the positions after it on that line shift, no line does.
    const replaced = code
      .replaceAll('import.meta.url', JSON.stringify(meta.url))
      .replaceAll('import.meta.dirname', JSON.stringify(meta.dirname))
      .replaceAll('import.meta.filename', JSON.stringify(meta.filename));
    return { code: replaced, map: null };
  },
};

await main(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined)
    throw new Refusal('name a TypeScript file: run-typescript.mjs FILE [args]');
  const entry = path.resolve(file);
  if (!existsSync(entry)) throw new Refusal(`there is no ${entry}.`);
  const name = path.basename(entry).replace(/\.[^.]+$/u, '');
  // Of its own, since two may run at a time; inside the project, where its packages are found.
  const outDir = path.join(cacheDir, 'run-typescript', `${name}-${process.pid}`);
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      plugins: [sourceMeta],
      build: {
        ssr: entry,
        outDir,
        emptyOutDir: true,
        target: 'node20',
        sourcemap: true,
        minify: false,
        rollupOptions: { output: { entryFileNames: `${name}.mjs` } },
      },
    });
    const bundle = path.join(outDir, `${name}.mjs`);
    return await run(process.execPath, ['--enable-source-maps', '--expose-gc', bundle, ...args]);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
});
