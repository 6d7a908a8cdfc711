import { expect, it } from 'vitest';
import { renamed } from './renamed.ts';

it.each([
  ['Plans', 'folder', 1, 'Plans 1'],
  ['Plans', 'folder', 12, 'Plans 12'],
  ['v1.2', 'folder', 1, 'v1.2 1'],
  ['a.txt', 'file', 1, 'a 1.txt'],
  ['a.tar.gz', 'file', 2, 'a.tar 2.gz'],
  ['README', 'file', 1, 'README 1'],
  ['.gitignore', 'file', 1, '.gitignore 1'],
  ['Plans 1', 'folder', 1, 'Plans 1 1'],
] as const)('numbers %s (%s, %i) as the service does', (name, kind, count, expected) => {
  expect(renamed(name, kind, count)).toBe(expected);
});
