/**
 * `npm run crash -- [--kills N] [--seed N] [--points [--only TEXT] [--every N]] [--naive] [--json]`:
 * engines killed by the hundred, and the books balanced afterwards. Ends with 1 when they do not balance;
 * with `--naive`, where they must not, when they do. As `engine` it is what gets killed.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { serveAsEngine } from './engine.ts';
import { AS_ENGINE, Nursery } from './engine-process.ts';
import { inParallel } from './in-parallel.ts';
import { killAtPoints, killByChance, pointCases } from './kills.ts';
import { Sources } from './sources.ts';
import { Tally } from './tally.ts';
import type { Run } from './trial.ts';

/** A minute of the engine's time passes in 0.6 s. */
const FACTOR = 100;
const DEFAULT_KILLS = 500;
const SHOWN_DETAILS = 40;

if (process.argv[2] === AS_ENGINE) serveAsEngine();
else await runBench();

async function runBench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string' },
      seed: { type: 'string' },
      points: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      every: { type: 'string', default: '1' },
      naive: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { points: isAtPoints, naive: isNaive, json: isJson, only } = values;
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const kills = Number(values.kills ?? (isAtPoints ? 0 : DEFAULT_KILLS));
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const say = isJson ? (): void => undefined : print;
  const began = performance.now();
  const workers = availableParallelism();
  const tally = new Tally();
  const sources = await Sources.start();
  const tempo = { since: Date.now(), factor: FACTOR };
  const run = { tempo, isNaive, sources, nursery: new Nursery(workers), tally };

  const cases = isAtPoints ? pointCases().filter(({ name }) => name.includes(only)) : [];
  let points = 0;
  for (const each of cases) {
    const count = await killAtPoints(run, each, Number(values.every), workers);
    points += count;
    say(`${each.name}: ${count} points`);
  }
  const worlds = kills > 0 ? await killWorlds(run, seed, kills, workers) : 0;

  await run.nursery.close();
  await sources.stop();
  const seconds = Math.round((performance.now() - began) / 1000);
  if (isJson) {
    print(JSON.stringify({ seed, worlds, points, seconds, tally }));
  } else {
    for (const detail of tally.details.slice(0, SHOWN_DETAILS)) print(`WRONG ${detail}`);
    for (const line of tally.lines) print(line);
    print(`seed ${seed}, ${worlds} worlds, ${points} points, ${seconds} s`);
  }
  if (isNaive) say(tally.isFaulty ? 'The naive engine was caught.' : 'The naive engine got away.');
  if (tally.isFaulty !== isNaive) process.exitCode = 1;
}

/** As many worlds as it takes to kill so often; resolves with their number. */
async function killWorlds(run: Run, seed: number, count: number, workers: number): Promise<number> {
  const kills = { left: count };
  let worlds = 0;
  function* whileKilling(): Generator<number> {
    for (; kills.left > 0; worlds += 1) yield worlds;
  }
  await inParallel(workers, whileKilling(), async (index) => {
    await killByChance(run, seed, index, kills);
  });
  return worlds;
}
