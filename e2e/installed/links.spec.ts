import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { dialogOf } from '../support/actions.ts';
import type { StoryDrive } from '../support/drive.ts';
import { InstalledFerry, storyFlags } from './installed-ferry.ts';
import { commandOfDesktopEntry, desktopEntry, isInstalledForReal, machine } from './machine.ts';
import { entriesOf, has, type as typeIn } from './session.ts';
import { expect, test } from './test.ts';

const LINK = 'ferry:copy?source=/Projects&destination=/Documents&name=Linked%20%26%20named';
/** Where nothing of a desktop is, what it would run. */
const openers = (): readonly (readonly string[])[] => [
  ...(isInstalledForReal && has('xdg-open') ? [['xdg-open']] : []),
  ...(isInstalledForReal && has('gio') ? [['gio', 'open']] : []),
  commandOfDesktopEntry(),
];

async function expectOnlyFilledIn(page: Page, drive: StoryDrive): Promise<void> {
  const dialog = dialogOf(page);
  await expect(dialog.getByLabel('Name of the copy')).toHaveValue('Linked & named');
  await expect(
    dialog.getByRole('button', { name: 'Copy “Linked & named” into “Documents”' }),
  ).toBeVisible();
  // All has been looked at, and nothing begun.
  await expect(dialog.getByText(/^Nothing stands in the way/u)).toBeVisible();
  expect(await drive.operations()).toEqual([]);
}

test('a link that is followed fills in the form of the running app, and starts nothing', async ({
  start,
  drive,
}) => {
  const { page } = await start();
  for (const opener of openers()) {
    expect(await typeIn([...opener, LINK]).ended, opener[0]).toMatchObject({ code: 0 });
    await expectOnlyFilledIn(page, drive);
    await page.keyboard.press('Escape');
    await expect(dialogOf(page)).toBeHidden();
  }
  expect(entriesOf('app', 'started')).toHaveLength(1);
});

test('a link that is followed while no app runs starts one, with the form filled in', async ({
  drive,
}) => {
  const words = [...commandOfDesktopEntry(), ...storyFlags(drive.origin)];
  const { page } = has('gio')
    ? await InstalledFerry.by(['gio', 'open', linkFor(words)])
    : await InstalledFerry.by([...words, LINK]);
  await expectOnlyFilledIn(page, drive);
});

test('a link cannot ask for anything but the form', async ({ start, drive }) => {
  const { page } = await start();
  for (const link of [
    `${LINK}&start=now`,
    'ferry:copy?source=/Projects --demo-copy',
    'ferry:copy?source=Projects&destination=Documents',
    'ferry:watch?url=https://api.onedrive.com/monitor/1',
  ]) {
    expect(await typeIn([...commandOfDesktopEntry(), link]).ended).toMatchObject({ code: 0 });
  }
  // The last one was heard, and so were all before it.
  expect(await typeIn([...commandOfDesktopEntry(), LINK]).ended).toMatchObject({ code: 0 });
  await expectOnlyFilledIn(page, drive);
});

if (has('desktop-file-validate')) {
  test('the desktop entry is as the specification wants it, and takes ferry: links', () => {
    execFileSync('desktop-file-validate', [desktopEntry]);
    const lines = readFileSync(desktopEntry, 'utf8').split('\n');
    expect(lines).toContain('MimeType=x-scheme-handler/ferry;');
    expect(lines).toContain('Exec=/opt/Ferry/ferry %U');
  });
}

/** Gives the user an entry of their own with this command, as they may, and the link that leads to it. */
function linkFor(words: readonly string[]): string {
  const { uid, gid, home } = machine.user;
  const folder = path.join(home, '.local/share/applications');
  mkdirSync(folder, { recursive: true });
  const entry = readFileSync(desktopEntry, 'utf8');
  writeFileSync(
    path.join(folder, 'ferry.desktop'),
    entry.replace(/^Exec=.*$/mu, `Exec=${words.join(' ')} %U`),
  );
  const list = '[Default Applications]\nx-scheme-handler/ferry=ferry.desktop\n';
  writeFileSync(path.join(folder, 'mimeapps.list'), list);
  for (const place of ['.local', '.local/share', '.local/share/applications']) {
    chownSync(path.join(home, place), uid, gid);
  }
  return LINK;
}
