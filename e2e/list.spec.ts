import path from 'node:path';
import { startCopy } from './support/actions.ts';
import { writeHistory } from './support/history.ts';
import { expect, inspect, test } from './support/test.ts';

test('copies are found by words, in the whole history', async ({ launch, folder }) => {
  writeHistory(path.join(folder, 'profile'), { past: 1200, failed: 2 });
  const { page } = await launch();
  const rows = page.locator('[data-job-id]');
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press('Control+f');
  const search = page.getByRole('searchbox', { name: 'Search' });
  await expect(search).toBeFocused();
  await inspect(page, 'list-toolbar');

  // One of the oldest: none of the pages that are here has it.
  await search.fill('1199');
  await expect(rows).toHaveCount(1);
  await expect(page.getByText('1 copy found', { exact: true })).toBeAttached();
  await inspect(page, 'list-search');
  await search.fill('no such copy');
  await expect(page.getByText('No copy matches “no such copy”.')).toBeVisible();
  await inspect(page, 'list-nothing');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await expect(page.getByRole('heading', { name: 'Needs attention' })).toBeVisible();
});

test('the list shows one kind of copies when asked to', async ({ launch, folder }) => {
  writeHistory(path.join(folder, 'profile'), { past: 3, failed: 2 });
  const { page } = await launch();
  await startCopy(page, { source: 'Receipts', destination: 'Documents' });
  const headings = page.getByRole('heading', { level: 2 });
  await expect(headings).toHaveText(['In progress', 'Needs attention', 'Completed']);
  await page.getByText('Needs attention', { exact: true }).first().click();
  await expect(headings).toHaveText(['Needs attention']);
  await page.keyboard.press('ArrowRight');
  await expect(headings).toHaveText(['Completed']);
});

test('completed copies are put in order by name, also those that were not here yet', async ({
  launch,
  folder,
}) => {
  writeHistory(path.join(folder, 'profile'), { past: 250 });
  const { page } = await launch();
  const first = page.locator('[aria-posinset="1"]');
  await expect(first).toHaveAttribute('aria-setsize', '100');
  await page.getByRole('combobox').selectOption('By name');
  await expect(first).toHaveAttribute('aria-setsize', '250');
  await expect(first).toContainText('Contracts');
});
