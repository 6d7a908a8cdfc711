/** What lies in dist/ after packaging: its names and sizes. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { appConfig } from './builder-config.mjs';
import { distDir } from './project.mjs';

const MIB = 1024 * 1024;

/**
 * The app as it would lie on the disk, on Linux.
 * @param {string} [output] where electron-builder wrote to
 */
export const unpackedApp = (output = distDir) =>
  path.join(output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);

/**
 * The name that electron-builder.yml gives to an installer for this machine.
 * @param {string} extension
 */
export function artefactName(extension) {
  const { productName, version } = appConfig();
  const arch = extension === 'deb' && process.arch === 'x64' ? 'amd64' : process.arch;
  return `${productName}-${version}-linux-${arch}.${extension}`;
}

/**
 * A line for each folder and installer, with its size.
 * @param {string} folder
 */
export function sizesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !/\.ya?ml$/u.test(name))
    .map((entry) => {
      const place = path.join(folder, entry.name);
      const bytes = entry.isDirectory() ? bytesBelow(place) : statSync(place).size;
      return `${(bytes / MIB).toFixed(1).padStart(7)} MiB  ${path.basename(folder)}/${entry.name}`;
    });
}

/** @param {string} folder */
function bytesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
}
