/**
 * The folder in which this run keeps everything. Where nothing can be kept in it, Chromium would end
 * without a word; so that is found out before Chromium gets there, and said.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, dialog } from 'electron/main';
import { type AppMessages, messagesFor } from '../shared/messages/index.ts';
import { readAppOptions } from './app-options.ts';
import { connect } from './cli/command-client.ts';
import { EXIT } from './cli/protocol.ts';
import { type FolderTrouble, folderTrouble } from './folder-trouble.ts';
import { localeOf } from './preferences.ts';
import { languageIn } from './settings/settings.ts';

/** Chromium's own; where it names a folder that cannot be made, Electron silently takes another. */
const FOLDER_SWITCH = 'user-data-dir';

/** Where it is or, if it cannot be made, would be. */
export function ownProfile(): string {
  const named = app.commandLine.getSwitchValue(FOLDER_SWITCH);
  if (named !== '') return path.resolve(named);
  try {
    return app.getPath('userData');
  } catch {
    return path.join(app.getPath('appData'), app.getName());
  }
}

/** In the language that is set there, or else in the system's. */
export function wordsAt(profile: string): AppMessages {
  return messagesFor(localeOf(languageIn(profile), app.getPreferredSystemLanguages()));
}

/** null where this run can keep what it must, or where another one is at home that can be shown instead. */
export async function profileTrouble(): Promise<FolderTrouble | null> {
  const profile = ownProfile();
  const trouble = folderTrouble(profile);
  if (trouble === null) return null;
  const running = await connect(profile);
  running?.destroy();
  return running === null ? trouble : null;
}

/**
 * Says what is wrong with the folder, and ends: on standard error, and in a box where somebody looks.
 * Electron shows boxes once it is ready, for which it wants a folder: it gets one for as long.
 */
export async function endWithoutProfile(trouble: FolderTrouble): Promise<void> {
  const profile = ownProfile();
  const { title, ...bodies } = wordsAt(profile).startup.noProfile;
  const body = bodies[trouble](profile);
  process.stderr.write(`${title}. ${body}\n`);
  const { forCommand, demoCopy } = readAppOptions(process.argv);
  const makeshift = forCommand || demoCopy ? null : makeshiftFolder();
  if (makeshift !== null) {
    app.setPath('userData', makeshift);
    await app.whenReady();
    dialog.showErrorBox(title, body);
    rmSync(makeshift, { recursive: true, force: true });
  }
  app.exit(EXIT.unreachable);
}

/** null where there is no room for that either. Memory is not the disk that is full. */
function makeshiftFolder(): string | null {
  for (const place of [tmpdir(), process.env['XDG_RUNTIME_DIR'] ?? '/dev/shm']) {
    try {
      return mkdtempSync(path.join(place, 'ferry-'));
    } catch {
      continue;
    }
  }
  return null;
}
