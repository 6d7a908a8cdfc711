import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { rowOf, startCopy } from './support/actions.ts';
import type { StoryDrive } from './support/drive.ts';
import {
  answerMessages,
  clickMenu,
  crashPage,
  entriesOf,
  inWindow,
  messagesOf,
  pictureOf,
  stateInWindow,
} from './support/inside.ts';
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

test.describe('the page', () => {
  test('that crashes comes back by itself, and its copy notices nothing', async ({
    launch,
    drive,
    folder,
  }) => {
    const { app, page } = await launch();
    await startCopy(page, WISH);
    await expect(rowOf(page, WISH.name)).toHaveAttribute('data-state', 'running');
    drive.advance(15 * SECOND);
    await crashPage(app);
    await expect.poll(() => stateInWindow(app)).toBe('running');
    expect(await inWindow(app, `document.querySelector('dialog') === null ? 'none' : 'some'`)).toBe(
      'none',
    );
    await pictureOf(app, 'page-back');
    drive.advance(MINUTE);
    await expect.poll(() => stateInWindow(app)).toBe('completed');
    expect(await drive.operations()).toHaveLength(1);
    expect(entriesOf(`${folder}/profile`, 'window', 'pageGone')).toEqual([
      expect.stringContaining('"isReloaded":true'),
    ]);
  });

  test('that hangs is ended and comes back', async ({ launch, folder }) => {
    const { app } = await launch();
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      void window?.webContents.executeJavaScript('for (;;);').catch(() => undefined);
      // Chromium says so itself only when input has waited for half a minute.
      window?.emit('unresponsive');
    });
    await expect.poll(() => entriesOf(`${folder}/profile`, 'window', 'pageGone')).toHaveLength(1);
    await expect.poll(() => inWindow(app, 'document.readyState')).toBe('complete');
  });

  test('that crashes again and again is left alone, and the user decides', async ({ launch }) => {
    const { app } = await launch({ language: 'de_DE' });
    await answerMessages(app);
    const crashOnce = async (): Promise<void> => {
      await inWindow(app, `document.title = 'before'`);
      await crashPage(app);
      const title = `document.readyState === 'complete' ? document.title : 'loading'`;
      await expect.poll(() => inWindow(app, title)).toBe('Ferry');
    };
    for (let crash = 0; crash < 3; crash += 1) await crashOnce();
    expect(await messagesOf(app)).toEqual([]);
    await crashOnce();
    expect(await messagesOf(app)).toEqual([
      expect.stringContaining('Das Fenster stürzt immer wieder ab'),
    ]);
  });
});

test.describe('a fault of the app itself', () => {
  const throwInside = (app: ElectronApplication, url: string): Promise<void> =>
    app.evaluate((_electron, address) => {
      setTimeout(() => {
        throw new Error(`cannot ask ${address}`);
      }, 0);
    }, url);

  test('is noted without any address, and the app starts again where it was', async ({
    launch,
    drive,
    folder,
  }) => {
    const first = await launch();
    await startCopy(first.page, WISH);
    await expect(rowOf(first.page, WISH.name)).toHaveAttribute('data-state', 'running');
    const note = path.join(folder, 'profile', 'relaunched.json');
    await first.app.evaluate(({ app }, file) => {
      app.relaunch = (options) => {
        process.getBuiltinModule('fs').writeFileSync(file, JSON.stringify(options?.args ?? []));
      };
    }, note);
    const [secret = ''] = await drive.secrets();
    const closed = first.app.waitForEvent('close');
    await throwInside(first.app, `${drive.origin}/_api/v2.0/monitor/${secret}`);
    await closed;
    const [fault] = entriesOf(`${folder}/profile`, 'app', 'fault');
    expect(fault).toContain('"error":"Error"');
    expect(entriesOf(`${folder}/profile`, 'app', 'stopped')).toEqual([
      expect.stringContaining('"isInOrder":true'),
    ]);
    expect(JSON.parse(readFileSync(note, 'utf8'))).toContain('--after-fault');

    const { page } = await launch({ arguments: ['--after-fault'] });
    const row = rowOf(page, WISH.name);
    await expect(row).toHaveAttribute('data-state', 'running');
    await expect(page.getByText('it started again by itself')).toBeVisible();
    await inspect(page, 'restarted-after-fault');
    drive.advance(MINUTE);
    await expect(row).toHaveAttribute('data-state', 'completed');
    expect(await drive.operations()).toHaveLength(1);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByText('it started again by itself')).toBeHidden();
  });

  test('that comes back at once is told, and ends the app', async ({ launch, folder }) => {
    const { app } = await launch({ arguments: ['--after-fault'], language: 'de_DE' });
    const process = app.process();
    const note = path.join(folder, 'profile', 'said.txt');
    await app.evaluate(({ dialog }, file) => {
      dialog.showErrorBox = (title) => {
        globalThis.process.getBuiltinModule('fs').writeFileSync(file, title);
      };
    }, note);
    const closed = app.waitForEvent('close');
    await app.evaluate(() => {
      void Promise.reject(new Error('a promise that nobody kept'));
    });
    await closed;
    expect(readFileSync(note, 'utf8')).toBe('Ferry muss geschlossen werden');
    await expect.poll(() => process.exitCode).toBe(1);
  });
});

test('a terminal that was closed is no fault', async ({ launch, folder }) => {
  const { app } = await launch();
  app.process().stdout?.destroy();
  app.process().stderr?.destroy();
  const hasFailed = await app.evaluate(async () => {
    const write = (stream: NodeJS.WriteStream): Promise<boolean> =>
      new Promise((resolve) => {
        stream.write('to nobody', (error) => {
          resolve(error instanceof Error);
        });
      });
    return [await write(process.stdout), await write(process.stderr)];
  });
  expect(hasFailed).toEqual([true, true]);
  await app.close();
  expect(entriesOf(`${folder}/profile`, 'app', 'fault')).toEqual([]);
  expect(entriesOf(`${folder}/profile`, 'app', 'stopped')).toHaveLength(1);
});

test('a helper process that dies is noted, and a copy goes on', async ({
  launch,
  drive,
  folder,
}) => {
  const { app, page } = await launch();
  await startCopy(page, WISH);
  const row = rowOf(page, WISH.name);
  await expect(row).toHaveAttribute('data-state', 'running');
  const pid = await app.evaluate(({ app: self }) =>
    self.getAppMetrics().flatMap(({ type, pid: found }) => (type === 'Utility' ? [found] : [])),
  );
  expect(pid).toHaveLength(1);
  process.kill(pid[0] ?? 0, 'SIGKILL');
  await expect
    .poll(() => entriesOf(`${folder}/profile`, 'process', 'gone'))
    .toEqual([expect.stringContaining('"kind":"Utility","reason":"killed"')]);
  drive.advance(MINUTE);
  await expect(row).toHaveAttribute('data-state', 'completed');
  expect(await drive.operations()).toHaveLength(1);
});

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

  test('waits for the answer to a start that is on its way', async ({ launch, drive }) => {
    const first = await launch();
    await drive.setFaults([
      { match: { method: 'POST', path: '/copy' }, times: 1, action: { delayMs: SECOND } },
    ]);
    await startCopy(first.page, WISH);
    await expect(rowOf(first.page, WISH.name)).toHaveAttribute('data-state', 'submitting');
    await first.quit();

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
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('suspend');
      powerMonitor.emit('resume');
    });
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
