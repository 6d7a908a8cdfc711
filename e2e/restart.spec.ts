import { rowOf, startCopy } from './support/actions.ts';
import { lookElsewhere } from './support/inside.ts';
import { expect, inspect, test } from './support/test.ts';

const MINUTE = 60_000;
const WISH = { source: 'LargeFolder1', destination: 'Documents', name: 'Moved house' };

test('a copy goes on after quitting half-way, and there is one of it', async ({
  launch,
  drive,
}) => {
  const first = await launch();
  await startCopy(first.page, WISH);
  await expect(rowOf(first.page, WISH.name)).toHaveAttribute('data-state', 'running');
  drive.advance(15_000);
  await first.quit();

  const { page } = await launch();
  const row = rowOf(page, WISH.name);
  await expect(row).toHaveAttribute('data-state', 'running');
  await expect(row.getByRole('progressbar')).toHaveAttribute('value', /^0\.[2-5]/u);
  await inspect(page, 'resumed');
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  expect(await drive.operations()).toHaveLength(1);
});

test('a copy goes on after the app was killed half-way', async ({ launch, drive }) => {
  const first = await launch();
  await startCopy(first.page, WISH);
  await expect(rowOf(first.page, WISH.name)).toHaveAttribute('data-state', 'running');
  drive.advance(15_000);
  await first.kill();

  const { page } = await launch();
  const row = rowOf(page, WISH.name);
  await expect(row).toHaveAttribute('data-state', 'running');
  await inspect(page, 'resumed-after-kill');
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  expect(await drive.operations()).toHaveLength(1);
});

test('a copy that ends while the app is closed is told at the next start, once', async ({
  launch,
  drive,
  desktop,
}) => {
  const first = await launch();
  await startCopy(first.page, WISH);
  await expect(rowOf(first.page, WISH.name)).toHaveAttribute('data-state', 'running');
  await first.quit();
  drive.advance(MINUTE);
  expect(desktop.notifications).toEqual([]);

  const second = await launch();
  await lookElsewhere(second.app);
  await expect(rowOf(second.page, WISH.name)).toHaveAttribute('data-state', 'completed');
  await expect
    .poll(() => desktop.notifications)
    .toEqual([{ title: 'Copied', body: '“Moved house” is in “Documents”.' }]);
  await inspect(second.page, 'ended-while-closed');
  await second.quit();

  const third = await launch();
  await expect(rowOf(third.page, WISH.name)).toHaveAttribute('data-state', 'completed');
  expect(desktop.notifications).toHaveLength(1);
});

test('an answer that was lost leads to the destination, never to a second copy', async ({
  launch,
  drive,
}) => {
  const { page } = await launch();
  await drive.setFaults([
    { match: { method: 'POST', path: '/copy' }, times: 1, action: { drop: 'afterProcessing' } },
  ]);
  await startCopy(page, WISH);
  const row = rowOf(page, WISH.name);
  await expect(row).toHaveAttribute('data-state', 'checking');
  await inspect(page, 'checking');
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  await expect(row.getByText('found complete at the destination')).toBeVisible();
  expect(await drive.operations()).toHaveLength(1);
});

test('killed while the request was on its way, the app looks instead of asking again', async ({
  launch,
  drive,
}) => {
  const first = await launch();
  await drive.setFaults([
    { match: { method: 'POST', path: '/copy' }, times: 1, action: { delayMs: 30_000 } },
  ]);
  await startCopy(first.page, WISH);
  await expect(rowOf(first.page, WISH.name)).toHaveAttribute('data-state', 'submitting');
  await first.kill();
  await drive.clearFaults();

  const { page } = await launch();
  await expect(rowOf(page, WISH.name)).toHaveAttribute('data-state', 'checking');
  expect((await drive.operations()).length).toBeLessThanOrEqual(1);
});

/** Small enough to be compared unasked. */
const SMALL = { ...WISH, source: 'Projects' };

for (const { when, faults } of [
  { when: 'before its result was fetched', faults: [{ method: 'GET', path: '/items/' }] },
  { when: 'before its comparison had begun', faults: [{ method: 'GET', path: '/children' }] },
]) {
  test(`a completed copy is compared by itself when the app was killed ${when}`, async ({
    launch,
    drive,
  }) => {
    const first = await launch();
    await startCopy(first.page, SMALL);
    await expect(rowOf(first.page, SMALL.name)).toHaveAttribute('data-state', 'running');
    await drive.setFaults(faults.map((match) => ({ match, action: { drop: true } })));
    drive.advance(MINUTE);
    await expect(rowOf(first.page, SMALL.name)).toHaveAttribute('data-state', 'completed');
    await first.kill();

    await drive.clearFaults();
    const { page } = await launch();
    await expect(rowOf(page, SMALL.name).locator('[data-proof="same"]')).toBeVisible();
  });
}
