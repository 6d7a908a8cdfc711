import { expect, it } from 'vitest';
import { autostartEntry, linkEntry, readAutostartEntry } from './desktop-entries.ts';

it('starts the program with its arguments', () => {
  expect(autostartEntry('Ferry', ['/opt/Ferry/ferry', '--hidden']).split('\n')).toEqual([
    '[Desktop Entry]',
    'Type=Application',
    'Name=Ferry',
    'TryExec=/opt/Ferry/ferry',
    'Exec="/opt/Ferry/ferry" "--hidden"',
    'X-GNOME-Autostart-enabled=true',
    '',
  ]);
});

it('keeps a path whole, whatever is in it', () => {
  const entry = autostartEntry('Ferry', ['/my apps/100% "$x"\\ferry']);
  expect(entry).toContain(String.raw`Exec="/my apps/100%% \\"\\$x\\"\\\\ferry"` + '\n');
  expect(entry).toContain(String.raw`TryExec=/my apps/100% "$x"\\ferry` + '\n');
});

it('takes links, and stays out of the menus', () => {
  expect(linkEntry('Ferry', ['/home/ada/My Apps/Ferry.AppImage'], 'ferry').split('\n')).toEqual([
    '[Desktop Entry]',
    'Type=Application',
    'Name=Ferry',
    'TryExec=/home/ada/My Apps/Ferry.AppImage',
    'Exec="/home/ada/My Apps/Ferry.AppImage" %U',
    'NoDisplay=true',
    'MimeType=x-scheme-handler/ferry;',
    '',
  ]);
});

it('knows an entry of its own again, with the program it names', () => {
  const program = '/my apps/100% "$x"\\ferry';
  expect(readAutostartEntry(autostartEntry('Ferry', [program]))).toEqual({ isOn: true, program });
});

it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false', 'X-GNOME-Autostart-enabled = false '])(
  'sees that a desktop has switched it off by %s',
  (line) => {
    const changed = autostartEntry('Ferry', ['/opt/Ferry/ferry'])
      .replace('X-GNOME-Autostart-enabled=true', '')
      .concat(`${line}\n`);
    expect(readAutostartEntry(changed)).toEqual({ isOn: false, program: '/opt/Ferry/ferry' });
  },
);

it('an entry that names no program is taken as it is', () => {
  expect(readAutostartEntry('[Desktop Entry]\nExec=ferry\n')).toEqual({
    isOn: true,
    program: null,
  });
});
