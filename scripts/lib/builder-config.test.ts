import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { array, boolean, looseObject, parse, record, string } from 'valibot';
import { describe, expect, it } from 'vitest';
import { inProject } from './project.mjs';

const targets = array(looseObject({ target: string() }));
const yml = parse(
  looseObject({
    artifactName: string(),
    files: array(string()),
    electronFuses: record(string(), boolean()),
    publish: looseObject({ provider: string(), releaseType: string() }),
    linux: looseObject({ target: array(string()), icon: string() }),
    appImage: looseObject({ executableArgs: array(string()) }),
    win: looseObject({ target: targets, icon: string() }),
    nsis: looseObject({ perMachine: boolean(), deleteAppDataOnUninstall: boolean() }),
    mac: looseObject({
      target: targets,
      icon: string(),
      hardenedRuntime: boolean(),
      notarize: boolean(),
      entitlements: string(),
      entitlementsInherit: string(),
    }),
  }),
  load(readFileSync(inProject('electron-builder.yml'), 'utf8')),
);

describe('what is handed out', () => {
  it('is made for every system, in the forms that its people expect', () => {
    expect(yml.linux.target).toEqual(['AppImage', 'deb', 'rpm']);
    expect(yml.win.target.map(({ target }) => target)).toEqual(['nsis']);
    expect(yml.mac.target.map(({ target }) => target)).toEqual(['dmg', 'zip']);
    expect([yml.linux.icon, yml.win.icon, yml.mac.icon]).toEqual([
      'icons',
      'icon.ico',
      'icon.icns',
    ]);
  });

  it('says by its name which version it is, and for what', () => {
    for (const part of ['${version}', '${os}', '${arch}', '${ext}']) {
      expect(yml.artifactName).toContain(part);
    }
  });

  it('goes to GitHub as a draft, which a person publishes', () => {
    expect(yml.publish).toEqual({ provider: 'github', releaseType: 'draft' });
  });

  it('switches no sandbox off, and leaves the user’s data alone', () => {
    expect(yml.appImage.executableArgs).toEqual([]);
    expect(readFileSync(inProject('electron-builder.yml'), 'utf8')).not.toMatch(
      /^[^#]*no-sandbox/mu,
    );
    expect(yml.nsis).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false });
  });

  it('decides every fuse that Electron has', () => {
    expect(yml.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('gives up nothing of macOS’s hardened runtime but what V8 needs', () => {
    const { mac } = yml;
    expect(mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    expect(mac.entitlementsInherit).toBe(mac.entitlements);
    const given = readFileSync(inProject(mac.entitlements), 'utf8').matchAll(/<key>(.+?)<\/key>/gu);
    expect([...given].map(([, name]) => name)).toEqual(['com.apple.security.cs.allow-jit']);
  });
});
