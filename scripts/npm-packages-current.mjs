/**
 * Exit code 0 when node_modules holds what package-lock.json says, so that ./setup can leave it
 * alone. npm writes its own record of what it installed at the very end, which makes an aborted
 * installation show too. Uses nothing but Node: it runs before any package is installed.
 */
import { readFileSync } from 'node:fs';

/** @param {string} file */
const packagesOf = (file) =>
  JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).packages;

function isCurrent() {
  try {
    const wanted = packagesOf('package-lock.json');
    const installed = packagesOf('node_modules/.package-lock.json');
    const present = Object.keys(installed).every(
      (name) => wanted[name]?.integrity === installed[name].integrity,
    );
    const complete = Object.keys(wanted).every(
      (name) => name === '' || wanted[name].optional === true || name in installed,
    );
    return present && complete;
  } catch {
    return false;
  }
}

process.exitCode = isCurrent() ? 0 : 1;
