/** Has the system open the links of a scheme with this app. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app } from 'electron/main';
import { linkEntry } from './desktop-entries.ts';
import { ownAppImage } from './own-program.ts';

/** Not that of an installed Ferry, which it would hide. */
const ENTRY = 'ferry-appimage.desktop';

/**
 * Claims them for the app as it runs now. Not packed it claims none: it would be a bare Electron that
 * gets the next link. Rejects where the disk takes nothing.
 */
export async function claimLinks(scheme: string): Promise<void> {
  if (!app.isPackaged) return;
  const image = ownAppImage(process.execPath, process.env);
  if (image === null) app.setAsDefaultProtocolClient(scheme);
  else await claimFor(image, scheme);
}

/**
 * Nobody has installed an AppImage, so that no desktop entry stands for it yet.
 * Source: Desktop Entry Specification; XDG Base Directory Specification; xdg-mime(1).
 */
async function claimFor(image: string, scheme: string): Promise<void> {
  const data = process.env['XDG_DATA_HOME'] ?? path.join(app.getPath('home'), '.local', 'share');
  const folder = path.join(data, 'applications');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, ENTRY), linkEntry(app.getName(), [image], scheme));
  // A desktop without it asks the user which program to take.
  execFile('xdg-mime', ['default', ENTRY, `x-scheme-handler/${scheme}`], () => undefined);
}
