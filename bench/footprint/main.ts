/**
 * `npm run bench:footprint -- [--jobs N] [--span SECONDS] [--settle SECONDS] [--only SHAPE]
 * [--json]`: what the app costs while it stands
 * there: with its window, with the window closed for more than a minute, started to the tray, and for
 * the command line; each without copies and with many under way; beside an Electron with one empty
 * window. Linux only. Processor time and counts are of the span alone, and mean something on a busy
 * machine too; the load is told with them.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { _electron } from 'playwright';
import { array, object, parse, unknown } from 'valibot';
import { startDemoDrive } from '../../main/demo/demo-drive.ts';
import { writeJournal } from '../load/drive.ts';
import { writeLedger } from '../load/ledger.ts';
import { openPanel } from './panel.ts';
import { type Usage, partsBetween, usageOf } from './processes.ts';

const SECOND = 1000;
/** A hidden window is let go after a minute. */
const HIDDEN_MS = 75 * SECOND;
/** The window is there by then, and has the focus. */
const SHOWN_MS = 10 * SECOND;
const MIB = 1024 * 1024;

const SHAPES = ['window', 'window behind', 'window closed', 'tray', 'command line'] as const;
type Shape = 'empty window' | (typeof SHAPES)[number];

interface Figure extends Usage {
  readonly shape: Shape;
  readonly jobs: number;
  /** Share of one core. */
  readonly cpu: number;
  readonly sleepsPerSecond: number;
  /** What the drive was asked. */
  readonly requestsPerSecond: number;
}

const project = path.join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '300' },
    span: { type: 'string', default: '60' },
    // What a start stirs up has settled by then.
    settle: { type: 'string', default: '30' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const spanMs = Number(values.span) * SECOND;
const settleMs = Number(values.settle) * SECOND;
const executable = process.env['FERRY_ELECTRON'];
if (executable === undefined) throw new Error('Run it with `npm run bench:footprint`.');
const program: string = executable;
const common = {
  executablePath: program,
  cwd: project,
  chromiumSandbox: process.env['FERRY_NO_SANDBOX'] === undefined,
};
const sandbox = process.env['FERRY_NO_SANDBOX'] === undefined ? [] : ['--no-sandbox'];

const folder = await mkdtemp(path.join(tmpdir(), 'ferry-footprint-'));
const panel = await openPanel();
const figures: Figure[] = [];
try {
  const blank = path.join(project, 'bench', 'list-bench', 'blank-app');
  figures.push(await measure('empty window', 0, [`--user-data-dir=${folder}/blank`, blank]));
  for (const jobs of [0, Number(values.jobs)]) {
    for (const shape of SHAPES) {
      if (values.only !== undefined && values.only !== shape) continue;
      // Without copies it ends by itself.
      if (shape === 'command line' && jobs === 0) continue;
      figures.push(await measureApp(shape, jobs));
    }
  }
} finally {
  await panel.stop();
  await rm(folder, { recursive: true, force: true });
}
const load = loadavg().map((each) => Number(each.toFixed(1)));
process.stdout.write(
  values.json ? `${JSON.stringify({ spanMs, load, figures }, null, 2)}\n` : table(),
);

async function measureApp(shape: Shape, jobs: number): Promise<Figure> {
  const home = path.join(folder, `${shape} ${jobs}`.replaceAll(' ', '-'));
  const [profile, dataDir] = [path.join(home, 'profile'), path.join(home, 'drive')];
  await mkdir(profile, { recursive: true });
  await mkdir(dataDir);
  const settings = { onClose: 'stay', saidStillRunning: true, saidNoSecretStore: true };
  await writeFile(path.join(profile, 'settings.json'), JSON.stringify(settings));
  const now = Date.now();
  const { copies, itemsPerSecond } = await writeJournal(dataDir, jobs, now);
  await writeLedger(path.join(profile, 'ledger'), copies, 0, now);
  const speed = { itemsPerSecond, bytesPerSecond: 1e12 };
  const drive = await startDemoDrive({ dataDir, speed, admin: true });
  const more = {
    'empty window': [],
    window: [],
    'window behind': [],
    'window closed': [],
    tray: ['--hidden'],
    'command line': ['--for-command'],
  }[shape];
  try {
    const flags = [`--user-data-dir=${profile}`, ...more];
    const args = [...flags, project, `--demo-drive=${drive.origin}`, ...more];
    return await measure(shape, jobs, args, () => requestsTo(drive.origin));
  } finally {
    await drive.close();
  }
}

/** Starts it, lets it settle, and looks at both ends of the span. */
async function measure(
  shape: Shape,
  jobs: number,
  args: readonly string[],
  requests: () => Promise<number> = () => Promise.resolve(0),
): Promise<Figure> {
  const flags = [...sandbox, '--disable-gpu', '--disable-dev-shm-usage', ...args];
  const env = { ...ownEnvironment(), DBUS_SESSION_BUS_ADDRESS: panel.address };
  // Only those have to be told something once they run.
  const isTold = shape === 'window closed' || shape === 'window behind';
  const app = isTold ? await _electron.launch({ ...common, args: flags, env }) : null;
  const child = app?.process() ?? spawn(program, flags, { stdio: 'ignore', env });
  try {
    await sleep(SHOWN_MS);
    if (shape === 'window behind') {
      await app?.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.blur();
      });
    }
    await sleep(settleMs - SHOWN_MS);
    if (shape === 'window closed') {
      await app?.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.close();
      });
      await sleep(HIDDEN_MS);
    }
    const pid = child.pid ?? 0;
    const requestsBefore = await requests();
    const [before, since] = [usageOf(pid), performance.now()];
    await sleep(spanMs);
    const [after, seconds] = [usageOf(pid), (performance.now() - since) / SECOND];
    const requestsPerSecond = ((await requests()) - requestsBefore) / seconds;
    const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
    const sleeps = after.sleeps - before.sleeps;
    const cpu = cpuSeconds / seconds;
    const parts = partsBetween(before, after);
    const sleepsPerSecond = sleeps / seconds;
    const rates = { cpu, sleepsPerSecond, requestsPerSecond };
    return { ...after, shape, jobs, cpuSeconds, sleeps, ...rates, parts };
  } finally {
    await end(child);
  }
}

/** How many requests the drive has had. It keeps the last thousands, which is more than a span brings. */
async function requestsTo(origin: string): Promise<number> {
  const answer = await fetch(`${origin}/__admin/requests`);
  return parse(object({ value: array(unknown()) }), await answer.json()).value.length;
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

function table(): string {
  const head =
    'shape          copies processes pages  PSS MiB   CPU s   CPU %  sleeps/s  requests/s  CPU ms by process';
  const lines = figures.map((figure) =>
    [
      figure.shape.padEnd(14),
      String(figure.jobs).padStart(6),
      String(figure.processes).padStart(9),
      String(figure.renderers).padStart(5),
      (figure.pssBytes / MIB).toFixed(1).padStart(8),
      figure.cpuSeconds.toFixed(3).padStart(7),
      (figure.cpu * 100).toFixed(2).padStart(7),
      figure.sleepsPerSecond.toFixed(1).padStart(9),
      figure.requestsPerSecond.toFixed(2).padStart(11),
      ` ${partsText(figure)}`,
    ].join(' '),
  );
  return `${[head, ...lines, `span ${spanMs / SECOND} s, load ${load.join(' ')}`].join('\n')}\n`;
}

function partsText({ parts }: Figure): string {
  return Object.entries(parts)
    .filter(([, { cpuSeconds }]) => cpuSeconds > 0)
    .map(([kind, { cpuSeconds }]) => `${kind} ${(cpuSeconds * SECOND).toFixed(0)}`)
    .join(', ');
}
