import type { Locator, Page } from '@playwright/test';
import { dialogOf, rowOf } from './support/actions.ts';
import { expect, inspect, test } from './support/test.ts';

const MINUTE = 60_000;

function source(page: Page): Locator {
  return dialogOf(page).getByRole('region', { name: 'What to copy' });
}

function destination(page: Page): Locator {
  return dialogOf(page).getByRole('region', { name: 'Where to' });
}

function fieldOf(picker: Locator): Locator {
  return picker.getByRole('textbox', { name: 'Link, path or search' });
}

async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New copy' }).click();
  await expect(source(page).getByRole('listbox').getByRole('option').first()).toBeVisible();
}

/** Lets go of links over the window, as when they were dragged from a browser. */
async function dropLinks(page: Page, lines: readonly string[]): Promise<void> {
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/uri-list', text);
    const init = { dataTransfer, bubbles: true, cancelable: true };
    document.querySelector('main')?.dispatchEvent(new DragEvent('dragover', init));
    document.querySelector('main')?.dispatchEvent(new DragEvent('drop', init));
  }, lines.join('\r\n'));
}

test('several pasted lines are found together, and what led to nothing stays to be mended', async ({
  launch,
  drive,
}) => {
  const { app, page } = await launch();
  const lines = [
    await drive.webAddressOf('/Documents/Contracts'),
    '/Music',
    '/Documents/Recipies',
    'https://example.com/plans',
    'Budget 2026.xlsx',
    'Thesis',
  ];
  await app.evaluate(({ clipboard }, text) => {
    void clipboard.writeText(text);
  }, lines.join('\n'));
  // As the Edit menu does, beside the fields.
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.paste();
  });
  await expect(source(page).locator('.chosen')).toContainText('3 items');
  await expect(source(page).getByRole('alert').getByRole('listitem')).toHaveCount(3);
  await expect(fieldOf(source(page))).toHaveValue(
    '/Documents/Recipies\nhttps://example.com/plans\nThesis',
  );
  await page.setViewportSize({ width: 1280, height: 800 });
  await inspect(page, 'several-lines');
  await page.setViewportSize({ width: 720, height: 560 });
  await inspect(page, 'several-lines-small');
  expect(await drive.operations()).toEqual([]);

  await fieldOf(source(page)).fill('/Documents/Recipes');
  await fieldOf(source(page)).press('Enter');
  await expect(source(page).locator('.chosen')).toContainText('4 items');
  await expect(fieldOf(source(page))).toHaveValue('');
  await fieldOf(destination(page)).fill('/Empty folder');
  await fieldOf(destination(page)).press('Enter');
  await dialogOf(page).getByRole('button', { name: 'Copy 4 items into “Empty folder”' }).click();
  await expect(dialogOf(page)).toBeHidden();
  // One destination takes three at a time.
  await expect.poll(async () => (await drive.operations()).length).toBe(3);
  drive.advance(MINUTE);
  await expect.poll(async () => (await drive.operations()).length).toBe(4);
  const copied = (await drive.operations()).map(({ name }) => name);
  expect(copied.toSorted()).toEqual(['Budget 2026.xlsx', 'Contracts', 'Music', 'Recipes']);
});

test('several dropped links are chosen together', async ({ launch, drive }) => {
  const { page } = await launch();
  await expect(page.getByRole('button', { name: 'New copy' })).toBeVisible();
  await dropLinks(page, [
    '# From a browser',
    await drive.webAddressOf('/Music'),
    await drive.webAddressOf('/Budget 2026.xlsx'),
  ]);
  await expect(source(page).locator('.chosen')).toContainText('2 items');
  await expect(source(page).getByRole('option', { selected: true })).toHaveCount(2);
  await expect(rowOf(page, 'Music')).toHaveCount(0);
});

test('lines pasted into the field keep apart, and Enter looks for all of them', async ({
  launch,
}) => {
  const { page } = await launch();
  await openForm(page);
  const field = fieldOf(source(page));
  await field.fill('/Music');
  await field.press('Shift+Enter');
  await field.pressSequentially('/Receipts');
  await expect(source(page).locator('.chosen')).toHaveText('Nothing chosen');
  await field.press('Enter');
  await expect(source(page).locator('.chosen')).toContainText('2 items');
});

function placeOf(picker: Locator): Locator {
  return picker.getByRole('combobox', { name: 'Place' });
}

function optionOf(picker: Locator, name: string): Locator {
  return picker
    .getByRole('listbox')
    .getByRole('option')
    .filter({ has: picker.page().getByTitle(name, { exact: true }) });
}

test('a folder that others share is copied into a team’s library', async ({ launch, drive }) => {
  const { page } = await launch();
  await openForm(page);
  await placeOf(source(page)).selectOption('Shared with me');
  await expect(source(page).getByRole('listbox')).toHaveAccessibleName('Items in Shared with me');
  await expect(source(page).getByRole('listbox')).toBeFocused();
  await page.setViewportSize({ width: 1280, height: 800 });
  await optionOf(source(page), 'Holiday by the sea').dblclick();
  await optionOf(source(page), 'Beach').click();
  await inspect(page, 'place-shared');
  await placeOf(destination(page)).selectOption('Harbour team – Team library');
  await optionOf(destination(page), 'Templates').dblclick();
  await destination(page).getByRole('button', { name: 'New folder' }).click();
  await destination(page).getByLabel('Name of the new folder').fill('From Anna');
  await destination(page).getByLabel('Name of the new folder').press('Enter');
  await inspect(page, 'place-team');
  await dialogOf(page).getByRole('button', { name: 'Copy “Beach” into “From Anna”' }).click();
  await expect(rowOf(page, 'Beach')).toHaveAttribute('data-state', 'running');
  drive.advance(MINUTE);
  await expect(rowOf(page, 'Beach')).toHaveAttribute('data-state', 'completed');
  await expect(rowOf(page, 'Beach').locator('.row-proof')).toContainText('18 items');

  // It is offered again, by its name, where it was used.
  await openForm(page);
  await destination(page).getByRole('button', { name: 'Recent' }).click();
  await expect(optionOf(destination(page), 'From Anna')).toBeVisible();
});

test('the ways of all places lead back up, by mouse and by keyboard', async ({ launch }) => {
  const { page } = await launch();
  await openForm(page);
  const way = source(page).getByRole('navigation');
  await expect(way).toHaveText('My files');
  await expect(placeOf(source(page)).getByRole('option', { name: 'Team sites' })).toHaveCount(1);
  await placeOf(source(page)).focus();
  await page.keyboard.press('T');
  await expect(source(page).getByRole('listbox')).toHaveAccessibleName('Items in Team sites');
  const list = source(page).getByRole('listbox');
  await expect(optionOf(source(page), 'Documents')).toContainText('Garden club');
  await list.press('ArrowDown');
  await expect(source(page).locator('.chosen')).toContainText('Documents');
  await list.press('Enter');
  await expect(way).toHaveText('Team sitesGarden club – Documents');
  await expect(placeOf(source(page))).toHaveValue(/libraries$/u);
  await list.press('Backspace');
  await expect(list).toHaveAccessibleName('Items in Team sites');
  await fieldOf(source(page)).fill('garden');
  await fieldOf(source(page)).press('Enter');
  await expect(source(page).getByRole('listbox').getByRole('option')).toHaveCount(1);
  await page.setViewportSize({ width: 720, height: 560 });
  await inspect(page, 'place-sites-small');
  await placeOf(destination(page)).selectOption('Shared with me');
  await expect(destination(page).getByRole('button', { name: 'New folder' })).toBeDisabled();
  await expect(
    destination(page).getByRole('button', { name: 'Copy into this folder' }),
  ).toBeDisabled();
});

test.describe('a home account', () => {
  test.use({ driveOptions: { driveType: 'personal' } });

  test('a list that is not offered says what always works', async ({ launch, drive }) => {
    await drive.setFaults([
      {
        match: { path: '/sharedWithMe' },
        action: { status: 410, body: { error: { code: 'notSupported', message: 'Gone.' } } },
      },
      {
        match: { path: '/followedSites' },
        action: { status: 403, body: { error: { code: 'accessDenied', message: 'No.' } } },
        times: 2,
      },
    ]);
    const { page } = await launch({ language: 'de_DE' });
    await page.getByRole('button', { name: 'Neue Kopie' }).click();
    const picker = page.getByRole('region', { name: 'Was kopieren?' });
    const place = picker.getByRole('combobox', { name: 'Ort' });
    // A home account has no sites, so they are not even offered.
    await expect(place.getByRole('option')).toHaveText([
      'Meine Dateien',
      'Mit mir geteilt',
      'Harbour team – Team library',
      'Konten …',
    ]);
    await place.selectOption('Mit mir geteilt');
    await expect(picker.getByText('OneDrive bietet diese Liste hier nicht an.')).toBeVisible();
    await inspect(page, 'place-not-offered-german');
  });
});

test('places and lines that were not taken fit in a small window, also from right to left', async ({
  launch,
}) => {
  const { page } = await launch();
  await page.goto('app://ferry/index.html?lang=de&pseudo');
  await page.setViewportSize({ width: 720, height: 560 });
  await page.locator('header .primary').click();
  const picker = page.locator('dialog .picker').first();
  // Until it is known which place is shown, the first one is none.
  await expect(picker.locator('[role=option]').first()).toBeVisible();
  await picker.locator('select').selectOption({ index: 3 });
  await picker.locator('[role=option]').filter({ hasText: 'Handbook' }).dblclick();
  await picker.locator('[role=option]').filter({ hasText: 'Harbour safety' }).dblclick();
  await expect(picker.locator('[role=option]')).toHaveCount(12);
  await inspect(page, 'place-right-to-left');
  await picker.locator('textarea').fill('/Handbook\n/Nowhere');
  await picker.locator('textarea').press('Enter');
  await expect(picker.locator('.missed li')).toHaveCount(1);
  await inspect(page, 'several-lines-right-to-left');
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('dialog, dialog > *, .picker, .picker > *')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map(({ className }) => className),
  );
  expect(wide).toEqual([]);
});

test.describe('a folder of 50,000 files', () => {
  test.use({ driveOptions: { longFolder: { name: 'Records', files: 50_000 } } });

  /** No page comes until the story lets go of them. */
  const HELD = [{ match: { path: '/children' }, action: { isHeld: true } }];
  const openRecords = async (page: Page): Promise<Locator> => {
    await openForm(page);
    await optionOf(source(page), 'Records').dblclick();
    const list = source(page).getByRole('listbox');
    await expect(list).toHaveAccessibleName('Items in Records');
    await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', '200');
    return list;
  };
  const lastLoaded = (page: Page): Locator =>
    source(page).locator('[role=option][aria-setsize="50000"]').first();

  test('is gone through to its last file by one key, and that is copied', async ({
    launch,
    drive,
  }) => {
    const { page } = await launch();
    const list = await openRecords(page);
    const before = await drive.pagesAsked();
    await drive.setFaults(HELD);
    await list.press('End');
    await expect(source(page).getByText(/^Loading: [\d,]+ of 50,000/u)).toBeVisible();
    await drive.clearFaults();
    await page.setViewportSize({ width: 1280, height: 800 });
    const chosen = list.getByRole('option', { selected: true });
    await expect(chosen).toHaveAttribute('aria-posinset', '50000');
    await expect(chosen).toBeInViewport();
    await expect(dialogOf(page).getByLabel('Name of the copy')).toHaveValue('Record 50000.pdf');
    expect((await drive.pagesAsked()) - before).toBe(51);
    await inspect(page, 'long-folder-end');
    await fieldOf(destination(page)).fill('/Empty folder');
    await fieldOf(destination(page)).press('Enter');
    const start = 'Copy “Record 50000.pdf” into “Empty folder”';
    await dialogOf(page).getByRole('button', { name: start }).click();
    await expect(rowOf(page, 'Record 50000.pdf')).toHaveAttribute('data-state', 'running');
    drive.advance(MINUTE);
    await expect(rowOf(page, 'Record 50000.pdf')).toHaveAttribute('data-state', 'completed');
    expect(await drive.namesIn('/Empty folder')).toEqual(['Record 50000.pdf']);
  });

  test('is gone through by typing the name, until one wants no more of it', async ({
    launch,
    drive,
  }) => {
    const { page } = await launch();
    const list = await openRecords(page);
    await drive.setFaults(HELD);
    // Faster than a pause that would begin a new word, however busy the machine is.
    await list.evaluate((each, word) => {
      for (const key of word)
        each.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }, 'Record 31415');
    await expect(source(page).getByText(/^Looking for “Record 31415”/u)).toBeVisible();
    await drive.clearFaults();
    const chosen = list.getByRole('option', { selected: true });
    await expect(chosen).toHaveAttribute('aria-posinset', '31415');
    await expect(chosen).toBeInViewport();
    await drive.setFaults(HELD);
    await list.press('End');
    await expect(source(page).getByText(/^Loading:/u)).toBeVisible();
    await page.keyboard.press('Escape');
    await drive.clearFaults();
    await expect(source(page).getByText(/^Loading:/u)).toBeHidden();
    await expect(dialogOf(page)).toBeVisible();

    // Whoever takes another item meanwhile keeps that one.
    await drive.setFaults(HELD);
    await list.press('Home');
    await list.evaluate((each) => {
      each.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }));
    });
    await expect(source(page).getByText(/^Looking for “x”/u)).toBeVisible();
    await optionOf(source(page), 'Record 00002.pdf').click();
    await expect(source(page).getByText(/^Looking for/u)).toBeHidden();
    await expect(chosen).toHaveAttribute('aria-posinset', '2');
    await drive.clearFaults();
  });

  test('is as long as it is from the start, and comes where one has scrolled to', async ({
    launch,
    drive,
  }) => {
    const { page } = await launch();
    const list = await openRecords(page);
    await drive.setFaults(HELD);
    const height = (): Promise<number> => list.evaluate((each) => each.scrollHeight);
    const full = await height();
    expect(full).toBeGreaterThan(50_000 * 20);
    // As somebody does who drags the bar to its end.
    const end = await list.evaluate((each) => {
      each.scrollTop = each.scrollHeight;
      return each.scrollTop;
    });
    await expect(source(page).getByText(/^Loading: [\d,]+ of 50,000$/u)).toBeVisible();
    await page.screenshot({ path: 'e2e/screenshots/long-folder-dragged.png' });
    await drive.clearFaults();
    await expect(lastLoaded(page)).toBeVisible();
    await expect(optionOf(source(page), 'Record 50000.pdf')).toBeInViewport();
    expect(await height()).toBe(full);
    expect(await list.evaluate((each) => each.scrollTop)).toBe(end);
    await optionOf(source(page), 'Record 50000.pdf').click();
    await expect(dialogOf(page).getByLabel('Name of the copy')).toHaveValue('Record 50000.pdf');
  });
});
