/**
 * `npm run fuzz -- [--runs N] [--seed N] [--case K]`: wrong answers by the hundred thousand. Ends
 * with 1 when a case fails or memory grows. `--case` runs one case of a seed again, and shows it.
 */
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { fuzz, type Tally } from './fuzz.ts';
import { mutantOf } from './mutate.ts';

const MIB = 2 ** 20;
const MAX_GROWTH_MIB = 20;
const MAX_CASE_MS = 250;
const SHOWN_FAILURES = 20;
const SHOWN_CHARACTERS = 2000;
const PROGRESS_EVERY = 20_000;
/** After so many cases, or half of them, all that is loaded and kept once has been. */
const WARM_UP_RUNS = 20_000;
const GC_ROUNDS = 5;
const GC_PAUSE_MS = 50;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200000' },
    seed: { type: 'string' },
    case: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(values.runs);

if (values.case === undefined) await runAll();
else await replay(Number(values.case));

async function runAll(): Promise<void> {
  print(`seed ${seed}, ${runs} cases`);
  const warmUpRuns = Math.min(WARM_UP_RUNS, Math.ceil(runs / 2));
  const first = await fuzz({ seed, from: 0, runs: warmUpRuns, onProgress });
  const before = await memory();
  const rest = await fuzz({ seed, from: warmUpRuns, runs: runs - warmUpRuns, onProgress });
  const after = await memory();
  const failures = [...first.failures, ...rest.failures];
  report('states', [...merged(first.states, rest.states)]);
  reportWire(rest);
  const slowest = first.slowest.ms > rest.slowest.ms ? first.slowest : rest.slowest;
  print(`slowest case: ${slowest.index}, ${slowest.ms.toFixed(1)} ms`);
  const growth = { heap: after.heap - before.heap, rss: after.rss - before.rss };
  print(`memory after warm-up and now (MiB): heap ${show(before.heap)} ${show(after.heap)},`);
  print(`  rss ${show(before.rss)} ${show(after.rss)}`);
  for (const { index, how, problems } of failures.slice(0, SHOWN_FAILURES)) {
    print(`FAILED case ${index} (${how}): ${problems.join('; ')}`);
    print(`  again: npm run fuzz -- --seed ${seed} --case ${index}`);
  }
  const hasGrown = growth.heap > MAX_GROWTH_MIB || growth.rss > MAX_GROWTH_MIB;
  if (hasGrown) print(`FAILED: memory has grown by more than ${MAX_GROWTH_MIB} MiB`);
  const isSlow = slowest.ms > MAX_CASE_MS;
  if (isSlow) print(`FAILED: a case took longer than ${MAX_CASE_MS} ms`);
  const done = first.done + rest.done;
  print(`${done - failures.length} passed, ${failures.length} failed (seed ${seed})`);
  if (done < runs) print(`given up after ${done} of ${runs} cases`);
  if (failures.length > 0 || hasGrown || isSlow) process.exitCode = 1;
}

async function replay(index: number): Promise<void> {
  const { bytes, ...rest } = mutantOf(seed, index);
  print(JSON.stringify({ ...rest, size: bytes.length }, null, 2));
  print(bytes.subarray(0, SHOWN_CHARACTERS).toString('utf8'));
  const { failures, states, wire } = await fuzz({ seed, from: index, runs: 1 });
  print(
    `read as ${[...states.keys()].join()}, sent ${[...wire.keys()].join() || 'to the readers'}`,
  );
  for (const { problems } of failures) print(`FAILED: ${problems.join('; ')}`);
  if (failures.length > 0) process.exitCode = 1;
}

function onProgress(done: number): void {
  if (done % PROGRESS_EVERY === 0) print(`  ${done}`);
}

function reportWire({ wire }: Tally): void {
  report(
    'over a connection (read whole / sent)',
    [...wire].map(([name, { sent, whole }]) => [name, `${whole}/${sent}`]),
  );
}

function report(title: string, lines: readonly (readonly [string, number | string])[]): void {
  print(`${title}:`);
  for (const [name, count] of lines.toSorted(([left], [right]) => left.localeCompare(right))) {
    print(`  ${name.padEnd(34)} ${count}`);
  }
}

function merged(
  left: ReadonlyMap<string, number>,
  right: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const sum = new Map(left);
  for (const [name, count] of right) sum.set(name, (sum.get(name) ?? 0) + count);
  return sum;
}

/** In MiB, after everything that can be freed has been: the collector gives pages back bit by bit. */
async function memory(): Promise<{ readonly heap: number; readonly rss: number }> {
  for (let round = 0; round < GC_ROUNDS; round += 1) {
    globalThis.gc?.();
    await setTimeout(GC_PAUSE_MS);
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / MIB, rss: rss / MIB };
}

function show(mib: number): string {
  return mib.toFixed(1);
}
