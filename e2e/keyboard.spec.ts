import { dialogOf, rowOf } from './support/actions.ts';
import { expect, inspect, test } from './support/test.ts';

const MINUTE = 60_000;

test('a whole copy is made, followed and cleared away by keyboard alone', async ({
  launch,
  drive,
}) => {
  const { page } = await launch();
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const start = page.getByRole('button', { name: 'New copy' });
  await expect(start).toBeVisible();
  while (!(await start.evaluate((button) => button === document.activeElement))) await press('Tab');
  await press('Enter');
  const dialog = dialogOf(page);
  const source = dialog.getByRole('region', { name: 'What to copy' });
  await expect(source.getByRole('listbox')).toBeFocused();
  await page.keyboard.type('Receipts');
  await press('Space');
  await expect(source.getByText('Chosen:')).toBeVisible();

  const destination = dialog.getByRole('region', { name: 'Where to' }).getByRole('listbox');
  await destination.focus();
  await page.keyboard.type('Documents');
  await press('Space');
  await expect(
    dialog.getByRole('button', { name: 'Copy “Receipts” into “Documents”' }),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy “Receipts” into “Documents”' }).focus();
  await press('Enter');
  await expect(dialog).toBeHidden();

  const row = rowOf(page, 'Receipts');
  await expect(row).toHaveAttribute('data-state', 'running');
  const check = row.locator('.row-check');
  while (!(await check.evaluate((box) => box === document.activeElement))) await press('Tab');
  await press('Alt+Enter');
  const story = row.getByRole('region', { name: 'What has happened so far' });
  await expect(story).toContainText('OneDrive took it on');
  await expect(story.getByRole('listitem').last()).toContainText('Copying');
  await inspect(page, 'details-running');
  drive.advance(2 * MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  await expect(story.getByRole('listitem').last()).toContainText('Completed');
  await expect(check).toBeFocused();

  await press('Delete');
  await expect(row).toBeHidden();
  await press('Control+z');
  await expect(row).toBeVisible();
});
