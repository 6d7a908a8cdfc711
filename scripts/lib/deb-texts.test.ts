import { describe, expect, it } from 'vitest';
import { appConfig } from './builder-config.mjs';
import { controlOf, debVersion, desktopEntryOf, filledIn } from './deb-texts.mjs';

const app = appConfig();
const facts = { arch: 'amd64', installedBytes: 2049 };

describe('the control file', () => {
  it('has every field that dpkg and Debian’s policy ask for', () => {
    const names = controlOf(app, facts)
      .split('\n')
      .flatMap((line) => /^([\w-]+): \S/u.exec(line)?.[1] ?? []);
    for (const name of ['Package', 'Version', 'Architecture', 'Maintainer', 'Description']) {
      expect(names).toContain(name);
    }
    expect(controlOf(app, facts)).toMatch(/^Maintainer: .+ <[^@>]+@[^>]+>$/mu);
  });

  it('counts the installed size in whole kibibytes, rounded up', () => {
    expect(controlOf(app, facts)).toContain('\nInstalled-Size: 3\n');
  });

  it('leaves out a field of which nothing is known', () => {
    expect(controlOf({ ...app, homepage: '' }, facts)).not.toContain('Homepage');
  });

  it('puts a pre-release before the release itself', () => {
    expect(debVersion('1.0.0-beta.1')).toBe('1.0.0~beta.1');
  });
});

describe('the desktop entry', () => {
  const lines = desktopEntryOf(app).trimEnd().split('\n');

  it('starts the installed app, hands on what was clicked, and takes ferry: links', () => {
    expect(lines).toContain('Exec=/opt/Ferry/ferry %U');
    expect(lines).toContain('MimeType=x-scheme-handler/ferry;');
    expect(lines).toContain('Icon=ferry');
  });

  it('is in the form of the specification', () => {
    expect(lines[0]).toBe('[Desktop Entry]');
    for (const line of lines.slice(1)) expect(line).toMatch(/^[A-Za-z]+(?:\[\w+\])?=.+$/u);
    expect(lines.find((line) => line.startsWith('Categories='))).toMatch(/;$/u);
  });
});

describe('a template', () => {
  it('gets the names of the app', () => {
    expect(filledIn('/opt/${sanitizedProductName}/${executable}', app)).toBe('/opt/Ferry/ferry');
  });

  it('that asks for what nobody knows is a mistake', () => {
    expect(() => filledIn('${unheardOf}', app)).toThrow('unheardOf');
  });
});
