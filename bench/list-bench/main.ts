/**
 * `npm run bench:list -- [--rows N] [--runs N] [--fresh] [--json]`: the real page in the real Electron with
 * a very long list: how long the first render takes, and the longest frame while it is scrolled. With
 * `--fresh` each run is the first one of its profile, which has no compiled code yet.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { _electron, type Page } from 'playwright';
import { array, number, object, parse } from 'valibot';
import { PAGE_SCRIPT } from './page-script.ts';
import { rowsFor } from './rows.ts';

const FRAMES = 300;
const LATE_MS = 33.4;
/** Chromium keeps compiled code when it has met it twice, so the third start is the first to have it. */
const STARTS_UNTIL_KEPT = 3;
const PAGE = 'app://ferry/index.html?lang=en';

interface Run {
  /** From the list's arrival in the page to its rows, all that are in sight, laid out. */
  readonly firstMs: number;
  /** The same, up to the frame that shows them. */
  readonly paintedMs: number;
  /** From a line of text put into the same page, which has no list yet, to the frame that shows it. */
  readonly barePaintedMs: number;
  /** The longest time between two frames of the page while it has no list and nothing to do. */
  readonly bareMs: number;
  /** The same while the list is scrolled. */
  readonly longestMs: number;
  /** And while a copy moves on several times a second. */
  readonly longestWithNewsMs: number;
  /** Processor time of the page's main thread for the first render and its frame. */
  readonly firstCpuMs: number;
  /** The same for that line of text. */
  readonly bareFirstCpuMs: number;
  /** The same for a frame without a list, scrolling, and with news. */
  readonly bareCpuMs: number;
  readonly frameCpuMs: number;
  readonly newsCpuMs: number;
  /** How many frames took longer than two of a screen's: without a list, scrolling, with news. */
  readonly late: readonly [number, number, number];
}

const COLUMNS = [
  ['first render', 'firstMs'],
  ['first frame', 'paintedMs'],
  ['its cpu', 'firstCpuMs'],
  ['bare frame', 'barePaintedMs'],
  ['its cpu', 'bareFirstCpuMs'],
  ['bare longest', 'bareMs'],
  ['longest', 'longestMs'],
  ['with news', 'longestWithNewsMs'],
  ['bare cpu', 'bareCpuMs'],
  ['cpu', 'frameCpuMs'],
  ['with news', 'newsCpuMs'],
] as const;

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    runs: { type: 'string', default: '5' },
    fresh: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const count = Number(values.rows);
const runs: Run[] = [];
let profile = await mkdtemp(path.join(tmpdir(), 'ferry-list-'));
try {
  const unmeasured = values.fresh ? 0 : STARTS_UNTIL_KEPT;
  for (let run = -unmeasured; run < Number(values.runs); run += 1) {
    if (values.fresh) {
      await rm(profile, { recursive: true });
      profile = await mkdtemp(path.join(tmpdir(), 'ferry-list-'));
    }
    const measured = await measure(profile);
    if (run >= 0) runs.push(measured);
  }
} finally {
  await rm(profile, { recursive: true });
}
report();

async function measure(userData: string): Promise<Run> {
  const executablePath = process.env['FERRY_ELECTRON'];
  if (executablePath === undefined) throw new Error('Run this with `npm run bench:list`.');
  const app = await _electron.launch({
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
      ...[`--user-data-dir=${userData}`, blankApp(), path.resolve('out/renderer')],
    ],
  });
  try {
    const window = await app.firstWindow();
    const rows = JSON.stringify(rowsFor(count, Date.now()));
    // Parsed, as what comes from the main process is; and no part of the script that looks at the clock.
    await window.addInitScript(`window.ROWS = JSON.parse(${JSON.stringify(rows)});`);
    await window.addInitScript(`{ const { ROWS } = window; ${PAGE_SCRIPT} }`);
    window.on('pageerror', (error) => {
      throw error;
    });
    await window.goto(PAGE);
    await window.waitForTimeout(1000);
    const cpu = await processorTime(window);
    await cpu();
    const bare = await framesOf(window, `window.bench.idle(${FRAMES})`);
    const bareCpuMs = (await cpu()) / FRAMES;
    const { barePaintedMs } = parse(
      object({ barePaintedMs: number() }),
      await window.evaluate('window.bench.drawLine()'),
    );
    const bareFirstCpuMs = await cpu();
    const first = parse(
      object({ firstMs: number(), paintedMs: number() }),
      await window.evaluate('window.bench.begin()'),
    );
    const firstCpuMs = await cpu();
    const scrolled = await framesOf(window, `window.bench.scroll(${FRAMES}, false)`);
    const frameCpuMs = (await cpu()) / FRAMES;
    const withNews = await framesOf(window, `window.bench.scroll(${FRAMES}, true)`);
    return {
      ...first,
      barePaintedMs,
      bareFirstCpuMs,
      bareMs: Math.max(...bare),
      longestMs: Math.max(...scrolled),
      longestWithNewsMs: Math.max(...withNews),
      firstCpuMs,
      bareCpuMs,
      frameCpuMs,
      newsCpuMs: (await cpu()) / FRAMES,
      late: [lateIn(bare), lateIn(scrolled), lateIn(withNews)],
    };
  } finally {
    await app.close();
  }
}

/** The ms of processor time that the page's main thread has taken since the last call. */
async function processorTime(window: Page): Promise<() => Promise<number>> {
  const session = await window.context().newCDPSession(window);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  let before = 0;
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const now = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    const ms = (now - before) * 1000;
    before = now;
    return ms;
  };
}

/** The ms between the frames that a script of the page tells. */
async function framesOf(window: Page, script: string): Promise<readonly number[]> {
  return parse(array(number()), await window.evaluate(script));
}

function lateIn(frames: readonly number[]): number {
  return frames.filter((ms) => ms > LATE_MS).length;
}

function blankApp(): string {
  return path.join(import.meta.dirname, 'blank-app');
}

function medianOf(figure: Exclude<keyof Run, 'late'>): number {
  const sorted = runs.map((run) => run[figure]).toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function report(): void {
  const medians: Omit<Run, 'late'> = {
    firstMs: medianOf('firstMs'),
    paintedMs: medianOf('paintedMs'),
    barePaintedMs: medianOf('barePaintedMs'),
    bareFirstCpuMs: medianOf('bareFirstCpuMs'),
    bareMs: medianOf('bareMs'),
    longestMs: medianOf('longestMs'),
    longestWithNewsMs: medianOf('longestWithNewsMs'),
    firstCpuMs: medianOf('firstCpuMs'),
    bareCpuMs: medianOf('bareCpuMs'),
    frameCpuMs: medianOf('frameCpuMs'),
    newsCpuMs: medianOf('newsCpuMs'),
  };
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ rows: count, medians, runs })}\n`);
    return;
  }
  const late = [...runs.map((run) => run.late.join(', ')), ''];
  const lines = [...runs, medians].map((run, index) => {
    const name = index < runs.length ? `run ${index + 1}` : 'median';
    const figures = COLUMNS.map(([, figure]) => run[figure].toFixed(1));
    return row(name, [...figures, late[index] ?? '']);
  });
  const head = row('ms', [...COLUMNS.map(([title]) => title), `over ${LATE_MS}`]);
  process.stdout.write(`${count} rows\n${[head, ...lines].join('\n')}\n`);
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(8) + cells.map((cell) => cell.padStart(13)).join('');
}
