import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { dialogOf, fillForm, rowOf, startCopy, startTooLate } from './support/actions.ts';
import { entriesOf, hurry, inWindow, pagesOf, setOnline, wake } from './support/inside.ts';
import { Ferry, startSecond } from './support/ferry.ts';
import { expect, test } from './support/test.ts';

const MINUTE = 60_000;

const close = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
const windows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isVisible()),
  );

/** There is no window manager, so that what was asked for is all there is to see. */
async function watchMinimizing(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(({ BrowserWindow }) => {
    const { prototype } = BrowserWindow;
    prototype.minimize = () => {
      process.env['FERRY_STORY_MINIMIZED'] = String(
        Number(process.env['FERRY_STORY_MINIMIZED'] ?? 0) + 1,
      );
    };
  });
  return async () => Number(await app.evaluate(() => process.env['FERRY_STORY_MINIMIZED'] ?? '0'));
}

test('each entry of the tray does what it says', async ({ launch, drive, desktop }) => {
  const { app, page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  await expect(rowOf(page, 'LargeFolder1')).toHaveAttribute('data-state', 'running');
  drive.advance(20_000);
  const recent = /^LargeFolder1 – Copying, \d+%$/u;
  await expect
    .poll(async () => (await desktop.trayMenu()).map(({ label }) => label))
    .toContainEqual(expect.stringMatching(recent));

  await desktop.clickTrayMenu('New copy…');
  await expect(dialogOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
  await desktop.clickTrayMenu('Settings…');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);

  await desktop.clickTrayMenu('Pause starting copies');
  await expect(page.getByText('Starting is paused.')).toBeVisible();
  await expect.poll(() => desktop.trayToolTip()).toMatch(/ · Starting is paused$/u);
  await desktop.clickTrayMenu('Resume starting copies');
  await expect(page.getByText('Starting is paused.')).toBeHidden();

  for (const entry of [recent, /^Show Ferry$/u]) {
    await close(app);
    await expect.poll(() => windows(app)).toEqual([false]);
    await desktop.clickTrayMenu(entry);
    await expect.poll(() => windows(app)).toEqual([true]);
  }
});

test('every state has an icon of its own', async ({ launch, drive, desktop }) => {
  const { app, page } = await launch();
  await expect.poll(() => desktop.trayToolTip()).toBe('Ferry – Nothing running');
  const icons = [await desktop.trayIcon()];
  const nextIcon = async (toolTip: RegExp): Promise<void> => {
    await expect.poll(() => desktop.trayToolTip()).toMatch(toolTip);
    icons.push(await desktop.trayIcon());
  };
  await desktop.clickTrayMenu('Pause starting copies');
  await nextIcon(/Starting is paused$/u);
  await desktop.clickTrayMenu('Resume starting copies');
  await setOnline(app, false);
  await nextIcon(/No network$/u);
  await setOnline(app, true);

  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  // Asked about at least once, so that it has begun when the drive's clock goes on.
  await nextIcon(/1 copy running, \d%$/u);
  // It is at about two percent a second.
  for (const [stepMs, quarter] of [
    [20_000, /, (?:2[5-9]|[34]\d)%$/u],
    [9000, /, (?:[56]\d|7[0-4])%$/u],
    [9000, /, (?:7[5-9]|[89]\d)%$/u],
  ] as const) {
    drive.advance(stepMs);
    await wake(app);
    await nextIcon(quarter);
  }
  await startTooLate(page, drive, {
    source: 'Projects',
    destination: 'Documents',
    name: 'Taken meanwhile',
  });
  await nextIcon(/1 needs you$/u);
  expect(icons).toHaveLength(8);
  expect(new Set(icons).size).toBe(icons.length);
  // Twice what a panel of 24 pixels needs.
  for (const icon of icons) expect(icon).toMatch(/^\[\[48,48,/u);
});

test('without anybody who shows icons, closing leaves the window where it can be found', async ({
  launch,
  desktop,
}) => {
  await desktop.removeTrayHost();
  const { app, page } = await launch();
  const minimized = await watchMinimizing(app);
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  await close(app);
  await expect.poll(minimized).toBe(1);
  expect(await windows(app)).toEqual([true]);
});

test('when the tray goes, a hidden window comes back, and the icon when the tray does', async ({
  launch,
  desktop,
}) => {
  const { app, page } = await launch();
  const minimized = await watchMinimizing(app);
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  await close(app);
  await expect.poll(() => windows(app)).toEqual([false]);
  await hurry(app);
  await desktop.removeTrayHost();
  await expect.poll(minimized).toBe(1);

  await desktop.bringTrayHost();
  await expect.poll(() => desktop.trayToolTip()).toMatch(/^Ferry – 1 copy running/u);
  await desktop.clickTrayMenu('Show Ferry');
  await expect.poll(() => windows(app)).toEqual([true]);
});

test('a window that stays hidden costs no process, and comes back with all copies', async ({
  launch,
  desktop,
  drive,
}) => {
  const { app, page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  await expect(rowOf(page, 'LargeFolder1')).toHaveAttribute('data-state', 'running');
  expect(await pagesOf(app)).toBe(1);
  await hurry(app);
  await close(app);
  await expect.poll(() => windows(app)).toEqual([]);
  await expect.poll(() => pagesOf(app)).toBe(0);

  drive.advance(MINUTE);
  await expect.poll(() => desktop.notifications.map(({ title }) => title)).toContain('Copied');
  await desktop.clickTrayMenu('Show Ferry');
  await expect.poll(() => windows(app)).toEqual([true]);
  await expect
    .poll(() => inWindow(app, `document.querySelector('[data-state]')?.dataset.state ?? null`))
    .toBe('completed');
});

test('a hidden window keeps a form that is being filled in', async ({ launch, desktop }) => {
  const { app, page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  await fillForm(page, { source: 'Projects', destination: 'Documents', name: 'Half typed' });
  await hurry(app);
  const looks = () => app.evaluate(() => Number(process.env['FERRY_STORY_LOOKS'] ?? 0));
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) return;
    const real = contents.executeJavaScript.bind(contents);
    contents.executeJavaScript = (...args) => {
      const before = Number(process.env['FERRY_STORY_LOOKS'] ?? 0);
      process.env['FERRY_STORY_LOOKS'] = String(before + 1);
      return real(...args);
    };
  });
  await close(app);
  await expect.poll(looks).toBeGreaterThan(2);
  expect(await windows(app)).toEqual([false]);
  await desktop.clickTrayMenu('Show Ferry');
  await expect(dialogOf(page).getByLabel('Name of the copy')).toHaveValue('Half typed');
});

test('at login it starts as its own entry says, into the tray', async ({
  launch,
  folder,
  drive,
  desktop,
}) => {
  const first = await launch();
  await first.page.getByRole('button', { name: 'Settings' }).click();
  await first.page.getByLabel('Start when I log in').click();
  await expect(first.page.getByLabel('Start when I log in')).toBeChecked();
  await first.quit();

  const entry = readFileSync(path.join(folder, 'config', 'autostart', 'ferry.desktop'), 'utf8');
  const exec = /^Exec=(.*)$/mu.exec(entry)?.[1] ?? '';
  // Quoted twice: as a value of a key, and for the command line (Desktop Entry Specification).
  const words = [...exec.replaceAll('\\\\', '\\').matchAll(/"((?:[^"\\]|\\.)*)"/gu)].map(
    ([, word = '']) => word.replaceAll(/\\(.)/gu, '$1').replaceAll('%%', '%'),
  );
  const profile = path.join(folder, 'profile');
  const ferry = await Ferry.launchCommand(words, {
    profile,
    driveOrigin: drive.origin,
    busAddress: desktop.busAddress,
  });
  await expect.poll(() => desktop.trayToolTip()).toBe('Ferry – Nothing running');
  await expect.poll(() => entriesOf(profile, 'ledger', 'loaded').length).toBe(2);
  expect(await windows(ferry)).toEqual([]);
  expect(await pagesOf(ferry)).toBe(0);
  await ferry.close();
});

test('started into the tray where nobody shows icons, a second start brings the window', async ({
  folder,
  drive,
  desktop,
}) => {
  await desktop.removeTrayHost();
  const options = {
    profile: path.join(folder, 'profile'),
    driveOrigin: drive.origin,
    busAddress: desktop.busAddress,
  };
  const app = await Ferry.launchHidden(options);
  await expect.poll(() => entriesOf(options.profile, 'ledger', 'loaded').length).toBe(1);
  expect(await windows(app)).toEqual([]);
  await startSecond(options);
  await expect.poll(() => windows(app)).toEqual([true]);
  await app.close();
});
