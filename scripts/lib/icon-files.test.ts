import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ICNS_SIZES } from './icon-files.mjs';
import { inProject } from './project.mjs';

/** The width that a PNG says it has; null where it is no PNG. */
function widthOf(bytes: Buffer): number | null {
  return bytes.toString('latin1', 1, 4) === 'PNG' ? bytes.readUInt32BE(16) : null;
}

describe('the Windows icon in git', () => {
  const ico = readFileSync(inProject('build/icon.ico'));

  it('holds each size that its table of contents names, from 16 to 256 pixels', () => {
    const sizes: number[] = [];
    for (let entry = 6; entry < 6 + 16 * ico.readUInt16LE(4); entry += 16) {
      const said = ico.readUInt8(entry) || 256;
      const at = ico.readUInt32LE(entry + 12);
      expect(widthOf(ico.subarray(at, at + ico.readUInt32LE(entry + 8)))).toBe(said);
      sizes.push(said);
    }
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
  });
});

describe('the macOS icon in git', () => {
  const icns = readFileSync(inProject('build/icon.icns'));

  it('is as long as it says, and holds every size', () => {
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const sizes = new Set<number | null>();
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      sizes.add(widthOf(icns.subarray(at + 8)));
    }
    expect([...sizes]).toEqual(ICNS_SIZES);
  });
});

describe('the Linux icons in git', () => {
  it.each([16, 24, 32, 48, 64, 96, 128, 256, 512])('have one of %i pixels', (size) => {
    expect(widthOf(readFileSync(inProject(`build/icons/${size}x${size}.png`)))).toBe(size);
  });
});
