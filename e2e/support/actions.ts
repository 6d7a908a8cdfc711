/** What a user does in the window, in the user's terms. English window. */
import { type Locator, type Page, expect } from '@playwright/test';
import type { StoryDrive } from './drive.ts';

/** A small file is copied within two seconds. */
const FILE_MS = 5_000;

export interface CopyWish {
  /** Path of the item: `LargeFolder1` or `Documents/Plans`. */
  readonly source: string;
  /** Path of the folder; empty for the root of the drive. */
  readonly destination: string;
  readonly name?: string;
  /** In whose drive, where there are several. */
  readonly account?: string;
  readonly rule?: 'Don’t copy' | 'Keep both' | 'Replace (files only)';
}

export function dialogOf(page: Page): Locator {
  return page.getByRole('dialog', { name: 'New copy' });
}

/** The row of a copy, by the name shown in it. */
export function rowOf(page: Page, name: string): Locator {
  return page.getByRole('listitem', { name, exact: true });
}

/** Opens the form and fills it in, without starting. */
export async function fillForm(page: Page, wish: CopyWish): Promise<Locator> {
  await page.getByRole('button', { name: 'New copy' }).click();
  const dialog = dialogOf(page);
  if (wish.account !== undefined) await chooseDrive(dialog, wish.account);
  await pick(dialog.getByRole('region', { name: 'What to copy' }), wish.source);
  const destination = dialog.getByRole('region', { name: 'Where to' });
  if (wish.destination !== '') await pick(destination, wish.destination);
  else await destination.getByRole('button', { name: 'Copy into this folder' }).click();
  if (wish.name !== undefined) await dialog.getByLabel('Name of the copy').fill(wish.name);
  if (wish.rule !== undefined) await dialog.getByLabel(wish.rule).check();
  return dialog;
}

/** From form to accepted. */
export async function startCopy(page: Page, wish: CopyWish): Promise<void> {
  const dialog = await fillForm(page, wish);
  await dialog.getByRole('button', { name: /^Copy “/u }).click();
  await expect(dialog).toBeHidden();
}

/** Several items of the root for one folder, in one go. */
export async function startSeveral(
  page: Page,
  sources: readonly string[],
  destination: string,
): Promise<void> {
  await page.getByRole('button', { name: 'New copy' }).click();
  const dialog = dialogOf(page);
  const picker = dialog.getByRole('region', { name: 'What to copy' });
  for (const source of sources) {
    await optionOf(picker, source).locator('.item-box').click();
  }
  await pick(dialog.getByRole('region', { name: 'Where to' }), destination);
  await dialog.getByRole('button', { name: `Copy ${sources.length} items` }).click();
  await expect(dialog).toBeHidden();
}

/**
 * As `startCopy`, but another program takes the name after the form was looked over and before it is started.
 * Needs a destination other than the root.
 */
export async function startTooLate(
  page: Page,
  drive: StoryDrive,
  wish: CopyWish & { readonly name: string },
): Promise<void> {
  const dialog = await fillForm(page, wish);
  // Until all is looked at, the name may still be found taken.
  await expect(dialog.getByText('Nothing stands in the way.', { exact: true })).toBeVisible();
  await drive.startElsewhere('/Budget 2026.xlsx', `/${wish.destination}`, wish.name);
  drive.advance(FILE_MS);
  await dialog.getByRole('button', { name: /^Copy “/u }).click();
  await expect(dialog).toBeHidden();
}

/** Looks in an account's own drive, for the items and for the destination. */
async function chooseDrive(dialog: Locator, account: string): Promise<void> {
  for (const name of ['What to copy', 'Where to']) {
    const places = dialog.getByRole('combobox', { name: `${name} – Place` });
    const own = places.locator(`optgroup[label^="${account}"] option`).first();
    await places.selectOption(await own.getAttribute('value'));
    const list = dialog.getByRole('region', { name }).getByRole('listbox');
    await expect(list.getByRole('option').first()).toBeVisible();
  }
}

/** Goes down the path and chooses its last part. */
async function pick(picker: Locator, path: string): Promise<void> {
  const parts = path.split('/');
  const last = parts.pop() ?? path;
  for (const part of parts) {
    await optionOf(picker, part).dblclick();
    await expect(picker.getByRole('listbox', { name: `Items in ${part}` })).toBeVisible();
  }
  await optionOf(picker, last).click();
  await expect(picker.getByText('Chosen:')).toBeVisible();
}

function optionOf(picker: Locator, name: string): Locator {
  return picker
    .getByRole('option')
    .filter({ has: picker.page().getByTitle(name, { exact: true }) });
}
