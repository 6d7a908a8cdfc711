import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { rowOf, startCopy } from './support/actions.ts';
import {
  answerMessages,
  crashPage,
  entriesOf,
  inWindow,
  isAlive,
  messagesOf,
  pidsOf,
  pictureOf,
  stateInWindow,
} from './support/inside.ts';
import { expect, inspect, test } from './support/test.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const WISH = { source: 'LargeFolder1', destination: 'Documents', name: 'Moved house' };

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
    await expect.poll(() => entriesOf(`${folder}/profile`, 'window', 'pageGone')).toHaveLength(1);
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

  test('that crashes again and again out of sight is loaded when it is shown', async ({
    launch,
    folder,
  }) => {
    const profile = path.join(folder, 'profile');
    const { app } = await launch();
    await answerMessages(app);
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.hide();
    });
    for (let crashes = 1; crashes <= 4; crashes += 1) {
      await expect.poll(() => inWindow(app, 'document.readyState')).toBe('complete');
      await crashPage(app);
      await expect.poll(() => entriesOf(profile, 'window', 'pageGone')).toHaveLength(crashes);
    }
    expect(entriesOf(profile, 'window', 'pageGone').at(-1)).toContain('"isReloaded":false');
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.show();
    });
    await expect.poll(() => inWindow(app, 'document.title')).toBe('Ferry');
    expect(await messagesOf(app)).toEqual([]);
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

  test('leaves a copy to the app that has started again, and to nobody’s help', async ({
    launch,
    drive,
    folder,
  }) => {
    const profile = path.join(folder, 'profile');
    const { app, page } = await launch();
    await startCopy(page, WISH);
    await expect(rowOf(page, WISH.name)).toHaveAttribute('data-state', 'running');
    const closed = app.waitForEvent('close');
    await throwInside(app, drive.origin);
    await closed;
    await expect.poll(() => entriesOf(profile, 'app', 'started')).toHaveLength(2);
    const pid = pidsOf(profile).at(1) ?? Number.NaN;
    try {
      drive.advance(MINUTE);
      await expect
        .poll(() => entriesOf(profile, 'job', 'state').at(-1))
        .toContain('"to":"completed"');
      expect(await drive.operations()).toHaveLength(1);
    } finally {
      process.kill(pid, 'SIGTERM');
    }
    await expect.poll(() => entriesOf(profile, 'app', 'stopped')).toHaveLength(2);
    await expect.poll(() => isAlive(pid)).toBe(false);
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
