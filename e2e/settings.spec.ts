import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { fillForm, rowOf, startCopy } from './support/actions.ts';
import { clickMenu, entriesOf, tickedInMenu } from './support/inside.ts';
import { Ferry } from './support/ferry.ts';
import { expect, inspect, test } from './support/test.ts';

const DAY = 24 * 60 * 60_000;

const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name });

test('settings count at once, in the window, the menu and the tray', async ({
  launch,
  desktop,
  folder,
}) => {
  const { app, page } = await launch();
  await clickMenu(app, 'Settings…');
  const dialog = dialogOf(page, 'Settings');
  await expect(dialog).toBeVisible();
  await inspect(page, 'settings');

  await dialog.getByLabel('Theme').selectOption('Dark');
  await expect
    .poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors))
    .toBe(true);
  // It shows what is set, and that is known a moment after the click.
  await dialog.getByLabel('Start when I log in').click();
  await expect(dialog.getByLabel('Start when I log in')).toBeChecked();
  const autostart = path.join(folder, 'config', 'autostart', 'ferry.desktop');
  await expect
    .poll(() => (existsSync(autostart) ? readFileSync(autostart, 'utf8') : ''))
    .toContain('"--hidden"');
  await dialog.getByLabel('Compare copies with their originals').click();
  await expect.poll(() => tickedInMenu(app)).not.toContain('Compare Copies with Their Originals');

  await dialog.getByLabel('Language').selectOption('Deutsch');
  const german = dialogOf(page, 'Einstellungen');
  await expect(german).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect.poll(() => desktop.trayToolTip()).toBe('Ferry – Zurzeit läuft nichts');
  await page.setViewportSize({ width: 720, height: 560 });
  await inspect(page, 'settings-german');

  const reset = german.getByRole('button', { name: 'Alle Einstellungen zurücksetzen …' });
  await reset.click();
  await expect(german.getByRole('button', { name: 'Einstellungen behalten' })).toBeFocused();
  await inspect(page, 'settings-reset-german');
  // Escape answers the question, and leaves the dialog.
  await page.keyboard.press('Escape');
  await expect(reset).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await reset.click();
  await german.getByRole('button', { name: 'Zurücksetzen', exact: true }).click();
  await expect(dialog).toBeVisible();
  await expect.poll(() => existsSync(autostart)).toBe(false);
  await expect.poll(() => tickedInMenu(app)).toContain('Compare Copies with Their Originals');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('no change is lost while the one before is on its way', async ({ launch }) => {
  const { app, page } = await launch();
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = dialogOf(page, 'Settings');
  await expect(dialog).toBeVisible();
  await app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('settings:set');
    ipcMain.handle('settings:set', async (_event, change: unknown) => {
      const before = process.env['FERRY_STORY_CHANGES'] ?? '';
      process.env['FERRY_STORY_CHANGES'] = `${before}${JSON.stringify(change)}\n`;
      if (before === '')
        await new Promise<void>((resolve) =>
          ipcMain.once('story-answers', () => {
            resolve();
          }),
        );
      return { ok: true };
    });
  });
  const changes = () => app.evaluate(() => process.env['FERRY_STORY_CHANGES'] ?? '');
  await dialog.getByLabel('Theme').selectOption('Dark');
  await expect.poll(changes).toBe('{"theme":"dark"}\n');
  await dialog.getByLabel('Tell me when copies end').click();
  await dialog.getByLabel('When the window is closed').selectOption('Quit');
  await app.evaluate(({ ipcMain }) => {
    ipcMain.emit('story-answers');
  });
  await expect.poll(changes).toBe('{"theme":"dark"}\n{"notifies":false}\n{"onClose":"quit"}\n');
});

test('a proxy is used as soon as it is one, and the next start knows it', async ({ launch }) => {
  const first = await launch();
  await first.page.getByRole('button', { name: 'Settings' }).click();
  const dialog = dialogOf(first.page, 'Settings');
  await expect(dialog.getByLabel('Proxy', { exact: true })).toHaveValue('system');
  await expect(dialog.getByText('In use now: none.')).toBeVisible();
  await dialog.getByLabel('Proxy', { exact: true }).selectOption('None');
  await expect(dialog.getByText('In use now: none.')).toBeVisible();
  await dialog.getByLabel('Proxy', { exact: true }).selectOption('This one:');
  const server = dialog.getByLabel('Proxy server and port');
  await server.fill('proxy.example');
  await expect(dialog.getByText('Type a server and a port')).toBeVisible();
  await expect(dialog.getByText('In use now: none.')).toBeVisible();
  await server.fill('proxy.example:3128');
  await expect(dialog.getByText('In use now: proxy.example:3128.')).toBeVisible();
  await first.quit();

  const second = await launch();
  const resolved = await second.app.evaluate(({ session }) =>
    session.defaultSession.resolveProxy('https://graph.microsoft.com/'),
  );
  expect(resolved).toBe('PROXY proxy.example:3128');
});

test('limits count at once: for one folder, and for one account', async ({ launch }) => {
  const { page } = await launch();
  const dialog = dialogOf(page, 'Settings');
  const limit = async (label: string, number: string): Promise<void> => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await dialog.getByLabel(label).selectOption(number);
    await expect(dialog.getByLabel(label)).toHaveValue(number);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };
  const [byFolder, byAccount] = [
    'Copies into one folder at a time',
    'Copies in one account at a time',
  ];
  await limit(byFolder, '1');
  for (const [name, destination] of [
    ['First', 'Documents'],
    ['Second', 'Documents'],
    ['Elsewhere', 'Music'],
  ] as const) {
    await startCopy(page, { source: 'LargeFolder1', destination, name });
  }
  await expect(rowOf(page, 'First')).toHaveAttribute('data-state', 'running');
  await expect(rowOf(page, 'Elsewhere')).toHaveAttribute('data-state', 'running');
  await expect(rowOf(page, 'Second')).toHaveAttribute('data-state', 'queued');
  await limit(byAccount, '2');
  await limit(byFolder, '2');
  await startCopy(page, { source: 'LargeFolder1', destination: 'Pictures', name: 'Fourth' });
  await expect(rowOf(page, 'Fourth')).toHaveAttribute('data-state', 'queued');
  await expect(rowOf(page, 'Second')).toHaveAttribute('data-state', 'queued');
  await limit(byAccount, '3');
  await expect(rowOf(page, 'Second')).toHaveAttribute('data-state', 'running');
  await expect(rowOf(page, 'Fourth')).toHaveAttribute('data-state', 'queued');
});

test('closing the window quits where the user wants that, and notifications can be off', async ({
  launch,
}) => {
  const { app, page } = await launch();
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = dialogOf(page, 'Settings');
  await dialog.getByLabel('Tell me when copies end').click();
  await expect(dialog.getByLabel('Tell me when copies end')).not.toBeChecked();
  const notifies = 'window.ferry.settings().then(({ preferences }) => preferences.notifies)';
  expect(await page.evaluate(notifies)).toBe(false);
  await dialog.getByLabel('When the window is closed').selectOption('Quit');
  await expect(dialog.getByLabel('When the window is closed')).toHaveValue('quit');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  await expect(rowOf(page, 'LargeFolder1')).toHaveAttribute('data-state', 'running');
  const closed = app.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await closed;
});

test('a copy whose time comes while starting is paused says what it waits for', async ({
  launch,
}) => {
  const { page } = await launch();
  await page.clock.install();
  await page.getByRole('button', { name: 'Pause starting copies' }).click();
  await expect(page.getByText('Starting is paused.')).toBeVisible();
  // Within the next two days, whatever the time zone.
  const tomorrow = `${new Date(Date.now() + DAY).toISOString().slice(0, 10)}T12:00`;
  const one = await fillForm(page, { source: 'Music', destination: 'Documents' });
  await putOff(one, tomorrow);
  await one.getByRole('button', { name: /^Copy “/u }).click();
  await page.getByRole('button', { name: 'New copy' }).click();
  for (const name of ['Budget 2026.xlsx', 'Shopping list.txt']) {
    await one.getByRole('option', { name }).first().locator('.item-box').click();
  }
  await one.getByRole('listbox').last().getByRole('option').first().click();
  await putOff(one, tomorrow);
  await one.getByRole('button', { name: 'Copy 2 items' }).click();
  const rows = [rowOf(page, 'Music'), rowOf(page, 'Budget 2026.xlsx and 1 other')];
  for (const row of rows) await expect(row).toContainText('Starts later');
  await page.clock.fastForward(3 * DAY);
  for (const row of rows) await expect(row).toContainText('Paused – starts when you resume');
});

async function putOff(form: Locator, time: string): Promise<void> {
  const later = form.getByLabel('Start later');
  if (!(await later.isVisible())) await form.getByText('Options').click();
  await later.check();
  await form.getByLabel('Date and time to start at').fill(time);
}

test('paused, no copy is begun, also after a restart, until the user goes on', async ({
  launch,
  desktop,
}) => {
  const first = await launch();
  await desktop.clickTrayMenu('Pause starting copies');
  await expect(first.page.getByText('Starting is paused.')).toBeVisible();
  await expect.poll(() => tickedInMenu(first.app)).toContain('Pause Starting Copies');
  await startCopy(first.page, { source: 'LargeFolder1', destination: 'Documents' });
  await expect(rowOf(first.page, 'LargeFolder1')).toHaveAttribute('data-state', 'queued');
  await expect(rowOf(first.page, 'LargeFolder1')).toContainText('Paused – starts when you resume');
  await inspect(first.page, 'paused');
  await first.quit();

  const { page } = await launch();
  await expect(rowOf(page, 'LargeFolder1')).toHaveAttribute('data-state', 'queued');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(rowOf(page, 'LargeFolder1')).toHaveAttribute('data-state', 'running');
  await expect(page.getByText('Starting is paused.')).toBeHidden();
});

test('started at login it makes no window until it is asked for one', async ({
  folder,
  drive,
  desktop,
}) => {
  const app = await Ferry.launchHidden({
    profile: path.join(folder, 'profile'),
    driveOrigin: drive.origin,
    busAddress: desktop.busAddress,
  });
  const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  await expect.poll(() => desktop.trayToolTip()).toBe('Ferry – Nothing running');
  // The last thing that a start does before it would show the window.
  await expect
    .poll(() => entriesOf(path.join(folder, 'profile'), 'ledger', 'loaded').length)
    .toBe(1);
  expect(await windows()).toBe(0);

  await desktop.clickTrayMenu('Settings…');
  const page = await app.firstWindow();
  await expect(dialogOf(page, 'Settings')).toBeVisible();
  expect(await windows()).toBe(1);
  await app.close();
});
