/**
 * The rooms of the house and what each may import: itself, the rooms and the packages that are named
 * here, and nothing else. Tests may reach further than the code they test.
 */
import path from 'node:path';

/**
 * @typedef {object} Room
 * @property {readonly string[]} sees rooms
 * @property {readonly string[]} packages `node:` stands for all of Node
 */

/**
 * By folder; a file belongs to the innermost.
 * @type {Readonly<Record<string, Room>>}
 */
const ROOMS = {
  shared: { sees: [], packages: [] },

  'main/jobs': { sees: ['shared'], packages: ['valibot'] },
  'main/onedrive': {
    sees: ['main/jobs', 'shared'],
    packages: ['node:', 'got', 'hpagent', 'socket.io-client', 'valibot'],
  },
  'main/ledger': {
    sees: ['main/jobs', 'shared'],
    packages: ['node:', 'classic-level', 'valibot'],
  },
  'main/settings': {
    sees: ['main/jobs', 'shared'],
    packages: ['node:', 'electron-store', 'valibot'],
  },
  'main/accounts': {
    sees: ['main/jobs', 'shared'],
    packages: ['node:', '@azure/msal-node', 'valibot'],
  },
  'main/log': { sees: ['main/jobs', 'shared'], packages: ['node:'] },
  'main/cli': { sees: ['shared'], packages: ['node:', 'valibot'] },
  'main/demo': { sees: ['shared'], packages: ['node:', 'valibot'] },
  'main/ipc': { sees: ['main/settings', 'shared'], packages: ['electron/main', 'valibot'] },
  'main/shell': {
    sees: ['main/jobs', 'main/log', 'main/settings', 'shared'],
    packages: [
      ...[
        'node:',
        'electron/main',
        'electron/common',
        'electron-updater',
        'dbus-native',
        'valibot',
      ],
    ],
  },
  main: {
    sees: [
      ...['main/accounts', 'main/cli', 'main/demo', 'main/ipc', 'main/jobs', 'main/ledger'],
      ...['main/log', 'main/onedrive', 'main/settings', 'main/shell', 'shared'],
    ],
    packages: ['node:', 'electron/main'],
  },

  // What tests are made of: no code that ships may see it.
  'main/testing': {
    sees: ['main', 'main/jobs', 'main/jobs/testing', 'main/onedrive', 'shared'],
    packages: [],
  },
  'main/jobs/testing': { sees: ['main/jobs', 'shared'], packages: [] },
  'main/onedrive/testing': {
    sees: ['main/onedrive', 'main/jobs', 'main/jobs/testing', 'main/demo', 'shared'],
    packages: ['node:', 'valibot'],
  },
  'main/ledger/testing': {
    sees: ['main/ledger', 'main/jobs', 'main/jobs/testing', 'shared'],
    packages: ['node:', 'classic-level'],
  },
  'main/accounts/testing': {
    sees: ['main/accounts', 'shared'],
    packages: ['node:', 'selfsigned'],
  },
  'main/shell/testing': { sees: [], packages: ['node:', 'dbus-native'] },
  'main/demo/testing': { sees: ['main/demo'], packages: ['node:', 'socket.io'] },

  preload: { sees: ['shared'], packages: ['electron/renderer'] },
  renderer: { sees: ['shared'], packages: ['preact'] },

  // From outside: stories tell of the built app, benches measure what they put together.
  e2e: {
    sees: ['main/accounts/testing', 'main/demo', 'shared'],
    packages: [
      ...['node:', '@playwright/test', '@axe-core/playwright', '@electron/asar'],
      ...['@electron/fuses', 'dbus-native', 'valibot'],
    ],
  },
  bench: {
    sees: [
      ...['main', 'main/demo', 'main/jobs', 'main/jobs/testing', 'main/log', 'main/ledger'],
      ...[
        'main/ledger/testing',
        'main/onedrive',
        'main/onedrive/testing',
        'main/shell/testing',
        'shared',
      ],
    ],
    packages: ['node:', 'valibot', 'conf', '@azure/core-lro', 'playwright', 'dbus-native'],
  },
};

/**
 * The innermost room that a path lies in.
 * @param {string} file
 */
function roomOf(file) {
  const within = path
    .relative(import.meta.dirname, file)
    .split(path.sep)
    .join('/');
  const names = Object.keys(ROOMS).filter((name) => within.startsWith(`${name}/`));
  return names.toSorted((left, right) => right.length - left.length)[0] ?? null;
}

/**
 * Whether a package is one of those, or a part of one.
 * @param {string} source
 * @param {readonly string[]} packages
 */
function isAmong(source, packages) {
  return packages.some((name) =>
    name.endsWith(':') ? source.startsWith(name) : `${source}/`.startsWith(`${name}/`),
  );
}

/** @type {import('eslint').Rule.RuleModule} */
const walls = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { wall: '{{room}} may import only: {{allowed}}.' },
  },
  create(context) {
    const room = roomOf(context.filename);
    const allowed = room === null ? undefined : ROOMS[room];
    if (room === null || allowed === undefined) return {};
    /** @param {import('estree').Node & { source?: import('estree').Node | null | undefined }} node */
    const judge = (node) => {
      const source = node.source?.type === 'Literal' ? node.source.value : null;
      if (typeof source !== 'string') return;
      const isFine = source.startsWith('.')
        ? [room, ...allowed.sees].some(
            (name) => name === roomOf(path.resolve(path.dirname(context.filename), source)),
          )
        : isAmong(source, allowed.packages);
      if (isFine) return;
      const names = [...allowed.sees, ...allowed.packages].join(', ') || 'itself';
      context.report({ node, messageId: 'wall', data: { room, allowed: names } });
    };
    return {
      ImportDeclaration: judge,
      ImportExpression: judge,
      ExportAllDeclaration: judge,
      ExportNamedDeclaration: judge,
    };
  },
};

export const roomRules = [
  {
    name: 'rooms/walls',
    files: Object.keys(ROOMS).map((name) => `${name}/**`),
    ignores: ['**/*.test.ts'],
    plugins: { rooms: { rules: { walls } } },
    rules: { 'rooms/walls': /** @type {const} */ ('error') },
  },
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
];
