import path from 'node:path';
import type { Page } from '@playwright/test';
import { rowOf, startCopy } from './support/actions.ts';
import { writeHistory } from './support/history.ts';
import { expect, inspect, test } from './support/test.ts';

const MINUTE = 60_000;

async function scrollToEnd(page: Page): Promise<void> {
  await page.locator('main').evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
}

test('a long history is read as one scrolls, and only what is in sight is drawn', async ({
  launch,
  folder,
}) => {
  writeHistory(path.join(folder, 'profile'), { past: 250 });
  const { page } = await launch();
  const rows = page.locator('[data-job-id]');
  await expect(rows.first()).toHaveAttribute('aria-setsize', '100');
  expect(await rows.count()).toBeLessThan(30);
  await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await inspect(page, 'history');

  const last = page.locator('[aria-posinset="250"]');
  await expect(async () => {
    await scrollToEnd(page);
    await expect(last).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole('button', { name: 'Show older ones' })).toBeHidden();
  expect(await rows.count()).toBeLessThan(30);

  await page.getByRole('button', { name: 'Clear completed' }).focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'Big copies, without the waiting' }),
  ).toBeVisible();
});

test('the row with the focus stays while the list is scrolled away', async ({
  launch,
  drive,
  folder,
}) => {
  writeHistory(path.join(folder, 'profile'), { past: 90 });
  const { page } = await launch();
  await startCopy(page, { source: 'Receipts', destination: 'Documents' });
  const row = rowOf(page, 'Receipts');
  await expect(row).toHaveAttribute('data-state', 'running');
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  const remove = row.getByRole('button', { name: 'Remove' });
  await remove.focus();
  await scrollToEnd(page);
  await expect(page.locator('[aria-posinset="91"]')).toBeVisible();
  await expect(remove).toBeFocused();
});
