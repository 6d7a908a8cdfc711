/** The texts inside a deb, as electron-builder would write them. Pure. */

/** @typedef {import('./builder-config.mjs').AppConfig} AppConfig */

/** Debian's names for what Node calls an architecture. @type {Readonly<Record<string, string>>} */
export const DEB_ARCHES = { x64: 'amd64', arm64: 'arm64' };

/**
 * The control file. Source: Debian Policy, chapter 5.
 * @param {AppConfig} app
 * @param {{ readonly arch: string, readonly installedBytes: number }} facts
 */
export function controlOf(app, { arch, installedBytes }) {
  const fields = {
    Package: app.name,
    Version: debVersion(app.version),
    Architecture: arch,
    Maintainer: app.maintainer,
    'Installed-Size': String(Math.ceil(installedBytes / 1024)),
    Depends: app.depends.join(', '),
    Recommends: app.recommends.join(', '),
    Section: app.section,
    Priority: 'optional',
    Homepage: app.homepage,
    Description: `${app.synopsis}\n ${app.description}`,
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== '');
  return `${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`;
}

/**
 * A version with a pre-release sorts before the one without, which Debian writes with a tilde.
 * @param {string} version
 */
export const debVersion = (version) => version.replaceAll('-', '~');

/**
 * The entry in the system's menu. Source: Desktop Entry Specification (freedesktop.org).
 * @param {AppConfig} app
 */
export function desktopEntryOf(app) {
  const entry = {
    Name: app.productName,
    Exec: `/opt/${app.productName}/${app.name} %U`,
    Terminal: 'false',
    Type: 'Application',
    Icon: app.name,
    StartupWMClass: app.name,
    Comment: app.synopsis,
    MimeType: app.schemes.map((scheme) => `x-scheme-handler/${scheme};`).join(''),
    Categories: `${app.category};`,
    ...app.desktopEntry,
  };
  const lines = Object.entries(entry).map(([key, value]) => `${key}=${value}`);
  return `[Desktop Entry]\n${lines.join('\n')}\n`;
}

/**
 * Fills in electron-builder's macros. One it does not know is a mistake in the template.
 * @param {string} template
 * @param {AppConfig} app
 */
export function filledIn(template, app) {
  /** @type {Readonly<Record<string, string>>} */
  const values = { executable: app.name, sanitizedProductName: app.productName };
  return template.replaceAll(/\$\{(\w+)\}/gu, (macro, name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Nothing is known of the macro ${macro}.`);
    return value;
  });
}
