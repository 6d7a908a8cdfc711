/** Starts, ends and kills the real app, as a user and as a bad day would. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, type Page, _electron } from '@playwright/test';

const project = path.join(import.meta.dirname, '..', '..');
const reports = path.join(project, '.cache', 'reports');

/** As root it cannot be. */
const isSandboxed = process.env['FERRY_NO_SANDBOX'] === undefined;

export interface LaunchOptions {
  /** Where the app keeps everything; the same folder again is a restart. */
  readonly profile: string;
  /** A drive of the test's own; null for the one the app brings. */
  readonly driveOrigin: string | null;
  readonly busAddress: string;
  /** As in the environment of the user's session. */
  readonly language?: 'en_US' | 'de_DE';
  /** More for the app's own command line. */
  readonly arguments?: readonly string[];
  /** Beside that of the story. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A CommonJS module that is loaded into the main process before the app. */
  readonly preloaded?: string;
  /** Leaves a new profile as new as it is: the user has been told nothing yet. */
  readonly isNew?: boolean;
}

export class Ferry {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Errors the page wrote to its console or threw. */
  readonly errors: string[] = [];
  /** What the program has written to its standard output and error. */
  output = '';

  #hasEnded = false;

  private constructor(app: ElectronApplication, page: Page) {
    this.app = app;
    this.page = page;
    for (const stream of [app.process().stdout, app.process().stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
      });
    }
    app.once('close', () => {
      this.#hasEnded = true;
    });
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('pageerror', (error) => {
      this.errors.push(String(error));
    });
  }

  static async launch(options: LaunchOptions): Promise<Ferry> {
    if (options.isNew !== true) settleIn(options.profile);
    const app = await startApp(options);
    const ferry = new Ferry(app, await app.firstWindow());
    await ferry.page.waitForLoadState('load');
    // The words come first, and only then does the page listen.
    await ferry.page.locator('main').waitFor();
    await noteElectron(app);
    return ferry;
  }

  /** Starts it as the system does at login: there is no window to wait for. */
  static async launchHidden(options: LaunchOptions): Promise<ElectronApplication> {
    settleIn(options.profile);
    return await startApp({ ...options, arguments: ['--hidden'] });
  }

  /** Starts it by the words of somebody else's command line, on the story's profile and drive. */
  static async launchCommand(
    [program = '', ...words]: readonly string[],
    options: LaunchOptions,
  ): Promise<ElectronApplication> {
    const flags = argumentsFor({ ...options, arguments: [] }).filter((flag) => flag !== project);
    return await _electron.launch({
      executablePath: program,
      args: [...flags, ...words],
      env: environment(options),
      chromiumSandbox: isSandboxed,
    });
  }

  /** Quits as the menu does: in order, to the end. Does nothing when it has ended already. */
  async quit(): Promise<void> {
    if (!this.#hasEnded) await this.app.close();
  }

  /** Ends the process without any warning. */
  async kill(): Promise<void> {
    const gone = this.app.waitForEvent('close');
    this.app.process().kill('SIGKILL');
    await gone;
  }
}

/** Starts the app a second time over the same profile; it ends by itself. */
export async function startSecond(options: LaunchOptions): Promise<void> {
  const child = spawn(executable(), argumentsFor(options), { env: environment(options) });
  await new Promise((resolve) => child.once('exit', resolve));
}

/** What a command came to. */
export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunningCommand {
  /** What it has said so far. */
  readonly said: () => string;
  readonly ended: Promise<CommandResult>;
}

/** Gives the app a command, as in a terminal; `display: false` as over a remote shell. */
export function startCommand(
  options: LaunchOptions,
  { input = '', display = true }: { readonly input?: string; readonly display?: boolean } = {},
): RunningCommand {
  settleIn(options.profile);
  const env = environment(options);
  if (!display)
    for (const name of ['DISPLAY', 'WAYLAND_DISPLAY']) Reflect.deleteProperty(env, name);
  const child = spawn(executable(), argumentsFor(options), { env });
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text.err += chunk.toString()));
  child.stdin.end(input);
  return {
    said: () => text.out,
    ended: new Promise((resolve) => {
      child.once('close', (code) => {
        resolve({ code, ...text });
      });
    }),
  };
}

/** Gives the app a command and waits for its end. */
export async function runCommand(
  options: LaunchOptions,
  more: Parameters<typeof startCommand>[1] = {},
): Promise<CommandResult> {
  return await startCommand(options, more).ended;
}

/** Gives a new profile the settings of somebody who has read what is said at the first start. */
function settleIn(profile: string): void {
  if (existsSync(profile)) return;
  mkdirSync(profile, { recursive: true });
  const settings = { saidNoSecretStore: true };
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(settings));
}

async function startApp(options: LaunchOptions): Promise<ElectronApplication> {
  return await _electron.launch({
    executablePath: executable(),
    args: argumentsFor(options),
    env: environment(options),
    cwd: project,
    // Playwright would switch the sandbox off by itself.
    chromiumSandbox: isSandboxed,
  });
}

function executable(): string {
  const found = process.env['FERRY_ELECTRON'];
  if (found === undefined) throw new Error('Run the stories with `npm run e2e`.');
  return found;
}

function argumentsFor(options: LaunchOptions): string[] {
  const { profile, driveOrigin, preloaded, arguments: more = [] } = options;
  return [
    ...(isSandboxed ? [] : ['--no-sandbox']),
    '--disable-gpu',
    '--disable-dev-shm-usage',
    `--user-data-dir=${profile}`,
    ...(preloaded === undefined ? [] : ['-r', preloaded]),
    project,
    ...(driveOrigin === null ? [] : [`--demo-drive=${driveOrigin}`]),
    ...more,
  ];
}

function environment({
  profile,
  busAddress,
  language = 'en_US',
  environment: more = {},
}: LaunchOptions): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(inherited),
    ...ownDisplay(),
    DBUS_SESSION_BUS_ADDRESS: busAddress,
    // Where the app may ask to be started at login; not the user's own.
    XDG_CONFIG_HOME: path.join(profile, '..', 'config'),
    LANGUAGE: language,
    LANG: `${language}.UTF-8`,
    LC_ALL: `${language}.UTF-8`,
    // The desktop whose tray speaks D-Bus.
    XDG_CURRENT_DESKTOP: 'KDE',
    ...more,
  };
}

/** The display of this worker, where there are several: its clipboard and its focus are no other's. */
function ownDisplay(): Record<string, string> {
  const displays = process.env['FERRY_DISPLAYS']?.split(' ') ?? [];
  const DISPLAY = displays[Number(process.env['TEST_PARALLEL_INDEX']) % displays.length];
  return DISPLAY === undefined ? {} : { DISPLAY };
}

/** Leaves the proof that a story ran in a real Electron, and in which. */
async function noteElectron(app: ElectronApplication): Promise<void> {
  const electron = await app.evaluate(() => process.versions.electron);
  mkdirSync(reports, { recursive: true });
  writeFileSync(path.join(reports, 'electron.json'), JSON.stringify({ electron }));
}
