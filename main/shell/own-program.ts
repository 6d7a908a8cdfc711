/** The program that others start to get Ferry: at the next login, from a link, after a fault. Pure. */
import path from 'node:path';

/**
 * The file that starts this app again. An AppImage runs from a mount that is gone when it ends, so that
 * there it is the AppImage itself. Its environment is handed on to all that it starts, a terminal among
 * them: one in which the program does not lie is another app's.
 * Source: docs.appimage.org, "Environment variables" of the type 2 runtime.
 */
export function ownProgram(
  executable: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  return ownAppImage(executable, environment) ?? executable;
}

/** The AppImage that `executable` runs from; null where it runs from none. */
export function ownAppImage(
  executable: string,
  { APPIMAGE: image = '', APPDIR: mount = '' }: Readonly<Record<string, string | undefined>>,
): string | null {
  if (image === '' || mount === '') return null;
  const inside = path.posix.relative(mount, executable);
  return inside === '' || inside.startsWith('..') ? null : image;
}
