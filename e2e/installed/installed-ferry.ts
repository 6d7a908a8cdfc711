/**
 * Runs the installed app as an ordinary user. Its fuses forbid what Playwright's own way of starting
 * an Electron app needs, so it is driven by Chromium's remote debugging, as a browser would be.
 */
import type { ChildProcess } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { type Browser, type Page, chromium, expect } from '@playwright/test';
import { array, number, object, parse, string } from 'valibot';
import { commandOfDesktopEntry } from './machine.ts';
import { type Surroundings, programs, spawnAsUser } from './session.ts';

const START_LIMIT_MS = 60_000;
/** What the app is started with besides, to be seen and to see the story's drive. */
export const storyFlags = (driveOrigin: string): readonly string[] => [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--remote-debugging-port=0',
  `--demo-drive=${driveOrigin}`,
];
const processInfo = object({ processInfo: array(object({ id: number(), type: string() })) });

export interface StartOptions extends Surroundings {
  readonly driveOrigin: string;
  /** More for the command line. */
  readonly arguments?: readonly string[];
}

export class InstalledFerry {
  readonly page: Page;
  readonly pid: number;
  readonly #child: ChildProcess;
  readonly #browser: Browser;
  readonly #said: () => string;

  private constructor(
    child: ChildProcess,
    pid: number,
    browser: Browser,
    page: Page,
    said: () => string,
  ) {
    this.#child = child;
    this.pid = pid;
    this.#browser = browser;
    this.page = page;
    this.#said = said;
  }

  /** Starts it as a click in the system's menu does. */
  static async start(options: StartOptions): Promise<InstalledFerry> {
    const { driveOrigin, arguments: more = [] } = options;
    return await InstalledFerry.by(
      [...commandOfDesktopEntry(), ...storyFlags(driveOrigin), ...more],
      options,
    );
  }

  /** Starts it by any command, also by one that ends when the app has begun. */
  static async by(words: readonly string[], around: Surroundings = {}): Promise<InstalledFerry> {
    const child = spawnAsUser(words, around);
    let said = '';
    const address = await new Promise<string>((resolve, reject) => {
      const fail = (): void => {
        child.kill('SIGKILL');
        reject(new Error(`Ferry did not start: ${said}`));
      };
      const limit = setTimeout(fail, START_LIMIT_MS);
      child.once('exit', (code) => {
        if (code !== 0) fail();
      });
      child.once('error', fail);
      child.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /DevTools listening on (ws:\S+)/u.exec(said)?.[1];
        if (found === undefined) return;
        clearTimeout(limit);
        resolve(found);
      });
    });
    const browser = await chromium.connectOverCDP(address);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('The app shows no window.');
    const page = context.pages()[0] ?? (await context.waitForEvent('page'));
    await page.locator('main').waitFor();
    return new InstalledFerry(child, await pidOf(browser), browser, page, () => said);
  }

  /** All that it has said on its standard error. */
  get said(): string {
    return this.#said();
  }

  /**
   * Ends it as a log-out does, and waits for it; gives its exit code, where it is this process that
   * has started it.
   */
  async quit(): Promise<number | null> {
    const isRunning = (): boolean => programs().some(({ pid }) => pid === this.pid);
    if (isRunning()) process.kill(this.pid, 'SIGTERM');
    await expect.poll(isRunning).toBe(false);
    await this.#browser.close();
    if (this.#child.pid !== this.pid) return null;
    await expect.poll(() => this.#child.exitCode ?? this.#child.signalCode).not.toBeNull();
    return this.#child.exitCode;
  }
}

/** What the kernel says of a process. */
export function confinementOf(
  pid: number | 'self',
): Readonly<Record<'seccomp' | 'uid' | 'pidNamespace', string>> {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string): string =>
    new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? '';
  return {
    seccomp: field('Seccomp'),
    uid: field('Uid'),
    pidNamespace: readlinkSync(`/proc/${pid}/ns/pid`),
  };
}

async function pidOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo: all } = parse(processInfo, await session.send('SystemInfo.getProcessInfo'));
  return all.find(({ type }) => type === 'browser')?.id ?? 0;
}
