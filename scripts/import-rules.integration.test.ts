/**
 * Shows that the walls between the rooms hold. In a small copy of the project, with its real
 * settings and nothing else, `npm run check:lint` and `npm run check:types` refuse each planted
 * wrong import at its own file, and no sound file.
 */
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = path.resolve(import.meta.dirname, '..');
const copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'ferry-rooms-')));

const SETTINGS = /^(?:package\.json|tsconfig.*\.json|eslint\..+\.js|.+\.config\.ts)$/u;

/** One allowed file in each room; without it TypeScript refuses the room as empty. */
const SOUND = {
  'shared/sound.ts': 'export const sound = 1;',
  'shared/sound.test.ts': "import { sound } from './sound.ts';\nexport const tested = sound;",
  'main/jobs/sound.ts': "export { sound } from '../../shared/sound.ts';",
  'main/accounts/sound.ts': "export { sound } from '../jobs/sound.ts';",
  'main/demo/sound.ts': "export { createServer } from 'node:http';",
  'main/cli/sound.ts': "export { createServer } from 'node:net';",
  'main/onedrive/sound.ts': "export { sound } from '../jobs/sound.ts';",
  'main/ledger/sound.ts': "export { sound } from '../jobs/sound.ts';",
  'main/shell/sound.ts': "export { app } from 'electron/main';",
  'main/index.ts': "export { sound } from './onedrive/sound.ts';",
  'preload/sound.ts': "export { contextBridge } from 'electron/renderer';",
  'renderer/sound.ts': "export { sound } from '../shared/sound.ts';\nexport { h } from 'preact';",
  'e2e/sound.ts': "export { createServer } from '../main/demo/sound.ts';",
  'bench/sound.ts': "export { sound } from '../main/jobs/sound.ts';",
};

interface Wrong {
  readonly title: string;
  readonly file: string;
  readonly text: string;
  /** What must refuse it: rules of ESLint, or TypeScript. */
  readonly by: readonly string[];
}

const wrong = (title: string, file: string, text: string, ...by: string[]): Wrong => ({
  title,
  file,
  text,
  by,
});

const IMPORTS = 'rooms/walls';
const PROPERTIES = 'no-restricted-properties';
const TYPES = 'TypeScript';
const WRONG = [
  wrong(
    'the page importing the main process',
    'renderer/wrong-main.ts',
    "export { sound } from '../main/jobs/sound.ts';",
    IMPORTS,
    TYPES,
  ),
  wrong(
    'the page importing Node',
    'renderer/wrong-node.ts',
    "export { readFileSync } from 'node:fs';",
    IMPORTS,
    TYPES,
  ),
  wrong(
    'the contract importing Node',
    'shared/wrong-node.ts',
    "export { readFileSync } from 'node:fs';",
    IMPORTS,
    TYPES,
  ),
  wrong(
    'the jobs importing Electron',
    'main/jobs/wrong-electron.ts',
    "export { app } from 'electron/main';",
    IMPORTS,
    TYPES,
  ),
  wrong(
    'the jobs importing an adapter',
    'main/jobs/wrong-adapter.ts',
    "export { sound } from '../ledger/sound.ts';",
    IMPORTS,
    TYPES,
  ),
  wrong(
    'the jobs using the DOM',
    'main/jobs/wrong-dom.ts',
    'export const title = document.title;',
    TYPES,
  ),
  wrong(
    'the jobs reading the clock',
    'main/jobs/wrong-clock.ts',
    'export const now = Date.now();',
    PROPERTIES,
  ),
  wrong(
    'the jobs asking for today',
    'main/jobs/wrong-today.ts',
    'export const today = new Date();',
    'no-restricted-syntax',
  ),
  wrong(
    'the jobs throwing dice',
    'main/jobs/wrong-dice.ts',
    'export const dice = Math.random();',
    PROPERTIES,
  ),
  wrong(
    'the demo drive importing the app it stands beside',
    'main/demo/wrong-jobs.ts',
    "export { sound } from '../jobs/sound.ts';",
    IMPORTS,
    TYPES,
  ),
  wrong(
    'a command importing the jobs',
    'main/cli/wrong-jobs.ts',
    "export { sound } from '../jobs/sound.ts';",
    IMPORTS,
    TYPES,
  ),
  wrong(
    'the shell importing bare electron',
    'main/shell/wrong-bare.ts',
    "export { app } from 'electron';",
    IMPORTS,
  ),
  wrong(
    'the accounts importing a drive’s client',
    'main/accounts/wrong-drive.ts',
    "export { sound } from '../onedrive/sound.ts';",
    IMPORTS,
    TYPES,
  ),
  wrong(
    'a drive’s client importing the command line',
    'main/onedrive/wrong-cli.ts',
    "export { createServer } from '../cli/sound.ts';",
    IMPORTS,
  ),
  wrong(
    'a drive’s client importing the accounts',
    'main/onedrive/wrong-accounts.ts',
    "export { sound } from '../accounts/sound.ts';",
    IMPORTS,
  ),
  wrong(
    'an adapter importing Electron',
    'main/onedrive/wrong-electron.ts',
    "export { app } from 'electron/main';",
    IMPORTS,
  ),
  wrong(
    'the bridge importing electron/main',
    'preload/wrong-main.ts',
    "export { app } from 'electron/main';",
    IMPORTS,
  ),
  wrong(
    'a story importing the page',
    'e2e/wrong-page.ts',
    "export { sound } from '../renderer/sound.ts';",
    IMPORTS,
    TYPES,
  ),
  wrong(
    'a bench importing the page',
    'bench/wrong-page.ts',
    "export { sound } from '../renderer/sound.ts';",
    IMPORTS,
    TYPES,
  ),
  wrong(
    'the jobs importing what joins them',
    'main/jobs/wrong-root.ts',
    "export { sound } from '../index.ts';",
    IMPORTS,
    TYPES,
  ),
  wrong(
    'the page importing the main process later',
    'renderer/wrong-later.ts',
    "export const later = () => import('../main/demo/sound.ts');",
    IMPORTS,
    TYPES,
  ),
  wrong(
    'the app importing a bench',
    'main/wrong-bench.ts',
    "export { sound } from '../bench/sound.ts';",
    IMPORTS,
    TYPES,
  ),
];

const LintReport = v.array(
  v.object({
    filePath: v.string(),
    messages: v.array(v.object({ ruleId: v.nullable(v.string()), message: v.string() })),
  }),
);

interface Verdict {
  readonly ok: boolean;
  /** Of each file that was refused: the rules or error lines. */
  readonly refusals: ReadonlyMap<string, readonly string[]>;
}

function npmRun(script: string, ...args: string[]) {
  return new Promise<{ ok: boolean; output: string }>((resolve) => {
    execFile(
      'npm',
      ['run', '--silent', script, '--', ...args],
      { cwd: copy, shell: process.platform === 'win32', maxBuffer: 2 ** 26 },
      (error, output) => {
        resolve({ ok: error === null, output });
      },
    );
  });
}

async function lint(): Promise<Verdict> {
  const { ok, output } = await npmRun('check:lint', '--format=json');
  const report = v.parse(LintReport, JSON.parse(output));
  const refused = report.filter(({ messages }) => messages.length > 0);
  const refusals = refused.map(
    ({ filePath, messages }) =>
      [
        path.relative(copy, filePath).replaceAll(path.sep, '/'),
        messages.map(({ ruleId, message }) => ruleId ?? message),
      ] as const,
  );
  return { ok, refusals: new Map(refusals) };
}

async function types(): Promise<Verdict> {
  const { ok, output } = await npmRun('check:types', '--pretty', 'false');
  const refusals = new Map<string, string[]>();
  for (const [line, file = ''] of output.matchAll(/^(.+?)\(\d+,\d+\): error .*$/gmu)) {
    refusals.set(file, [...(refusals.get(file) ?? []), line]);
  }
  return { ok, refusals };
}

function plant(file: string, text: string) {
  mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
  writeFileSync(path.join(copy, file), `${text}\n`);
}

/** What the settings themselves import. */
const PARTS_OF_SETTINGS = [
  'scripts/lib/no-preload.ts',
  'scripts/lib/page-budget.ts',
  'scripts/lib/tray-icons.ts',
  'scripts/lib/icon-files.mjs',
];

let soundTypes: Verdict = { ok: false, refusals: new Map() };
let lintVerdict: Verdict = { ok: true, refusals: new Map() };
let typesVerdict: Verdict = { ok: true, refusals: new Map() };

beforeAll(async () => {
  for (const file of readdirSync(project).filter((name) => SETTINGS.test(name))) {
    cpSync(path.join(project, file), path.join(copy, file));
  }
  for (const part of PARTS_OF_SETTINGS) {
    mkdirSync(path.dirname(path.join(copy, part)), { recursive: true });
    cpSync(path.join(project, part), path.join(copy, part));
  }
  for (const room of new Set(Object.keys(SOUND).map((file) => path.dirname(file)))) {
    const settings = path.join(room, 'tsconfig.json');
    if (!existsSync(path.join(project, settings))) continue;
    cpSync(path.join(project, settings), path.join(copy, settings));
  }
  symlinkSync(path.join(project, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  for (const [file, text] of Object.entries(SOUND)) plant(file, text);
  soundTypes = await types();
  for (const { file, text } of WRONG) plant(file, text);
  [lintVerdict, typesVerdict] = await Promise.all([lint(), types()]);
}, 120_000);

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

test('wrong imports fail the checks', () => {
  expect([lintVerdict.ok, typesVerdict.ok]).toEqual([false, false]);
});

test('files that keep to their room pass', () => {
  expect(soundTypes).toEqual({ ok: true, refusals: new Map() });
  expect(Object.keys(SOUND).filter((file) => lintVerdict.refusals.has(file))).toEqual([]);
});

const lintCases = WRONG.flatMap(({ by, ...planted }) =>
  by.filter((rule) => rule !== TYPES).map((rule) => ({ ...planted, rule })),
);
const typesCases = WRONG.filter(({ by }) => by.includes(TYPES));

test.each(lintCases)('the lint check refuses $title', ({ file, rule }) => {
  expect(lintVerdict.refusals.get(file)).toContain(rule);
});

test.each(typesCases)('the type check refuses $title', ({ file }) => {
  expect(typesVerdict.refusals.get(file)).toBeDefined();
});
