/** Hands a page to the user's own browser. The caller has checked the URL. */
import { shell } from 'electron/common';

export async function openExternal(url: string): Promise<boolean> {
  try {
    await shell.openExternal(url);
    return true;
  } catch {
    return false;
  }
}
