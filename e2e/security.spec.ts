/**
 * Electron's own checklist ("Security" in its documentation), item by item, on the running app. What
 * needs the packed app (19) is looked at in e2e/installed. docs/security-checklist.md is the index.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { looseObject, parse, record, string } from 'valibot';
import type { Ferry } from './support/ferry.ts';
import { inWindow } from './support/inside.ts';
import { expect, test } from './support/test.ts';

const project = path.join(import.meta.dirname, '..');

/** What the window was really made with. */
async function preferencesOf(app: ElectronApplication): Promise<Readonly<Record<string, unknown>>> {
  const seen = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) return null;
    const read: unknown = Reflect.get(contents, 'getLastWebPreferences');
    return typeof read === 'function' ? JSON.stringify(Reflect.apply(read, contents, [])) : null;
  });
  return parse(looseObject({}), JSON.parse(seen ?? 'null'));
}

/** Ends the app, and pardons what the page said of being refused. */
async function quitWithErrors(ferry: Ferry): Promise<void> {
  await ferry.quit();
  ferry.errors.length = 0;
}

/** How a request of the page for an address ends. */
async function fetched(page: Page, url: string): Promise<string> {
  return await page.evaluate(
    (address) =>
      fetch(address).then(
        () => 'answered',
        () => 'refused',
      ),
    url,
  );
}

test('1. only secure content: the page reaches no network, be it http or https', async ({
  launch,
  drive,
}) => {
  const ferry = await launch();
  const policyAside = await ferry.app.evaluate(async ({ BrowserWindow }, origin) => {
    const window = new BrowserWindow({ show: false });
    const load = async (url: string): Promise<string> => {
      try {
        await window.loadURL(url);
        return 'loaded';
      } catch (error) {
        return String(error);
      }
    };
    const seen = [await load(`${origin}/web/`), await load('https://example.com/')];
    window.destroy();
    return seen;
  }, drive.origin);
  for (const seen of policyAside) expect(seen).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(await fetched(ferry.page, `${drive.origin}/web/`)).toBe('refused');
  await quitWithErrors(ferry);
});

test('2. no integration of Node.js in the page', async ({ launch }) => {
  const { app, page } = await launch();
  expect(await preferencesOf(app)).toMatchObject({ nodeIntegration: false });
  expect(
    await page.evaluate(() => ['require', 'process', 'module'].filter((n) => n in globalThis)),
  ).toEqual([]);
});

test('3. context isolation: the page can change nothing of the bridge', async ({ launch }) => {
  const { app, page } = await launch();
  expect(await preferencesOf(app)).toMatchObject({ contextIsolation: true });
  const kinds = await page.evaluate(() => {
    const bridge: unknown = Reflect.get(globalThis, 'ferry');
    if (typeof bridge !== 'object' || bridge === null) return ['no bridge'];
    const wasSet = Reflect.set(bridge, 'listJobs', null);
    return [wasSet, typeof Reflect.get(bridge, 'listJobs'), 'ipcRenderer' in globalThis];
  });
  expect(kinds).toEqual([false, 'function', false]);
});

test('4. the page’s process is sandboxed', async ({ launch }) => {
  const { app } = await launch();
  expect(await preferencesOf(app)).toMatchObject({ sandbox: true });
});

test('5. every permission is refused, asked for or looked up, and every device', async ({
  launch,
}) => {
  const { app, page } = await launch();
  const names = ['geolocation', 'notifications', 'clipboard-read', 'midi', 'camera', 'microphone'];
  const states = () =>
    inWindow(
      app,
      `Promise.all(${JSON.stringify(names)}.map((name) => navigator.permissions.query({ name })))
        .then((found) => found.map(({ state }) => state).join(' '))`,
    );
  await expect.poll(states).toBe(names.map(() => 'denied').join(' '));
  expect(
    await page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  const other = await app.evaluate(async ({ session, BrowserWindow }) => {
    const made = session.fromPartition('another');
    const window = new BrowserWindow({ show: false, webPreferences: { session: made } });
    const headers = { 'content-type': 'text/html' };
    made.protocol.handle('app', () => new Response('<p>', { headers }));
    await window.loadURL('app://ferry/index.html');
    const state: unknown = await window.webContents.executeJavaScript(
      `navigator.permissions.query({ name: 'notifications' }).then(({ state }) => state)`,
    );
    window.destroy();
    return String(state);
  });
  expect(other).toBe('denied');
});

test('6. web security is on', async ({ launch }) => {
  const { app } = await launch();
  expect(await preferencesOf(app)).toMatchObject({ webSecurity: true });
});

test('7. a content security policy without anything unsafe, which the page obeys', async ({
  launch,
}) => {
  const ferry = await launch();
  const { page } = ferry;
  const served = await ferry.app.evaluate(async ({ net }) => {
    const answer = await net.fetch('app://ferry/index.html');
    return answer.headers.get('content-security-policy') ?? '';
  });
  expect(served).toContain("default-src 'none'");
  expect(served).toContain("script-src 'self';");
  expect(served).toContain("require-trusted-types-for 'script'");
  expect(served).not.toMatch(/unsafe|\*|https?:/u);
  const done = await page.evaluate(() => {
    const tries = {
      obeysAttributes: () => {
        const button = document.createElement('button');
        button.setAttribute('onclick', 'document.title = "obeyed"');
        button.click();
        if (document.title !== 'obeyed') throw new Error('It did not run.');
      },
      writesMarkup: () => (document.createElement('p').innerHTML = '<b>bold</b>'),
    };
    return Object.entries(tries).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [name];
      } catch {
        return [];
      }
    });
  });
  expect(done).toEqual([]);
  await quitWithErrors(ferry);
});

test('8. no insecure content beside secure one', async ({ launch }) => {
  const { app } = await launch();
  expect(await preferencesOf(app)).toMatchObject({ allowRunningInsecureContent: false });
});

test('9. no experimental features of Chromium', async ({ launch }) => {
  const { app } = await launch();
  expect(await preferencesOf(app)).toMatchObject({ experimentalFeatures: false });
});

test('10. no features of Blink switched on', async ({ launch }) => {
  const { app } = await launch();
  const { enableBlinkFeatures } = await preferencesOf(app);
  expect(enableBlinkFeatures ?? '').toBe('');
});

test('11. no webview, so none that may open windows', async ({ launch }) => {
  const { app, page } = await launch();
  expect(await preferencesOf(app)).toMatchObject({ webviewTag: false });
  expect(
    await page.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('allowpopups', '');
      view.setAttribute('src', 'app://ferry/index.html');
      document.body.append(view);
      const kind = view.constructor.name;
      view.remove();
      return kind;
    }),
  ).toBe('HTMLElement');
});

test('12. a webview is refused where a window would allow it', async ({ launch }) => {
  const { app } = await launch();
  const attached = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
    let asked = 0;
    let made = 0;
    window.webContents.on('will-attach-webview', () => (asked += 1));
    window.webContents.on('did-attach-webview', () => (made += 1));
    await window.loadURL('app://ferry/index.html');
    await window.webContents.executeJavaScript(`
      const view = document.createElement('webview');
      view.setAttribute('src', 'app://ferry/index.html');
      document.body.append(view);
      null`);
    const until = Date.now() + 20_000;
    while (asked === 0 && Date.now() < until) await new Promise((r) => setTimeout(r, 50));
    window.destroy();
    return { asked, made };
  });
  expect(attached).toEqual({ asked: 1, made: 0 });
});

test('13. the page navigates nowhere, neither does a frame in it', async ({ launch }) => {
  const ferry = await launch();
  const { app, page } = ferry;
  const before = page.url();
  // After the app's own listener, and before the page goes anywhere.
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (event) => {
      const before = process.env['FERRY_STORY_NAVIGATED'] ?? '';
      const end = event.defaultPrevented ? 'refused' : 'allowed';
      process.env['FERRY_STORY_NAVIGATED'] = `${before}${end} ${event.url}\n`;
    });
  });
  const navigated = () => app.evaluate(() => process.env['FERRY_STORY_NAVIGATED'] ?? '');
  for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://ferry/other.html']) {
    await page.evaluate((address) => {
      location.href = address;
    }, url);
    // Chromium itself refuses a file, before anybody is asked.
    if (!url.startsWith('file:')) await expect.poll(navigated).toContain(`refused ${url}\n`);
    expect(page.url()).toBe(before);
  }
  expect(await navigated()).not.toContain('allowed');
  await expect
    .poll(() => inWindow(app, `String(document.querySelector('main') !== null)`))
    .toBe('true');
  await quitWithErrors(ferry);
});

test('14. the page opens no window', async ({ launch }) => {
  const { app, page } = await launch();
  const opened = await page.evaluate(() =>
    ['https://example.com/', 'about:blank', 'app://ferry/index.html'].map(
      (url) => window.open(url) !== null,
    ),
  );
  expect(opened).toEqual([false, false, false]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('15. the system’s browser gets no address from the page', async ({ launch }) => {
  const { app, page } = await launch();
  await app.evaluate(({ shell }) => {
    shell.openExternal = (url) => {
      process.env['FERRY_STORY_OPENED'] = url;
      return Promise.resolve();
    };
  });
  const answers = await page.evaluate(async () => {
    const bridge: unknown = Reflect.get(globalThis, 'ferry');
    if (typeof bridge !== 'object' || bridge === null) return [];
    const seen: unknown[] = [];
    for (const name of ['openResult', 'openSource']) {
      const open: unknown = Reflect.get(bridge, name);
      if (typeof open !== 'function') continue;
      const answer: unknown = await Reflect.apply(open, bridge, ['https://example.com/']);
      seen.push(typeof answer === 'object' && answer !== null && Reflect.get(answer, 'ok'));
    }
    return seen;
  });
  expect(answers).toEqual([false, false]);
  expect(await app.evaluate(() => process.env['FERRY_STORY_OPENED'] ?? null)).toBeNull();
});

test('16. a version of Electron that is named exactly, and is no older than 45', () => {
  const named = parse(
    looseObject({ devDependencies: record(string(), string()) }),
    JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')),
  ).devDependencies['electron'];
  expect(named).toMatch(/^\d+\.\d+\.\d+$/u);
  expect(Number(named?.split('.')[0])).toBeGreaterThanOrEqual(45);
});

test('17. a request is answered to the app’s window alone, not to another page at its address', async ({
  launch,
}) => {
  const { app } = await launch();
  const preload = path.join(project, 'out/preload/index.cjs');
  const answers = await app.evaluate(async ({ BrowserWindow }, file) => {
    const code = `ferry.listJobs().then(() => 'answered', (error) => String(error))`;
    const seen: unknown[] = [];
    const [own] = BrowserWindow.getAllWindows();
    const other = new BrowserWindow({ show: false, webPreferences: { preload: file } });
    await other.loadURL('app://ferry/index.html');
    for (const window of [own, other]) {
      seen.push(await window?.webContents.executeJavaScript(code));
    }
    other.destroy();
    return seen.map(String);
  }, preload);
  expect(answers).toEqual(['answered', expect.stringContaining('Not for this sender')]);
});

test('18. the page comes by a protocol of its own, and no file can be read by file://', async ({
  launch,
}) => {
  const ferry = await launch();
  expect(ferry.page.url()).toMatch(/^app:\/\/ferry\//u);
  expect(await fetched(ferry.page, 'file:///etc/hostname')).toBe('refused');
  const outside = await ferry.app.evaluate(async ({ net }) => {
    const paths = [
      '../main/index.js',
      '..%2fmain%2findex.js',
      '%2e%2e/main/index.js',
      'nothing.js',
    ];
    return await Promise.all(
      paths.map(async (path) => (await net.fetch(`app://ferry/${path}`)).status),
    );
  });
  expect(outside).toEqual([404, 404, 404, 404]);
  await quitWithErrors(ferry);
});

test('20. the page gets named functions and nothing of Electron’s', async ({ launch }) => {
  const { page } = await launch();
  const bridge = await page.evaluate(() => {
    const found: unknown = Reflect.get(globalThis, 'ferry');
    return typeof found === 'object' && found !== null
      ? Object.entries(found).map(([name, value]) => `${name}: ${typeof value}`)
      : [];
  });
  expect(bridge.length).toBeGreaterThan(10);
  for (const entry of bridge) expect(entry).toMatch(/: function$/u);
  const names = bridge.join(' ').toLowerCase();
  for (const word of ['invoke', 'ipc', 'send', 'require', 'channel']) {
    expect(names).not.toContain(word);
  }
});
