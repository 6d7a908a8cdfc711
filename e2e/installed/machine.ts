/** The machine that Ferry is installed on: its packages, its desktop entry, its ordinary user. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { number, object, parse, string } from 'valibot';

const given = object({
  newer: string(),
  older: string(),
  /** Taken away at the end. */
  folder: string(),
  /** Where the files of the deb are below; empty when it is installed for real. */
  root: string(),
  user: object({ uid: number(), gid: number(), home: string() }),
});

/** What `npm run check:installed` has prepared. */
export const machine = parse(given, JSON.parse(process.env['FERRY_INSTALLED'] ?? 'null'));

export const isInstalledForReal = machine.root === '';

/** Installs a deb, or upgrades to it. */
export function install(deb: string): void {
  execFileSync('dpkg', ['--install', deb], { stdio: 'ignore' });
}

/** Removes the package; `purge` takes its configuration too. */
export function uninstall(how: 'remove' | 'purge'): void {
  execFileSync('dpkg', [`--${how}`, 'ferry'], { stdio: 'ignore' });
}

/** The version that dpkg says is installed; null when there is none, not even a configuration. */
export function installedVersion(): string | null {
  try {
    const words = ['-W', '-f', '${db:Status-Status} ${Version}', 'ferry'];
    const [status, version] = execFileSync('dpkg-query', words, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split(' ');
    return status === 'installed' ? (version ?? null) : null;
  } catch {
    return null;
  }
}

/** A file of the package, by the path it has on a machine where it is installed. */
export function placeOf(installedPath: string): string {
  return path.join(machine.root, installedPath);
}

export const desktopEntry = placeOf('/usr/share/applications/ferry.desktop');

/** The command that a click in the system's menu runs: the Exec line of the desktop entry. */
export function commandOfDesktopEntry(): readonly [string, ...string[]] {
  const line = /^Exec=(.+)$/mu.exec(readFileSync(desktopEntry, 'utf8'))?.[1] ?? '';
  const [program = '', ...words] = line.split(' ').filter((word) => !word.startsWith('%'));
  return [placeOf(program), ...words];
}
