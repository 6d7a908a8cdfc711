/** For those who asked their system for less motion: nothing moves, whatever is shown. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { fillForm, rowOf, startCopy, startSeveral } from './support/actions.ts';
import { writeHistory } from './support/history.ts';
import { expect, inspect, test } from './support/test.ts';

/** Everything that moves or would: running animations, and styles that animate or scroll by and by. */
const MOVING = `(() => {
  // What only comes late does not move.
  const still = ['visibility', 'offset', 'computedOffset', 'easing', 'composite'];
  const running = document.getAnimations().flatMap(({ effect }) => {
    const properties = effect.getKeyframes().flatMap(Object.keys);
    const moving = properties.filter((property) => !still.includes(property));
    return moving.length === 0 ? [] : ['runs: ' + [...new Set(moving)].join()];
  });
  const lasts = (durations) => durations.split(', ').some((each) => parseFloat(each) > 0);
  const styled = [...document.querySelectorAll('*')].flatMap((element) =>
    [null, '::before', '::after', '::backdrop'].flatMap((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      const place = element.outerHTML.slice(0, 60) + (pseudo ?? '');
      return [
        ...(lasts(style.transitionDuration) ? ['transition: ' + place] : []),
        ...(['none', 'appear'].includes(style.animationName) ? [] : ['animation: ' + place]),
        ...(style.scrollBehavior === 'smooth' ? ['scrolls smoothly: ' + place] : []),
      ];
    }),
  );
  return [...new Set([...running, ...styled])];
})()`;

async function expectStill(page: Page, state: string): Promise<void> {
  expect(await page.evaluate(MOVING), state).toEqual([]);
}

test('nothing moves in the list for who wants less motion', async ({ launch, drive, folder }) => {
  writeHistory(path.join(folder, 'profile'), { past: 3, failed: 1 });
  const { page } = await launch();
  // Reports without a figure: the bar has nothing to show but that something goes on.
  await drive.setFaults([{ match: { path: '/monitor/' }, action: { status: 202 } }]);
  await startCopy(page, { source: 'Projects', destination: 'Documents' });
  const row = rowOf(page, 'Projects');
  await expect(row).toHaveAttribute('data-state', 'running');
  const bar = row.getByRole('progressbar');
  await expect(bar).not.toHaveAttribute('value');
  // For nobody: it would cost a window that just stands there a twentieth of a core.
  expect(await page.evaluate(MOVING)).not.toContain('runs: transform');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectStill(page, 'a bar without a figure');
  await inspect(page, 'still-progress');

  await startSeveral(page, ['Receipts', 'Pictures'], 'Documents');
  await page.locator('.batch-toggle').click();
  await expectStill(page, 'a batch that was opened');
  await rowOf(page, 'Projects').getByRole('button', { name: 'More actions' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectStill(page, 'a menu');
  await page.keyboard.press('Escape');
  await rowOf(page, 'Projects').locator('.row-check').focus();
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByRole('region', { name: 'What has happened so far' })).toBeVisible();
  await expectStill(page, 'details');
  await page.locator('.row-check').last().click();
  await expect(page.getByRole('group', { name: 'Selected copies' })).toBeVisible();
  await expectStill(page, 'the bar of a selection');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expectStill(page, 'the bar to undo');
  await page.getByRole('button', { name: 'Pause starting copies' }).click();
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  await expectStill(page, 'a banner');
});

test('nothing moves in a dialog for who wants less motion', async ({ launch }) => {
  const { page } = await launch();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Settings' }).click();
  await expectStill(page, 'settings that open');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await expectStill(page, 'settings');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'Accounts:' }).click();
  await expect(page.getByRole('dialog', { name: 'Accounts' })).toBeVisible();
  await expectStill(page, 'accounts');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const form = await fillForm(page, { source: 'Projects', destination: 'Documents' });
  await expectStill(page, 'the form');
  await form.getByRole('listbox').first().getByRole('option').first().dblclick();
  await expectStill(page, 'a folder that is opened');
  await form.getByText('From the web', { exact: true }).click();
  await expectStill(page, 'another kind of copy');
});
