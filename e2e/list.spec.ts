import path from 'node:path';
import { rowOf, startCopy } from './support/actions.ts';
import { writeHistory } from './support/history.ts';
import { clickMenu, isOffered } from './support/inside.ts';
import { expect, inspect, test } from './support/test.ts';

test('copies are found by words, in the whole history', async ({ launch, folder }) => {
  writeHistory(path.join(folder, 'profile'), { past: 1200, failed: 2 });
  const { app, page } = await launch();
  const rows = page.locator('[data-job-id]');
  await expect(rows.first()).toBeVisible();
  // What can be done by key is in the menu as soon as the page listens for it.
  await expect.poll(() => isOffered(app, 'Find…')).toBe(true);
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

test('a copy of unknown outcome says so, and leaves what to do to the user', async ({
  launch,
  folder,
}) => {
  writeHistory(path.join(folder, 'profile'), { past: 1, unknown: 1 });
  const { app, page } = await launch();
  const row = page.locator('[data-state="unknown"]');
  for (const name of ['Check again', 'Try again', 'Remove']) {
    await expect(row.getByRole('button', { name })).toBeVisible();
  }
  await row.locator('.row-check').focus();
  await expect.poll(() => isOffered(app, 'Show Details')).toBe(true);
  await page.keyboard.press('Alt+Enter');
  await expect(row.locator('.story li').first()).toBeVisible();
  await inspect(page, 'unknown');
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

test('several copies are selected and removed, and given back', async ({ launch, folder }) => {
  writeHistory(path.join(folder, 'profile'), { past: 5, failed: 1 });
  const first = await launch();
  const { page } = first;
  const rows = page.locator('[data-job-id]');
  const bar = page.getByRole('group', { name: 'Selected copies' });
  await expect(rows).toHaveCount(6);
  await rows.nth(1).click({ modifiers: ['Control'] });
  await rows.nth(3).click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('3 selected');
  await inspect(page, 'list-selected');
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();

  // By keyboard alone.
  await page.locator('.row-check').first().focus();
  await page.keyboard.press('Space');
  await expect(bar.getByRole('button', { name: 'Try again' })).toBeVisible();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar).toContainText('2 selected');
  await expect(bar.getByRole('button', { name: 'Try again' })).toBeHidden();
  await page.keyboard.press('Control+a');
  await expect(bar).toContainText('6 selected');
  await bar.getByRole('button', { name: 'Remove' }).click();
  await expect(rows).toHaveCount(0);
  // The bar waits for whoever is about to use it.
  await page.getByRole('button', { name: 'Undo' }).hover();
  await inspect(page, 'list-removed');
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(6);

  // Nothing is lost while it can be undone.
  await page.getByRole('button', { name: 'Clear completed' }).click();
  await page.getByRole('button', { name: 'Undo' }).hover();
  await expect(rows).toHaveCount(1);
  await first.kill();
  const again = await launch();
  await expect(again.page.locator('[data-job-id]')).toHaveCount(6);
});

test('copies that have no action in common say so when they are selected', async ({
  launch,
  folder,
}) => {
  writeHistory(path.join(folder, 'profile'), { past: 2 });
  const { page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  await expect(rowOf(page, 'LargeFolder1')).toHaveAttribute('data-state', 'running');
  await page.locator('.row-check').first().focus();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('group', { name: 'Selected copies' });
  await expect(bar).toContainText('3 selected – nothing can be done with all of them at once');
  await inspect(page, 'list-selected-mixed');
  await page.keyboard.press('Space');
  await expect(bar.getByRole('button', { name: 'Remove' })).toBeVisible();
  await expect(bar).not.toContainText('nothing can be done');
});

test('copies that wait are called off one after the other, however quickly', async ({ launch }) => {
  const { app, page } = await launch();
  await page.getByRole('button', { name: 'Pause starting copies' }).click();
  for (const name of ['One', 'Two']) {
    await startCopy(page, { source: 'LargeFolder1', destination: 'Documents', name });
    await expect(rowOf(page, name)).toHaveAttribute('data-state', 'queued');
  }
  await app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('jobs:remove');
    ipcMain.handle('jobs:remove', async () => {
      const count = Number(process.env['FERRY_STORY_REMOVALS'] ?? 0);
      process.env['FERRY_STORY_REMOVALS'] = String(count + 1);
      if (count === 0)
        await new Promise<void>((resolve) =>
          ipcMain.once('story-answers', () => {
            resolve();
          }),
        );
      return { ok: true };
    });
  });
  const removals = () => app.evaluate(() => Number(process.env['FERRY_STORY_REMOVALS'] ?? 0));
  await rowOf(page, 'One').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(removals).toBe(1);
  await rowOf(page, 'Two').getByRole('button', { name: 'Remove' }).click();
  await app.evaluate(({ ipcMain }) => {
    ipcMain.emit('story-answers');
  });
  await expect.poll(removals).toBe(2);
});

test('what is removed is gone for good when it can no longer be undone', async ({
  launch,
  folder,
}) => {
  writeHistory(path.join(folder, 'profile'), { past: 3, failed: 2 });
  const ferry = await launch();
  const { page } = ferry;
  const rows = page.locator('[data-job-id]');
  await rows.first().getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('1 copy removed from the list')).toBeVisible();
  // What was removed before stays removed.
  await page.getByRole('button', { name: 'Clear completed' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(4);
  await page.getByRole('button', { name: 'Clear completed' }).click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
  await ferry.quit();
  const again = await launch();
  await expect(again.page.locator('[data-job-id]')).toHaveCount(1);
});

test('a row has its actions at hand, by right click and by key', async ({ launch, folder }) => {
  writeHistory(path.join(folder, 'profile'), { past: 2, failed: 1 });
  const { app, page } = await launch();
  const rows = page.locator('[data-job-id]');
  const menu = page.getByRole('menu');
  await rows.last().click({ button: 'right' });
  await expect(menu.getByRole('menuitem')).toHaveText([
    /^Remove/u,
    /^DetailsAlt\+Enter/u,
    /^Save report…/u,
  ]);
  await inspect(page, 'list-menu');
  await page.keyboard.press('End');
  await expect(menu.getByRole('menuitem').last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();

  const check = rows.first().locator('.row-check');
  await check.focus();
  await expect.poll(() => isOffered(app, 'Remove from the List')).toBe(true);
  expect(await isOffered(app, 'Open')).toBe(false);
  await page.keyboard.press('Enter');
  const story = rows.first().getByRole('region', { name: 'What has happened so far' });
  await expect(story.getByRole('listitem')).toHaveCount(3);
  await expect(story.getByRole('listitem').last()).toContainText('Failed');
  await inspect(page, 'list-details');
  await page.keyboard.press('Alt+Enter');
  await expect(story).toBeHidden();
  await page.keyboard.press('Delete');
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(3);

  // The menu does to the row what its keys do, and nothing while a dialog is open.
  await check.focus();
  await clickMenu(app, 'Show Details');
  await expect(story).toBeVisible();
  await clickMenu(app, 'New Copy…');
  await expect(page.getByRole('dialog', { name: 'New copy' })).toBeVisible();
  for (const label of ['Remove from the List', 'New Copy…', 'Settings…']) {
    await expect.poll(() => isOffered(app, label)).toBe(false);
  }
});
