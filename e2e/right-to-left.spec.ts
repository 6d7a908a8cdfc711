import type { Page } from '@playwright/test';
import { rowOf, startCopy } from './support/actions.ts';
import { expect, inspect, test } from './support/test.ts';

/** Every part that is wider than its place allows, as far as the page itself would have to scroll. */
async function tooWide(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, dialog, dialog > *, .row')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map(({ tagName, className }) => `${tagName}.${className}`),
  );
}

test('longer words from right to left fit into the window and its dialogs', async ({
  launch,
  drive,
}) => {
  const { page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  await expect(rowOf(page, 'LargeFolder1')).toHaveAttribute('data-state', 'running');
  drive.advance(20_000);
  await page.goto('app://ferry/index.html?lang=en&pseudo');
  await page.setViewportSize({ width: 720, height: 560 });
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('[data-state=running]')).toBeVisible();
  expect(await tooWide(page)).toEqual([]);
  const [mark, start] = await Promise.all([
    page.locator('header .ferry-mark').boundingBox(),
    page.locator('header .primary').boundingBox(),
  ]);
  expect(mark?.x).toBeGreaterThan(start?.x ?? Infinity);
  await inspect(page, 'right-to-left');

  await page.locator('header .primary').click();
  await expect(page.locator('dialog [role=option]').first()).toBeVisible();
  expect(await tooWide(page)).toEqual([]);
  await inspect(page, 'form-right-to-left');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);

  await page.locator('header .icon-button').last().click();
  await expect(page.locator('dialog.settings')).toBeVisible();
  expect(await tooWide(page)).toEqual([]);
  await inspect(page, 'settings-right-to-left');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);

  await page.locator('header button.badge').click();
  await expect(page.locator('dialog.accounts')).toBeVisible();
  await page.locator('.account-server summary').click();
  expect(await tooWide(page)).toEqual([]);
  await inspect(page, 'accounts-right-to-left');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);

  const row = page.locator('[data-job-id]');
  await row.locator('.row-check').focus();
  await page.keyboard.press('Alt+Enter');
  await expect(row.locator('.story li').first()).toBeVisible();
  await row.click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  expect(await tooWide(page)).toEqual([]);
  await inspect(page, 'details-right-to-left');
});
