/** What every story gets: a desktop, a drive, a fresh profile, and an app that is cleaned up. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { Desktop } from './desktop.ts';
import { type DriveOptions, StoryDrive } from './drive.ts';
import { Ferry, type LaunchOptions } from './ferry.ts';
import { leaksIn } from './leaks.ts';

export { expect } from '@playwright/test';

/** The service's own memory, which is not the app's. */
const DRIVE_DATA = 'drive';
const screenshots = path.join(import.meta.dirname, '..', 'screenshots');

/** Starts the app over the profile of the story. */
export type Launch = (options?: Partial<LaunchOptions>) => Promise<Ferry>;

export interface Fixtures {
  readonly folder: string;
  readonly desktop: Desktop;
  /** What kind of drive it is. */
  readonly driveOptions: DriveOptions;
  readonly drive: StoryDrive;
  /** Starts the app on the story's drive and profile. Errors in its page fail the story. */
  readonly launch: Launch;
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ferry-story-'));
    await use(folder);
    // Helpers of an app that was killed write for a moment more.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  desktop: async ({}, use) => {
    const desktop = await Desktop.start();
    await use(desktop);
    await desktop.stop();
  },
  driveOptions: [{}, { option: true }],
  drive: async ({ folder, driveOptions }, use) => {
    const drive = await StoryDrive.start(path.join(folder, DRIVE_DATA), driveOptions);
    await use(drive);
    const telling = await drive.tellingMonitorRequests();
    await drive.close();
    expect(telling, 'requests for reports that say who asks').toEqual([]);
  },
  launch: async ({ folder, desktop, drive }, use) => {
    const started: Ferry[] = [];
    await use(async (options = {}) => {
      const ferry = await Ferry.launch({
        profile: path.join(folder, 'profile'),
        driveOrigin: drive.origin,
        busAddress: desktop.busAddress,
        ...options,
      });
      started.push(ferry);
      return ferry;
    });
    for (const ferry of started) {
      await ferry.quit();
      expect(ferry.errors, 'errors in the page').toEqual([]);
    }
    const leaks = leaksIn(await drive.secrets(), {
      profiles: readdirSync(folder)
        .filter((name) => name !== DRIVE_DATA)
        .map((name) => path.join(folder, name)),
      pictures: screenshots,
      outputs: started.map(({ output }) => output),
    });
    expect(leaks, 'places where an address of a copy can be read').toEqual([]);
  },
});

/**
 * Looks at a state of the window as a person would: no accessibility violation in light or dark, and
 * a picture of both in e2e/screenshots.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Legacy mode: the app opens no windows, which axe would otherwise want to do.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      `${name}, ${colorScheme}`,
    ).toEqual([]);
    await page.screenshot({ path: path.join(screenshots, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
