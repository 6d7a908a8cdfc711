/** Whether a folder takes what a program wants to keep in it. No Electron here. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** `full`: there is no room. `refused`: it may not be written to, or is no folder. */
export type FolderTrouble = 'full' | 'refused';

/** Less than this is not enough to begin with: the ledger alone writes more. */
const ROOM = Buffer.alloc(64 * 1024);
const NO_ROOM: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/** Makes the folder where it is not there, and writes to it; null where that went well. Leaves no file. */
export function folderTrouble(folder: string): FolderTrouble | null {
  const file = path.join(folder, `.room-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, ROOM);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return NO_ROOM.has(code) ? 'full' : 'refused';
  } finally {
    tryToRemove(file);
  }
}

function tryToRemove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It was never made.
  }
}
