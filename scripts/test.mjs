/**
 * `npm test`: everything, one step after another, through the same commands a person would use.
 * The last line is `N passed, N failed`, summed over all suites. A broken check, a skipped test, a
 * suite without a test and a story that did not run in a real Electron all count as failed.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { canMakeDebs } from './lib/deb.mjs';
import { electronRuntime } from './lib/electron-runtime.mjs';
import { runScript } from './lib/processes.mjs';
import { ensureDir, jsonOf, main, reportsDir, say } from './lib/project.mjs';
import { playwrightTally, vitestTally } from './lib/test-reports.mjs';

let passed = 0;
/** @type {string[]} what failed beside the tests themselves */
const problems = [];
let failedTests = 0;

/** @param {string} name */
const reportOf = (name) => path.join(reportsDir, `${name}.json`);

/**
 * @param {string} title
 * @param {string} script
 */
async function check(title, script) {
  say(`\n== ${title}`);
  if ((await runScript(script)) !== 0) problems.push(`${title}: \`npm run ${script}\` failed`);
}

/**
 * @param {string} title
 * @param {string} script
 * @param {string[]} args
 * @param {(file: string) => import('./lib/test-reports.mjs').Tally | null} read
 */
async function suite(title, script, args, read) {
  say(`\n== ${title}`);
  const report = reportOf(script.replace('check:', ''));
  rmSync(report, { force: true });
  const code = await runScript(script, args);
  const tally = read(report);
  if (tally === null) {
    problems.push(`${title}: no report, so nothing ran to its end (exit code ${code})`);
    return;
  }
  passed += tally.passed;
  failedTests += tally.failed;
  for (const name of tally.skipped) problems.push(`${title}: skipped: ${name}`);
  if (tally.passed + tally.failed === 0) problems.push(`${title}: no test ran`);
  else if (code !== 0 && tally.failed === 0 && tally.skipped.length === 0) {
    problems.push(`${title}: exit code ${code} although every test passed`);
  }
}

/** @param {string} name */
const vitestArgs = (name) => [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportOf(name)}`,
];

/** The stories note the version they saw in the running app: proof that it was a real Electron. */
function checkElectron() {
  const seen = jsonOf(reportOf('electron'))?.electron;
  const expected = electronRuntime()?.version;
  if (typeof seen !== 'string') problems.push('Stories: none ran in a real Electron');
  else if (seen !== expected) problems.push(`Stories: ran in Electron ${seen}, not ${expected}`);
  else say(`Stories ran in Electron ${seen}.`);
}

await main(async () => {
  ensureDir(reportsDir);
  rmSync(reportOf('electron'), { force: true });
  await check('Types', 'check:types');
  await check('Lint', 'check:lint');
  await check('Format', 'check:format');
  await suite('Unit tests', 'check:unit', vitestArgs('unit'), vitestTally);
  await suite('Integration tests', 'integration', vitestArgs('integration'), vitestTally);
  await suite('Stories (e2e)', 'e2e', [], playwrightTally);
  checkElectron();
  if (process.platform === 'linux' && canMakeDebs()) {
    await suite('Installed app', 'check:installed', [], playwrightTally);
  } else {
    say('\nLeft out: the installed app, which needs Linux and dpkg-deb.');
  }

  const failed = failedTests + problems.length;
  say('');
  for (const problem of problems) say(`FAILED  ${problem}`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
