/**
 * `npm run bench:poll [-- --json] [--jobs N] [--seed N] [--worlds all] [--chart [FILE]]`: how often each
 * schedule asks about a copy, and how late it hears of its end, in virtual time.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chartOf } from './chart.ts';
import { type Report, type Row, reportOn } from './report.ts';
import { ALL_WORLDS, WORLD_L, WORLD_X } from './worlds.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    worlds: { type: 'string', default: 'LX' },
    chart: { type: 'string' },
  },
});
const worlds = values.worlds === 'all' ? ALL_WORLDS : [WORLD_L, WORLD_X];
const reports = worlds.map((world) => reportOn(world, Number(values.jobs), Number(values.seed)));

if (values.chart !== undefined) {
  const made = `npm run bench:poll -- --jobs ${values.jobs} --seed ${values.seed} --chart FILE`;
  writeFileSync(values.chart, chartOf(reports.slice(0, 2), made));
}
if (values.json) print(JSON.stringify({ seed: Number(values.seed), reports }));
else for (const report of reports) printReport(report);

function printReport(report: Report): void {
  const { world, says, jobs, rows, byShape, withoutProgress, timeLeft } = report;
  print(`== World ${world}: ${jobs} jobs, ${says}`);
  line('', ['requests', 'mean s', 'p95 s', 'worst s', 'per 5 min*']);
  for (const row of rows) line(row.name, cellsOf(row));
  print('Ferry, by what the job tells:');
  for (const row of byShape) line(`  ${row.name}`, cellsOf(row));
  const { requests, meanS, optimumMeanS, priceS, costRatio } = withoutProgress;
  print(
    'Were every job silent, against the optimum that asks as often and knows the distribution:',
  );
  line('  requests, mean delay', [requests.toFixed(1), meanS.toFixed(2)]);
  line('  delay of the optimum', [
    '',
    optimumMeanS.toFixed(2),
    `× ${(meanS / optimumMeanS).toFixed(2)}`,
  ]);
  line(`  cost at ${priceS.toFixed(2)} s a request`, ['', '', `× ${costRatio.toFixed(3)}`]);
  print('Time left, at 19 moments of each job:');
  line('', ['shown', 'right', 'ends before', 'upper/lower']);
  for (const { name, shown, right, tooEarly, ratio } of timeLeft) {
    line(`  ${name}`, [percent(shown), percent(right), percent(tooEarly), ratio.toFixed(1)]);
  }
  print('* with 300 jobs under way\n');
}

function cellsOf({ requests, meanS, p95S, worstS, load }: Row): readonly string[] {
  return [
    requests.toFixed(1),
    meanS.toFixed(2),
    p95S.toFixed(1),
    worstS.toFixed(0),
    load.toFixed(0),
  ];
}

function line(name: string, cells: readonly string[]): void {
  print([name.padEnd(76), ...cells.map((cell) => cell.padStart(11))].join(' ').trimEnd());
}

function percent(part: number): string {
  return Number.isNaN(part) ? '–' : `${(100 * part).toFixed(1)} %`;
}
