import { describe, expect, it } from 'vitest';
import { readArguments } from './cli-arguments.ts';
import { DEFAULT_TRAITS } from './item-json.ts';
import { DEFAULT_SPEED } from './timetable.ts';

describe('the arguments of the stand-alone drive', () => {
  it('need no more than a folder', () => {
    expect(readArguments(['--data', 'x'])).toEqual({
      ok: true,
      value: {
        ...{ dataDir: 'x', port: 0, speed: DEFAULT_SPEED, uploadFromUrl: 'refuse' },
        ...{ ...DEFAULT_TRAITS, cases: false },
      },
    });
  });

  it('take a port and speeds', () => {
    const args = '--data x --port 4711 --items-per-second 2.5 --bytes-per-second 1e6'.split(' ');
    expect(readArguments(args)).toMatchObject({
      value: { port: 4711, speed: { itemsPerSecond: 2.5, bytesPerSecond: 1e6 } },
    });
  });

  it('take what kind of drive it is, how large, and whether it shows what can go wrong', () => {
    const args = '--data x --drive-type personal --quota-bytes 5000 --cases'.split(' ');
    expect(readArguments(args)).toMatchObject({
      value: { driveType: 'personal', quotaBytes: 5000, cases: true },
    });
  });

  it.each([
    [['--data', 'x', '--drive-type', 'mine']],
    [['--data', 'x', '--quota-bytes', '0']],
    [[]],
    [['--data']],
    [['--data', '']],
    [['--data', 'x', '--port', '70000']],
    [['--data', 'x', '--port', '']],
    [['--data', 'x', '--port', '80a']],
    [['--data', 'x', '--items-per-second', '0']],
    [['--data', 'x', '--bytes-per-second', 'fast']],
    [['--data', 'x', '--what']],
    [['--data', 'x', 'y']],
  ])('are refused in one line: %j', (args) => {
    const read = readArguments(args);
    expect(read.ok).toBe(false);
    expect(read.ok ? '\n' : read.wrong).toMatch(/^[^\n]+; usage: demo-drive [^\n]+$/u);
  });
});
