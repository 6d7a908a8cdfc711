import type { Locator, Page } from '@playwright/test';
import { dialogOf, fillForm, rowOf, startCopy } from './support/actions.ts';
import { expect, inspect, test } from './support/test.ts';

const MINUTE = 60_000;
const SMALL = { width: 720, height: 560 };

function panel(page: Page): Locator {
  return dialogOf(page).getByRole('region', { name: 'Before it starts' });
}

function finding(page: Page, code: string): Locator {
  return panel(page).locator(`[data-finding="${code}"]`);
}

/** How much of the findings is beyond the edge of their place, in pixels. */
async function unseen(page: Page): Promise<number> {
  return await panel(page)
    .getByRole('list')
    .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
}

test('the form says how much is going to be copied, and counts on', async ({ launch }) => {
  const { page } = await launch();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'New copy' }).click();
  await expect(panel(page)).toContainText('Choose what to copy');
  const lists = dialogOf(page).getByRole('listbox');
  await expect(lists).toHaveCount(2);
  const places = async () => [
    await panel(page).boundingBox(),
    await lists.first().boundingBox(),
    await lists.last().boundingBox(),
  ];
  const before = await places();
  await page.getByRole('button', { name: 'Close' }).click();

  await fillForm(page, { source: 'LargeFolder1', destination: 'Documents' });
  await expect(panel(page)).toContainText('3,132 items');
  await expect(panel(page)).toContainText('Nothing stands in the way so far.');
  // Nothing has moved with the choice, nor when the figures came.
  expect(await places()).toEqual(before);
  await inspect(page, 'check-up');
});

test('a name that is taken stops the start, and one click helps', async ({ launch, drive }) => {
  const { page } = await launch();
  await startCopy(page, { source: 'Receipts', destination: 'Documents' });
  await expect(rowOf(page, 'Receipts')).toHaveAttribute('data-state', 'running');
  drive.advance(MINUTE);
  await expect(rowOf(page, 'Receipts')).toHaveAttribute('data-state', 'completed');

  const dialog = await fillForm(page, { source: 'Receipts', destination: 'Documents' });
  await expect(finding(page, 'nameTaken')).toContainText('“Receipts” is already there');
  const start = dialog.getByRole('button', { name: 'Copy “Receipts” into “Documents”' });
  await expect(start).toHaveAttribute('aria-disabled', 'true');
  await expect.poll(() => unseen(page)).toBe(0);
  await inspect(page, 'check-up-taken');
  await page.setViewportSize(SMALL);
  // What stays behind makes room for it, and stands below the fields.
  await expect.poll(() => unseen(page)).toBe(0);
  const notes = dialog.getByRole('region', { name: 'Good to know' });
  await expect(notes).toContainText('Sharing links');
  await expect(panel(page)).not.toContainText('Sharing links');
  await inspect(page, 'check-up-taken-small');
  await page.setViewportSize({ width: 400, height: 500 });
  await expect(dialog.locator('.dialog-foot')).toContainText('“Receipts” is already there');
  await expect(dialog.locator('.foot-stop')).toBeInViewport({ ratio: 1 });
  await inspect(page, 'check-up-taken-narrow');
  await page.setViewportSize(SMALL);
  await start.focus();
  await start.press('Enter');
  await expect(finding(page, 'nameTaken').getByRole('button').first()).toBeFocused();
  expect(await drive.operations()).toHaveLength(1);

  await finding(page, 'nameTaken').getByRole('button', { name: 'Call it “Receipts (2)”' }).click();
  await expect(dialog.getByLabel('Name of the copy')).toHaveValue('Receipts (2)');
  await expect(finding(page, 'nameTaken')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Copy “Receipts (2)” into “Documents”' }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, 'Receipts (2)')).toHaveAttribute('data-state', 'running');
});

test('nothing moves when one more item is chosen', async ({ launch }) => {
  const { page } = await launch();
  const dialog = await fillForm(page, { source: 'Music', destination: 'Documents' });
  const list = dialog.getByRole('listbox').first();
  const before = await list.boundingBox();
  await list.getByRole('option', { name: 'Pictures' }).locator('.item-box').click();
  const name = dialog.getByLabel('Name of the copy');
  await expect(name).toBeDisabled();
  await expect(name).toHaveAttribute('placeholder', 'Each keeps its name.');
  expect(await list.boundingBox()).toEqual(before);
});

test('in a narrow window all that is said is read without scrolling sideways', async ({
  launch,
}) => {
  const { page } = await launch();
  const dialog = await fillForm(page, { source: 'Projects', destination: 'Documents' });
  await expect(finding(page, 'leftBehind')).toBeVisible();
  await page.setViewportSize({ width: 400, height: 500 });
  const cutOff = await page.evaluate(() =>
    [...document.querySelectorAll('dialog, .copy-form, .check-up, .check-up-findings, .finding p')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1)
      .map(({ className }) => className),
  );
  expect(cutOff).toEqual([]);
  // The form scrolls, and not the dialog around it as well.
  const beyond = await page.evaluate(() => {
    const around = document.querySelector('dialog');
    return (around?.scrollHeight ?? 0) - (around?.clientHeight ?? 0);
  });
  expect(beyond).toBe(0);
  await expect(dialog.getByRole('button', { name: /^Copy “/u })).toBeInViewport();
  await inspect(page, 'check-up-narrow');
});

test('a small folder is counted to its end', async ({ launch }) => {
  const { page } = await launch();
  await fillForm(page, { source: 'Music', destination: 'Documents' });
  await expect(panel(page)).toContainText('Nothing stands in the way.');
  await expect(panel(page)).not.toContainText('at least');
});

test('what stays behind is said, and versions can be taken along', async ({ launch }) => {
  const { page } = await launch();
  const dialog = await fillForm(page, { source: 'Projects', destination: 'Documents' });
  await expect(finding(page, 'leftBehind')).toContainText('permissions');
  await finding(page, 'versionsLeft').getByRole('button').click();
  await expect(finding(page, 'versionsLeft')).toHaveCount(0);
  await dialog.getByText('Options').click();
  // They open below the edge of the form.
  await expect(dialog.getByLabel('Start later')).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByLabel('Take earlier versions of files along')).toBeChecked();
});

test('nobody has to wait for it', async ({ launch, drive }) => {
  const { page } = await launch();
  await drive.setFaults([{ match: { path: 'select=id,driveType' }, action: { delayMs: 60_000 } }]);
  const dialog = await fillForm(page, { source: 'Receipts', destination: 'Documents' });
  await expect(panel(page)).toContainText('at least 4 items');
  await dialog.getByRole('button', { name: 'Copy “Receipts” into “Documents”' }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, 'Receipts')).toHaveAttribute('data-state', 'running');
  await drive.clearFaults();
});

test.describe('where one copy is not enough', () => {
  test.use({ driveOptions: { cases: true } });

  test('a folder beyond the limit is split, and all of it arrives', async ({ launch, drive }) => {
    const { page } = await launch();
    const dialog = await fillForm(page, { source: 'Everything', destination: 'Empty folder' });
    await expect(finding(page, 'tooManyItems')).toContainText('30,000');
    await inspect(page, 'check-up-too-many');
    await finding(page, 'tooManyItems').getByRole('button', { name: 'Split' }).click();
    await expect(finding(page, 'inParts')).toContainText('14 copies');
    await expect(panel(page)).toContainText('31,221 items');
    await page.setViewportSize(SMALL);
    await inspect(page, 'check-up-split-small');
    await dialog.getByRole('button', { name: 'Copy “Everything” into “Empty folder”' }).click();
    await expect(dialog).toBeHidden();

    const completed = async (): Promise<number> => {
      drive.advance(MINUTE);
      const operations = await drive.operations();
      return operations.filter(({ status }) => status === 'completed').length;
    };
    await expect.poll(completed, { timeout: 60_000 }).toBe(14);
    await expect(page.getByText('14 completed')).toBeVisible();
    for (const folder of ['', '/Photos', '/Photos/Month 12', '/Letters']) {
      const [source, copy] = await Promise.all(
        [`/Everything${folder}`, `/Empty folder/Everything${folder}`].map(
          async (path) => await drive.sizeOf(path),
        ),
      );
      expect(copy).toEqual(source);
    }
  });

  test('what else stands in the way is said in German as well', async ({ launch }) => {
    const { page } = await launch({ language: 'de_DE' });
    await page.getByRole('button', { name: 'Neue Kopie' }).click();
    const dialog = page.getByRole('dialog', { name: 'Neue Kopie' });
    for (const [what, path] of [
      ['Was kopieren?', '/Meeting notes'],
      ['Wohin?', '/Documents'],
    ] as const) {
      const field = dialog.getByRole('region', { name: what }).getByRole('textbox');
      await field.fill(path);
      await field.press('Enter');
    }
    await expect(dialog.locator('[data-finding="notebook"]')).toContainText('Notizbuch');
    await inspect(page, 'check-up-german');
    await page.setViewportSize(SMALL);
    await inspect(page, 'check-up-german-small');
  });

  test('a share is no reason not to copy, but worth a word', async ({ launch }) => {
    const { page } = await launch();
    const dialog = await fillForm(page, { source: 'Team folder', destination: 'Documents' });
    await expect(finding(page, 'shared')).toContainText('“Team folder” is shared');
    await inspect(page, 'check-up-shared');
    await dialog.getByRole('button', { name: 'Copy “Team folder” into “Documents”' }).click();
    await expect(dialog).toBeHidden();
  });
});

test.describe('on a small drive', () => {
  test.use({ driveOptions: { quotaBytes: 2_300_000_000 } });

  test('what does not fit is not started', async ({ launch, drive }) => {
    const { page } = await launch();
    const dialog = await fillForm(page, { source: 'LargeFolder1', destination: 'Documents' });
    await expect(finding(page, 'quota')).toContainText('There is not enough room');
    await inspect(page, 'check-up-quota');
    const start = dialog.getByRole('button', { name: 'Copy “LargeFolder1” into “Documents”' });
    await start.click({ force: true });
    await expect(finding(page, 'quota').getByRole('button')).toBeFocused();
    await finding(page, 'quota').getByRole('button', { name: 'Choose another folder' }).click();
    const destination = dialog.getByRole('region', { name: 'Where to' });
    await expect(destination.getByRole('listbox')).toBeFocused();
    expect(await drive.operations()).toEqual([]);
  });
});

test.describe('on a personal drive', () => {
  test.use({ driveOptions: { driveType: 'personal' } });

  test('a rule that it does not heed is pointed out', async ({ launch }) => {
    const { page } = await launch();
    const rule = 'Keep both';
    await fillForm(page, { source: 'Receipts', destination: 'Documents', rule });
    await expect(finding(page, 'rulesIgnored')).toContainText('does not heed this rule');
  });
});
