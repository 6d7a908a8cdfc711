import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The rooms of the house and what each may import. A path is matched as it is written, so every
 * import between rooms is relative and ends in `.ts`.
 * @param {string} reason
 * @param {string[]} group patterns in gitignore style
 */
const forbid = (reason, ...group) => ({ group, message: reason });

const NO_BARE_ELECTRON = {
  name: 'electron',
  message: "Import 'electron/main' or 'electron/renderer'.",
};
const NODE = ['node:*', 'node:*/**'];
const ELECTRON = ['electron', 'electron/*'];
/** @param {string[]} names rooms at the top level */
const rooms = (...names) => names.flatMap((name) => [`**/${name}`, `**/${name}/**`]);

/**
 * @param {string} name
 * @param {string[]} files
 * @param {ReturnType<typeof forbid>[]} patterns
 */
const room = (name, files, patterns) => ({
  name: `rooms/${name}`,
  files,
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-imports': ['error', { paths: [NO_BARE_ELECTRON], patterns }],
  },
});

export default tseslint.config(
  { ignores: ['out', 'dist', '.cache', 'e2e/.results'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['scripts/**/*.mjs', '*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'fetch',
          'setTimeout',
          'clearTimeout',
          'AbortSignal',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },

  room(
    'shared',
    ['shared/**'],
    [
      forbid(
        'shared/ is the contract and imports nothing.',
        ...NODE,
        ...ELECTRON,
        ...rooms('main', 'renderer', 'preload', 'e2e'),
      ),
      forbid('shared/ imports no package.', '[a-z@]*', '!./**', '!../**'),
    ],
  ),
  room(
    'jobs',
    ['main/jobs/**'],
    [
      forbid('main/jobs decides; it does no I/O.', ...NODE, ...ELECTRON),
      forbid(
        'main/jobs knows only shared/.',
        ...rooms('renderer', 'preload', 'e2e'),
        '../onedrive/**',
        '../ledger/**',
        '../settings/**',
        '../demo/**',
        '../ipc/**',
        '../shell/**',
      ),
      forbid('main/jobs uses no package but valibot.', '[a-z@]*', '!valibot'),
    ],
  ),
  {
    name: 'rooms/jobs-purity',
    files: ['main/jobs/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is a parameter here.' },
        { object: 'Math', property: 'random', message: 'Chance is a parameter here.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time is a parameter here.',
        },
      ],
    },
  },
  room(
    'adapters',
    ['main/onedrive/**', 'main/ledger/**', 'main/settings/**'],
    [
      forbid(
        'Adapters know the ports of main/jobs and shared/, not Electron or each other’s rooms.',
        ...ELECTRON,
        ...rooms('renderer', 'preload', 'e2e'),
        '../demo/**',
        '../ipc/**',
        '../shell/**',
      ),
    ],
  ),
  room(
    'demo',
    ['main/demo/**'],
    [
      forbid(
        'The demo drive stands for the service: it may only reuse shared/.',
        ...ELECTRON,
        ...rooms('renderer', 'preload', 'e2e'),
        '../jobs/**',
        '../onedrive/**',
        '../ledger/**',
        '../settings/**',
        '../ipc/**',
        '../shell/**',
      ),
    ],
  ),
  room(
    'shell',
    ['main/ipc/**', 'main/shell/**'],
    [
      forbid(
        'ipc/ and shell/ see jobs, shared and electron/main.',
        'electron/renderer',
        ...rooms('renderer', 'preload', 'e2e'),
        '../onedrive/**',
        '../ledger/**',
        '../demo/**',
      ),
    ],
  ),
  room(
    'composition-root',
    ['main/*.ts'],
    [
      forbid(
        'The main process imports nothing of the page.',
        'electron/renderer',
        ...rooms('renderer', 'preload', 'e2e'),
      ),
    ],
  ),
  room(
    'preload',
    ['preload/**'],
    [
      forbid(
        'The bridge knows the contract and electron/renderer.',
        'electron/main',
        ...NODE,
        ...rooms('main', 'renderer', 'e2e'),
      ),
    ],
  ),
  room(
    'renderer',
    ['renderer/**'],
    [
      forbid(
        'The page knows only shared/ and preact.',
        ...ELECTRON,
        ...NODE,
        ...rooms('main', 'preload', 'e2e'),
      ),
    ],
  ),
  room(
    'e2e',
    ['e2e/**'],
    [
      forbid(
        'Stories see the app from outside.',
        ...rooms('renderer', 'preload'),
        '**/main/jobs/**',
        '**/main/onedrive/**',
        '**/main/ledger/**',
        '**/main/ipc/**',
        '**/main/shell/**',
      ),
    ],
  ),
);
