import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand, type LaunchOptions } from './support/ferry.ts';
import { expect, test as base } from './support/test.ts';

interface NoProfile {
  readonly options: LaunchOptions;
  /** What a box has said, which was closed at once; null where there was none. */
  readonly box: () => string | null;
}

/** A file stands where the profile should be. */
const test = base.extend<{ readonly noProfile: NoProfile }>({
  noProfile: async ({ folder, drive, desktop }, use) => {
    const [profile = '', preloaded = '', said = ''] = ['profile', 'note-box.cjs', 'said.txt'].map(
      (name) => path.join(folder, name),
    );
    writeFileSync(profile, 'in the way');
    writeFileSync(
      preloaded,
      `require('electron').dialog.showErrorBox = (...said) => {
        require('node:fs').writeFileSync(${JSON.stringify(said)}, said.join('\\n'));
      };`,
    );
    await use({
      options: { profile, preloaded, driveOrigin: drive.origin, busAddress: desktop.busAddress },
      box: () => (existsSync(said) ? readFileSync(said, 'utf8') : null),
    });
    expect(readFileSync(profile, 'utf8')).toBe('in the way');
  },
});

for (const { language, title, words } of [
  { language: 'en_US', title: 'Ferry cannot save anything', words: 'cannot write there' },
  { language: 'de_DE', title: 'Ferry kann nichts speichern', words: 'kann dort nicht schreiben' },
] as const) {
  test(`a start that can keep nothing says so in a box and names the folder (${language})`, async ({
    noProfile: { options, box },
  }) => {
    const { code, err } = await runCommand({ ...options, language });
    expect(code).toBe(4);
    expect(err).toContain(title);
    expect(box()?.split('\n')[0]).toBe(title);
    expect(box()).toContain(options.profile);
    expect(box()).toContain(words);
  });
}

test('a command that finds no place for the app says which, opens no box and ends at once', async ({
  noProfile: { options, box },
}) => {
  const { code, out, err } = await runCommand({ ...options, arguments: ['list', '--json'] });
  expect(code).toBe(4);
  expect(out).toBe('{"event":"unreachable"}\n');
  expect(err).toContain(options.profile);
  expect(box()).toBeNull();
});
