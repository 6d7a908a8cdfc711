/** One start of the real app, from the outside: a process, and what its page says of its paint. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Page, chromium } from 'playwright';

const SECOND = 1000;
const LOOK_EVERY_MS = 20;
const LIMIT_MS = 60 * SECOND;

const project = path.join(import.meta.dirname, '..', '..');

export interface Program {
  readonly executable: string;
  readonly isSandboxed: boolean;
}

/** Starts the app over `profile`, ends it in order, and resolves with the ms to the paint. */
export async function timeToPaint(program: Program, profile: string): Promise<number> {
  const portFile = path.join(profile, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const startedAt = Date.now();
  const app = spawn(program.executable, argumentsFor(program, profile), { stdio: 'ignore' });
  try {
    const port = await until(() => portIn(portFile));
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = await until(() =>
      Promise.resolve(
        browser
          .contexts()
          .flatMap((context) => context.pages())
          .find((each) => each.url().startsWith('app://ferry/')),
      ),
    );
    const paintedAt = await paintOf(page);
    await browser.close();
    return paintedAt - startedAt;
  } finally {
    await end(app);
  }
}

function argumentsFor({ isSandboxed }: Program, profile: string): string[] {
  return [
    ...(isSandboxed ? [] : ['--no-sandbox']),
    '--disable-gpu',
    '--disable-dev-shm-usage',
    // Only to be asked when it painted; on loopback.
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    project,
  ];
}

/** When the page's first content was painted, in ms since 1970. Source: W3C Paint Timing. */
async function paintOf(page: Page): Promise<number> {
  const painted: unknown = await page.evaluate(`new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) {
        if (name === 'first-contentful-paint') resolve(performance.timeOrigin + startTime);
      }
    }).observe({ type: 'paint', buffered: true });
  })`);
  if (typeof painted !== 'number') throw new Error('the page did not say when it painted');
  return painted;
}

async function portIn(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.includes('\n') ? text.split('\n')[0] : undefined;
}

async function end(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const gone = once(app, 'exit');
  app.kill('SIGTERM');
  await gone;
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error('the app did not open its window');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
