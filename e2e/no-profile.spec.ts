import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './support/ferry.ts';
import { expect, test } from './support/test.ts';

/** Notes what the box says, and closes it at once. */
const noteBoxIn = (file: string): string => `
  require('electron').dialog.showErrorBox = (...said) => {
    require('node:fs').writeFileSync(${JSON.stringify(file)}, said.join('\\n'));
  };
`;

for (const { language, title, words } of [
  { language: 'en_US', title: 'Ferry cannot save anything', words: 'cannot write there' },
  { language: 'de_DE', title: 'Ferry kann nichts speichern', words: 'kann dort nicht schreiben' },
] as const) {
  test(`a start that can keep nothing says so in a box and names the folder (${language})`, async ({
    folder,
    drive,
    desktop,
  }) => {
    const profile = path.join(folder, 'profile');
    const preloaded = path.join(folder, 'note-box.cjs');
    const said = path.join(folder, 'said.txt');
    writeFileSync(profile, 'in the way');
    writeFileSync(preloaded, noteBoxIn(said));
    const options = {
      ...{ profile, preloaded, language, driveOrigin: drive.origin },
      busAddress: desktop.busAddress,
    };
    const { code, err } = await runCommand(options);
    expect(code).toBe(4);
    expect(err).toContain(title);
    const box = readFileSync(said, 'utf8');
    expect(box.split('\n')[0]).toBe(title);
    expect(box).toContain(profile);
    expect(box).toContain(words);
    expect(readFileSync(profile, 'utf8')).toBe('in the way');
  });
}

test('a command that finds no place for the app says which, opens no box and ends at once', async ({
  folder,
  drive,
  desktop,
}) => {
  const profile = path.join(folder, 'profile');
  const preloaded = path.join(folder, 'note-box.cjs');
  const said = path.join(folder, 'said.txt');
  writeFileSync(profile, 'in the way');
  writeFileSync(preloaded, noteBoxIn(said));
  const options = {
    ...{ profile, preloaded, driveOrigin: drive.origin, busAddress: desktop.busAddress },
    arguments: ['list', '--json'],
  };
  const { code, out, err } = await runCommand(options);
  expect(code).toBe(4);
  expect(out).toBe('{"event":"unreachable"}\n');
  expect(err).toContain(profile);
  expect(existsSync(said)).toBe(false);
});
