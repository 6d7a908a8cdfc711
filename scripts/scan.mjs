/**
 * `npm run scan`: looks through the app's code with electronegativity. That tool reads JavaScript of 2019
 * at most and passes over in silence what it cannot read, so it gets a translation with a mistake planted
 * in every file: where that is not reported, the file was not read. Its exit code says nothing; its
 * report does. It is fetched when it is needed, into .cache: four hundred packages for one tool.
 */
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { run } from './lib/processes.mjs';
import {
  cacheDir,
  ensureDir,
  inProject,
  jsonOf,
  main,
  Refusal,
  root,
  say,
} from './lib/project.mjs';
import { judge } from './lib/scan-report.mjs';

const TOOL = '@doyensec/electronegativity';
const VERSION = '1.10.3';
const ROOMS = ['main', 'preload', 'renderer', 'shared'];
const NOT_SHIPPED = /\.test\.tsx?$|\.d\.ts$|[\\/]testing[\\/]/u;
const PLANTED = 'new BrowserWindow({ webPreferences: { nodeIntegrationInWorker: true } });';
const PLANTED_ID = 'NODE_INTEGRATION_JS_CHECK';

const tool = path.join(cacheDir, 'scan-tool');
const code = path.join(cacheDir, 'scan-code');
const report = path.join(cacheDir, 'scan.sarif');

await main(async () => {
  await provideTool();
  const planted = translate();
  rmSync(report, { force: true });
  const words = ['--input', code, '--output', report, '--relative', '--verbose', 'false'];
  await run(process.execPath, [toolFile('dist/index.js'), ...words], { stdio: 'ignore' });
  const sarif = jsonOf(report);
  if (sarif === null) throw new Refusal(`${TOOL} wrote no report.`);

  const { unread, findings, unused } = judge(sarif, planted, PLANTED_ID);
  for (const file of unread) say(`Not read: ${file}`);
  for (const { id, file, line } of findings) say(`Found: ${id} in ${file}:${line}`);
  for (const allowance of unused) say(`Allowed, but no longer found: ${allowance}`);
  say(
    `${planted.size} files, ${unread.length} not read; ${findings.length} findings beyond those allowed ` +
      'in scripts/lib/scan-report.mjs.',
  );
  return unread.length + findings.length + unused.length === 0 ? 0 : 1;
});

async function provideTool() {
  if (jsonOf(toolFile('package.json'))?.version === VERSION) return;
  say(`Fetching ${TOOL} ${VERSION} …`);
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new Refusal('run it by `npm run scan`.');
  const where = ['--prefix', ensureDir(tool), `${TOOL}@${VERSION}`];
  const code = await run(process.execPath, [npm, ...words, ...where], { stdio: 'ignore' });
  if (code !== 0) throw new Refusal(`${TOOL} could not be fetched from the npm registry.`);
}

/** @param {string} name */
function toolFile(name) {
  return path.join(tool, 'node_modules', TOOL, name);
}

/** @returns {Map<string, number>} each file that was written, with the line of its planted mistake */
function translate() {
  rmSync(code, { recursive: true, force: true });
  const planted = new Map();
  for (const source of ROOMS.flatMap(sourcesIn)) {
    const name = path.relative(root, source).replace(/\.tsx?$/u, '.js');
    const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
      fileName: source,
      compilerOptions: {
        target: ts.ScriptTarget.ES2019,
        module: ts.ModuleKind.ESNext,
        jsx: ts.JsxEmit.React,
      },
    });
    const file = path.join(code, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${outputText.trimEnd()}\n${PLANTED}\n`);
    planted.set(name.replaceAll(path.sep, '/'), outputText.trimEnd().split('\n').length + 1);
  }
  cpSync(inProject('renderer/index.html'), path.join(code, 'renderer/index.html'));
  cpSync(inProject('package.json'), path.join(code, 'package.json'));
  return planted;
}

/** @param {string} room */
function sourcesIn(room) {
  return readdirSync(inProject(room), { recursive: true, withFileTypes: true })
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => /\.tsx?$/u.test(file) && !NOT_SHIPPED.test(file));
}
