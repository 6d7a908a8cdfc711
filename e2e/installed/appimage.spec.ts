/**
 * An AppImage is a file that mounts what is in it, and says in the environment where it lies itself. What
 * stands for it here does so with the installed app: its own maker cannot be fetched everywhere.
 */
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Page, chromium } from '@playwright/test';
import { dialogOf } from '../support/actions.ts';
import { InstalledFerry, storyFlags } from './installed-ferry.ts';
import { machine } from './machine.ts';
import {
  autostartEntry,
  entriesOf,
  executable,
  has,
  profile,
  programs,
  type as typeIn,
} from './session.ts';
import { expect, test } from './test.ts';

const LINK = 'ferry:copy?source=/Receipts';
const END = { timeout: 40_000 };
const image = path.join(machine.folder, 'Ferry 1.AppImage');
const linkEntry = path.join(machine.user.home, '.local/share/applications/ferry-appimage.desktop');
/** Each start through the file, by its arguments. */
const startsFile = path.join(machine.user.home, 'starts');

const starts = (): readonly string[] =>
  existsSync(startsFile) ? readFileSync(startsFile, 'utf8').trimEnd().split('\n') : [];

const portFile = path.join(profile, 'DevToolsActivePort');
/** Where the app that runs can be driven; empty while it cannot. */
const port = (): string =>
  existsSync(portFile) ? (readFileSync(portFile, 'utf8').split('\n')[0] ?? '') : '';

const nameIn = (page: Page) => dialogOf(page).getByLabel('Name of the copy');

test.beforeEach(() => {
  rmSync(startsFile, { force: true });
  const script = [
    '#!/bin/sh',
    `echo "$@" >>'${startsFile}'`,
    `export APPIMAGE='${image}' APPDIR='${path.dirname(executable)}'`,
    `exec '${executable}' "$@"`,
  ];
  writeFileSync(image, `${script.join('\n')}\n`, { mode: 0o755 });
});

test('an AppImage has itself started at login, and by links', async ({ drive }) => {
  const { page } = await InstalledFerry.by([image, ...storyFlags(drive.origin)]);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Start when I log in').click();
  await expect(page.getByLabel('Start when I log in')).toBeChecked();
  await page.keyboard.press('Escape');
  expect(readFileSync(autostartEntry, 'utf8')).toContain(`Exec="${image}" "--hidden"\n`);
  await expect.poll(() => existsSync(linkEntry)).toBe(true);
  expect(readFileSync(linkEntry, 'utf8')).toContain(`Exec="${image}" %U\n`);

  if (has('gio') && has('xdg-mime')) {
    // Claimed by a program that may take its time.
    const opener = async (): Promise<string> =>
      (await typeIn(['gio', 'mime', 'x-scheme-handler/ferry']).ended).out;
    await expect.poll(opener).toMatch(/^Default application .*: ferry-appimage\.desktop$/mu);
    await typeIn(['gio', 'open', LINK]).ended;
  } else {
    await typeIn([image, LINK]).ended;
  }
  await expect(nameIn(page)).toHaveValue('Receipts');
  expect(starts().at(-1)).toBe(LINK);
});

test('an AppImage of another version takes the place of one that is gone at login', async ({
  drive,
}) => {
  mkdirSync(path.dirname(autostartEntry), { recursive: true });
  const older = path.join(machine.folder, 'Ferry 0.AppImage');
  writeFileSync(autostartEntry, `[Desktop Entry]\nTryExec=${older}\nExec="${older}"\n`);
  for (const place of ['.', '..']) {
    chownSync(path.join(path.dirname(autostartEntry), place), machine.user.uid, machine.user.gid);
  }
  chownSync(autostartEntry, machine.user.uid, machine.user.gid);
  await InstalledFerry.by([image, ...storyFlags(drive.origin)]);
  expect(readFileSync(autostartEntry, 'utf8')).toContain(`Exec="${image}" "--hidden"\n`);
});

test('without a display, an AppImage’s command starts it by its own file, and so does who wants to see it', async ({
  drive,
}) => {
  const remote = { display: false };
  const flags = storyFlags(drive.origin);
  const copy = [image, ...flags, 'copy', '/LargeFolder1', '/Documents', '--json'];
  expect(await typeIn(copy, remote).ended).toMatchObject({ code: 0 });
  expect(starts()[1]).toBe(['--ozone-platform=headless', ...flags, '--for-command'].join(' '));

  // That of the one before.
  rmSync(portFile, { force: true });
  await typeIn([image, LINK]).ended;
  await expect.poll(() => entriesOf('app', 'started').length, END).toBe(2);
  expect(starts()[3]).toBe([...flags, LINK].join(' '));
  await expect.poll(port).toMatch(/^\d+$/u);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port()}`);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (page === undefined) throw new Error('There is no window.');
  await expect(nameIn(page)).toHaveValue('Receipts');
  expect(programs()).toHaveLength(1);
  await browser.close();
});
