import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { dialogOf, rowOf, startCopy } from './support/actions.ts';
import { entriesOf, isAlive, pidsOf } from './support/inside.ts';
import { type LaunchOptions, runCommand, startCommand, startSecond } from './support/ferry.ts';
import { expect, test } from './support/test.ts';

const MINUTE = 60_000;
/** A run that was started for a command ends by itself some seconds after it. */
const END = { timeout: 40_000 };

const eventsIn = (out: string): readonly unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

/** What every command of a story is started with. */
function terminal(folder: string, driveOrigin: string, busAddress: string) {
  const options = { profile: path.join(folder, 'profile'), driveOrigin, busAddress };
  return (...args: readonly string[]): LaunchOptions => ({ ...options, arguments: args });
}

/** What stands last in the log is not the end of the process, which still writes to its profile. */
async function allGone(profile: string): Promise<void> {
  await expect.poll(() => pidsOf(profile).filter(isAlive), END).toEqual([]);
}

/** The command lines of all processes, as every user of the computer can read them. */
function commandLines(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    })
    .join('\n');
}

test('a copy that is asked for in a terminal is one of the running app', async ({
  launch,
  folder,
  drive,
  desktop,
}) => {
  const { page } = await launch();
  const ferry = terminal(folder, drive.origin, desktop.busAddress);
  const waiting = startCommand(
    ferry('copy', '/LargeFolder1', '/Documents', '--name', 'From a terminal', '--wait', '--json'),
  );
  await expect(rowOf(page, 'From a terminal')).toHaveAttribute('data-state', 'running');
  expect(await runCommand(ferry('list'))).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^From a terminal → Documents: Copying/u),
  });
  drive.advance(MINUTE);
  const { code, out } = await waiting.ended;
  expect(code).toBe(0);
  const events = eventsIn(out);
  expect(events[0]).toMatchObject({ event: 'accepted', job: { name: 'From a terminal' } });
  expect(events.at(-1)).toMatchObject({
    event: 'ended',
    job: { state: 'completed', resultName: 'From a terminal' },
    webUrl: expect.stringContaining(drive.origin),
  });
  expect(await drive.namesIn('/Documents')).toContain('From a terminal');
});

test('what cannot be copied, fails or is not understood has a code of its own', async ({
  launch,
  folder,
  drive,
  desktop,
}) => {
  await launch();
  const ferry = terminal(folder, drive.origin, desktop.busAddress);
  const [taken = ''] = await drive.namesIn('/Documents');
  expect(
    await runCommand(ferry('copy', '/Projects', '/Documents', '--name', taken, '--wait')),
  ).toMatchObject({ code: 1, err: expect.stringContaining('An item with this name') });
  expect(await runCommand(ferry('copy', '/Projects', '/Nowhere'))).toMatchObject({
    code: 5,
    out: '',
    err: expect.stringContaining('Where to: '),
  });
  expect(await runCommand(ferry('copy', 'Projects', '/Documents'))).toMatchObject({ code: 2 });
  expect(await runCommand(ferry('cpoy', '/Projects', '/Documents'))).toMatchObject({ code: 2 });
  expect(await runCommand(ferry('--version'))).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Ferry \d+\.\d+\.\d+\n$/u),
  });
  const german = await runCommand({ ...ferry('--help'), language: 'de_DE' });
  expect(german).toMatchObject({ code: 0, out: expect.stringContaining('QUELLE') });
});

test('whoever waits is told when the app goes away, and that the outcome is unknown', async ({
  launch,
  folder,
  drive,
  desktop,
}) => {
  const app = await launch();
  const ferry = terminal(folder, drive.origin, desktop.busAddress);
  const waiting = startCommand(ferry('copy', '/LargeFolder1', '/Documents', '--wait'));
  await expect(rowOf(app.page, 'LargeFolder1')).toHaveAttribute('data-state', 'running');
  await app.kill();
  expect(await waiting.ended).toMatchObject({
    code: 3,
    err: expect.stringContaining('Ferry was closed meanwhile'),
  });
});

test('without display and without a running app, a command brings its own, which ends after it', async ({
  folder,
  drive,
  desktop,
}) => {
  const ferry = terminal(folder, drive.origin, desktop.busAddress);
  const profile = path.join(folder, 'profile');
  const remote = { display: false };
  const waiting = startCommand(ferry('copy', '/Projects', '/Documents', '--wait'), remote);
  await expect.poll(waiting.said).toMatch(/Copying/u);
  expect(await desktop.trayToolTip()).toBeNull();
  // A second command finds the run of the first.
  expect((await runCommand(ferry('list'), remote)).out).toMatch(/^Projects → Documents/u);
  drive.advance(MINUTE);
  const { code, out } = await waiting.ended;
  expect({ code, last: out.trim().split('\n').at(-1) }).toEqual({
    code: 0,
    last: 'Projects → Documents: Copied',
  });
  await expect.poll(() => entriesOf(profile, 'app', 'stopped').length, END).toBe(1);
  expect(pidsOf(profile)).toHaveLength(1);
  await allGone(profile);
});

test('the address to watch can come by standard input, and no other program sees it', async ({
  launch,
  folder,
  drive,
  desktop,
}) => {
  const { page } = await launch();
  const ferry = terminal(folder, drive.origin, desktop.busAddress);
  const monitor = await drive.startElsewhere('/Receipts', '/Documents', 'From elsewhere');
  const waiting = startCommand(ferry('watch', '-', '--wait'), { input: `${monitor}\n` });
  await expect(page.locator('[data-state="running"]')).toHaveCount(1);
  const secret = monitor.split('/').at(-1) ?? '';
  expect(commandLines()).toContain('--wait');
  expect(commandLines()).not.toContain(secret);
  drive.advance(MINUTE);
  const { code, out, err } = await waiting.ended;
  expect(code).toBe(0);
  expect(out + err).not.toContain(secret);
});

test('a run without a display makes room for one that the user starts', async ({
  folder,
  drive,
  desktop,
}) => {
  const ferry = terminal(folder, drive.origin, desktop.busAddress);
  const profile = path.join(folder, 'profile');
  await runCommand(ferry('copy', '/LargeFolder1', '/Documents'), { display: false });
  await startSecond(ferry());
  await expect.poll(() => pidsOf(profile).length, END).toBe(2);
  await expect.poll(() => desktop.trayToolTip(), END).toMatch(/^Ferry – 1 copy running/u);
  process.kill(pidsOf(profile).at(1) ?? Number.NaN, 'SIGTERM');
  await expect.poll(() => entriesOf(profile, 'app', 'stopped').length, END).toBe(2);
  await allGone(profile);
});

test('a link fills the form in and starts nothing', async ({ launch, folder, drive, desktop }) => {
  const ferry = terminal(folder, drive.origin, desktop.busAddress);
  const link = 'ferry:copy?source=/Projects&destination=/Documents&name=Linked%20%26%20named';
  const { page } = await launch({ arguments: [link] });
  const dialog = dialogOf(page);
  await expect(dialog.getByLabel('Name of the copy')).toHaveValue('Linked & named');
  await expect(
    dialog.getByRole('button', { name: 'Copy “Linked & named” into “Documents”' }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await startSecond(ferry('ferry://copy?source=/Receipts'));
  await expect(dialog.getByLabel('Name of the copy')).toHaveValue('Receipts');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await startSecond(ferry('ferry:copy?source=/Projects&start=now'));
  await startCopy(page, { source: 'Projects', destination: 'Documents', name: 'By hand' });
  await expect
    .poll(async () => (await drive.operations()).map(({ name }) => name))
    .toEqual(['By hand']);
});
