/**
 * Runs the installed app as an ordinary user. Its fuses forbid what Playwright's own way of starting
 * an Electron app needs, so it is driven by Chromium's remote debugging, as a browser would be.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type Page, chromium } from '@playwright/test';
import { commandOfDesktopEntry, machine } from './machine.ts';

const START_LIMIT_MS = 60_000;

export interface StartOptions {
  readonly driveOrigin: string;
  /** More for the command line. */
  readonly arguments?: readonly string[];
}

export class InstalledFerry {
  readonly page: Page;
  readonly #child: ChildProcess;
  readonly #browser: Browser;
  readonly #said: () => string;

  private constructor(child: ChildProcess, browser: Browser, page: Page, said: () => string) {
    this.#child = child;
    this.#browser = browser;
    this.page = page;
    this.#said = said;
  }

  static async start(options: StartOptions): Promise<InstalledFerry> {
    const child = spawnFerry(options);
    let said = '';
    const address = await new Promise<string>((resolve, reject) => {
      const fail = (): void => {
        child.kill('SIGKILL');
        reject(new Error(`Ferry did not start: ${said}`));
      };
      const limit = setTimeout(fail, START_LIMIT_MS);
      child.once('exit', fail);
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
    return new InstalledFerry(child, browser, page, () => said);
  }

  /** All that it has said on its standard error. */
  get said(): string {
    return this.#said();
  }

  /** Ends it as a log-out does, and waits for it. Does nothing when it has ended already. */
  async quit(): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
      return this.#child.exitCode;
    }
    const ended = new Promise<number | null>((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    const code = await ended;
    await this.#browser.close();
    return code;
  }

  /** The processes that show pages. */
  renderers(): readonly RendererProcess[] {
    const main = String(this.#child.pid);
    return processes()
      .filter(({ commandLine }) => commandLine.includes('--type=renderer'))
      .filter(({ pid }) => ancestorsOf(pid).includes(main));
  }
}

export interface RendererProcess {
  readonly pid: string;
  readonly commandLine: string;
}

/** What the kernel says of a process. */
export function confinementOf(
  pid: string,
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

function spawnFerry({ driveOrigin, arguments: more = [] }: StartOptions): ChildProcess {
  const { uid, gid, home } = machine.user;
  const [program, ...words] = commandOfDesktopEntry();
  const flags = [
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--remote-debugging-port=0',
    `--demo-drive=${driveOrigin}`,
  ];
  return spawn(program, [...words, ...flags, ...more], {
    ...{ uid, gid, cwd: home },
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      DISPLAY: process.env['DISPLAY'],
      HOME: home,
      XDG_CONFIG_HOME: path.join(home, '.config'),
      LANG: 'en_US.UTF-8',
      LANGUAGE: 'en_US',
      // No session bus: this user has no desktop.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
  });
}

function processes(): readonly RendererProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((pid) => ({ pid, commandLine: textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ') }));
}

function ancestorsOf(pid: string): readonly string[] {
  const parent = /^PPid:\s+(\d+)/mu.exec(textOf(`/proc/${pid}/status`))?.[1];
  return parent === undefined || parent === '0' ? [] : [parent, ...ancestorsOf(parent)];
}

/** A process may end while it is looked at. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
