import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { dialogOf, fillForm, rowOf, startCopy } from './support/actions.ts';
import { expect, inspect, test } from './support/test.ts';

const MINUTE = 60_000;
const WISH = { source: 'LargeFolder1', destination: 'Documents', name: 'Moved house' };
const NOT_SAVING = /^Ferry cannot save at the moment/u;

/** The disk takes no record from now on, as one that is full or has become read-only; or takes them again. */
async function setTaking(app: ElectronApplication, takes: boolean): Promise<void> {
  const manifest = path.join(import.meta.dirname, '..', 'package.json');
  await app.evaluate(
    (_electron, [file, isTaking]) => {
      type Writer = Record<'batch' | 'batchBefore', unknown>;
      const load: (name: string) => { readonly ClassicLevel: { readonly prototype: Writer } } =
        process.getBuiltinModule('module').createRequire(file);
      const { prototype } = load('classic-level').ClassicLevel;
      prototype.batchBefore ??= prototype.batch;
      const full = Object.assign(new Error('ENOSPC'), { code: 'LEVEL_IO_ERROR' });
      prototype.batch = isTaking ? prototype.batchBefore : () => Promise.reject(full);
    },
    [manifest, takes] as const,
  );
}

test('a disk that fills up while copies run is told, begins nothing new, and loses nothing', async ({
  launch,
  drive,
}) => {
  const first = await launch();
  await startCopy(first.page, WISH);
  const row = rowOf(first.page, WISH.name);
  await expect(row).toHaveAttribute('data-state', 'running');
  await setTaking(first.app, false);
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  await expect(first.page.getByText(NOT_SAVING)).toBeVisible();
  await inspect(first.page, 'not-saving');

  await fillForm(first.page, { source: 'Projects', destination: 'Documents' });
  await dialogOf(first.page).locator('button[type=submit]').click();
  await expect(dialogOf(first.page).getByRole('alert')).toBeVisible();
  expect(await drive.operations()).toHaveLength(1);
  await first.page.keyboard.press('Escape');

  await setTaking(first.app, true);
  await expect(first.page.getByText(NOT_SAVING)).toBeHidden();
  await first.kill();
  await drive.setFaults([{ match: { path: '/monitor/' }, action: { drop: true } }]);
  const { page } = await launch();
  await expect(rowOf(page, WISH.name)).toHaveAttribute('data-state', 'completed');
});

test('a copy whose end the disk did not take any more is asked about again', async ({
  launch,
  drive,
}) => {
  const first = await launch();
  await startCopy(first.page, WISH);
  await expect(rowOf(first.page, WISH.name)).toHaveAttribute('data-state', 'running');
  await first.kill();

  const second = await launch({ language: 'de_DE' });
  await expect(rowOf(second.page, WISH.name)).toHaveAttribute('data-state', 'running');
  await setTaking(second.app, false);
  drive.advance(MINUTE);
  await expect(rowOf(second.page, WISH.name)).toHaveAttribute('data-state', 'completed');
  await expect(second.page.getByText(/^Ferry kann gerade nicht speichern/u)).toBeVisible();
  await second.kill();

  const { page } = await launch();
  await expect(rowOf(page, WISH.name)).toHaveAttribute('data-state', 'completed');
  expect(await drive.operations()).toHaveLength(1);
});
