import { expect, test } from 'vitest';
import { TRAY_ICONS } from '../../main/shell/tray-face.ts';
import { DRAWINGS, INKS, trayIconFiles, trayIconSvg } from './tray-icons.ts';

const PANELS = ['#ffffff', '#1d1d1d'];

/** Source: WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('every state that the tray knows is drawn', () => {
  expect(Object.keys(DRAWINGS).sort()).toEqual([...TRAY_ICONS].sort());
});

test('every ink stands out from light and from dark panels', () => {
  for (const ink of Object.values(INKS)) {
    for (const panel of PANELS)
      expect(contrast(ink, panel), `${ink} on ${panel}`).toBeGreaterThan(3);
  }
});

test('in one colour all shapes still differ', () => {
  const shapes = Object.keys(DRAWINGS).map((name) => trayIconSvg(name, '#000000'));
  expect(new Set(shapes).size).toBe(shapes.length);
  for (const shape of shapes) expect(shape).not.toMatch(/INK|GAP|currentcolor/u);
});

test('every state has its sizes for every system', () => {
  const files = trayIconFiles();
  const sideOf = (name: string): number =>
    Buffer.from(files.get(name) ?? Buffer.alloc(20)).readUInt32BE(16);
  for (const name of TRAY_ICONS) {
    expect(sideOf(`${name}.png`)).toBe(24);
    expect(sideOf(`${name}@2x.png`)).toBe(48);
    expect(sideOf(`${name}Template.png`)).toBe(18);
    expect(sideOf(`${name}Template@2x.png`)).toBe(36);
    const ico = Buffer.from(files.get(`${name}.ico`) ?? []);
    const images = ico.readUInt16LE(4);
    const sides = Array.from({ length: images }, (_, index) => {
      const offset = ico.readUInt32LE(6 + 16 * index + 12);
      return ico.readUInt32BE(offset + 16);
    });
    expect(sides).toEqual([16, 20, 24, 32, 48]);
  }
  expect(
    new Set([...files.values()].map((file) => Buffer.from(file).toString('base64'))).size,
  ).toBe(files.size);
});
