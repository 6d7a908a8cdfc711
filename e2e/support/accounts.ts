/** What stories about accounts have: a sign-in service, and what a user does in the dialog. */
import type { Locator, Page } from '@playwright/test';
import type { Ferry } from './ferry.ts';
import { Identity } from './identity.ts';
import { type Launch, test as base, expect } from './test.ts';

/** Who signs in where a story names nobody. */
export const NAME = 'Ada Lovelace';
export const BY_BROWSER = 'Sign in with the browser';

/** Each story has a sign-in service of its own, and a drive that takes its tokens. */
export const test = base.extend<{ readonly identity: Identity }>({
  identity: async ({ folder, drive }, use) => {
    // The demo drive is there as well, as on every machine.
    expect(drive.origin).not.toBe('');
    const identity = await Identity.start(folder);
    await use(identity);
    const telling = await identity.drive.tellingMonitorRequests();
    await identity.stop();
    expect(telling, 'requests for reports that say who asks').toEqual([]);
  },
});

export const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Accounts' });
export const accountIn = (page: Page, name = NAME): Locator =>
  dialogOf(page).getByRole('listitem', { name, exact: true });

export async function openAccounts(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Accounts:' }).click();
  await expect(dialogOf(page)).toBeVisible();
  return dialogOf(page);
}

export async function closeAccounts(page: Page): Promise<void> {
  await dialogOf(page).getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialogOf(page)).toBeHidden();
}

/** From the window to an account that is there. */
export async function connect(page: Page, name = NAME): Promise<void> {
  const dialog = await openAccounts(page);
  await dialog.getByRole('button', { name: BY_BROWSER }).click();
  await expect(accountIn(page, name)).toBeVisible();
  await closeAccounts(page);
}

/** Starts the app, in which whoever signs in first has signed in by the browser. */
export async function launchConnected(launch: Launch, identity: Identity): Promise<Ferry> {
  identity.register();
  const ferry = await launch(identity.options());
  await identity.browse(ferry.app);
  await connect(ferry.page);
  return ferry;
}
