import { describe, expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

const read = (...args: readonly string[]) => readCommandLine(['/opt/ferry', ...args], 1);

test('without a command, and with flags alone, the app is meant', () => {
  expect(read()).toEqual({ kind: 'app' });
  expect(read('--hidden', '--disable-gpu')).toEqual({ kind: 'app' });
});

test('a link of ours is no command', () => {
  expect(read('ferry:copy?source=/a')).toEqual({ kind: 'app' });
  expect(read('FERRY:nonsense')).toEqual({ kind: 'app' });
});

test('a copy is read with all its options, and what stands before it starts another run', () => {
  const line = read(
    ...['--no-sandbox', 'copy', '/Plans', '--name', 'New plans', '/Documents'],
    ...['--on-conflict', 'rename', '--wait', '--json'],
  );
  expect(line).toEqual({
    kind: 'command',
    request: {
      command: 'copy',
      source: '/Plans',
      destination: '/Documents',
      name: 'New plans',
      onConflict: 'rename',
      wait: true,
    },
    json: true,
    readsUrl: false,
    program: ['--no-sandbox'],
  });
});

test('left out, a copy keeps its name, fails where it is taken, and nobody waits', () => {
  expect(read('copy', '/Plans', '/Documents')).toMatchObject({
    request: { name: null, onConflict: 'fail', wait: false },
    json: false,
  });
});

test('not packed, the folder of the app is not the command', () => {
  const argv = ['electron', '-r', 'loader.js', '--flag', '/work/ferry', '--demo-drive=x', 'list'];
  expect(readCommandLine(argv, 5)).toMatchObject({
    request: { command: 'list' },
    program: argv.slice(1, 6),
  });
});

test('the address to watch may come by standard input', () => {
  expect(read('watch', '-')).toMatchObject({ readsUrl: true });
  expect(read('watch', 'https://example.com/1')).toMatchObject({
    readsUrl: false,
    request: { url: 'https://example.com/1' },
  });
});

test('help and version are found before and behind a command', () => {
  for (const args of [['--help'], ['-h'], ['help'], ['copy', '--help'], ['list', '-h']]) {
    expect(read(...args)).toEqual({ kind: 'help' });
  }
  expect(read('--version')).toEqual({ kind: 'version' });
});

describe('is not understood:', () => {
  test.each([
    ['unknownCommand', ['cpoy', '/a', '/b']],
    ['unknownOption', ['copy', '/a', '/b', '--force']],
    ['unknownOption', ['copy', '/a', '/b', '--name']],
    ['copyNeedsTwo', ['copy', '/a']],
    ['copyNeedsTwo', ['copy', '/a', '']],
    ['copyNeedsTwo', ['copy', '/a', '/b', '/c']],
    ['badRule', ['copy', '/a', '/b', '--on-conflict', 'merge']],
    ['tooLong', ['copy', `/${'a'.repeat(9000)}`, '/b']],
    ['tooLong', ['copy', '/a', '/b', '--name', 'a'.repeat(3000)]],
    ['listNeedsNothing', ['list', 'all']],
    ['watchNeedsOne', ['watch']],
    ['watchNeedsOne', ['watch', 'https://a.test', 'https://b.test']],
    ['tooLong', ['watch', `https://a.test/${'a'.repeat(9000)}`]],
  ])('%s', (why, args) => {
    expect(read(...args)).toEqual({ kind: 'misused', why });
  });
});
