import type { Page } from '@playwright/test';
import { dialogOf, fillForm, rowOf, startCopy } from './support/actions.ts';
import { expect, inspect, test } from './support/test.ts';

const MINUTE = 60_000;

async function openForm(page: Page, kind: string): Promise<ReturnType<typeof dialogOf>> {
  await page.getByRole('button', { name: 'New copy' }).click();
  const dialog = dialogOf(page);
  await dialog.getByText(kind, { exact: true }).click();
  return dialog;
}

async function uploadFromWeb(page: Page, url: string, name: string): Promise<void> {
  const dialog = await openForm(page, 'From the web');
  await dialog.getByLabel('Address of the file').fill(url);
  await dialog.getByLabel('Name in OneDrive').fill(name);
  await dialog
    .getByRole('option')
    .filter({ has: page.getByTitle('Documents') })
    .click();
  await dialog.getByRole('button', { name: `Upload “${name}” into “Documents”` }).click();
  await expect(dialog).toBeHidden();
}

test('a completed copy is compared with its original', async ({ launch, drive }) => {
  const { page } = await launch();
  await startCopy(page, { source: 'Projects', destination: 'Documents' });
  const row = rowOf(page, 'Projects');
  await expect(row).toHaveAttribute('data-state', 'running');
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  await expect(row.getByText(/^Verified: \d+ items, /u)).toBeVisible();
  await inspect(page, 'verified');
});

test('what is missing in a copy is named', async ({ launch, drive }) => {
  const { page } = await launch();
  const [lost = ''] = await drive.namesIn('/Receipts');
  await startCopy(page, { source: 'Receipts', destination: 'Documents' });
  const row = rowOf(page, 'Receipts');
  await expect(row).toHaveAttribute('data-state', 'running');
  await drive.setFaults([{ match: { path: '/children' }, action: { isHeld: true } }]);
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  await drive.deleteItem(`/Documents/Receipts/${lost}`);
  await drive.clearFaults();
  await expect(row.locator('[data-proof="differs"]')).toContainText(lost);
  await inspect(page, 'differs');
});

test('only what is in a folder can be copied', async ({ launch, drive }) => {
  const { page } = await launch();
  const dialog = await fillForm(page, { source: 'Receipts', destination: 'Empty folder' });
  await dialog.getByText('Options').click();
  await dialog.getByLabel('Only what is inside the folder').check();
  await dialog
    .getByRole('button', { name: 'Copy what is in “Receipts” into “Empty folder”' })
    .click();
  await expect(dialog).toBeHidden();
  const row = rowOf(page, 'Receipts');
  await expect(row).toHaveAttribute('data-state', 'running');
  drive.advance(MINUTE);
  await expect(page.locator('[data-state="completed"]')).toBeVisible();
  expect(await drive.namesIn('/Empty folder')).toEqual(await drive.namesIn('/Receipts'));
});

test('a copy with its versions gets its new name afterwards', async ({ launch, drive }) => {
  const { page } = await launch();
  const dialog = await fillForm(page, {
    source: 'Receipts',
    destination: 'Documents',
    name: 'Receipts 2026',
  });
  await dialog.getByText('Options').click();
  await dialog.getByLabel('Take earlier versions of files along').check();
  await dialog.getByRole('button', { name: /^Copy “/u }).click();
  const row = rowOf(page, 'Receipts 2026');
  await expect(row).toHaveAttribute('data-state', 'running');
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  const names = await drive.namesIn('/Documents');
  expect(names).toContain('Receipts 2026');
  expect(names).not.toContain('Receipts');
});

test('what OneDrive will not fetch from the web goes through this computer', async ({
  launch,
  drive,
}) => {
  const { page } = await launch();
  await uploadFromWeb(page, await drive.webAddressOf('/Budget 2026.xlsx'), 'page.html');
  const row = rowOf(page, 'page.html');
  await expect(row).toHaveAttribute('data-state', 'failed');
  await inspect(page, 'upload-refused');
  await row.getByRole('button', { name: 'Upload through this computer' }).click();
  await expect(row).toHaveAttribute('data-state', 'completed');
  await inspect(page, 'uploaded');
  expect(await drive.namesIn('/Documents')).toContain('page.html');
});

test('private and broken addresses are refused at the field', async ({ launch }) => {
  const { page } = await launch();
  const dialog = await openForm(page, 'From the web');
  const field = dialog.getByLabel('Address of the file');
  await dialog.getByLabel('Name in OneDrive').fill('a.bin');
  await dialog
    .getByRole('option')
    .filter({ has: page.getByTitle('Documents') })
    .click();
  for (const url of [
    'nonsense',
    'ftp://example.com/a',
    'https://192.168.0.1/a',
    'https://localhost/a',
  ]) {
    await field.fill(url);
    await dialog.locator('button[type=submit]').click();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  }
  await inspect(page, 'form-web');
});

test('an address that another program got is watched to its end', async ({ launch, drive }) => {
  const { page } = await launch();
  const monitor = await drive.startElsewhere('/Receipts', '/Documents', 'From elsewhere');
  const dialog = await openForm(page, 'Watch an address');
  await dialog.getByLabel('Address to watch').fill('https://example.com/monitor/1');
  await dialog.getByRole('button', { name: 'Watch' }).click();
  await expect(dialog.getByLabel('Address to watch')).toHaveAttribute('aria-invalid', 'true');
  await inspect(page, 'form-watch');
  await dialog.getByLabel('Address to watch').fill(monitor);
  await dialog.getByRole('button', { name: 'Watch' }).click();
  await expect(dialog).toBeHidden();
  const row = page.locator('[data-job-id]');
  await expect(row).toHaveAttribute('data-state', 'running');
  await inspect(page, 'watched');
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  expect(await page.content()).not.toContain(new URL(monitor).pathname);
});

test('a throttled drive is waited for, with the time', async ({ launch, drive }) => {
  const { page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  const row = rowOf(page, 'LargeFolder1');
  await expect(row).toHaveAttribute('data-state', 'running');
  await drive.setFaults([
    {
      match: { path: '/monitor/' },
      action: { status: 429, headers: { 'Retry-After': '3' } },
    },
  ]);
  await expect(row).toHaveAttribute('data-waiting', 'throttled');
  await expect(row.getByText(/^OneDrive is busy/u)).toBeVisible();
  const banner = page.getByRole('region', { name: 'What is going on' });
  await expect(banner).toContainText(/slow down\. It goes on by itself at \d/u);
  await inspect(page, 'throttled-banner');
  await drive.clearFaults();
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
});

test('items that failed are named one by one, and can be left out', async ({ launch, drive }) => {
  const { page } = await launch();
  await startCopy(page, { source: 'Receipts', destination: 'Documents' });
  const row = rowOf(page, 'Receipts');
  await expect(row).toHaveAttribute('data-state', 'running');
  const target = await drive.idOf('/Budget 2026.xlsx');
  const details = [{ code: 'malwareDetected', message: 'x', target }];
  const error = { message: 'See https://secret.example/tempauth', details };
  await drive.setFaults([
    { match: { path: '/monitor/' }, action: { status: 200, body: { status: 'failed', error } } },
  ]);
  await expect(row).toHaveAttribute('data-state', 'failed');
  await expect(row.getByText('Budget 2026.xlsx')).toBeVisible();
  await row.locator('.row-check').focus();
  await page.keyboard.press('Alt+Enter');
  await row.getByText('What OneDrive said').click();
  await inspect(page, 'failed-items');
  expect(await page.content()).not.toContain('secret.example');

  // The service has brought the rest; the user takes it as it is.
  const [missing = ''] = await drive.namesIn('/Receipts');
  drive.advance(MINUTE);
  await drive.deleteItem(`/Documents/Receipts/${missing}`);
  await row.getByRole('button', { name: 'Skip these items' }).click();
  await expect(row).toHaveAttribute('data-state', 'completed');
  await expect(row).toContainText('without the items that failed');
  await expect(row.locator('[data-proof="differs"]')).toContainText(missing);
  await inspect(page, 'rest-taken');
});
