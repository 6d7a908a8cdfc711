import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSettings } from './settings.ts';

// electron-store asks for Electron, whose package would download it. It is never started here.
vi.hoisted(() => (process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nowhere'));

const NOW = 1_768_478_400_000;
const WINDOW = { x: -10, y: 20.5, width: 800, height: 600, isMaximized: true };

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('settings', () => {
  it('on a fresh machine have their defaults', () => {
    const settings = openSettings(folder, NOW);
    expect(settings.get('window')).toBeUndefined();
    expect(settings.get('saidStillRunning')).toBe(false);
    expect(settings.setAside).toBeNull();
  });

  it('are there again at the next start', () => {
    const settings = openSettings(folder, NOW);
    settings.set('window', WINDOW);
    settings.set('saidStillRunning', true);
    expect([settings.get('window'), settings.get('saidStillRunning')]).toEqual([WINDOW, true]);
    const next = openSettings(folder, NOW);
    expect([next.get('window'), next.get('saidStillRunning')]).toEqual([WINDOW, true]);
    expect(next.setAside).toBeNull();
  });

  it('make their folder when it is missing', () => {
    const deep = join(folder, 'not', 'yet');
    openSettings(deep, NOW).set('saidStillRunning', true);
    expect(openSettings(deep, NOW).get('saidStillRunning')).toBe(true);
  });

  it('take a file of a newer version, and what is missing from their defaults', async () => {
    await writeFile(file, JSON.stringify({ window: WINDOW, theme: 'dark' }));
    const settings = openSettings(folder, NOW);
    expect([settings.get('window'), settings.get('saidStillRunning')]).toEqual([WINDOW, false]);
    expect(settings.setAside).toBeNull();
  });
});

describe('a settings file that is not ours', () => {
  it.each([
    ['torn', '{"saidStillRunning": tr'],
    ['empty', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['full of zeros, as after a power cut', '\0'.repeat(100)],
    ['of a wrong type', '{"saidStillRunning":"yes"}'],
    ['wrong deeper inside', JSON.stringify({ window: { ...WINDOW, width: null } })],
  ])('because it is %s is kept under another name, and the defaults hold', async (_how, text) => {
    await writeFile(file, text);
    const settings = openSettings(folder, NOW);
    const aside = join(folder, `settings.broken-${NOW}.json`);
    expect(settings.setAside).toBe(aside);
    expect(await readFile(aside, 'utf8')).toBe(text);
    expect([settings.get('window'), settings.get('saidStillRunning')]).toEqual([undefined, false]);
    settings.set('saidStillRunning', true);
    const next = openSettings(folder, NOW + 1);
    expect([next.get('saidStillRunning'), next.setAside]).toEqual([true, null]);
  });

  it('because it is a folder is set aside as well', async () => {
    await mkdir(file);
    expect(openSettings(folder, NOW).setAside).toBe(join(folder, `settings.broken-${NOW}.json`));
    expect(await readdir(folder)).toEqual([`settings.broken-${NOW}.json`]);
  });
});

describe('a folder that cannot be written', () => {
  it('keeps nobody from starting, and settings hold until the end', async () => {
    const blocked = join(folder, 'a file');
    await writeFile(blocked, 'in the way');
    for (const path of [blocked, join(blocked, 'below')]) {
      const settings = openSettings(path, NOW);
      settings.set('saidStillRunning', true);
      expect([settings.get('saidStillRunning'), settings.setAside]).toEqual([true, null]);
    }
    expect(await readFile(blocked, 'utf8')).toBe('in the way');
  });

  it('leaves a broken file where it is, and names it', async () => {
    // What stands where the file should go keeps it from being renamed, for every user.
    await writeFile(file, '{"torn');
    await mkdir(join(folder, `settings.broken-${NOW}.json`, 'full'), { recursive: true });
    const settings = openSettings(folder, NOW);
    expect(settings.setAside).toBe(file);
    settings.set('saidStillRunning', true);
    expect(settings.get('saidStillRunning')).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('{"torn');
  });
});
