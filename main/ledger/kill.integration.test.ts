import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { samples, START } from '../jobs/testing/job-samples.ts';
import { openLedger } from './level-ledger.ts';
import { FakeVault } from './testing/fake-vault.ts';

let bundle: string;
let folder: string;
beforeEach(async () => {
  // Beside the project's packages: the native one among them cannot be bundled.
  const cache = join(import.meta.dirname, '../../.cache');
  await mkdir(cache, { recursive: true });
  bundle = await mkdtemp(join(cache, 'doomed-writer-'));
  folder = join(bundle, 'ledger');
});
afterEach(() => rm(bundle, { recursive: true, force: true }));

it('has everything that was durable after its program was killed', async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'testing/doomed-writer.ts'),
      outDir: bundle,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'writer.mjs' } },
    },
  });
  const child = spawn(process.execPath, [join(bundle, 'writer.mjs'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const saved: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    saved.push(line);
    if (saved.length === 100) child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  const opened = await openLedger(folder, new FakeVault());
  if (!opened.ok) throw new Error(opened.why);
  const { jobs, setAside } = await opened.ledger.load(START);
  expect(setAside).toBe(0);
  // The last one may have reached the disk without being said.
  expect(jobs.slice(0, saved.length).map(({ id }) => id)).toEqual(saved);
  expect(jobs[0]).toEqual({ ...samples.running, id: 'job-0', askedAt: 0 });
  expect(jobs.length - saved.length).toBeLessThanOrEqual(1);
  await opened.ledger.close();
});
