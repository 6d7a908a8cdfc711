/**
 * Reads what Vitest and Playwright say about a run in their JSON reports. The sums are made of
 * those reports, never of a tool's words or of its exit code alone.
 */
import { jsonOf } from './project.mjs';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped titles
 */

/**
 * @param {string} file
 * @returns {Tally | null} null where the report is missing or unreadable
 */
export function vitestTally(file) {
  const files = jsonOf(file)?.testResults;
  if (!Array.isArray(files)) return null;
  const tally = emptyTally();
  for (const { status, assertionResults } of files) {
    // A file that breaks while loading has no tests and would otherwise go unnoticed.
    if (status === 'failed' && assertionResults.length === 0) tally.failed += 1;
    for (const test of assertionResults) count(tally, test.status, test.fullName);
  }
  return tally;
}

/**
 * @param {string} file
 * @returns {Tally | null} null where the report is missing or unreadable
 */
export function playwrightTally(file) {
  const report = jsonOf(file);
  if (!Array.isArray(report?.suites)) return null;
  const tally = emptyTally();
  for (const { title, tests } of specsOf(report.suites)) {
    for (const test of tests) count(tally, outcome(test.status), title);
  }
  // Errors outside any test: a file that does not load, a broken global set-up.
  tally.failed += report.errors?.length ?? 0;
  return tally;
}

/** @returns {Tally} */
function emptyTally() {
  return { passed: 0, failed: 0, skipped: [] };
}

/**
 * @param {Tally} tally
 * @param {string} status
 * @param {string} title
 */
function count(tally, status, title) {
  if (status === 'passed') tally.passed += 1;
  else if (status === 'failed') tally.failed += 1;
  else tally.skipped.push(title);
}

/** A test that passes only when tried again has failed. @param {string} status */
function outcome(status) {
  if (status === 'expected') return 'passed';
  return status === 'skipped' ? 'skipped' : 'failed';
}

/**
 * @param {any[]} suites
 * @returns {any[]}
 */
function specsOf(suites) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])]);
}
