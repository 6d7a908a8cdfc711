/**
 * What a story does inside the main process: clicks in the menu, answers dialogs, reads the clipboard
 * and looks into a page that was loaded anew, of which Playwright has lost sight.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';

/** Clicks an entry of the application menu, as its label says it, once it can be. */
export async function clickMenu(app: ElectronApplication, label: string): Promise<void> {
  await expect.poll(() => isOffered(app, label)).toBe(true);
  await app.evaluate(({ Menu }, wanted) => {
    const menus = Menu.getApplicationMenu()?.items ?? [];
    const item = menus
      .flatMap(({ submenu }) => submenu?.items ?? [])
      .find((each) => each.label === wanted);
    if (item === undefined) throw new Error(`The menu has no "${wanted}".`);
    Reflect.apply(item.click, item, []);
  }, label);
}

/** The labels of the application menu that are ticked. */
export async function tickedInMenu(app: ElectronApplication): Promise<readonly string[]> {
  return await app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? [])
      .flatMap(({ submenu }) => submenu?.items ?? [])
      .filter(({ checked }) => checked)
      .map(({ label }) => label),
  );
}

/** Whether an entry of the application menu can be chosen now. */
export async function isOffered(app: ElectronApplication, label: string): Promise<boolean> {
  return await app.evaluate(({ Menu }, wanted) => {
    const menus = Menu.getApplicationMenu()?.items ?? [];
    const items = menus.flatMap(({ submenu }) => submenu?.items ?? []);
    return items.some((each) => each.label === wanted && each.enabled);
  }, label);
}

/** From now on the button number `answer` of every message is pressed at once. */
export async function answerMessages(app: ElectronApplication, answer = 0): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    dialog.showMessageBox = (...args: readonly unknown[]) => {
      const said = process.env['FERRY_STORY_SAID'] ?? '';
      process.env['FERRY_STORY_SAID'] = `${said}${JSON.stringify(args.at(-1))}\n`;
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, answer);
}

/** The messages since `answerMessages`, as the calls that would have shown them. */
export async function messagesOf(app: ElectronApplication): Promise<readonly string[]> {
  const said = await app.evaluate(() => process.env['FERRY_STORY_SAID'] ?? '');
  return said.split('\n').filter((line) => line !== '');
}

/** The state of the only row of the window; null while there is none. */
export async function stateInWindow(app: ElectronApplication): Promise<string | null> {
  return await inWindow(app, `document.querySelector('[data-state]')?.dataset.state ?? null`);
}

/** Runs a line in the window, whatever has become of Playwright's own page. */
export async function inWindow(app: ElectronApplication, code: string): Promise<string | null> {
  return await app.evaluate(async ({ BrowserWindow }, line) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined || window.webContents.isCrashed()) return null;
    // A page that goes away meanwhile never answers.
    const silence = new Promise((resolve) => setTimeout(resolve, 1000));
    const value: unknown = await Promise.race([
      window.webContents.executeJavaScript(line),
      silence,
    ]);
    return typeof value === 'string' ? value : null;
  }, code);
}

/** Ends the page's process as a bug of Chromium would. */
export async function crashPage(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
}

/** Saves a picture of the window as the user sees it. */
export async function pictureOf(app: ElectronApplication, name: string): Promise<void> {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  const file = path.join(import.meta.dirname, '..', 'screenshots', `${name}.png`);
  writeFileSync(file, Buffer.from(png, 'base64'));
}

/** From now on nobody waits long: timers of 20 seconds and more fire at once. */
export async function hurry(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const { setTimeout: real } = globalThis;
    const LONG_MS = 20_000;
    const hurried = (fire: () => void, delayMs = 0) =>
      real(fire, delayMs >= LONG_MS ? 50 : delayMs);
    Object.defineProperty(globalThis, 'setTimeout', { value: hurried });
  });
}

/** The app sees a network, or none, whatever this machine has. */
export async function setOnline(app: ElectronApplication, isOnline: boolean): Promise<void> {
  await app.evaluate(({ net }, now) => {
    net.isOnline = () => now;
  }, isOnline);
}

/** The computer wakes: all copies are asked about at once. */
export async function wake(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
  });
}

/** How many pages have a process. */
export async function pagesOf(app: ElectronApplication): Promise<number> {
  return await app.evaluate(
    ({ app: inside }) => inside.getAppMetrics().filter(({ type }) => type === 'Tab').length,
  );
}

/** The app's log as it lies on the disk, line by line; none where it has not begun yet. */
export function logOf(profile: string): readonly string[] {
  const file = path.join(profile, 'logs', 'ferry.log');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return text.split('\n').filter((line) => line !== '');
}

/** The entries of the log that have this area and event. */
export function entriesOf(profile: string, area: string, event: string): readonly string[] {
  return logOf(profile).filter((line) => line.includes(`"area":"${area}","event":"${event}"`));
}

/** The processes that have run on this profile, first to last, by the log. */
export function pidsOf(profile: string): readonly number[] {
  return entriesOf(profile, 'app', 'started').map((line) =>
    Number(/"pid":(\d+)/u.exec(line)?.[1] ?? 0),
  );
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The user looks at another window: from now on ends are told by notifications. */
export async function lookElsewhere(app: ElectronApplication): Promise<void> {
  await look(app, false);
}

/** The user looks at the window. */
export async function lookHere(app: ElectronApplication): Promise<void> {
  await look(app, true);
}

/** Stories share a display without a window manager, so that the focus is anybody's. */
async function look(app: ElectronApplication, isFocused: boolean): Promise<void> {
  await app.evaluate(({ BrowserWindow }, now) => {
    for (const window of BrowserWindow.getAllWindows()) window.isFocused = () => now;
  }, isFocused);
}
