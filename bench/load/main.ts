/**
 * `npm run bench:load -- [--monitors N] [--past N] [--minutes N] [--factor N] [--json]`: an hour with a
 * thousand copies under way and a long history behind them, over real HTTP. Engine and drive are
 * processes of their own, whose clocks run `factor` times as fast as the wall's. Ends with 1 when the
 * engine needs more than it may.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'valibot';
import { serveAsDrive, writeJournal } from './drive.ts';
import { LEDGER_FOLDER, serveAsEngine } from './engine.ts';
import { writeLedger } from './ledger.ts';
import { LoopDelay } from './loop-delay.ts';
import { rowsOf, tableOf } from './report.ts';
import { type DriveOrder, type Order, type Word, wordSchema } from './talk.ts';

const MINUTE = 60_000;

const [, program = '', role] = process.argv;
if (role === 'engine') serveAsEngine();
else if (role === 'drive') serveAsDrive();
else await runBench();

async function runBench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      monitors: { type: 'string', default: '1000' },
      past: { type: 'string', default: '100000' },
      minutes: { type: 'string', default: '60' },
      factor: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
    },
  });
  const [monitors, past] = [Number(values.monitors), Number(values.past)];
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-load-'));
  const children: ChildProcess[] = [];
  try {
    const dataDir = path.join(folder, 'drive');
    const began = Date.now();
    const { copies, itemsPerSecond } = await writeJournal(dataDir, monitors, began);
    await writeLedger(path.join(folder, LEDGER_FOLDER), copies, past, began);
    const tempo = { since: Date.now(), factor: Number(values.factor) };
    const drive = await born('drive', children);
    drive.send({ kind: 'serve', dataDir, itemsPerSecond, tempo } satisfies DriveOrder);
    const { origin } = await heard(drive, 'serving');
    const engine = await born('engine', children);
    // What this machine makes anybody wait, as seen by a process that does nothing.
    const idle = new LoopDelay();
    idle.begin();
    const durationMs = Number(values.minutes) * MINUTE;
    engine.send({ kind: 'work', folder, origin, tempo, durationMs } satisfies Order);
    const { measured } = await heard(engine, 'done');
    const idleDelays = idle.seen();
    const rows = rowsOf(measured, idleDelays, monitors);
    say(values.json ? JSON.stringify({ rows, idleDelays, ...measured }, null, 2) : tableOf(rows));
    if (rows.some(({ isMet }) => isMet === false)) process.exitCode = 1;
  } finally {
    await Promise.all(children.map(ended));
    await rm(folder, { recursive: true, force: true });
  }
}

/** This program once more, in another role and ready for its order. */
async function born(as: 'engine' | 'drive', children: ChildProcess[]): Promise<ChildProcess> {
  const child = fork(program, [as], { execArgv: [] });
  children.push(child);
  await heard(child, 'ready');
  return child;
}

/** Children end when they are let go. */
async function ended(child: ChildProcess): Promise<void> {
  if (!child.connected) return;
  child.disconnect();
  await once(child, 'exit');
}

async function heard<Kind extends Word['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<Word, { kind: Kind }>> {
  const died = once(child, 'exit').then(() => {
    throw new Error('a process of the bench has died');
  });
  const said: readonly unknown[] = await Promise.race([once(child, 'message'), died]);
  const word = parse(wordSchema, said[0]);
  if (!isOf(word, kind)) throw new Error(`${word.kind}, not ${kind}`);
  return word;
}

function isOf<Kind extends Word['kind']>(
  word: Word,
  kind: Kind,
): word is Extract<Word, { kind: Kind }> {
  return word.kind === kind;
}
