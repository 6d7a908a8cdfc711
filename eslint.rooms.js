/**
 * The rooms of the house and what each may import. A path is matched as it is written, so every
 * import between rooms is relative and ends in `.ts`. Tests may reach further than the code they test.
 */

/**
 * @typedef {{ message: string, group: string[] } | { message: string, regex: string }} Pattern
 */

/**
 * Only these packages (regular expressions); relative paths are judged by `notRooms`.
 * @param {string} message
 * @param {string[]} names
 * @returns {Pattern}
 */
const onlyPackages = (message, ...names) => ({
  regex: `^(?!\\.|(?:${['-', ...names].join('|')})(?:$|/))`,
  message,
});

/**
 * @param {string} message
 * @param {string[]} names folders
 * @returns {Pattern}
 */
const notRooms = (message, ...names) => ({ group: names.map((name) => `**/${name}/**`), message });

const NOT_BENCH = notRooms('Nothing imports bench/: it measures the app from outside.', 'bench');

const NO_BARE_ELECTRON = {
  name: 'electron',
  message: "Import 'electron/main' or 'electron/renderer'.",
};

/**
 * @param {string} name
 * @param {string[]} files
 * @param {Pattern[]} patterns
 */
const room = (name, files, patterns) => ({
  name: `rooms/${name}`,
  files,
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-imports': /** @type {['error', ...object[]]} */ ([
      'error',
      {
        paths: [NO_BARE_ELECTRON],
        patterns: name === 'bench' ? patterns : [...patterns, NOT_BENCH],
      },
    ]),
  },
});

const SHARED = 'shared/ is the contract: it imports no package and no room.';
const JOBS = 'main/jobs decides and does no I/O: it knows shared/ and valibot.';
const ADAPTERS = 'Adapters know the ports of main/jobs, shared/ and their library, not Electron.';
const ACCOUNTS = 'Accounts know the ports of main/jobs, shared/ and MSAL, not Electron or drives.';
const LOG = 'The log knows the ports of main/jobs and files, not Electron and no library.';
const CLI = 'Commands know shared/, plain Node and valibot, not Electron.';
const DEMO = 'The demo drive stands for the service: plain Node, and shared/ at most.';
const SHELL = 'ipc/ and shell/ see main/jobs, shared/, settings/, log/ and electron/main.';
const ROOT = 'The main process imports nothing of the page.';
const PRELOAD = 'The bridge knows the contract and electron/renderer.';
const RENDERER = 'The page knows only shared/ and preact.';
const BENCH = 'Benches measure from outside; only what is built for the window is shown in one.';
const E2E = 'Stories see the app from outside; they may start the demo drive.';

export const roomRules = [
  room(
    'shared',
    ['shared/**'],
    [onlyPackages(SHARED), notRooms(SHARED, 'main', 'renderer', 'preload', 'e2e')],
  ),
  room(
    'jobs',
    ['main/jobs/**'],
    [
      onlyPackages(JOBS, 'valibot'),
      notRooms(JOBS, 'renderer', 'preload', 'e2e', 'onedrive', 'ledger'),
      notRooms(JOBS, 'settings', 'demo', 'ipc', 'shell', 'log', 'accounts', 'cli'),
    ],
  ),
  {
    name: 'rooms/jobs-purity',
    files: ['main/jobs/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': /** @type {['error', ...object[]]} */ ([
        'error',
        { object: 'Date', property: 'now', message: 'Time is a parameter here.' },
        { object: 'Math', property: 'random', message: 'Chance is a parameter here.' },
      ]),
      'no-restricted-syntax': /** @type {['error', ...object[]]} */ ([
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time is a parameter here.',
        },
      ]),
    },
  },
  room(
    'adapters',
    ['main/onedrive/**', 'main/ledger/**', 'main/settings/**'],
    [
      onlyPackages(
        ADAPTERS,
        'node:.*',
        'got',
        'hpagent',
        'socket.io-client',
        'valibot',
        'electron-store',
        'classic-level',
      ),
      notRooms(ADAPTERS, 'renderer', 'preload', 'e2e', 'demo', 'ipc', 'shell'),
      notRooms(ADAPTERS, 'log', 'accounts', 'cli'),
    ],
  ),
  room(
    'accounts',
    ['main/accounts/**'],
    [
      onlyPackages(ACCOUNTS, 'node:.*', '@azure/msal-node', 'valibot'),
      notRooms(ACCOUNTS, 'renderer', 'preload', 'e2e', 'onedrive', 'ledger'),
      notRooms(ACCOUNTS, 'settings', 'demo', 'ipc', 'shell', 'log', 'cli'),
    ],
  ),
  room(
    'accounts-testing',
    ['main/accounts/testing/**'],
    [
      onlyPackages(ACCOUNTS, 'node:.*', '@azure/msal-node', 'selfsigned', 'valibot'),
      notRooms(ACCOUNTS, 'renderer', 'preload', 'e2e', 'onedrive', 'ledger'),
      notRooms(ACCOUNTS, 'settings', 'demo', 'ipc', 'shell', 'log', 'cli'),
    ],
  ),
  room(
    'log',
    ['main/log/**'],
    [
      onlyPackages(LOG, 'node:.*'),
      notRooms(LOG, 'renderer', 'preload', 'e2e', 'onedrive', 'ledger'),
      notRooms(LOG, 'settings', 'demo', 'ipc', 'shell', 'accounts', 'cli'),
    ],
  ),
  room(
    'cli',
    ['main/cli/**'],
    [
      onlyPackages(CLI, 'node:.*', 'valibot'),
      notRooms(CLI, 'renderer', 'preload', 'e2e', 'jobs', 'onedrive', 'ledger'),
      notRooms(CLI, 'settings', 'demo', 'ipc', 'shell', 'log', 'accounts'),
    ],
  ),
  room(
    'demo',
    ['main/demo/**'],
    [
      onlyPackages(DEMO, 'node:.*', 'valibot'),
      notRooms(DEMO, 'renderer', 'preload', 'e2e', 'jobs', 'onedrive', 'ledger'),
      notRooms(DEMO, 'settings', 'ipc', 'shell', 'log', 'accounts', 'cli'),
    ],
  ),
  room(
    'demo-testing',
    ['main/demo/testing/**'],
    [
      onlyPackages(DEMO, 'node:.*', 'socket.io'),
      notRooms(DEMO, 'renderer', 'preload', 'e2e', 'jobs', 'onedrive', 'ledger'),
      notRooms(DEMO, 'settings', 'ipc', 'shell', 'log', 'accounts', 'cli'),
    ],
  ),
  room(
    'shell',
    ['main/ipc/**', 'main/shell/**'],
    [
      onlyPackages(
        SHELL,
        'node:.*',
        'electron/main',
        'electron/common',
        'electron-updater',
        'valibot',
      ),
      notRooms(SHELL, 'renderer', 'preload', 'e2e', 'onedrive', 'ledger'),
      notRooms(SHELL, 'demo', 'accounts', 'cli'),
    ],
  ),
  room(
    'composition-root',
    ['main/*.ts'],
    [onlyPackages(ROOT, 'node:.*', 'electron/main'), notRooms(ROOT, 'renderer', 'preload', 'e2e')],
  ),
  room(
    'preload',
    ['preload/**'],
    [onlyPackages(PRELOAD, 'electron/renderer'), notRooms(PRELOAD, 'main', 'renderer', 'e2e')],
  ),
  room(
    'renderer',
    ['renderer/**'],
    [onlyPackages(RENDERER, 'preact'), notRooms(RENDERER, 'main', 'preload', 'e2e')],
  ),
  room(
    'e2e',
    ['e2e/**'],
    [
      onlyPackages(
        E2E,
        'node:.*',
        '@playwright/test',
        '@axe-core/playwright',
        '@electron/asar',
        '@electron/fuses',
        'dbus-next',
        'valibot',
      ),
      notRooms(E2E, 'renderer', 'preload', 'jobs', 'onedrive', 'ledger'),
      notRooms(E2E, 'settings', 'ipc', 'shell', 'log'),
    ],
  ),
  room(
    'bench',
    ['bench/**'],
    [
      onlyPackages(
        BENCH,
        'node:.*',
        'valibot',
        'conf',
        '@azure/core-lro',
        'playwright',
        'dbus-next',
      ),
      notRooms(BENCH, 'renderer', 'preload', 'e2e', 'settings', 'ipc', 'shell'),
    ],
  ),
];
