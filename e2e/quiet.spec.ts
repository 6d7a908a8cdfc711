import type { ElectronApplication, Page } from '@playwright/test';
import type { JobView, Snapshot, SnapshotChange } from '../shared/job-view.ts';
import { expect, test } from './support/test.ts';

/** All have begun then: long ago, so that their words follow the minute. */
const STARTED_AT = Date.now() - 5 * 3_600_000;
const COUNT = 300;
const CHANGES = 200;

test('hundreds of copies cost the page no more than those in sight', async ({ launch }) => {
  const { app, page } = await launch();
  const jobs = Array.from({ length: COUNT }, (_, index) => running(index, 0.1));
  const last = COUNT - 1;
  await tellOnly(app, { revision: 1, jobs, older: null, notices: [] });
  const bar = (index: number) => page.locator(`[data-job-id="${idOf(index)}"] progress`);
  await expect(bar(0)).toHaveAttribute('value', '0.1');
  await expect(bar(last)).toHaveCount(0);

  // Whatever is drawn has its numbers written by one of these.
  await page.evaluate(() => {
    const found = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, 'format');
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
      get(this: Intl.NumberFormat): unknown {
        document.body.dataset['written'] = String(Number(document.body.dataset['written']) + 1);
        return found?.get?.call(this);
      },
    });
  });
  let revision = 1;
  const news = (job: JobView): SnapshotChange => change(revision++, job);
  // In the page already, so that scrolling finds it ready, but below what can be seen.
  const ahead = (await rowsInPage(page)).length - 1;
  expect(await rowsInView(page)).not.toContain(idOf(ahead));
  for (const unseen of [last, ahead]) {
    // At first words that come later have all drawn anew.
    await expect(async () => {
      await page.evaluate(() => {
        document.body.dataset['written'] = '0';
      });
      const far = Array.from({ length: CHANGES }, (_, index) =>
        news(running(unseen, 0.2 + index / 1000)),
      );
      // They arrive in their order, so that all have been heard of when the last one shows.
      await tell(app, [...far, news(running(0, revision / 10_000))]);
      await expect(bar(0)).toHaveAttribute('value', String((revision - 1) / 10_000));
      const written = await page.evaluate(() => Number(document.body.dataset['written']));
      expect(written).toBeLessThan(CHANGES / 2);
    }).toPass({ timeout: 15_000 });
  }

  // What was kept back is there as soon as it can be seen.
  for (const unseen of [ahead, last]) {
    await tell(app, [news(running(unseen, 0.75))]);
    await page.locator('main').evaluate((main, isLast) => {
      main.scrollTop = isLast ? main.scrollHeight : main.clientHeight;
    }, unseen === last);
    await expect(bar(unseen)).toHaveAttribute('value', '0.75');
  }

  // An end out of sight is told at once.
  await tell(app, [news(checking(0))]);
  await page.locator('main').evaluate((main) => {
    main.scrollTop = 0;
  });
  await expect(page.locator(`[data-job-id="${idOf(0)}"][data-state="checking"]`)).toBeVisible();
});

test('says which of hundreds of copies can be seen, so that only those are asked about often', async ({
  launch,
}) => {
  const { app, page } = await launch();
  const jobs = Array.from({ length: COUNT }, (_, index) => running(index, 0.1));
  await keepWhatIsDrawn(app);
  await tellOnly(app, { revision: 1, jobs, older: null, notices: [] });
  const [first, last] = [`"${idOf(0)}"`, `"${idOf(COUNT - 1)}"`];
  await expect.poll(() => drawn(app)).toContain(first);
  // Not those that are only drawn ahead.
  await expect.poll(() => drawn(app)).toBe(JSON.stringify(await rowsInView(page)));
  expect((await rowsInPage(page)).length).toBeGreaterThan((await rowsInView(page)).length);

  await page.locator('main').evaluate((main) => {
    main.scrollTop = main.scrollHeight;
  });
  await expect.poll(() => drawn(app)).toContain(last);
  expect(await drawn(app)).not.toContain(first);
});

/** The copies that have a row in the page, in its order. */
async function rowsInPage(page: Page): Promise<readonly string[]> {
  return await page
    .locator('[data-job-id]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-job-id') ?? ''));
}

/** Those of them of which something can be seen. */
async function rowsInView(page: Page): Promise<readonly string[]> {
  return await page.locator('main').evaluate((main) => {
    const view = main.getBoundingClientRect();
    return [...main.querySelectorAll('[data-job-id]')].flatMap((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > view.top && top < view.bottom ? [row.getAttribute('data-job-id') ?? ''] : [];
    });
  });
}

const idOf = (index: number): string => `copy-${index}`;

function wishOf(index: number): Omit<Extract<JobView, { state: 'submitting' }>, 'state'> {
  const name = `Plans ${index}`;
  return {
    ...{ id: idOf(index), action: 'copy', name, kind: 'folder', from: '/Plans', to: '/' },
    ...{ onConflict: 'fail', batch: null, askedAt: STARTED_AT + index },
  };
}

function running(index: number, fraction: number): JobView {
  const progress = { fraction, files: null, bytes: null };
  const more = { byApp: false, startedAt: STARTED_AT, progress, ends: null, waiting: null };
  return { ...wishOf(index), state: 'running', ...more };
}

function checking(index: number): JobView {
  return { ...wishOf(index), state: 'checking', reason: 'monitorGone', waiting: null };
}

function change(since: number, job: JobView): SnapshotChange {
  return { since, revision: since + 1, jobs: [job], gone: [], notices: [] };
}

/** From now on the page hears of these copies alone. */
async function tellOnly(app: ElectronApplication, snapshot: Snapshot): Promise<void> {
  await app.evaluate(({ BrowserWindow, ipcMain }, said) => {
    ipcMain.removeHandler('jobs:list');
    ipcMain.handle('jobs:list', () => said);
    BrowserWindow.getAllWindows()[0]?.webContents.reload();
  }, snapshot);
}

async function tell(app: ElectronApplication, changes: readonly SnapshotChange[]): Promise<void> {
  await app.evaluate(({ BrowserWindow }, said) => {
    for (const each of said) BrowserWindow.getAllWindows()[0]?.webContents.send('change', each);
  }, changes);
}

/** Keeps what the page says last of the rows that are drawn. */
async function keepWhatIsDrawn(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('rows:drawn');
    ipcMain.handle('rows:drawn', (_event, ids: unknown) => {
      process.env['FERRY_STORY_DRAWN'] = JSON.stringify(ids);
      return { ok: true };
    });
  });
}

/** Their names, as one text. */
async function drawn(app: ElectronApplication): Promise<string> {
  return await app.evaluate(() => process.env['FERRY_STORY_DRAWN'] ?? '');
}
