import { expect, it } from 'vitest';
import { LIST_COMMANDS, commandOf, keyOf } from './list-command.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it('knows a command by its key, and by no other', () => {
  expect(commandOf({ ...plain, key: 'Delete' }, false)).toBe('remove');
  expect(commandOf({ ...plain, key: 'o', ctrlKey: true }, false)).toBe('open');
  expect(commandOf({ ...plain, key: 'O', ctrlKey: true, shiftKey: true }, false)).toBe(
    'openSource',
  );
  expect(commandOf({ ...plain, key: 'Enter', altKey: true }, false)).toBe('details');
  expect(commandOf({ ...plain, key: 'o' }, false)).toBeNull();
  expect(commandOf({ ...plain, key: 'Enter' }, false)).toBeNull();
});

it('takes the command key of a Mac', () => {
  expect(commandOf({ ...plain, key: 'r', metaKey: true }, true)).toBe('retry');
  expect(commandOf({ ...plain, key: 'r', ctrlKey: true }, true)).toBeNull();
  expect(commandOf({ ...plain, key: 'Backspace', metaKey: true }, true)).toBe('remove');
});

it('has one key for each command', () => {
  const keys = LIST_COMMANDS.map((command) => keyOf(command, false));
  expect(new Set(keys).size).toBe(keys.length);
});
