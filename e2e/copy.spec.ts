import { dialogOf, fillForm, rowOf, startCopy, startTooLate } from './support/actions.ts';
import { expect, inspect, test } from './support/test.ts';

const MINUTE = 60_000;
/** The drive works about as fast as the clock on the wall. */
const STEP = 500;

test('a fresh start is ready to copy', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('button', { name: 'Accounts: Demo drive' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try it on the demo drive' })).toBeVisible();
  await inspect(page, 'empty');
  await page.getByRole('button', { name: 'Try it on the demo drive' }).click();
  await expect(dialogOf(page)).toBeVisible();
});

test('a folder is copied from the form to the completed row', async ({ launch, drive }) => {
  const { page } = await launch();
  const dialog = await fillForm(page, { source: 'LargeFolder1', destination: 'Documents' });
  await inspect(page, 'form');
  await dialog.getByRole('button', { name: 'Copy “LargeFolder1” into “Documents”' }).click();
  await expect(dialog).toBeHidden();

  const row = rowOf(page, 'LargeFolder1');
  await expect(row).toHaveAttribute('data-state', 'running');
  drive.advance(20_000);
  await expect(row.getByText(/^\d[\d,]* of 3,\d{3} files$/u)).toBeVisible();
  await expect(row.getByRole('progressbar')).toHaveAttribute('value', /^0\.[3-7]/u);
  await inspect(page, 'running');

  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  await expect(row.getByRole('button', { name: 'Open' })).toBeVisible();
  await inspect(page, 'completed');
  expect(await drive.namesIn('/Documents')).toContain('LargeFolder1');

  await page.getByRole('button', { name: 'Clear completed' }).click();
  await expect(row).toBeHidden();
});

test('how long a copy still takes is told, as a range and not as a figure', async ({
  launch,
  drive,
}) => {
  const { page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  const row = rowOf(page, 'LargeFolder1');
  await expect(row).toHaveAttribute('data-state', 'running');
  const said = async (): Promise<string> => {
    drive.advance(STEP);
    return await row.innerText();
  };
  await expect
    .poll(said, { intervals: [STEP], timeout: MINUTE })
    .toMatch(/less than a minute left|up to .+ left|\d[–-]\d+ .+ left/u);
});

test('two copies run at once and both complete', async ({ launch, drive }) => {
  const { page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents', name: 'First' });
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents', name: 'Second' });
  await expect(rowOf(page, 'First')).toHaveAttribute('data-state', 'running');
  await expect(rowOf(page, 'Second')).toHaveAttribute('data-state', 'running');
  await inspect(page, 'two-running');
  drive.advance(2 * MINUTE);
  await expect(rowOf(page, 'First')).toHaveAttribute('data-state', 'completed');
  await expect(rowOf(page, 'Second')).toHaveAttribute('data-state', 'completed');
  expect((await drive.operations()).map(({ name }) => name).toSorted()).toEqual([
    'First',
    'Second',
  ]);
});

test('a name that is taken is explained, and another one works', async ({ launch, drive }) => {
  const { page } = await launch();
  const wish = { source: 'Projects', destination: 'Documents', name: 'Plans' };
  await startTooLate(page, drive, wish);
  const row = rowOf(page, 'Plans');
  await expect(row).toHaveAttribute('data-state', 'failed');
  await expect(row.getByText('Failed: An item with this name is already there')).toBeVisible();
  await row.getByRole('button', { name: 'Retry with another name' }).click();
  await expect(row.getByLabel('Name of the copy')).toHaveValue('Plans (2)');
  await inspect(page, 'failed');

  await row.getByRole('button', { name: 'Start again' }).click();
  const retried = rowOf(page, 'Plans (2)');
  await expect(retried).toHaveAttribute('data-state', 'running');
  drive.advance(MINUTE);
  await expect(retried).toHaveAttribute('data-state', 'completed');
  expect(await drive.namesIn('/Documents')).toEqual(expect.arrayContaining(['Plans', 'Plans (2)']));
});

test('the rule “keep both” ends with the name the drive chose', async ({ launch, drive }) => {
  const { page } = await launch();
  await startCopy(page, {
    source: 'Projects',
    destination: '',
    rule: 'Keep both',
  });
  const running = rowOf(page, 'Projects');
  await expect(running).toHaveAttribute('data-state', 'running');
  drive.advance(MINUTE);
  await expect(rowOf(page, 'Projects 1')).toHaveAttribute('data-state', 'completed');
});

test('a copy can be put off until a time, and begun before it after all', async ({
  launch,
  drive,
}) => {
  const first = await launch();
  const dialog = await fillForm(first.page, { source: 'Music', destination: 'Documents' });
  await dialog.getByText('Options').click();
  await dialog.getByLabel('Start later').check();
  const time = dialog.getByLabel('Date and time to start at');
  await time.fill('2001-01-01T22:00');
  await expect(dialog.getByText('This time is over')).toBeVisible();
  await time.fill('2099-01-01T22:00');
  await inspect(first.page, 'form-later');
  await dialog.getByRole('button', { name: /^Copy “/u }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(first.page, 'Music')).toContainText('Starts later: Jan 1, 2099, 10:00 PM');
  await inspect(first.page, 'later');
  await first.quit();

  const { page } = await launch();
  const row = rowOf(page, 'Music');
  await expect(row).toContainText('Starts later');
  expect(await drive.operations()).toEqual([]);
  await row.getByRole('button', { name: 'Start now' }).click();
  await expect(row).toHaveAttribute('data-state', 'running');
  expect(await drive.operations()).toHaveLength(1);
});

test('tracking can be stopped, and says that the copy may go on', async ({ launch, drive }) => {
  const { page } = await launch();
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents' });
  const row = rowOf(page, 'LargeFolder1');
  await expect(row).toHaveAttribute('data-state', 'running');
  await row.getByRole('button', { name: 'Stop tracking' }).click();
  await expect(row.getByText(/the copy itself may go on there/u)).toBeVisible();
  await inspect(page, 'stop-tracking');
  await row.getByRole('button', { name: 'Yes, stop tracking' }).click();
  await expect(row).toBeHidden();
  expect(await drive.operations()).toHaveLength(1);
});

test('Escape closes the form and the focus returns', async ({ launch }) => {
  const { page } = await launch();
  const button = page.getByRole('button', { name: 'New copy' });
  await button.click();
  await expect(dialogOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await expect(button).toBeFocused();
});
