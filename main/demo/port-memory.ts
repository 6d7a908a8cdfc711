/**
 * Which port the drive was last served on. Monitor URLs carry the port, and a client keeps them over a
 * restart: they stay good only if the drive comes back where it was.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DriveServer } from './server.ts';

/** Listens on `port`; for 0 on the port used last with this data, or any where that is taken. */
export async function listenWhereBefore(
  server: Pick<DriveServer, 'listen'>,
  port: number,
  dataDir: string,
): Promise<number> {
  const path = join(dataDir, 'port');
  const opened = port === 0 ? await listenAgain(server, path) : await server.listen(port);
  try {
    await writeFile(`${path}.new`, `${opened}\n`);
    await rename(`${path}.new`, path);
  } catch {
    // Only the next start is the poorer for it: the drive itself is served.
  }
  return opened;
}

async function listenAgain(server: Pick<DriveServer, 'listen'>, path: string): Promise<number> {
  const before = Number(await readFile(path, 'utf8').catch(() => ''));
  if (!Number.isInteger(before) || before < 1024 || before > 65_535) return server.listen(0);
  try {
    return await server.listen(before);
  } catch {
    return server.listen(0);
  }
}
