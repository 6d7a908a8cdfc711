import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';

let folder: string;
let program: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-drive-cli-'));
  program = join(folder, 'demo-drive.mjs');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'cli.ts'),
      outDir: folder,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'demo-drive.mjs' } },
    },
    ssr: { noExternal: true },
  });
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly origin: string;
}

async function start(...args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for await (const line of createInterface({ input: child.stdout })) {
    const { origin } = v.parse(v.object({ origin: v.string() }), JSON.parse(line));
    return { child, origin };
  }
  throw new Error('It ended without a word.');
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const exit = once(child, 'exit');
  child.kill(signal);
  return exitCode(await exit);
}

function exitCode(event: readonly unknown[]): unknown {
  return event[0];
}

async function complaint(...args: readonly string[]): Promise<readonly unknown[]> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  }
  const code = exitCode(await once(child, 'close'));
  return [code, text.trimEnd().split('\n').length];
}

describe('the stand-alone drive', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('serves, and ends cleanly on %s', async (signal) => {
    const { child, origin } = await start('--data', join(folder, signal));
    expect((await fetch(`${origin}/v1.0/me/drive`)).status).toBe(200);
    expect(await kill(child, signal)).toBe(0);
  });

  it('has every accepted copy again after it was killed, under the same address', async () => {
    const data = join(folder, 'killed');
    const slow = ['--items-per-second', '0.001'];
    const first = await start('--data', data, ...slow);
    const answer = await fetch(`${first.origin}/drive/root:/Receipts:/copy`, {
      method: 'POST',
      headers: { prefer: 'respond-async', 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Receipts again' }),
    });
    const monitor = answer.headers.get('location') ?? '';
    await kill(first.child, 'SIGKILL');
    const second = await start('--data', data, ...slow);
    expect(second.origin).toBe(first.origin);
    expect((await fetch(monitor)).status).toBe(202);
  });

  it('says in one line what is wrong with its arguments, and exits with 2', async () => {
    expect(await complaint('--port', 'x')).toEqual([2, 1]);
    expect(await complaint('--nonsense')).toEqual([2, 1]);
  });

  it('says in one line that a port is taken, and exits with 1', async () => {
    const { origin } = await start('--data', join(folder, 'one'));
    const { port } = new URL(origin);
    expect(await complaint('--data', join(folder, 'two'), '--port', port)).toEqual([1, 1]);
  });
});
