import { existsSync } from 'node:fs';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { rowOf, startCopy } from '../support/actions.ts';
import type { StoryDrive } from '../support/drive.ts';
import { type InstalledFerry, confinementOf } from './installed-ferry.ts';
import {
  commandOfDesktopEntry,
  install,
  installedVersion,
  isInstalledForReal,
  machine,
  placeOf,
  uninstall,
} from './machine.ts';
import { entriesOf, profile, renderers } from './session.ts';
import { expect, test } from './test.ts';

const MINUTE = 60_000;
const HALF_WAY_MS = 15_000;
const WISH = { source: 'LargeFolder1', destination: 'Documents', name: 'Moved house' };
/** classic-level and what it is made of. */
const OWN_PACKAGES = [
  'abstract-level',
  'base64-js',
  'buffer',
  'classic-level',
  'ieee754',
  'is-buffer',
  'level-supports',
  'level-transcoder',
  'maybe-combine-errors',
  'module-error',
  'node-gyp-build',
];
/** What `@electron/fuses` reads in an executable: the characters 0 and 1. */
const OFF = '0'.charCodeAt(0);
const ON = '1'.charCodeAt(0);

async function beginCopy({ page }: InstalledFerry, drive: StoryDrive): Promise<void> {
  await startCopy(page, WISH);
  await expect(rowOf(page, WISH.name)).toHaveAttribute('data-state', 'running');
  drive.advance(HALF_WAY_MS);
}

test('started from its desktop entry, it goes on with a copy after quitting half-way', async ({
  start,
  drive,
}) => {
  const first = await start();
  await beginCopy(first, drive);
  expect(await first.quit()).toBe(0);

  const { page } = await start();
  const row = rowOf(page, WISH.name);
  await expect(row).toHaveAttribute('data-state', 'running');
  await expect(row.getByRole('progressbar')).toHaveAttribute('value', /^0\.[2-5]/u);
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  expect(await drive.operations()).toHaveLength(1);
  expect(await drive.namesIn('/Documents')).toContain(WISH.name);
});

test('its page runs in Chromium’s sandbox, and not as root', async ({ start }) => {
  await start();
  const pages = renderers();
  expect(pages).not.toEqual([]);
  for (const { pid, words } of pages) {
    expect(words).not.toContain('--no-sandbox');
    const { seccomp, uid, pidNamespace } = confinementOf(pid);
    // 2: the kernel filters what the process may ask of it (proc(5)).
    expect(seccomp).toBe('2');
    expect(uid).toBe(String(machine.user.uid));
    expect(pidNamespace).not.toBe(confinementOf('self').pidNamespace);
  }
});

test('19. its fuses are set as decided', async () => {
  const [executable] = commandOfDesktopEntry();
  const wire = await getCurrentFuseWire(executable);
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: OFF,
    [FuseV1Options.EnableCookieEncryption]: ON,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: OFF,
    [FuseV1Options.EnableNodeCliInspectArguments]: OFF,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ON,
    [FuseV1Options.OnlyLoadAppFromAsar]: ON,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: OFF,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: OFF,
  });
});

test('no debugger of Node’s can be attached to it', async ({ start }) => {
  const ferry = await start({ arguments: ['--inspect=127.0.0.1:0'] });
  expect(ferry.said).not.toContain('Debugger listening');
});

test('it carries no tests, no maps, no types and no package but its own', () => {
  const files = listPackage(placeOf('/opt/Ferry/resources/app.asar'), { isPack: false });
  const packages = files.flatMap((file) => /^\/node_modules\/([^/]+)$/u.exec(file)?.[1] ?? []);
  expect(packages).toEqual(OWN_PACKAGES);
  expect(files.filter((file) => /\.(?:map|test\.\w+|ts|tsx|md|h|gyp)$/u.test(file))).toEqual([]);
  expect(files).not.toContain('/out/main/demo-drive.js');
});

if (isInstalledForReal) {
  test('where there are no user namespaces, the setuid helper sandboxes it', async ({ start }) => {
    await start({ arguments: ['--disable-namespace-sandbox'] });
    const [renderer] = renderers();
    expect(renderer?.words).not.toContain('--no-sandbox');
    const { seccomp, pidNamespace } = confinementOf(renderer?.pid ?? 0);
    expect(seccomp).toBe('2');
    expect(pidNamespace).not.toBe(confinementOf('self').pidNamespace);
  });

  test('an upgrade under a running Ferry loses no copy', async ({ start, drive }) => {
    uninstall('purge');
    install(machine.older);
    const older = await start();
    await beginCopy(older, drive);
    install(machine.newer);
    // The one that runs still has its own files, also those that it had not read yet.
    await older.page.getByRole('button', { name: 'New copy' }).click();
    await expect(older.page.getByRole('dialog', { name: 'New copy' })).toBeVisible();
    expect(await older.quit()).toBe(0);

    const { page } = await start();
    const row = rowOf(page, WISH.name);
    await expect(row).toHaveAttribute('data-state', 'running');
    drive.advance(MINUTE);
    await expect(row).toHaveAttribute('data-state', 'completed');
    expect(await drive.operations()).toHaveLength(1);
    expect(versionsThatRan()).toEqual(['0.0.9', installedVersion()]);
  });

  test('removed and purged it leaves nothing but what is the user’s', async ({ start }) => {
    const ferry = await start();
    await ferry.quit();
    uninstall('remove');
    for (const place of [
      '/opt/Ferry',
      '/usr/bin/ferry',
      '/usr/share/applications/ferry.desktop',
      '/usr/share/icons/hicolor/256x256/apps/ferry.png',
      '/etc/apparmor.d/ferry',
    ]) {
      expect(existsSync(place), place).toBe(false);
    }
    uninstall('purge');
    expect(installedVersion()).toBeNull();
    expect(existsSync(path.join(profile, 'ledger'))).toBe(true);
  });
}

/** The versions that the log tells of, in the order in which they started. */
function versionsThatRan(): readonly (string | undefined)[] {
  return entriesOf('app', 'started').map((line) => /"version":"([^"]+)"/u.exec(line)?.[1]);
}
