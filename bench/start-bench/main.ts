/**
 * `npm run bench:start`: starts the real app again and again and says how long it takes to its first
 * contentful paint: with a fresh and with a warm profile, without history and with a long one.
 * `-- --runs N` (5 at least), `-- --json`.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { type Program, timeToPaint } from './start.ts';

const FEWEST_RUNS = 5;
const HISTORIES = [0, 10_000];

const project = path.join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: String(FEWEST_RUNS) },
    json: { type: 'boolean', default: false },
  },
});
const runs = Math.max(FEWEST_RUNS, Number(values.runs));
const executable = process.env['FERRY_ELECTRON'];
if (executable === undefined) throw new Error('Run it with `npm run bench:start`.');
const program: Program = { executable, isSandboxed: process.env['FERRY_NO_SANDBOX'] === undefined };

interface Figure {
  readonly profile: 'fresh' | 'warm';
  readonly history: number;
  readonly medianMs: number;
  readonly allMs: readonly number[];
}

const folder = await mkdtemp(path.join(tmpdir(), 'ferry-start-'));
const figures: Figure[] = [];
try {
  for (const history of HISTORIES) {
    const template = path.join(folder, `history-${history}`);
    await mkdir(template);
    if (history > 0) await writeHistory(path.join(template, 'ledger'), history);
    figures.push(
      figureOf('fresh', history, await freshStarts(template)),
      figureOf('warm', history, await warmStarts(template)),
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(values.json ? `${JSON.stringify({ runs, figures }, null, 2)}\n` : table());

/** Each start the first over its profile: the drive of the demo is made, nothing is cached. */
async function freshStarts(template: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const profile = path.join(folder, 'fresh');
    await cp(template, profile, { recursive: true });
    times.push(await timeToPaint(program, profile));
    await rm(profile, { recursive: true });
  }
  return times;
}

/** One profile for all starts, after one that is not counted. */
async function warmStarts(template: string): Promise<readonly number[]> {
  await timeToPaint(program, template);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await timeToPaint(program, template));
  return times;
}

async function writeHistory(ledger: string, past: number): Promise<void> {
  const script = path.join(project, 'scripts', 'run-typescript.mjs');
  const writer = path.join(project, 'bench', 'history', 'main.ts');
  const args = [script, writer, ledger, '--past', String(past)];
  await promisify(execFile)(process.execPath, args);
}

function figureOf(profile: Figure['profile'], history: number, allMs: readonly number[]): Figure {
  const sorted = allMs.map(Math.round).toSorted((left, right) => left - right);
  return { profile, history, medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0, allMs: sorted };
}

function table(): string {
  const lines = figures.map(
    ({ profile, history, medianMs, allMs }) =>
      `${profile.padEnd(7)} ${String(history).padStart(7)} ${String(medianMs).padStart(9)} ` +
      `${String(allMs[0]).padStart(6)} ${String(allMs.at(-1)).padStart(6)}`,
  );
  return `${['profile history median ms    min    max', ...lines].join('\n')}\n`;
}
