import type { ElectronApplication } from '@playwright/test';
import { rowOf, startCopy } from './support/actions.ts';
import type { StoryDrive } from './support/drive.ts';
import { answerMessages, clickMenu, entriesOf, messagesOf, wake } from './support/inside.ts';
import { expect, inspect, test } from './support/test.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const WISH = { source: 'LargeFolder1', destination: 'Documents', name: 'Moved house' };
const MONITOR = '/monitor/';

/**
 * Sets the computer's clock on by hours: the copy then counts as an old one, which is asked about once
 * a minute. What is heard sooner than that was asked for another reason.
 */
async function letCopyGrowOld(app: ElectronApplication, drive: StoryDrive): Promise<void> {
  await app.evaluate((_electron, byMs) => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + byMs;
  }, 3 * HOUR);
  const before = await drive.monitorRequests();
  await expect.poll(() => drive.monitorRequests()).toBeGreaterThan(before);
}

test.describe('the end', () => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    test(`by ${signal} comes in order`, async ({ launch, folder }) => {
      const { app } = await launch();
      const process = app.process();
      const closed = app.waitForEvent('close');
      process.kill(signal);
      await closed;
      await expect.poll(() => [process.exitCode, process.signalCode]).toEqual([0, null]);
      expect(entriesOf(`${folder}/profile`, 'app', 'stopped')).toEqual([
        expect.stringContaining('"isInOrder":true'),
      ]);
    });
  }

  test('by the system’s shut-down comes in order, within its time', async ({ launch, folder }) => {
    const { app } = await launch();
    const closed = app.waitForEvent('close');
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('shutdown', { preventDefault: () => undefined });
    });
    await closed;
    expect(entriesOf(`${folder}/profile`, 'app', 'stopping')).toEqual([
      expect.stringContaining('"why":"shutdown"'),
    ]);
  });

  test('waits for the answer to a start that is on its way', async ({ launch, drive, folder }) => {
    const first = await launch();
    await drive.setFaults([{ match: { method: 'POST', path: '/copy' }, action: { isHeld: true } }]);
    await startCopy(first.page, WISH);
    await expect(rowOf(first.page, WISH.name)).toHaveAttribute('data-state', 'submitting');
    const ended = first.quit();
    await expect.poll(() => entriesOf(`${folder}/profile`, 'app', 'stopping')).toHaveLength(1);
    await drive.clearFaults();
    await ended;

    const { page } = await launch();
    const row = rowOf(page, WISH.name);
    await expect(row).toHaveAttribute('data-state', 'running');
    drive.advance(MINUTE);
    await expect(row).toHaveAttribute('data-state', 'completed');
    expect(await drive.operations()).toHaveLength(1);
  });
});

test.describe('a long copy', () => {
  test('is asked about at once when the computer wakes', async ({ launch, drive, folder }) => {
    const { app, page } = await launch();
    await startCopy(page, WISH);
    const row = rowOf(page, WISH.name);
    await expect(row).toHaveAttribute('data-state', 'running');
    await letCopyGrowOld(app, drive);
    drive.advance(MINUTE);
    await wake(app);
    await expect(row).toHaveAttribute('data-state', 'completed');
    expect(entriesOf(`${folder}/profile`, 'power', 'wakes')).toHaveLength(1);
  });

  test('waits while nobody can be reached, and goes on when the network is back', async ({
    launch,
    drive,
    folder,
  }) => {
    const { app, page } = await launch();
    const setOnline = (isOnline: boolean): Promise<void> =>
      app.evaluate(({ net }, now) => {
        net.isOnline = () => now;
      }, isOnline);
    await startCopy(page, WISH);
    const row = rowOf(page, WISH.name);
    await expect(row).toHaveAttribute('data-state', 'running');
    await setOnline(false);
    await drive.setFaults([{ match: { path: MONITOR }, action: { drop: true } }]);
    await expect(row.getByText('Drive can’t be reached')).toBeVisible();
    await inspect(page, 'offline');
    await expect.poll(() => entriesOf(`${folder}/profile`, 'network', 'changed')).not.toEqual([]);

    await drive.clearFaults();
    // The longer it was in vain, the longer it is until it is tried by itself.
    await wake(app);
    await letCopyGrowOld(app, drive);
    await expect(row.getByText('Drive can’t be reached')).toBeHidden();
    drive.advance(MINUTE);
    await setOnline(true);
    await expect(row).toHaveAttribute('data-state', 'completed');
    expect(await drive.operations()).toHaveLength(1);
  });
});

test('diagnostics say how the app is, and no secret', async ({ launch, drive }) => {
  const { app, page } = await launch();
  await startCopy(page, WISH);
  await expect(rowOf(page, WISH.name)).toHaveAttribute('data-state', 'running');
  await answerMessages(app);
  await clickMenu(app, 'Copy Diagnostics');
  await expect.poll(() => messagesOf(app)).toEqual([expect.stringContaining('Diagnostics copied')]);
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toMatch(/^Ferry \d/u);
  expect(text).toContain('\nCopies: running 1\n');
  expect(text).toContain('"area":"job","event":"state"');
  expect(text).toContain(`"host":"${new URL(drive.origin).host}"`);
  for (const secret of await drive.secrets()) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/withheld|\/monitor\/|Moved house|Documents/u);
});
