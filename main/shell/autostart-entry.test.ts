import { expect, it } from 'vitest';
import { autostartEntry } from './autostart-entry.ts';

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
