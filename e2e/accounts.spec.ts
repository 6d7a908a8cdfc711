import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { rowOf, startCopy } from './support/actions.ts';
import {
  BY_BROWSER,
  NAME,
  accountIn,
  closeAccounts,
  connect,
  dialogOf,
  launchConnected,
  openAccounts,
  test,
} from './support/accounts.ts';
import { listen, takeOpened } from './support/identity.ts';
import { clickMenu } from './support/inside.ts';
import { KEYRING_ARGUMENTS, Keyring } from './support/keyring.ts';
import { expect, inspect } from './support/test.ts';

const MINUTE = 60_000;
const WISH = { source: 'LargeFolder1', destination: 'Documents', name: 'Moved house' };

/** Everything in the profile, as whoever gets the files would look. */
function profileHolds(folder: string, text: string): boolean {
  const profile = path.join(folder, 'profile');
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(path.join(entry.parentPath, entry.name)).includes(text));
}

test('from the first sight to a copy in one’s own OneDrive, signed in by browser', async ({
  launch,
  identity,
  folder,
}) => {
  identity.register();
  const ferry = await launch(identity.options());
  const { app, page } = ferry;
  await expect(page.getByRole('button', { name: 'Connect OneDrive' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Accounts: Demo drive' })).toBeVisible();
  await inspect(page, 'first-run');
  await identity.browse(app);

  await page.getByRole('button', { name: 'Connect OneDrive' }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByText('No account is connected yet.')).toBeVisible();
  await inspect(page, 'accounts-none');
  await dialog.getByRole('button', { name: BY_BROWSER }).click();
  await expect(dialog.getByText(`Signed in: ${NAME}`)).toBeVisible();
  const account = accountIn(page);
  await expect(account).toContainText('ada.lovelace@example.com');
  await expect(account).toContainText('Work or school');
  await expect(account).toContainText(/ of .* used/u);
  // There is no secret store in this story.
  await expect(account).toContainText('Signed in only until Ferry quits');
  await inspect(page, 'accounts-one');
  await closeAccounts(page);
  await expect(page.getByRole('button', { name: `Accounts: ${NAME}` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Connect OneDrive' })).toBeHidden();

  await startCopy(page, WISH);
  const row = rowOf(page, WISH.name);
  await expect(row).toHaveAttribute('data-state', 'running');
  identity.drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  expect(await identity.drive.operations()).toHaveLength(1);
  // Files may come and go while it runs.
  await ferry.quit();
  for (const token of [
    ...identity.provider.books.accessTokens.keys(),
    ...identity.provider.books.refreshTokens.keys(),
  ]) {
    expect(profileHolds(folder, token)).toBe(false);
  }
});

test('a code is shown large, copied and typed elsewhere', async ({ launch, identity }) => {
  identity.register();
  const { app, page } = await launch(identity.options());
  await listen(app);
  const dialog = await openAccounts(page);
  await dialog.getByRole('button', { name: 'Sign in with a code' }).click();
  const code = dialog.locator('.account-code');
  await expect(code).toBeVisible();
  const typed = (await code.innerText()).replace(/^Code:\s*/u, '').trim();
  await inspect(page, 'accounts-code');
  await dialog.getByRole('button', { name: 'Copy code' }).click();
  await expect(dialog.getByText('Copied')).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(typed);
  await dialog.getByRole('button', { name: 'Open the page' }).click();
  await expect.poll(() => takeOpened(app)).toEqual([`${identity.provider.origin}/devicelogin`]);
  identity.provider.devices.approve(typed, identity.provider.user);
  await expect(accountIn(page)).toBeVisible();
  await expect(code).toBeHidden();
});

test('whoever has enough of it cancels, and a refusal says what to do', async ({
  launch,
  identity,
}) => {
  identity.register();
  const { app, page } = await launch(identity.options());
  await identity.browse(app);
  identity.provider.behaviour = 'wait';
  const dialog = await openAccounts(page);
  await dialog.getByRole('button', { name: BY_BROWSER }).click();
  await expect(dialog.getByText('Sign in on the page that has opened')).toBeVisible();
  await inspect(page, 'accounts-waiting');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Signing in was cancelled.');

  identity.provider.behaviour = 'refuse';
  await dialog.getByRole('button', { name: BY_BROWSER }).click();
  await expect(dialog.getByRole('alert')).toContainText('Ferry was not allowed');
  await inspect(page, 'accounts-refused');
  await expect(dialog.getByRole('listitem')).toHaveCount(0);
});

test('without an application ID the window says where to get one, and takes it', async ({
  launch,
  identity,
}) => {
  const { app, page } = await launch(identity.options());
  const dialog = await openAccounts(page);
  await expect(dialog.getByText('Ferry has no application ID to sign in with here.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: BY_BROWSER })).toBeHidden();
  await inspect(page, 'accounts-no-id');
  await listen(app);
  await dialog.getByRole('button', { name: 'Open Microsoft’s registration page' }).click();
  await expect.poll(() => takeOpened(app)).toEqual(['https://entra.microsoft.com']);
  await dialog.getByLabel('Application ID').fill('my app');
  await dialog.getByRole('button', { name: 'Use this ID' }).click();
  await expect(dialog.getByText('Such an ID looks like')).toBeVisible();
  await dialog.getByLabel('Application ID').fill(identity.provider.clientId);
  await dialog.getByRole('button', { name: 'Use this ID' }).click();
  await identity.browse(app);
  await dialog.getByRole('button', { name: BY_BROWSER }).click();
  await expect(accountIn(page)).toBeVisible();
});

test('whoever is signed out by the service is told, and signs in again for copies to go on', async ({
  launch,
  identity,
}) => {
  const { page } = await launchConnected(launch, identity);
  await page.getByRole('button', { name: 'Pause starting copies' }).click();
  await startCopy(page, WISH);
  const row = rowOf(page, WISH.name);
  await expect(row).toHaveAttribute('data-state', 'queued');
  identity.revoke();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(row).toContainText('Waiting for you to sign in again');
  const banner = page.locator('.banner').filter({ hasText: `${NAME} is signed out.` });
  await expect(banner).toBeVisible();
  await inspect(page, 'signed-out');
  // The row offers it as well.
  await expect(row.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  await banner.getByRole('button', { name: 'Sign in again' }).click();
  await expect(dialogOf(page).getByText(`Signed in: ${NAME}`)).toBeVisible();
  await closeAccounts(page);
  await expect(banner).toBeHidden();
  await expect(row).toHaveAttribute('data-state', 'running');
  identity.drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
});

test('signing out removes the account, and its copies where that is wanted', async ({
  launch,
  identity,
}) => {
  const { app, page } = await launchConnected(launch, identity);
  await startCopy(page, WISH);
  const row = rowOf(page, WISH.name);
  await expect(row).toHaveAttribute('data-state', 'running');
  identity.drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');

  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('button', { name: 'Accounts…' }).click();
  await closeAccounts(page);
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await clickMenu(app, 'Accounts…');
  const account = accountIn(page);
  await account.getByRole('button', { name: 'Sign out…' }).click();
  await account.getByLabel('Also remove the account’s copies').check();
  await inspect(page, 'accounts-sign-out');
  await account.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(account).toBeHidden();
  await closeAccounts(page);
  await expect(row).toBeHidden();
  await expect(page.getByRole('button', { name: 'Accounts: Demo drive' })).toBeVisible();
});

test('with a secret store the account is there after a restart', async ({
  launch,
  identity,
  desktop,
  folder,
}) => {
  identity.register();
  const keyring = await Keyring.start(desktop.busAddress, folder);
  const options = identity.options(KEYRING_ARGUMENTS);
  try {
    const first = await launch(options);
    await identity.browse(first.app);
    await connect(first.page);
    await openAccounts(first.page);
    await expect(accountIn(first.page)).not.toContainText('only until Ferry quits');
    await first.quit();

    const { page } = await launch(options);
    await expect(page.getByRole('button', { name: `Accounts: ${NAME}` })).toBeVisible();
    await startCopy(page, WISH);
    const row = rowOf(page, WISH.name);
    await expect(row).toHaveAttribute('data-state', 'running');
    identity.drive.advance(MINUTE);
    await expect(row).toHaveAttribute('data-state', 'completed');
  } finally {
    keyring.stop();
  }
});

test('a server of one’s own is marked as such, and its token never comes back', async ({
  launch,
  identity,
}) => {
  const { page } = await launch(identity.options());
  const dialog = await openAccounts(page);
  await dialog.getByText('Add a server of your own').click();
  await dialog.getByLabel('Address of the server').fill('http://gateway.example');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Gateway');
  await dialog.getByLabel('Token (may stay empty)').fill('not-for-you');
  await dialog.getByRole('button', { name: 'Add server' }).click();
  await expect(dialog.getByText('Enter an address with https')).toBeVisible();
  await inspect(page, 'accounts-server');
  await dialog.getByLabel('Address of the server').fill(`${identity.drive.origin}/v1.0`);
  await dialog.getByRole('button', { name: 'Add server' }).click();
  await expect(accountIn(page, 'Gateway')).toContainText('Server of your own');
  const known = await page.evaluate('window.ferry.accounts().then(JSON.stringify)');
  expect(known).not.toContain('not-for-you');
});

test('accounts are places, and what is not allowed yet can be allowed where it is missed', async ({
  launch,
  identity,
}) => {
  identity.register();
  const { app, page } = await launch(identity.options());
  await identity.browse(app);
  await page.getByRole('button', { name: 'New copy' }).click();
  const form = page.getByRole('dialog', { name: 'New copy' });
  const places = form.getByRole('combobox', { name: 'What to copy – Place' });
  const source = form.getByRole('region', { name: 'What to copy' });
  const items = source.getByRole('listbox').getByRole('option');
  await expect(items.first()).toBeVisible();
  await places.selectOption('Accounts…');
  await dialogOf(page).getByRole('button', { name: BY_BROWSER }).click();
  await expect(accountIn(page)).toBeVisible();
  await closeAccounts(page);
  await expect(form).toBeVisible();

  const group = places.locator(`optgroup[label="${NAME} – ada.lovelace@example.com"]`);
  await expect(group.locator('option', { hasText: 'Team sites' })).toHaveCount(1);
  const key = await group.locator('option', { hasText: 'Team sites' }).getAttribute('value');
  await places.selectOption(key);
  await expect(source.getByText('Ferry has not been given the permission')).toBeVisible();
  await inspect(page, 'allow-sites');
  await source.getByRole('button', { name: 'Allow…' }).click();
  await expect(items.first()).toBeVisible();
  await expect(source.getByText('Ferry has not been given the permission')).toBeHidden();
});

test('accounts are told in German too', async ({ launch, identity }) => {
  identity.register();
  const { app, page } = await launch({ ...identity.options(), language: 'de_DE' });
  await identity.browse(app);
  await page.getByRole('button', { name: 'OneDrive verbinden' }).click();
  const dialog = page.getByRole('dialog', { name: 'Konten' });
  await dialog.getByRole('button', { name: 'Im Browser anmelden' }).click();
  await expect(dialog.getByText(`Angemeldet: ${NAME}`)).toBeVisible();
  await dialog.getByText('Eine eigene Anwendungs-ID benutzen').click();
  await page.setViewportSize({ width: 720, height: 560 });
  await inspect(page, 'accounts-german');
});
