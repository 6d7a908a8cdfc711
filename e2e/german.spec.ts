import { lookElsewhere } from './support/inside.ts';
import { expect, inspect, test } from './support/test.ts';

test('the window speaks German where the system does', async ({ launch, drive, desktop }) => {
  const { app, page } = await launch({ language: 'de_DE' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await inspect(page, 'empty-german');

  await page.getByRole('button', { name: 'Neue Kopie' }).click();
  const dialog = page.getByRole('dialog');
  const option = (where: string, name: string) =>
    dialog
      .getByRole('region', { name: where })
      .getByRole('option')
      .filter({ has: page.getByTitle(name, { exact: true }) });
  await option('Was kopieren?', 'LargeFolder1').click();
  await option('Wohin?', 'Documents').click();
  await inspect(page, 'form-german');
  await dialog.locator('button[type=submit]').click();
  await expect(dialog).toBeHidden();

  const row = page.getByRole('listitem', { name: 'LargeFolder1' });
  await expect(row).toHaveAttribute('data-state', 'running');
  drive.advance(20_000);
  await expect(row.getByText(/^\d[\d.]* von 3\.\d{3} Dateien$/u)).toBeVisible();
  await inspect(page, 'running-german');
  await lookElsewhere(app);
  drive.advance(60_000);
  await expect(row).toHaveAttribute('data-state', 'completed');
  await expect.poll(() => desktop.notifications.length).toBe(1);
  expect(desktop.notifications[0]?.title).toBe('Kopiert');
});
