/** Puts text on the user's clipboard; false where there is none. */
import { clipboard } from 'electron/main';

export async function copyText(text: string): Promise<boolean> {
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
