import { writeFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { fillForm, rowOf, startCopy } from './support/actions.ts';
import { wake } from './support/inside.ts';
import { expect, inspect, test } from './support/test.ts';

/** The form for a copy that nothing stands in the way of. */
async function completeForm(page: Page): Promise<Locator> {
  const dialog = await fillForm(page, { source: 'Projects', destination: 'Documents' });
  await expect(dialog.getByText('Nothing stands in the way.', { exact: true })).toBeVisible();
  return dialog;
}

test('names OneDrive refuses are named at the field', async ({ launch }) => {
  const { page } = await launch();
  const dialog = await fillForm(page, { source: 'Projects', destination: 'Documents' });
  const field = dialog.getByLabel('Name of the copy');
  for (const [name, words] of [
    ['a:b', /cannot contain any of these/u],
    [' a', /begin or end with a space/u],
    ['a.', /end with a dot/u],
    ['CON', /keeps this name for itself/u],
    ['', /Enter a name/u],
    ['x'.repeat(256), /255 characters/u],
  ] as const) {
    await field.fill(name);
    await dialog.locator('button[type=submit]').click();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(dialog.getByText(words)).toBeVisible();
  }
  await inspect(page, 'bad-name');
});

test('a folder is not copied into itself or below', async ({ launch, drive }) => {
  const { page } = await launch();
  const dialog = await fillForm(page, { source: 'Documents', destination: 'Documents' });
  await expect(dialog.getByText('A folder cannot be copied into itself.')).toBeVisible();
  const start = dialog.locator('button[type=submit]');
  await expect(start).toHaveAttribute('aria-disabled', 'true');
  await start.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Choose another folder' })).toBeFocused();
  expect(await drive.operations()).toEqual([]);
});

test('a source that is gone meanwhile is said at the source, and the form is kept', async ({
  launch,
  drive,
}) => {
  const { page } = await launch();
  const dialog = await fillForm(page, {
    source: 'Projects',
    destination: 'Documents',
    name: 'Kept',
  });
  await expect(dialog.getByText('Nothing stands in the way.', { exact: true })).toBeVisible();
  await drive.deleteItem('/Projects');
  await dialog.locator('button[type=submit]').click();
  const source = dialog.getByRole('region', { name: 'What to copy' });
  await expect(source.getByText('This item is no longer there. Choose another one.')).toBeVisible();
  await expect(dialog.getByLabel('Name of the copy')).toHaveValue('Kept');
});

test('a refusal is still said to who wants to leave while the answer is on its way', async ({
  launch,
  drive,
}) => {
  const { page } = await launch();
  const dialog = await completeForm(page);
  await drive.deleteItem('/Projects');
  await drive.setFaults([{ match: {}, action: { isHeld: true } }]);
  await dialog.locator('button[type=submit]').click();
  await expect(dialog.getByRole('button', { name: 'Starting' })).toBeVisible();
  for (const name of ['Cancel', 'Close']) {
    await dialog.getByRole('button', { name }).click({ force: true });
  }
  await page.keyboard.press('Escape');
  await drive.clearFaults();
  const source = dialog.getByRole('region', { name: 'What to copy' });
  await expect(source.getByText('This item is no longer there. Choose another one.')).toBeVisible();
});

test('a destination that is gone meanwhile is said at the destination', async ({
  launch,
  drive,
}) => {
  const { page } = await launch();
  const dialog = await completeForm(page);
  await drive.deleteItem('/Documents');
  await dialog.locator('button[type=submit]').click();
  const destination = dialog.getByRole('region', { name: 'Where to' });
  await expect(destination.getByText('This folder is no longer there.')).toBeVisible();
});

test('a drive that cannot be reached loses nothing', async ({ launch, drive }) => {
  const { app, page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  const row = rowOf(page, 'LargeFolder1');
  await expect(row).toHaveAttribute('data-state', 'running');
  await drive.setFaults([{ match: {}, action: { drop: true } }]);
  await expect(row).toHaveAttribute('data-waiting', 'unreachable');
  await expect(row).toHaveAttribute('data-state', 'running');
  await inspect(page, 'unreachable');

  await page.getByRole('button', { name: 'New copy' }).click();
  await expect(page.getByText('The drive can’t be reached.').first()).toBeVisible();
  await inspect(page, 'form-unreachable');
  await page.keyboard.press('Escape');

  await drive.clearFaults();
  drive.advance(60_000);
  // The longer it was in vain, the longer it is until it is tried by itself.
  await wake(app);
  await expect(row).toHaveAttribute('data-state', 'completed');
});

test('broken settings are set aside and named, and the app starts', async ({ launch, folder }) => {
  const profile = path.join(folder, 'profile');
  mkdirSync(profile, { recursive: true });
  writeFileSync(path.join(profile, 'settings.json'), '{"window":');
  const { page } = await launch();
  await expect(page.getByText(/Your settings could not be read/u)).toBeVisible();
  // The button to dismiss stands beside what it takes, and not beside the question.
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices.getByRole('paragraph')).toHaveText([/settings/u, /secret store/u]);
  await inspect(page, 'settings-set-aside');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText(/Your settings could not be read/u)).toBeHidden();
  expect(readdirSync(profile).filter((name) => name.startsWith('settings.broken-'))).toHaveLength(
    1,
  );
});
