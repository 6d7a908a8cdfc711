import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Desktop } from '../support/desktop.ts';
import { commandOfDesktopEntry, machine } from './machine.ts';
import {
  autostartEntry,
  command,
  entriesOf,
  executable,
  has,
  logOut,
  programs,
  renderers,
  spawnAsUser,
  type as typeIn,
} from './session.ts';
import { expect, test } from './test.ts';

/** A bus that the ordinary user may enter as well. Source: dbus-daemon(1). */
function busForAll(): string {
  const file = path.join(machine.folder, 'bus.conf');
  mkdirSync(machine.folder, { recursive: true });
  writeFileSync(
    file,
    `<busconfig><type>session</type><listen>unix:tmpdir=${machine.folder}</listen><auth>EXTERNAL</auth>
     <policy context="default"><allow user="*"/><allow own="*"/>
     <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/></policy></busconfig>`,
  );
  return file;
}

test('asked to start at login, it does so into the tray, without window or page', async ({
  start,
}) => {
  const { page } = await start();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Start when I log in').click();
  await expect(page.getByLabel('Start when I log in')).toBeChecked();
  await logOut();

  const entry = readFileSync(autostartEntry, 'utf8').split('\n');
  expect(entry).toContain(`Exec="${executable}" "--hidden"`);
  expect(entry).toContain(`TryExec=${executable}`);
  if (has('desktop-file-validate')) execFileSync('desktop-file-validate', [autostartEntry]);

  const desktop = await Desktop.start(busForAll());
  const session = { busAddress: desktop.busAddress };
  spawnAsUser(has('gio') ? ['gio', 'launch', autostartEntry] : [executable, '--hidden'], session);
  await expect.poll(() => desktop.trayToolTip()).toBe('Ferry – Nothing running');
  await expect.poll(() => entriesOf('ledger', 'loaded').length).toBe(2);
  // It answers, and still nobody has needed a page.
  expect(await typeIn([command, 'list', '--json'], session).ended).toMatchObject({
    code: 0,
    out: '{"event":"list","jobs":[]}\n',
  });
  expect(programs()).toHaveLength(1);
  expect(renderers()).toEqual([]);

  await typeIn(commandOfDesktopEntry(), session).ended;
  await expect.poll(() => renderers().length).toBe(1);
  expect(entriesOf('app', 'started')).toHaveLength(2);
  await logOut();
  await desktop.stop();
});
