/**
 * `npm run package`: a Ferry folder to try out on this machine (dist/). With `-- --release`: the
 * installers of this platform, from a clean build and Electron's official runtime only.
 */
import { electronRuntime, provideElectron } from './lib/electron-runtime.mjs';
import { buildWhenStale } from './lib/fresh-build.mjs';
import { run, runScript, toolPath } from './lib/processes.mjs';
import { main, Refusal, say } from './lib/project.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  if (args.some((arg) => arg !== '--release')) {
    throw new Refusal('`npm run package` knows one option: `npm run package -- --release`.');
  }
  return args.includes('--release') ? release() : tryOut();
});

async function tryOut() {
  const runtime = await provideElectron();
  await buildWhenStale();
  if (!runtime.official) {
    say(
      `Packed with Electron ${runtime.version} from ${runtime.dist}: ` +
        'development only, not for release.',
    );
  }
  const ready = [
    `--config.electronDist=${runtime.dist}`,
    `--config.electronVersion=${runtime.version}`,
  ];
  return builder(['--dir', ...(runtime.official ? [] : ready)]);
}

async function release() {
  const runtime = electronRuntime() ?? (await provideElectron());
  if (!runtime.official) {
    throw new Refusal(
      `a release needs Electron's official runtime, and this machine has only ${runtime.dist}. ` +
        'Release from a machine that reaches its download host.',
    );
  }
  if ((await runScript('build')) !== 0) throw new Refusal('the build failed.');
  return builder([]);
}

/** @param {string[]} args */
function builder(args) {
  return run(process.execPath, [
    toolPath('electron-builder', 'electron-builder'),
    '--publish=never',
    ...args,
  ]);
}
