import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { array, nullable, object, parse, string } from 'valibot';
import { rowOf } from '../support/actions.ts';
import type { StoryDrive } from '../support/drive.ts';
import { machine } from './machine.ts';
import {
  type Running,
  type Surroundings,
  command,
  entriesOf,
  programs,
  renderers,
  type as typeIn,
} from './session.ts';
import { expect, test } from './test.ts';

const MINUTE = 60_000;
const REMOTE: Surroundings = { display: false };
/** A run that was started for a command ends by itself some seconds after it. */
const END = { timeout: 40_000 };
const listed = object({
  event: string(),
  jobs: array(object({ name: string(), state: string(), resultName: nullable(string()) })),
});

const eventsIn = (out: string): readonly unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

/** A terminal in which commands are typed, of which none but the first starts an app. */
function terminal(drive: StoryDrive, around: Surroundings = {}) {
  return (words: readonly string[], input = ''): Running =>
    typeIn([command, `--demo-drive=${drive.origin}`, ...words], around, input);
}

test('a command that is typed goes to the app that runs', async ({ start, drive }) => {
  const { page } = await start();
  const ferry = terminal(drive);
  const copy = ['copy', '/LargeFolder1', '/Documents', '--name', 'Typed', '--wait', '--json'];
  const waiting = ferry(copy);
  await expect(rowOf(page, 'Typed')).toHaveAttribute('data-state', 'running');
  const list = await ferry(['list', '--json']).ended;
  expect(list.code).toBe(0);
  expect(parse(listed, JSON.parse(list.out)).jobs).toEqual([
    { name: 'Typed', state: 'running', resultName: null },
  ]);

  drive.advance(MINUTE);
  const { code, out } = await waiting.ended;
  expect(code).toBe(0);
  const events = eventsIn(out);
  expect(events[0]).toMatchObject({ event: 'accepted', job: { name: 'Typed' } });
  expect(events.at(-1)).toMatchObject({ event: 'ended', job: { state: 'completed' } });
  expect(await drive.namesIn('/Documents')).toContain('Typed');
  // Two commands came and went, and none of them was an app.
  expect(entriesOf('app', 'started')).toHaveLength(1);
});

test('each way in which a command ends has its code', async ({ start, drive }) => {
  const app = await start();
  const ferry = terminal(drive);
  const codeOf = async (...words: readonly string[]): Promise<number | null> =>
    (await ferry(words).ended).code;
  const [taken = ''] = await drive.namesIn('/Documents');
  const twice = ['copy', '/Projects', '/Documents', '--name', taken, '--wait'];
  expect(await codeOf(...twice)).toBe(1);
  expect(await codeOf('cpoy', '/Projects', '/Documents')).toBe(2);
  expect(await codeOf('copy', '/Projects', '/Documents', '--on-conflict', 'overwrite')).toBe(2);
  expect(await codeOf('copy', '/Projects', '/Nowhere')).toBe(5);
  expect(await codeOf('--help')).toBe(0);
  expect(await ferry(['--version']).ended).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Ferry \d+\.\d+\.\d+\n$/u),
  });

  const renaming = ferry([...twice, '--json', '--on-conflict', 'rename']);
  await expect.poll(renaming.said).toMatch(/"state":"running"/u);
  drive.advance(MINUTE);
  const renamed = await renaming.ended;
  expect(renamed.code).toBe(0);
  const resultNames = async (): Promise<readonly (string | null)[]> =>
    parse(listed, JSON.parse((await ferry(['list', '--json']).ended).out)).jobs.map(
      ({ resultName }) => resultName,
    );
  // The verdict does not wait for it.
  await expect.poll(resultNames).toContain(`${taken} 1`);

  const waiting = ferry(['copy', '/LargeFolder1', '/Documents', '--wait']);
  await expect(rowOf(app.page, 'LargeFolder1')).toHaveAttribute('data-state', 'running');
  process.kill(app.pid, 'SIGKILL');
  expect(await waiting.ended).toMatchObject({
    code: 3,
    err: expect.stringContaining('Ferry was closed meanwhile'),
  });
});

test('where there is no display and no app, a command brings one that ends after it', async ({
  drive,
}) => {
  const ferry = terminal(drive, REMOTE);
  const waiting = ferry(['copy', '/Projects', '/Documents', '--wait', '--json']);
  await expect.poll(waiting.said).toMatch(/"state":"running"/u);
  // The command, and the app that it has brought, which goes without window and page.
  expect(programs()).toHaveLength(2);
  expect(renderers()).toEqual([]);
  for (const { words } of programs()) expect(words).not.toContain('--no-sandbox');
  const list = await ferry(['list', '--json']).ended;
  expect(list.code).toBe(0);
  expect(parse(listed, JSON.parse(list.out)).jobs).toEqual([
    { name: 'Projects', state: 'running', resultName: null },
  ]);

  drive.advance(MINUTE);
  const { code, out } = await waiting.ended;
  expect(code).toBe(0);
  expect(eventsIn(out).at(-1)).toMatchObject({ event: 'ended', job: { state: 'completed' } });
  await expect.poll(programs, END).toEqual([]);
  expect(entriesOf('app', 'started')).toHaveLength(1);
  expect(entriesOf('app', 'stopped')).toHaveLength(1);
});

test('a copy that another program has started is watched without a display', async ({ drive }) => {
  const ferry = terminal(drive, REMOTE);
  const monitor = await drive.startElsewhere('/Receipts', '/Documents', 'From elsewhere');
  const accepted = await ferry(['watch', monitor, '--json']).ended;
  expect(accepted.code).toBe(0);
  expect(eventsIn(accepted.out)).toMatchObject([{ event: 'accepted', job: { action: 'adopted' } }]);

  const again = await drive.startElsewhere('/Projects', '/Documents', 'And again');
  const waiting = ferry(['watch', '-', '--wait', '--json'], `${again}\n`);
  await expect.poll(waiting.said).toMatch(/"state":"running"/u);
  const secret = again.split('/').at(-1) ?? '';
  expect(
    programs()
      .flatMap(({ words }) => words)
      .join(' '),
  ).not.toContain(secret);
  drive.advance(MINUTE);
  const { code, out, err } = await waiting.ended;
  expect(code).toBe(0);
  expect(eventsIn(out).at(-1)).toMatchObject({ event: 'ended', job: { state: 'completed' } });
  expect(accepted.out + out + err).not.toContain(secret);
});

test('a command says so when no app can be started', async ({ drive }) => {
  const locked = path.join(machine.folder, 'locked');
  mkdirSync(locked, { recursive: true, mode: 0o555 });
  const ferry = terminal(drive, { ...REMOTE, environment: { XDG_CONFIG_HOME: locked } });
  expect(await ferry(['list', '--json']).ended).toMatchObject({
    code: 4,
    out: '{"event":"unreachable"}\n',
  });
});
