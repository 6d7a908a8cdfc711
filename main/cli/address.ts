/**
 * Where the running app can be asked: a socket in a folder of the profile that only the user can look
 * into. Its address is in a file there, since it cannot always be the same: the path of a Unix socket
 * has about a hundred bytes, and the name of a Windows pipe is anybody's who takes it first, so that
 * it must be one that nobody can guess.
 */
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What all systems take, with its closing zero (macOS has 104 bytes, Linux 108). */
const SOCKET_PATH_MAX = 103;
const ADDRESS_MAX = 4096;
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

export interface Address {
  readonly path: string;
  /** Takes away what was made for it. */
  remove(): Promise<void>;
}

/** A fresh address to listen at. Rejects where the disk takes nothing. */
export async function makeAddress(profile: string): Promise<Address> {
  const folder = folderIn(profile);
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY.folder });
  await chmod(folder, OWNER_ONLY.folder);
  if (process.platform === 'win32') {
    return { path: String.raw`\\.\pipe\ferry-${randomUUID()}`, remove: () => forget(profile) };
  }
  const own = path.join(folder, 'socket');
  if (Buffer.byteLength(own) <= SOCKET_PATH_MAX) {
    // Left by a run that was killed; the profile is ours alone now.
    await rm(own, { force: true });
    return { path: own, remove: () => forget(profile) };
  }
  const short = await mkdtemp(path.join(tmpdir(), 'ferry-'));
  return {
    path: path.join(short, 'socket'),
    async remove() {
      await forget(profile);
      await rm(short, { recursive: true, force: true });
    },
  };
}

/** Lets commands find the address. Call it when somebody listens there. */
export async function publishAddress(profile: string, address: string): Promise<void> {
  if (process.platform !== 'win32') await chmod(address, OWNER_ONLY.file);
  await writeFile(fileIn(profile), address, { mode: OWNER_ONLY.file });
}

/** The address of the app that runs over this profile; null where none does. */
export async function findAddress(profile: string): Promise<string | null> {
  const text = await readFile(fileIn(profile), 'utf8').catch(() => '');
  return text === '' || text.length > ADDRESS_MAX ? null : text;
}

async function forget(profile: string): Promise<void> {
  await rm(fileIn(profile), { force: true });
}

function folderIn(profile: string): string {
  return path.join(profile, 'command-line');
}

function fileIn(profile: string): string {
  return path.join(folderIn(profile), 'address');
}
