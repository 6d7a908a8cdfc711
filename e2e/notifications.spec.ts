import path from 'node:path';
import { rowOf, startCopy } from './support/actions.ts';
import { lookElsewhere, lookHere } from './support/inside.ts';
import { writeHistory } from './support/history.ts';
import { expect, inspect, test } from './support/test.ts';

const MINUTE = 60_000;
const NAMES = ['One', 'Two', 'Three'];

test('copies that end together make one notification', async ({ launch, drive, desktop }) => {
  const { app, page } = await launch();
  for (const name of NAMES) {
    await startCopy(page, { source: 'LargeFolder1', destination: 'Documents', name });
    await expect(rowOf(page, name)).toHaveAttribute('data-state', 'running');
  }
  await lookElsewhere(app);
  drive.advance(2 * MINUTE);
  // A computer that wakes has all of them asked about at once.
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('resume');
  });
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
