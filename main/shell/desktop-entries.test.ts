import { expect, it } from 'vitest';
import { autostartEntry, linkEntry } from './desktop-entries.ts';

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
