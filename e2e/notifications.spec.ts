import path from 'node:path';
import type { Page } from '@playwright/test';
import { rowOf, startCopy, startSeveral } from './support/actions.ts';
import { hurry, inWindow, lookElsewhere, lookHere, pagesOf, wake } from './support/inside.ts';
import { writeHistory } from './support/history.ts';
import { listen, takeOpened } from './support/identity.ts';
import { expect, inspect, test } from './support/test.ts';

const SECOND = 1000;
const MINUTE = 60_000;
/** Enough for a small file, and far too short for a large folder. */
const SECONDS = 5_000;
const NAMES = ['One', 'Two', 'Three'];

/** Waits until a page that begins anew is not told of a copy before it asks for older ones. */
async function isPast(page: Page, name: string): Promise<void> {
  const first = `window.ferry.listJobs().then(({ jobs }) => JSON.stringify(jobs))`;
  await expect.poll(() => page.evaluate(first)).not.toContain(name);
}

test('copies that end together make one notification', async ({ launch, drive, desktop }) => {
  const { app, page } = await launch();
  for (const name of NAMES) {
    await startCopy(page, { source: 'LargeFolder1', destination: 'Documents', name });
    await expect(rowOf(page, name)).toHaveAttribute('data-state', 'running');
  }
  await lookElsewhere(app);
  // All are asked about, and get their answers at once.
  const before = await drive.monitorRequests();
  await drive.setFaults([{ match: { path: '/monitor/' }, action: { isHeld: true } }]);
  await wake(app);
  await expect.poll(() => drive.monitorRequests()).toBeGreaterThanOrEqual(before + NAMES.length);
  drive.advance(2 * MINUTE);
  await drive.clearFaults();
  for (const name of NAMES) {
    await expect(rowOf(page, name)).toHaveAttribute('data-state', 'completed');
  }
  await expect
    .poll(() => desktop.notifications)
    .toEqual([{ title: '3 copies have ended', body: '3 copies completed.' }]);
});

test('nothing is notified to a user who looks at the window, or who wants none', async ({
  launch,
  drive,
  desktop,
}) => {
  const { app, page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents', name: 'Seen' });
  await lookHere(app);
  await expect(rowOf(page, 'Seen')).toHaveAttribute('data-state', 'running');
  drive.advance(2 * MINUTE);
  await expect(page.getByRole('status').filter({ hasText: 'Seen' })).toHaveText(
    'Copied: “Seen” is in “Documents”.',
  );

  await page.evaluate('window.ferry.changeSettings({ notifies: false })');
  await lookElsewhere(app);
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents', name: 'Unwanted' });
  await expect(rowOf(page, 'Unwanted')).toHaveAttribute('data-state', 'running');
  drive.advance(2 * MINUTE);
  await expect(rowOf(page, 'Unwanted')).toHaveAttribute('data-state', 'completed');

  // What is notified at last shows that the others were not.
  await page.evaluate('window.ferry.changeSettings({ notifies: true })');
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents', name: 'Wanted' });
  await expect(rowOf(page, 'Wanted')).toHaveAttribute('data-state', 'running');
  drive.advance(2 * MINUTE);
  await expect
    .poll(() => desktop.notifications.map(({ body }) => body))
    .toEqual(['“Wanted” is in “Documents”.']);
});

test('a notification leads to its copy, whatever hides the row', async ({
  launch,
  drive,
  desktop,
  folder,
}) => {
  writeHistory(path.join(folder, 'profile'), { past: 30, failed: 1 });
  const { app, page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents', name: 'Sought' });
  await expect(rowOf(page, 'Sought')).toHaveAttribute('data-state', 'running');
  await lookElsewhere(app);
  drive.advance(2 * MINUTE);
  await expect.poll(() => desktop.notifications).toHaveLength(1);
  await page.getByText('Needs attention', { exact: true }).first().click();
  await expect(rowOf(page, 'Sought')).toBeHidden();
  desktop.clickNotification(1);
  await expect(rowOf(page, 'Sought')).toBeInViewport();
  await expect(rowOf(page, 'Sought').locator('.row-check')).toBeFocused();
});

test('a notification leads to its copy in a part of the history that is not here yet', async ({
  launch,
  drive,
  desktop,
  folder,
}) => {
  writeHistory(path.join(folder, 'profile'), { past: 240, aheadHours: 400 });
  const { app, page } = await launch();
  await startCopy(page, { source: 'Receipts', destination: 'Documents', name: 'Sought' });
  await expect(rowOf(page, 'Sought')).toHaveAttribute('data-state', 'running');
  await lookElsewhere(app);
  drive.advance(2 * MINUTE);
  await expect.poll(() => desktop.notifications).toHaveLength(1);
  await isPast(page, 'Sought');
  await page.reload();
  await page.getByRole('searchbox', { name: 'Search' }).fill('no such copy');
  await expect(page.getByText('No copy matches “no such copy”.')).toBeVisible();
  desktop.clickNotification(1);
  const row = rowOf(page, 'Sought');
  await expect(row).toBeInViewport();
  await expect(row.locator('.row-check')).toBeFocused();
  expect(Number(await row.getAttribute('aria-posinset'))).toBeGreaterThan(200);
});

test('a notification of one copy of several opens what they stand in, now and after long', async ({
  launch,
  drive,
  desktop,
  folder,
}) => {
  writeHistory(path.join(folder, 'profile'), { past: 240, aheadHours: 400 });
  const { app, page } = await launch();
  await startSeveral(page, ['Budget 2026.xlsx', 'Pictures'], 'Documents');
  const [small, large] = [rowOf(page, 'Budget 2026.xlsx'), rowOf(page, 'Pictures')];
  await expect.poll(async () => (await drive.operations()).length).toBe(2);
  await lookElsewhere(app);
  drive.advance(SECONDS);
  await expect
    .poll(() => desktop.notifications.map(({ body }) => body))
    .toEqual(['“Budget 2026.xlsx” is in “Documents”.']);
  await expect(small).toBeHidden();
  desktop.clickNotification(1);
  await expect(small.locator('.row-check')).toBeFocused();
  await expect(small).toBeInViewport();

  await page.locator('.batch-toggle').click();
  await expect(small).toBeHidden();
  drive.advance(2 * MINUTE);
  await expect.poll(() => desktop.notifications).toHaveLength(2);
  await isPast(page, 'Pictures');
  await page.reload();
  await expect(page.locator('[data-job-id]').first()).toBeVisible();
  desktop.clickNotification(2);
  await expect(large.locator('.row-check')).toBeFocused();
  await expect(large).toBeInViewport();
  await expect(large).toHaveAttribute('data-member');
});

test('a notification leads to its copy when there is no window any more', async ({
  launch,
  drive,
  desktop,
  folder,
}) => {
  writeHistory(path.join(folder, 'profile'), { past: 240, aheadHours: 400 });
  const { app, page } = await launch();
  await startCopy(page, { source: 'Receipts', destination: 'Documents', name: 'Sought' });
  await expect(rowOf(page, 'Sought')).toHaveAttribute('data-state', 'running');
  await hurry(app);
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  await expect.poll(() => pagesOf(app)).toBe(0);
  drive.advance(2 * MINUTE);
  await expect.poll(() => desktop.notifications.at(-1)?.body).toContain('“Sought” is in');
  desktop.clickNotification(desktop.notifications.length);
  await expect
    .poll(() => inWindow(app, `document.activeElement.closest('[data-job-id]')?.textContent`))
    .toContain('Sought');
});

test('a notification has a button for what comes next', async ({ launch, drive, desktop }) => {
  const { app, page } = await launch();
  await listen(app);
  await lookElsewhere(app);
  await startCopy(page, { source: 'Receipts', destination: 'Documents', name: 'Done' });
  await expect(rowOf(page, 'Done')).toHaveAttribute('data-state', 'running');
  drive.advance(MINUTE);
  await expect.poll(() => desktop.notifications).toHaveLength(1);
  expect(desktop.buttonsOf(1)).toEqual(['Open']);
  desktop.pressNotification(1, 'Open');
  const address = await drive.webAddressOf('/Documents/Done');
  await expect.poll(() => takeOpened(app)).toEqual([address]);

  const error = { code: 'generalException', message: 'Something went wrong.' };
  await drive.setFaults([
    { match: { path: '/monitor/' }, action: { status: 200, body: { status: 'failed', error } } },
  ]);
  await startCopy(page, { source: 'Receipts', destination: 'Documents', name: 'Again' });
  await expect.poll(() => desktop.notifications).toHaveLength(2);
  expect(desktop.buttonsOf(2)).toEqual(['Try again']);
  await drive.clearFaults();
  const before = (await drive.operations()).length;
  desktop.pressNotification(2, 'Try again');
  await expect.poll(async () => (await drive.operations()).length).toBe(before + 1);
});

test('ends are said aloud, once each and politely, and percentages never', async ({
  launch,
  drive,
}) => {
  const { page } = await launch();
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
        const text = region.textContent.trim();
        if (text !== '' && said.at(-1) !== text) said.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents', name: 'Heard' });
  const row = rowOf(page, 'Heard');
  await expect(row).toHaveAttribute('data-state', 'running');
  for (const tens of [1, 2, 3]) {
    drive.advance(10 * SECOND);
    const least = tens * 0.1;
    await expect
      .poll(async () => Number(await row.getByRole('progressbar').getAttribute('value')))
      .toBeGreaterThan(least);
  }
  drive.advance(2 * MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  await expect
    .poll(() => page.evaluate('window.said'))
    .toContain('Copied: “Heard” is in “Documents”.');
  const said = String(await page.evaluate('window.said.join("\\n")'));
  expect(said).not.toContain('%');
  expect(said.split('Copied: “Heard”')).toHaveLength(2);
  await expect(page.locator('[aria-live=assertive], [role=alert], [role=log]')).toHaveCount(0);
  await expect(page.locator('[role=status], [aria-live]')).toHaveCount(1);
});

test('what ended just before Ferry is quit is notified all the same', async ({
  launch,
  drive,
  desktop,
}) => {
  const ferry = await launch();
  await startCopy(ferry.page, { source: 'LargeFolder1', destination: 'Documents', name: 'Last' });
  await expect(rowOf(ferry.page, 'Last')).toHaveAttribute('data-state', 'running');
  await lookElsewhere(ferry.app);
  drive.advance(2 * MINUTE);
  await expect(rowOf(ferry.page, 'Last')).toHaveAttribute('data-state', 'completed');
  await ferry.quit();
  await expect
    .poll(() => desktop.notifications.map(({ body }) => body))
    .toEqual(['“Last” is in “Documents”.']);
});

test('without a network the window says what happens next', async ({ launch }) => {
  const { app, page } = await launch();
  await app.evaluate(({ net }) => {
    net.isOnline = () => false;
  });
  const banner = page.getByText('This computer is offline.');
  await expect(banner).toBeVisible();
  await inspect(page, 'offline-banner');
  await app.evaluate(({ net }) => {
    net.isOnline = () => true;
  });
  await expect(banner).toBeHidden();
});
