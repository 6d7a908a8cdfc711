/**
 * `npm run damage -- [--every N] [--seed N] [--json]`: what a ledger of a hundred jobs lives through.
 * Each file is cut at every length and has every bit turned, or every Nth. Ends with 1 when something
 * is missing and nothing was said, or when a start fails.
 */
import { parseArgs } from 'node:util';
import { damageAll, type Verdict } from './damage.ts';

const SHOWN_PROBLEMS = 20;
const NUMBER_WIDTH = 10;

const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

interface Row {
  readonly name: string;
  cases: number;
  reported: number;
  /** Cases with all jobs there as they were. */
  whole: number;
  fewest: number;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const rows = new Map<string, Row>();
const problems: Verdict[] = [];
for await (const verdict of damageAll({ every: Number(values.every), seed: Number(values.seed) })) {
  const name = `${verdict.shape} ${kindOf(verdict.file)} ${verdict.how}`;
  const row = rows.get(name) ?? { name, cases: 0, reported: 0, whole: 0, fewest: Infinity };
  rows.set(name, row);
  row.cases += 1;
  if (verdict.isReported) row.reported += 1;
  if (verdict.kept === 100) row.whole += 1;
  row.fewest = Math.min(row.fewest, verdict.kept);
  if (verdict.problem !== null) problems.push(verdict);
}

const cases = [...rows.values()].reduce((sum, row) => sum + row.cases, 0);
if (values.json) print(JSON.stringify({ rows: [...rows.values()], cases, problems }, null, 2));
else table();
if (problems.length > 0) process.exitCode = 1;

function table(): void {
  const heads = ['cases', 'all kept', 'reported', 'fewest'];
  print(''.padEnd(24) + heads.map((head) => head.padStart(NUMBER_WIDTH)).join(''));
  for (const { name, cases: all, whole, reported, fewest } of rows.values()) {
    const numbers = [all, whole, reported, fewest].map((n) => String(n).padStart(NUMBER_WIDTH));
    print(name.padEnd(24) + numbers.join(''));
  }
  for (const { problem, ...rest } of problems.slice(0, SHOWN_PROBLEMS)) {
    print(`FAILED ${JSON.stringify(rest)}: ${problem ?? ''}`);
  }
  print(`${cases - problems.length} passed, ${problems.length} failed`);
}

/** The name of a file without its number. */
function kindOf(file: string): string {
  return file.replace(/^\d+\./u, '').replace(/-\d+$/u, '');
}
