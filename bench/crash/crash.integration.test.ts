/** A short, repeatable part of `npm run crash`: real processes, really killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type InferOutput, array, number, object, parse, record, string } from 'valibot';
import { expect, it } from 'vitest';
import { FAULTS } from './books.ts';

const NO_FAULTS = Object.fromEntries(FAULTS.map((fault) => [fault, 0]));

const tallyShape = object({
  kills: number(),
  jobs: number(),
  leftoverFiles: number(),
  recordsSetAside: number(),
  exceptions: number(),
  faults: record(string(), number()),
  endings: record(string(), number()),
  details: array(string()),
});
const outcome = object({ points: number(), tally: tallyShape });

interface Ended extends InferOutput<typeof tallyShape> {
  readonly points: number;
  readonly exitCode: number | null;
}

/** Runs the command, and reads what it says. */
async function crash(...args: readonly string[]): Promise<Ended> {
  const script = ['scripts/run-typescript.mjs', 'bench/crash/main.ts', '--json', ...args];
  const child = spawn(process.execPath, script, {
    cwd: path.join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const said = await text(child.stdout);
  await closed;
  const { points, tally } = parse(outcome, JSON.parse(said));
  return { ...tally, points, exitCode: child.exitCode };
}

const CLEAN = {
  details: [],
  faults: NO_FAULTS,
  leftoverFiles: 0,
  recordsSetAside: 0,
  exceptions: 0,
  exitCode: 0,
};

it('an engine that is killed by chance does everything it has promised once', async () => {
  const ended = await crash('--kills', '18', '--seed', '20261122');
  expect(ended).toMatchObject({ ...CLEAN, kills: 18 });
  expect(ended.endings['completed']).toBeGreaterThan(ended.jobs / 3);
});

it('an engine that is killed at points of an upload that must not be sent twice does it once', async () => {
  const ended = await crash('--points', '--every', '3', '--only', 'empty free rename');
  expect(ended).toMatchObject({ ...CLEAN, kills: ended.points });
  expect(ended.points).toBeGreaterThan(6);
});

it('an engine that writes its intent down too late is caught', async () => {
  const ended = await crash('--points', '--every', '2', '--only', 'file free rename', '--naive');
  expect(ended.exitCode).toBe(0);
  expect(ended.faults['doubled']).toBeGreaterThan(0);
});
