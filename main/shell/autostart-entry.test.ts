import { expect, it } from 'vitest';
import { autostartEntry } from './autostart-entry.ts';

it('starts the program with its arguments', () => {
  expect(autostartEntry('Ferry', ['/opt/Ferry/ferry', '--hidden']).split('\n')).toEqual([
    '[Desktop Entry]',
    'Type=Application',
    'Name=Ferry',
    'Exec="/opt/Ferry/ferry" "--hidden"',
    'X-GNOME-Autostart-enabled=true',
    '',
  ]);
});

it('keeps a path whole, whatever is in it', () => {
  expect(autostartEntry('Ferry', ['/my apps/100% "$x"\\ferry'])).toContain(
    String.raw`Exec="/my apps/100%% \\"\\$x\\"\\\\ferry"` + '\n',
  );
});
