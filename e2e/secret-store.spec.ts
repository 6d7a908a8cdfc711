import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { rowOf, startCopy } from './support/actions.ts';
import { clickMenu, tickedInMenu } from './support/inside.ts';
import { KEYRING_ARGUMENTS, Keyring } from './support/keyring.ts';
import { expect, inspect, test } from './support/test.ts';

const MINUTE = 60_000;
const WISH = { source: 'LargeFolder1', destination: 'Documents', name: 'Moved house' };
const NOTICE = 'This system has no secret store';
const KEEP = 'Keep Links to Running Copies';

/** Whether the ledger holds the text anywhere, as whoever gets the files would look. */
function ledgerHolds(folder: string, text: string): boolean {
  const ledger = path.join(folder, 'profile', 'ledger');
  if (!existsSync(ledger)) throw new Error('There is no ledger.');
  return readdirSync(ledger).some((name) => readFileSync(path.join(ledger, name)).includes(text));
}

test('without a secret store the user is told once, and links are kept', async ({
  launch,
  drive,
  folder,
}) => {
  const first = await launch({ isNew: true });
  const notice = first.page.getByText(NOTICE);
  await expect(notice).toBeVisible();
  await inspect(first.page, 'no-secret-store');
  await first.page.getByRole('button', { name: 'Keep them', exact: true }).click();
  await expect(notice).toBeHidden();
  await expect.poll(() => tickedInMenu(first.app)).toContain(KEEP);
  await startCopy(first.page, WISH);
  await expect(rowOf(first.page, WISH.name)).toHaveAttribute('data-state', 'running');
  await first.quit();
  const [secret = ''] = await drive.secrets();
  expect(ledgerHolds(folder, secret)).toBe(true);

  const second = await launch({ isNew: true });
  await expect(rowOf(second.page, WISH.name)).toHaveAttribute('data-state', 'running');
  await expect(second.page.getByText(NOTICE)).toBeHidden();
});

test('links that the user does not want kept are not on the disk, and the destination tells', async ({
  launch,
  drive,
  folder,
}) => {
  const first = await launch({ isNew: true });
  await first.page.getByRole('button', { name: 'Do not keep them' }).click();
  await expect(first.page.getByText(NOTICE)).toBeHidden();
  await expect.poll(() => tickedInMenu(first.app)).not.toContain(KEEP);
  await startCopy(first.page, WISH);
  await expect(rowOf(first.page, WISH.name)).toHaveAttribute('data-state', 'running');
  await first.quit();
  const [secret = ''] = await drive.secrets();
  expect(secret).not.toBe('');
  expect(ledgerHolds(folder, secret)).toBe(false);

  const second = await launch({ isNew: true });
  const row = rowOf(second.page, WISH.name);
  await expect(row).toHaveAttribute('data-state', 'checking');
  await inspect(second.page, 'looking-without-link');
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  expect(await drive.operations()).toHaveLength(1);
  await clickMenu(second.app, KEEP);
  await expect.poll(() => tickedInMenu(second.app)).toContain(KEEP);
});

test('the choice is offered in German too', async ({ launch }) => {
  const { page, app } = await launch({ isNew: true, language: 'de_DE' });
  await expect(page.getByText('keinen geschützten Speicher')).toBeVisible();
  await inspect(page, 'no-secret-store-german');
  await page.getByRole('button', { name: 'Nicht aufbewahren' }).click();
  await expect.poll(() => tickedInMenu(app)).not.toContain('Links zu laufenden Kopien aufbewahren');
});

test('with a secret store nothing is said, and links lie sealed on the disk', async ({
  launch,
  drive,
  desktop,
  folder,
}) => {
  const keyring = await Keyring.start(desktop.busAddress, folder);
  const options = { isNew: true, arguments: KEYRING_ARGUMENTS };
  try {
    const first = await launch(options);
    await startCopy(first.page, WISH);
    await expect(rowOf(first.page, WISH.name)).toHaveAttribute('data-state', 'running');
    await expect(first.page.getByText(NOTICE)).toBeHidden();
    await expect.poll(() => tickedInMenu(first.app)).not.toContain(KEEP);
    await first.quit();
    const [secret = ''] = await drive.secrets();
    expect(ledgerHolds(folder, '"how":"sealed"')).toBe(true);
    expect(ledgerHolds(folder, secret)).toBe(false);

    const { page } = await launch(options);
    const row = rowOf(page, WISH.name);
    await expect(row).toHaveAttribute('data-state', 'running');
    drive.advance(MINUTE);
    await expect(row).toHaveAttribute('data-state', 'completed');
  } finally {
    keyring.stop();
  }
});
