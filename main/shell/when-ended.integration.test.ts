import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { whenEnded } from './when-ended.ts';

/** In it lies a `sleep` that says so before it sleeps. */
const folder = mkdtempSync(path.join(tmpdir(), 'ferry-when-'));
const PATH = `${folder}:${process.env['PATH'] ?? ''}`;

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function started(program: string, ...args: readonly string[]): ChildProcess {
  return spawn(program, args, { env: { PATH }, stdio: ['ignore', 'pipe', 'ignore'] });
}

it('what comes after the end of a process waits for it, and gets its words as they are', async () => {
  const sleep = '#!/bin/sh\necho waits\nexec /bin/sleep 0.05\n';
  writeFileSync(path.join(folder, 'sleep'), sleep, { mode: 0o755 });
  const former = started('/bin/sleep', '600');
  const command = ['/bin/echo', '--hidden', 'a "b" $c `d`', 'e'];
  const waiting = started(...whenEnded(former.pid ?? 0, command));
  let said = '';
  waiting.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await expect.poll(() => said).toMatch(/^waits\n/u);

  former.kill();
  await once(waiting, 'close');
  expect(said).toMatch(/^(?:waits\n)+--hidden a "b" \$c `d` e\n$/u);
});
