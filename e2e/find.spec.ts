import type { Locator, Page } from '@playwright/test';
import { dialogOf, rowOf } from './support/actions.ts';
import { expect, inspect, test } from './support/test.ts';

const MINUTE = 60_000;

function source(page: Page): Locator {
  return dialogOf(page).getByRole('region', { name: 'What to copy' });
}

function field(page: Page): Locator {
  return source(page).getByRole('textbox', { name: 'Link, path or search' });
}

async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New copy' }).click();
}

/** Lets go of a link over the window, as when it was dragged from a browser. */
async function dropLink(page: Page, url: string): Promise<void> {
  await page.evaluate((link) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/uri-list', link);
    const init = { dataTransfer, bubbles: true, cancelable: true };
    document.querySelector('main')?.dispatchEvent(new DragEvent('dragover', init));
    document.querySelector('main')?.dispatchEvent(new DragEvent('drop', init));
  }, url);
}

test('a pasted web address is copied in one go', async ({ launch, drive }) => {
  const { app, page } = await launch();
  const url = await drive.webAddressOf('/Documents/Contracts');
  await app.evaluate(({ clipboard }, text) => {
    void clipboard.writeText(text);
  }, url);
  // As the Edit menu does.
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.paste();
  });
  const dialog = dialogOf(page);
  await expect(source(page).getByText('Chosen:')).toBeVisible();
  await expect(dialog.getByLabel('Name of the copy')).toHaveValue('Contracts');
  await inspect(page, 'found-by-link');
  expect(await drive.operations()).toEqual([]);

  const destination = dialog.getByRole('region', { name: 'Where to' });
  await destination.getByRole('textbox').fill('/Empty folder');
  await destination.getByRole('textbox').press('Enter');
  await dialog.getByRole('button', { name: 'Copy “Contracts” into “Empty folder”' }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, 'Contracts')).toHaveAttribute('data-state', 'running');
  drive.advance(MINUTE);
  await expect(rowOf(page, 'Contracts')).toHaveAttribute('data-state', 'completed');
  expect(await drive.namesIn('/Empty folder')).toEqual(['Contracts']);
});

test('a link that is dropped on the window opens the form with its item', async ({
  launch,
  drive,
}) => {
  const { page } = await launch();
  await expect(page.getByRole('button', { name: 'New copy' })).toBeVisible();
  await dropLink(page, await drive.webAddressOf('/Budget 2026.xlsx'));
  await expect(dialogOf(page).getByLabel('Name of the copy')).toHaveValue('Budget 2026.xlsx');
  // Over the open form as well, whatever it shows.
  await dialogOf(page).getByText('From the web', { exact: true }).click();
  await dropLink(page, await drive.webAddressOf('/Music'));
  await expect(dialogOf(page).getByLabel('Name of the copy')).toHaveValue('Music');
  expect(await drive.operations()).toEqual([]);
});

test('a search shows where things lie, and leads into folders', async ({ launch }) => {
  const { page } = await launch();
  await openForm(page);
  await field(page).fill('garden');
  await field(page).press('Enter');
  const hits = source(page).getByRole('listbox', { name: 'Found for “garden”' });
  await expect(hits.getByRole('option')).toHaveCount(1);
  await hits.press('ArrowDown');
  await expect(dialogOf(page).getByLabel('Name of the copy')).toHaveValue('Garden house');
  await hits.press('Enter');
  await expect(source(page).getByRole('listbox', { name: 'Items in Garden house' })).toBeVisible();

  await field(page).fill('invoice 2015');
  await field(page).press('Enter');
  await expect(source(page).getByText('First 50 for “invoice 2015”')).toBeVisible();
  await page.setViewportSize({ width: 720, height: 560 });
  await inspect(page, 'found-by-search-small');
  await source(page).getByRole('button', { name: 'Back to folders' }).click();
  await expect(source(page).getByRole('listbox', { name: 'Items in Garden house' })).toBeFocused();
});

test('what leads nowhere is refused at the field', async ({ launch }) => {
  const { page } = await launch({ language: 'de_DE' });
  await page.getByRole('button', { name: 'Neue Kopie' }).click();
  const find = page.getByRole('textbox', { name: 'Was kopieren? – Link, Pfad oder Suche' });
  for (const text of ['https://example.com/a', 'https://1drv.ms/f/s!AkIZ', '/Documents/Nobody']) {
    await find.fill(text);
    await find.press('Enter');
    await expect(find).toHaveAttribute('aria-invalid', 'true');
  }
  await inspect(page, 'found-nothing-german');
  await find.press('Escape');
  await expect(find).toHaveValue('');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a new folder is made where the copy is to go, and offered again later', async ({
  launch,
  drive,
}) => {
  const { page } = await launch();
  await openForm(page);
  const destination = dialogOf(page).getByRole('region', { name: 'Where to' });
  const name = destination.getByLabel('Name of the new folder');
  await destination.getByRole('button', { name: 'New folder' }).click();
  await name.fill('Music');
  await name.press('Enter');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await inspect(page, 'new-folder');
  await name.fill('Backup');
  await name.press('Enter');
  await expect(destination.getByText('Chosen:')).toBeVisible();
  await expect(destination.getByRole('listbox')).toBeFocused();

  await field(page).fill('/Receipts');
  await field(page).press('Enter');
  await dialogOf(page).getByRole('button', { name: 'Copy “Receipts” into “Backup”' }).click();
  await expect(rowOf(page, 'Receipts')).toHaveAttribute('data-state', 'running');
  drive.advance(MINUTE);
  await expect(rowOf(page, 'Receipts')).toHaveAttribute('data-state', 'completed');
  expect(await drive.namesIn('/Backup')).toEqual(['Receipts']);

  await openForm(page);
  await destination.getByRole('button', { name: 'Recent' }).click();
  await expect(destination.getByRole('option')).toHaveCount(1);
  await page.setViewportSize({ width: 720, height: 560 });
  await inspect(page, 'recent-folders-small');
});

test('of a long folder only what can be seen is drawn, and the keyboard reaches all', async ({
  launch,
}) => {
  const { page } = await launch();
  await openForm(page);
  await field(page).fill('/LargeFolder1/Scans');
  await field(page).press('Enter');
  await expect(source(page).getByText('Chosen:')).toBeVisible();
  const list = source(page).getByRole('listbox');
  await list.press('Enter');
  await expect(list).toHaveAccessibleName('Items in Scans');
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', '200');
  expect(await list.getByRole('option').count()).toBeLessThan(60);
  await list.press('End');
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', '240');
  await list.press('End');
  await expect(list.getByRole('option', { selected: true })).toHaveAttribute(
    'aria-posinset',
    '240',
  );
  await expect(list.getByRole('option', { selected: true })).toBeInViewport();
  await expect(dialogOf(page).getByLabel('Name of the copy')).toHaveValue('Scan 0240.pdf');
});

test('several items are copied at once, and none when one of them cannot be', async ({
  launch,
  drive,
}) => {
  const { page } = await launch();
  await openForm(page);
  const list = source(page).getByRole('listbox');
  const option = (name: string) =>
    list.getByRole('option').filter({ has: page.getByTitle(name, { exact: true }) });
  await option('Documents').click();
  await option('Projects').click({ modifiers: ['ControlOrMeta'] });
  await option('Receipts').locator('.item-box').click();
  await expect(source(page).locator('.chosen')).toContainText('3 items');
  const destination = dialogOf(page).getByRole('region', { name: 'Where to' });
  await destination.getByRole('textbox').fill('/Documents/Taxes');
  await destination.getByRole('textbox').press('Enter');
  const start = dialogOf(page).getByRole('button', { name: 'Copy 3 items into “Taxes”' });
  await expect(dialogOf(page).getByText('“Documents”: A folder cannot be copied')).toBeVisible();
  await expect(start).toHaveAttribute('aria-disabled', 'true');
  await page.setViewportSize({ width: 720, height: 560 });
  await inspect(page, 'several-refused-small');
  expect(await drive.operations()).toEqual([]);

  await page.setViewportSize({ width: 1000, height: 653 });
  await list.focus();
  await list.press('Home');
  await list.press('End');
  await list.press('Shift+ArrowUp');
  await inspect(page, 'several');
  await dialogOf(page).getByRole('button', { name: 'Copy 2 items into “Taxes”' }).click();
  await expect(dialogOf(page)).toBeHidden();
  await expect.poll(async () => (await drive.operations()).length).toBe(2);

  // They stand as one row, which tells how far they are together.
  await inspect(page, 'batch');
  expect(await page.locator('[data-job-id]').count()).toBe(0);
  await page.locator('.batch-toggle').click();
  await expect(page.locator('[data-job-id]')).toHaveCount(2);
  await inspect(page, 'batch-open');
  drive.advance(MINUTE);
  await expect(page.locator('[data-job-id][data-state="completed"]')).toHaveCount(2);

  // It takes keys and has a menu as a single row does, and stays open over a reload.
  await page.reload();
  await expect(page.locator('[data-job-id]')).toHaveCount(2);
  const batch = page.locator('[data-key^="batch"]');
  await batch.locator('.row-check').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-job-id]')).toHaveCount(0);
  await batch.click({ button: 'right' });
  await expect(page.getByRole('menuitem')).toHaveText([/^Show each copy/u, /^Remove/u]);
  await inspect(page, 'batch-menu');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  await page.keyboard.press('Delete');
  await expect(batch).toBeHidden();
  await expect(page.getByText('2 copies removed from the list')).toBeVisible();
});
