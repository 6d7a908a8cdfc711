/** Several accounts at once, servers of the user's own, and what becomes of copies when one is signed out. */
import type { Locator, Page } from '@playwright/test';
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
import { type Identity, listen } from './support/identity.ts';
import { expect, inspect } from './support/test.ts';

const MINUTE = 60_000;
const OTHER = 'Grace Hopper';
const COPY = { source: 'Receipts', destination: 'Documents' };

/** The service lets one person not go on without signing in anew. */
function revoke({ provider }: Identity, name: string): void {
  const { accessTokens, refreshTokens } = provider.books;
  for (const issued of [accessTokens, refreshTokens]) {
    for (const [token, { citizen }] of issued) if (citizen.name === name) issued.delete(token);
  }
}

/** A token as an administrator would hand it out for a server. */
function newToken({ provider, drive }: Identity): string {
  const { books, user } = provider;
  const [first] = books.accessTokens.values();
  const scopes = first?.scopes ?? ['Files.ReadWrite'];
  return books.issue(user, scopes, drive.origin, 60 * MINUTE).accessToken;
}

function bannerOf(page: Page, text: string): Locator {
  return page.locator('.banner').filter({ hasText: text });
}

test('two accounts copy side by side, and one goes on when the other is signed out', async ({
  launch,
  identity,
}) => {
  const ada = identity.provider.user;
  const { page } = await launchConnected(launch, identity);
  identity.provider.user = identity.provider.books.newCitizen(OTHER);
  await connect(page, OTHER);
  await expect(page.getByRole('button', { name: 'Accounts: 2 accounts' })).toBeVisible();
  await startCopy(page, { ...COPY, account: NAME, name: 'Of Ada' });
  await startCopy(page, { ...COPY, account: OTHER, name: 'Of Grace' });
  for (const name of ['Of Ada', 'Of Grace']) {
    await expect(rowOf(page, name)).toHaveAttribute('data-state', 'running');
  }
  await page.getByRole('button', { name: 'Pause starting copies' }).click();
  await startCopy(page, { ...COPY, account: NAME, name: 'Next of Ada' });
  await startCopy(page, { ...COPY, account: OTHER, name: 'Next of Grace' });
  revoke(identity, NAME);
  await page.getByRole('button', { name: 'Resume' }).click();

  await expect(rowOf(page, 'Next of Ada')).toContainText('Waiting for you to sign in again');
  await expect(rowOf(page, 'Next of Grace')).toHaveAttribute('data-state', 'running');
  await expect(bannerOf(page, `${NAME} is signed out.`)).toBeVisible();
  await inspect(page, 'accounts-side-by-side');
  identity.drive.advance(MINUTE);
  // Whoever watches a copy needs no token for it.
  for (const name of ['Of Ada', 'Of Grace', 'Next of Grace']) {
    await expect(rowOf(page, name)).toHaveAttribute('data-state', 'completed');
  }
  await expect(rowOf(page, 'Next of Ada')).toHaveAttribute('data-state', 'queued');

  identity.provider.user = ada;
  await bannerOf(page, NAME).getByRole('button', { name: 'Sign in again' }).click();
  await expect(dialogOf(page).getByText(`Signed in: ${NAME}`)).toBeVisible();
  await closeAccounts(page);
  await expect(rowOf(page, 'Next of Ada')).toHaveAttribute('data-state', 'running');
  identity.drive.advance(MINUTE);
  await expect(rowOf(page, 'Next of Ada')).toHaveAttribute('data-state', 'completed');
  expect(await identity.drive.operations()).toHaveLength(4);
});

test('where several accounts are signed out, the list says which', async ({ launch, identity }) => {
  const { page } = await launchConnected(launch, identity);
  identity.provider.user = identity.provider.books.newCitizen(OTHER);
  await connect(page, OTHER);
  identity.revoke();
  // The dialog asks each drive how full it is.
  await openAccounts(page);
  for (const name of [NAME, OTHER]) {
    await expect(accountIn(page, name)).toContainText('Signed out.');
    await expect(accountIn(page, name).getByRole('button', { name: 'Sign out…' })).toBeHidden();
    await expect(accountIn(page, name).getByRole('button', { name: 'Remove…' })).toBeVisible();
  }
  await closeAccounts(page);
  const banner = bannerOf(page, '2 accounts are signed out.');
  await banner.getByRole('button', { name: 'Sign in again' }).click();
  await expect(dialogOf(page)).toBeVisible();
  await expect(dialogOf(page).getByText('Sign in on the page')).toBeHidden();
  await inspect(page, 'accounts-several-out');
  await accountIn(page, OTHER).getByRole('button', { name: 'Sign in again' }).click();
  await expect(dialogOf(page).getByText(`Signed in: ${OTHER}`)).toBeVisible();
  await closeAccounts(page);
  await expect(bannerOf(page, `${NAME} is signed out.`)).toBeVisible();
});

test('a server that wants a token is given one, and the copy goes on', async ({
  launch,
  identity,
}) => {
  const { page } = await launch(identity.options());
  const dialog = await openAccounts(page);
  await dialog.getByText('Add a server of your own').click();
  await dialog.getByLabel('Address of the server').fill(`${identity.drive.origin}/v1.0`);
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Gateway');
  await dialog.getByRole('button', { name: 'Add server' }).click();
  const server = accountIn(page, 'Gateway');
  await expect(server).toContainText('This server wants a token that Ferry does not have.');
  await inspect(page, 'accounts-token-wanted');
  await server.getByRole('button', { name: 'Use this token' }).click();
  await expect(server).toContainText('Enter the token.');
  const first = newToken(identity);
  await server.getByLabel('Token').fill(first);
  await server.getByRole('button', { name: 'Use this token' }).click();
  await expect(server.getByLabel('Token')).toBeHidden();
  await closeAccounts(page);

  await page.getByRole('button', { name: 'Pause starting copies' }).click();
  await startCopy(page, COPY);
  const row = rowOf(page, 'Receipts');
  await expect(row).toHaveAttribute('data-state', 'queued');
  identity.provider.books.accessTokens.delete(first);
  await page.getByRole('button', { name: 'Resume' }).click();
  const banner = bannerOf(page, 'Gateway wants a token.');
  await expect(banner).toBeVisible();
  await expect(row).toContainText('Waiting for you to enter a token');
  await expect(row.getByRole('button', { name: 'Enter a token' })).toBeVisible();
  await inspect(page, 'server-wants-token');
  await banner.getByRole('button', { name: 'Enter a token' }).click();
  await server.getByLabel('Token').fill(newToken(identity));
  await page.keyboard.press('Enter');
  await expect(server.getByLabel('Token')).toBeHidden();
  await closeAccounts(page);
  await expect(row).toHaveAttribute('data-state', 'running');
  identity.drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  expect(await identity.drive.operations()).toHaveLength(1);
});

test('an attempt to sign in that fails behind a closed dialog is told in the window', async ({
  launch,
  identity,
}) => {
  identity.register();
  const { app, page } = await launch(identity.options());
  await listen(app);
  const dialog = await openAccounts(page);
  identity.provider.behaviour = 'refuse';
  await dialog.getByRole('button', { name: BY_BROWSER }).click();
  await expect(dialog.getByText('Sign in on the page that has opened')).toBeVisible();
  await closeAccounts(page);
  await identity.browse(app);
  const banner = bannerOf(page, 'Ferry was not allowed');
  await expect(banner).toBeVisible();
  await inspect(page, 'sign-in-failed');
  await banner.getByRole('button', { name: 'Dismiss' }).click();
  await expect(banner).toBeHidden();
});

test('an account of another cloud of Microsoft’s signs in and copies', async ({
  launch,
  identity,
}) => {
  identity.register({ clientIds: { usGov: identity.provider.clientId } });
  const { app, page } = await launch(identity.options());
  await identity.browse(app);
  const dialog = await openAccounts(page);
  await expect(dialog.getByRole('button', { name: BY_BROWSER })).toBeHidden();
  await dialog.getByLabel('Where the account is').selectOption('US government');
  await dialog.getByRole('button', { name: BY_BROWSER }).click();
  await expect(accountIn(page)).toContainText('US government');
  await closeAccounts(page);
  await startCopy(page, COPY);
  const row = rowOf(page, 'Receipts');
  await expect(row).toHaveAttribute('data-state', 'running');
  identity.drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
});

test('a copy that failed for want of a sign-in offers it, and then to try again', async ({
  launch,
  identity,
}) => {
  const { page } = await launchConnected(launch, identity);
  const error = { code: 'unauthenticated', message: 'The caller is not authenticated.' };
  await identity.drive.setFaults([
    { match: { path: '/monitor/' }, action: { status: 200, body: { status: 'failed', error } } },
  ]);
  await startCopy(page, { ...COPY, rule: 'Keep both' });
  const row = rowOf(page, 'Receipts');
  await expect(row).toHaveAttribute('data-state', 'failed');
  await inspect(page, 'failed-unauthenticated');
  await identity.drive.clearFaults();
  await row.getByRole('button', { name: 'Sign in again' }).click();
  await expect(dialogOf(page)).toBeVisible();
  await closeAccounts(page);
  await row.getByRole('button', { name: 'Try again' }).click();
  await row.getByRole('button', { name: 'Start again' }).click();
  await expect(row).toHaveAttribute('data-state', 'running');
});
