import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dialogOf, fillForm, rowOf, startCopy } from './support/actions.ts';
import { writeHistory } from './support/history.ts';
import { listen, takeOpened } from './support/identity.ts';
import { clickMenu, isOffered } from './support/inside.ts';
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
  await expect(source.getByRole('option', { name: 'Receipts' })).toBeVisible();
  // One letter: more of them are a word only where they come without a pause, which is not the story's to say.
  await press('r');
  await expect(source.getByText('Chosen:')).toBeVisible();

  const destination = dialog.getByRole('region', { name: 'Where to' }).getByRole('listbox');
  await expect(destination.getByRole('option', { name: 'Documents' })).toBeVisible();
  await destination.focus();
  await press('d');
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
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await press('Control+z');
  await expect(row).toBeVisible();
});

test('what can be done is in the menu, with its keys', async ({ launch, folder }) => {
  writeHistory(path.join(folder, 'profile'), { past: 2 });
  const { app } = await launch();
  const keys = await app.evaluate(({ Menu }) =>
    Object.fromEntries(
      (Menu.getApplicationMenu()?.items ?? [])
        .flatMap(({ submenu }) => submenu?.items ?? [])
        .map(({ label, accelerator }) => [label, accelerator ?? null]),
    ),
  );
  expect(keys).toMatchObject({
    'New Copy…': 'CmdOrCtrl+N',
    'Pause Starting Copies': 'CmdOrCtrl+Shift+P',
    'Clear Completed': 'CmdOrCtrl+Shift+Backspace',
    'Settings…': 'CmdOrCtrl+,',
    'Accounts…': 'CmdOrCtrl+Shift+A',
    'Find…': 'CmdOrCtrl+F',
    Open: 'CmdOrCtrl+O',
    'Show Details': 'Alt+Enter',
    'Show the Original': 'CmdOrCtrl+Shift+O',
    'Copy Link': 'CmdOrCtrl+Shift+C',
    'Start Now': 'CmdOrCtrl+Enter',
    'Try Again': 'CmdOrCtrl+R',
    'Check Again': 'F5',
    'Save Report…': 'CmdOrCtrl+S',
    'Stop Tracking': 'CmdOrCtrl+.',
    'Remove from the List': 'Delete',
  });
});

test('what a copy leads to is opened by key, and its report is saved without any address', async ({
  launch,
  drive,
  folder,
}) => {
  const { app, page } = await launch();
  await listen(app);
  // The browser takes its time, and nothing else waits for it.
  await app.evaluate(({ shell }) => {
    const note = shell.openExternal.bind(shell);
    shell.openExternal = async (url) => {
      await note(url);
      await new Promise(() => undefined);
    };
  });
  const file = path.join(folder, 'profile', 'report.txt');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await startCopy(page, { source: 'Receipts', destination: 'Documents', name: 'Led to' });
  const row = rowOf(page, 'Led to');
  await expect(row).toHaveAttribute('data-state', 'running');
  drive.advance(2 * MINUTE);
  await expect(row.getByRole('button', { name: 'Open' })).toBeVisible();
  await row.locator('.row-check').focus();
  await expect.poll(() => isOffered(app, 'Save Report…')).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => takeOpened(app)).toEqual([await drive.webAddressOf('/Documents/Led to')]);
  // What is saved is searched for addresses after the story, as everything in the profile.
  await page.keyboard.press('Control+s');
  await expect.poll(() => (existsSync(file) ? readFileSync(file, 'utf8') : '')).toContain('Led to');
});

test('every dialog closes by Escape, and gives the focus back', async ({ launch }) => {
  const { app, page } = await launch();
  const home = page.getByRole('button', { name: 'Settings' });
  for (const [label, name] of [
    ['New Copy…', 'New copy'],
    ['Settings…', 'Settings'],
    ['Accounts…', 'Accounts'],
  ] as const) {
    await home.focus();
    await clickMenu(app, label);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(home).toBeFocused();
  }
});

test('a dialog that is closed makes room at once for the one that is opened next', async ({
  launch,
}) => {
  const { page } = await launch();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  // Faster than the next frame, which may be long in coming.
  await page.evaluate(async () => {
    document.querySelector<HTMLElement>('dialog .dialog-head button')?.click();
    await Promise.resolve();
    document.querySelector<HTMLElement>('header .primary')?.click();
  });
  await expect(dialogOf(page)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
});

test('Enter in a field starts the copy, and Ctrl+V beside the fields opens the form', async ({
  launch,
  drive,
}) => {
  const { app, page } = await launch();
  const dialog = await fillForm(page, { source: 'Receipts', destination: 'Documents' });
  await dialog.getByLabel('Name of the copy').fill('By Enter');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const row = rowOf(page, 'By Enter');
  await expect(row).toHaveAttribute('data-state', 'running');
  drive.advance(2 * MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');

  await row.locator('.row-check').focus();
  await expect.poll(() => isOffered(app, 'Copy Link')).toBe(true);
  await page.keyboard.press('Control+Shift+C');
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('By%20Enter');
  await page.keyboard.press('Control+v');
  await expect(dialog.getByLabel('Name of the copy')).toHaveValue('By Enter');
});
