import type { ElectronApplication } from '@playwright/test';
import { rowOf, startCopy, startTooLate } from './support/actions.ts';
import { lookElsewhere } from './support/inside.ts';
import { startSecond } from './support/ferry.ts';
import { expect, test } from './support/test.ts';

const MINUTE = 60_000;
const labels = (menu: readonly { readonly label: string }[]) => menu.map(({ label }) => label);

test('the tray tells idle, working and attention apart', async ({ launch, drive, desktop }) => {
  const { app, page } = await launch();
  await expect.poll(() => desktop.trayToolTip()).toBe('Ferry – Nothing running');
  expect(labels(await desktop.trayMenu())).toEqual([
    'Nothing running',
    'New copy…',
    'Pause starting copies',
    'Show Ferry',
    'Settings…',
    'Quit Ferry',
  ]);
  const idle = await desktop.trayIcon();

  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  await expect(rowOf(page, 'LargeFolder1')).toHaveAttribute('data-state', 'running');
  drive.advance(20_000);
  await expect.poll(() => desktop.trayToolTip()).toMatch(/^Ferry – 1 copy running, [3-7]\d%$/u);
  await expect
    .poll(async () => labels(await desktop.trayMenu()))
    .toContainEqual(expect.stringMatching(/^LargeFolder1 – Copying, \d+%$/u));
  const working = await desktop.trayIcon();

  await lookElsewhere(app);
  const taken = 'Plans';
  await startTooLate(page, drive, { source: 'Projects', destination: 'Documents', name: taken });
  await expect
    .poll(() => desktop.trayToolTip())
    .toMatch(/^Ferry – 1 copy running, \d+% · 1 needs you$/u);
  const attention = await desktop.trayIcon();
  expect(new Set([idle, working, attention]).size).toBe(3);
  await expect
    .poll(() => desktop.notifications)
    .toEqual([
      { title: 'Copy failed', body: `“${taken}”: An item with this name is already there.` },
    ]);
});

test('the app’s icon counts the copies that need somebody', async ({ launch, drive }) => {
  const { app, page } = await launch();
  await app.evaluate(({ app: inside }) => {
    inside.setBadgeCount = (count) => {
      process.env['FERRY_STORY_BADGE'] = String(count);
      return true;
    };
  });
  const badge = () => app.evaluate(() => process.env['FERRY_STORY_BADGE'] ?? '');
  for (const [index, name] of ['First', 'Second'].entries()) {
    await startTooLate(page, drive, { source: 'Projects', destination: 'Documents', name });
    await expect(rowOf(page, name)).toHaveAttribute('data-state', 'failed');
    await expect.poll(badge).toBe(String(index + 1));
  }
  await rowOf(page, 'First').locator('.row-check').click();
  await rowOf(page, 'Second').locator('.row-check').click();
  await page.getByRole('group', { name: 'Selected copies' }).getByText('Remove').click();
  // Counted until it can no longer be undone.
  await page.keyboard.press('Escape');
  await expect.poll(badge).toBe('0');
});

test('closing the window keeps copies running and says so once', async ({
  launch,
  drive,
  desktop,
}) => {
  const ferry = await launch();
  const { app, page } = ferry;
  const isVisible = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);
  const close = () =>
    app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  await expect(rowOf(page, 'LargeFolder1')).toHaveAttribute('data-state', 'running');

  await close();
  await expect.poll(isVisible).toBe(false);
  await expect.poll(() => desktop.notifications.length).toBe(1);
  expect(desktop.notifications[0]?.title).toBe('Ferry keeps watching');

  await desktop.clickTrayMenu('Show Ferry');
  await expect.poll(isVisible).toBe(true);
  await close();
  await expect.poll(isVisible).toBe(false);

  drive.advance(MINUTE);
  await expect.poll(() => desktop.notifications.length).toBe(2);
  expect(desktop.notifications[1]?.title).toBe('Copied');
});

test('a second start shows the window of the first', async ({ launch, folder, drive, desktop }) => {
  const { app, page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  const windows = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    );
  await expect.poll(windows).toEqual([false]);
  await startSecond({
    profile: `${folder}/profile`,
    driveOrigin: drive.origin,
    busAddress: desktop.busAddress,
  });
  await expect.poll(windows).toEqual([true]);
});

test('quitting from the tray ends the app', async ({ launch, desktop }) => {
  const { app } = await launch();
  await expect.poll(() => desktop.trayToolTip()).not.toBeNull();
  const closed = app.waitForEvent('close');
  await desktop.clickTrayMenu('Quit Ferry');
  await closed;
});

test('the window comes back where it was', async ({ launch }) => {
  const place = { x: 60, y: 40, width: 900, height: 620 };
  const first = await launch();
  const boundsIn = (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
  }, place);
  await expect.poll(() => boundsIn(first.app)).toEqual(place);
  await first.quit();
  const second = await launch();
  await expect.poll(() => boundsIn(second.app)).toEqual(place);
});
