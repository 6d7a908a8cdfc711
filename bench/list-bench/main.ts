/**
 * `npm run bench:list -- [--rows N] [--runs N] [--json]`: the real page in the real Electron with a very
 * long list: how long the first render takes, and the longest frame while it is scrolled.
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { _electron, type Page } from 'playwright';
import { array, number, object, parse } from 'valibot';
import { PAGE_SCRIPT } from './page-script.ts';
import { rowsFor } from './rows.ts';

const FRAMES = 300;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

interface Run {
  /** From the list's arrival to its rows in the page, laid out. */
  readonly firstMs: number;
  /** The same, up to the frame that shows them. */
  readonly paintedMs: number;
  /** The longest time between two frames while scrolling. */
  readonly longestMs: number;
  /** The same while a copy moves on several times a second. */
  readonly longestWithNewsMs: number;
}

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    runs: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const count = Number(values.rows);
const page = await servePage(path.resolve('out/renderer'));
const runs: Run[] = [];
try {
  for (let run = 0; run < Number(values.runs); run += 1) runs.push(await measure(page.url));
} finally {
  page.close();
}
report();

async function measure(url: string): Promise<Run> {
  const executablePath = process.env['FERRY_ELECTRON'];
  if (executablePath === undefined) throw new Error('Run this with `npm run bench:list`.');
  const app = await _electron.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', blankApp()],
  });
  try {
    const window = await app.firstWindow();
    const rows = JSON.stringify(rowsFor(count, Date.now()));
    await window.addInitScript(`{ const ROWS = ${rows}; ${PAGE_SCRIPT} }`);
    window.on('pageerror', (error) => {
      throw error;
    });
    await window.goto(url);
    await window.waitForTimeout(1000);
    const first = parse(
      object({ firstMs: number(), paintedMs: number() }),
      await window.evaluate('window.bench.begin()'),
    );
    const longestMs = await longestFrame(window, false);
    return { ...first, longestMs, longestWithNewsMs: await longestFrame(window, true) };
  } finally {
    await app.close();
  }
}

async function longestFrame(window: Page, withNews: boolean): Promise<number> {
  const script = `window.bench.scroll(${FRAMES}, ${String(withNews)})`;
  return Math.max(...parse(array(number()), await window.evaluate(script)));
}

function blankApp(): string {
  return path.join(import.meta.dirname, 'blank-app');
}

/** The page as it was built; on this computer only. */
async function servePage(
  folder: string,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(folder, path.normalize(pathname === '/' ? '/index.html' : pathname));
    readFile(file).then(
      (content) => {
        response.setHeader('content-type', TYPES[path.extname(file)] ?? 'image/svg+xml');
        response.end(content);
      },
      () => {
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page is not served.');
  return { url: `http://127.0.0.1:${address.port}/?lang=en`, close: () => server.close() };
}

function medianOf(figure: keyof Run): number {
  const sorted = runs.map((run) => run[figure]).toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function report(): void {
  const medians: Run = {
    firstMs: medianOf('firstMs'),
    paintedMs: medianOf('paintedMs'),
    longestMs: medianOf('longestMs'),
    longestWithNewsMs: medianOf('longestWithNewsMs'),
  };
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ rows: count, medians, runs })}\n`);
    return;
  }
  const lines = [...runs, medians].map((run, index) => {
    const name = index < runs.length ? `run ${index + 1}` : 'median';
    const figures = [run.firstMs, run.paintedMs, run.longestMs, run.longestWithNewsMs];
    return row(
      name,
      figures.map((ms) => ms.toFixed(1)),
    );
  });
  const head = row('ms', ['first render', 'first frame', 'longest frame', 'with news']);
  process.stdout.write(`${count} rows\n${[head, ...lines].join('\n')}\n`);
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(8) + cells.map((cell) => cell.padStart(15)).join('');
}
