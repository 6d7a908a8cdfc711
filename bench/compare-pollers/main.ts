/** `npm run compare:pollers [-- --json]`: the comparison as a table, or as JSON. */
import { type Judgement, type Row, allScenarios, clients, compare } from './compare.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const rows: Row[] = [];
for (const scenario of allScenarios()) rows.push(await compare(scenario));

if (process.argv.includes('--json')) {
  const flat = rows.map(({ scenario: { id, group, right }, judgements }) => ({
    id,
    group,
    right,
    judgements,
  }));
  print(JSON.stringify({ clients: clients.map(({ name, how }) => ({ name, how })), rows: flat }));
} else {
  printTable();
}
if (wrongOf('Ferry') > 0) process.exitCode = 1;

function printTable(): void {
  const width = Math.max(...rows.map(({ scenario }) => scenario.id.length));
  const line = (first: string, right: string, cells: readonly string[]): void => {
    print(
      [first.padEnd(width), right.padEnd(9), ...cells.map((cell) => cell.padEnd(15))].join('  '),
    );
  };
  line(
    '',
    'right',
    clients.map(({ name, how }) => (how === 'itself' ? name : `${name}*`)),
  );
  let group = '';
  for (const { scenario, judgements } of rows) {
    if (scenario.group !== group) print(`-- ${scenario.group}`);
    group = scenario.group;
    line(scenario.id, scenario.right, judgements.map(cellOf));
  }
  print('');
  line(
    'right',
    `${rows.length}`,
    clients.map(({ name }) => `${rows.length - wrongOf(name)}`),
  );
  line(
    'wrong',
    '',
    clients.map(({ name }) => `${wrongOf(name)}`),
  );
  line(
    'questions asked',
    '',
    clients.map(({ name }) => `${sum(name, ({ questions }) => questions)}`),
  );
  print('\n* re-stated rules, not the client’s own code. ! wrong: (g) guessed before it was true,');
  print('(e) asked while told to wait, (s) believed a stranger. running: still asking at the end.');
}

function cellOf({ verdict, isRight, isGuess, tooEarly, toStrangers }: Judgement): string {
  if (isRight) return verdict;
  if (toStrangers > 0) return `! ${verdict} (s)`;
  if (isGuess && verdict !== 'failed') return `! ${verdict} (g)`;
  return tooEarly > 0 ? `! ${verdict} (e)` : `! ${verdict}`;
}

function wrongOf(client: string): number {
  return sum(client, ({ isRight }) => (isRight ? 0 : 1));
}

function sum(client: string, count: (judgement: Judgement) => number): number {
  return rows
    .flatMap(({ judgements }) => judgements)
    .filter((judgement) => judgement.client === client)
    .reduce((total, judgement) => total + count(judgement), 0);
}
