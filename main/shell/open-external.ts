/** Hands a page to the user's own browser. The caller has checked whose page it is. */
import { shell } from 'electron/common';
import { isWebAddress } from './web-address.ts';

export async function openExternal(url: string): Promise<boolean> {
  if (!isWebAddress(url)) return false;
  try {
    await shell.openExternal(url);
    return true;
  } catch {
    return false;
  }
}
