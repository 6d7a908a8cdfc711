/** What every story of the installed app gets: a drive, a user as new as on the first day, and an end. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { StoryDrive } from '../support/drive.ts';
import { InstalledFerry, type StartOptions } from './installed-ferry.ts';
import { install, installedVersion, isInstalledForReal, machine } from './machine.ts';
import { logOut } from './session.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  readonly drive: StoryDrive;
  /** Starts the app by its desktop entry on the story's drive. */
  readonly start: (options?: Partial<StartOptions>) => Promise<InstalledFerry>;
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  drive: async ({}, use) => {
    for (const kept of ['.config', '.local']) {
      rmSync(path.join(machine.user.home, kept), { recursive: true, force: true });
    }
    const data = path.join(machine.folder, 'drive');
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data);
    const drive = await StoryDrive.start(data);
    if (isInstalledForReal && installedVersion() === null) install(machine.newer);
    await use(drive);
    await logOut();
    await drive.close();
  },
  start: async ({ drive }, use) => {
    await use(
      async (options = {}) => await InstalledFerry.start({ driveOrigin: drive.origin, ...options }),
    );
    // Also those who are only followed from afar must be let go of.
    await logOut();
  },
});
