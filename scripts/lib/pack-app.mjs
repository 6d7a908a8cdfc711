/** Packs the unpacked app with electron-builder and whatever runtime this machine has. */
import { provideElectron } from './electron-runtime.mjs';
import { buildWhenStale } from './fresh-build.mjs';
import { run, toolPath } from './processes.mjs';
import { say } from './project.mjs';

/**
 * @param {readonly string[]} options more for electron-builder
 * @returns {Promise<number>} its exit code
 */
export async function packApp(options = []) {
  const runtime = await provideElectron();
  await buildWhenStale();
  if (runtime.official) return builder(['--dir', ...options]);
  say(`Packing Electron ${runtime.version} from ${runtime.dist}: not for release.`);
  return builder([
    '--dir',
    `--config.electronDist=${runtime.dist}`,
    `--config.electronVersion=${runtime.version}`,
    ...options,
  ]);
}

/** @param {readonly string[]} options */
export function builder(options) {
  return run(process.execPath, [
    toolPath('electron-builder', 'electron-builder'),
    '--publish=never',
    ...options,
  ]);
}
