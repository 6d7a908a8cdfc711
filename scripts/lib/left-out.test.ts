import { readFileSync, readdirSync } from 'node:fs';
import { load } from 'js-yaml';
import { array, looseObject, parse, string } from 'valibot';
import { describe, expect, it } from 'vitest';
import { WINDOWS_ON_ARM, leftOut } from './left-out.mjs';
import { inProject } from './project.mjs';

const prebuilds = readdirSync(inProject('node_modules/classic-level/prebuilds'));
const target = looseObject({ target: string(), arch: string() });
const yml = parse(
  looseObject({
    win: looseObject({ target: array(target) }),
    mac: looseObject({ target: array(target) }),
  }),
  load(readFileSync(inProject('electron-builder.yml'), 'utf8')),
);

describe('what a build leaves out', () => {
  it('is said in one line, with the reasons', () => {
    expect(leftOut({ platform: 'linux', installers: ['AppImage', 'rpm'], prebuilds: [] })).toBe(
      'Left out: AppImage, rpm (their makers are on github.com, which cannot be reached); ' +
        'Windows, macOS (made on those systems); ' +
        'Windows on ARM (classic-level has no binary for it; the x64 installer runs there by emulation).',
    );
  });

  it('is not more than that', () => {
    const facts = { platform: 'darwin', installers: [], prebuilds: [WINDOWS_ON_ARM] } as const;
    expect(leftOut(facts)).toBe('Left out: Linux, Windows (made on those systems).');
  });
});

describe('every processor that an installer is made for', () => {
  it('has a binary of the ledger, and none that has one is left out', () => {
    const onWindows = yml.win.target.map(({ arch }) => `win32-${arch}`);
    expect(prebuilds).toEqual(expect.arrayContaining(onWindows));
    expect(onWindows.includes(WINDOWS_ON_ARM)).toBe(prebuilds.includes(WINDOWS_ON_ARM));
    expect(yml.mac.target.map(({ arch }) => arch)).toEqual(['universal', 'universal']);
    expect(prebuilds).toContain('darwin-x64+arm64');
  });
});
