/** What the README shows of the window: `npm run pictures` draws it from here. */
import type { ElectronApplication } from '@playwright/test';
import { rowOf, startCopy, startSeveral, startTooLate } from './support/actions.ts';
import { drawWindow } from './support/readme-picture.ts';
import { expect, inspect, test } from './support/test.ts';

const SECOND = 1000;
const SIZE = { width: 960, height: 780 };

async function resize(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, SIZE);
}

test('the README shows a day’s copies', async ({ launch, drive }) => {
  const { app, page } = await launch();
  await resize(app);
  await startCopy(page, { source: 'Receipts', destination: 'Documents', name: 'Receipts of 2026' });
  const receipts = rowOf(page, 'Receipts of 2026');
  await expect(receipts).toHaveAttribute('data-state', 'running');
  drive.advance(60 * SECOND);
  await expect(receipts).toHaveAttribute('data-state', 'completed');
  const taken = { source: 'Budget 2026.xlsx', destination: 'Documents', name: 'Plans.xlsx' };
  await startTooLate(page, drive, taken);
  await expect(rowOf(page, 'Plans.xlsx')).toHaveAttribute('data-state', 'failed');
  await startCopy(page, { source: 'LargeFolder1', destination: 'Documents', name: 'Archive' });
  const archive = rowOf(page, 'Archive');
  await expect(archive).toHaveAttribute('data-state', 'running');
  drive.advance(22 * SECOND);
  await startSeveral(page, ['Music', 'Pictures'], 'Documents');
  const batch = page.getByRole('listitem').filter({ hasText: 'Music and 1 other' });
  await expect(batch).toContainText('2 in progress');
  drive.advance(2 * SECOND);
  await expect(batch).not.toContainText('0%');
  await expect(archive).toContainText(/[3-9]\d%/u);
  await page.mouse.move(0, 0);
  await inspect(page, 'readme-list');
  await drawWindow(app, page, 'list');
});
