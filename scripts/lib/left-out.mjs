/** What a build leaves out, and why. Pure. */

/** As people write them. @type {Readonly<Record<string, string>>} */
const SYSTEMS = { linux: 'Linux', win32: 'Windows', darwin: 'macOS' };

/** The folder of classic-level's binary for Windows on ARM, should there be one. */
export const WINDOWS_ON_ARM = 'win32-arm64';

/**
 * One line for whoever builds.
 * @param {object} facts
 * @param {NodeJS.Platform} facts.platform it is built on
 * @param {readonly string[]} facts.installers of this system that could not be made
 * @param {readonly string[]} facts.prebuilds the systems that classic-level has a binary for
 */
export function leftOut({ platform, installers, prebuilds }) {
  const others = Object.keys(SYSTEMS).filter((name) => name !== platform);
  const parts = [
    installers.length === 0
      ? ''
      : `${installers.join(', ')} (their makers are on github.com, which cannot be reached)`,
    `${others.map((name) => SYSTEMS[name]).join(', ')} (made on those systems)`,
    prebuilds.includes(WINDOWS_ON_ARM)
      ? ''
      : 'Windows on ARM (classic-level has no binary for it; the x64 installer runs there by emulation)',
  ];
  return `Left out: ${parts.filter((part) => part !== '').join('; ')}.`;
}
