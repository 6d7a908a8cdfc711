/**
 * Draws the icons of the tray while the app is built, from build/tray/ferry.svg and a badge for each
 * state. What is no ink is transparent, and every ink stands out from light and from dark panels alike,
 * since no system tells which one it has. macOS gets templates, which it colours itself; Windows gets
 * all its sizes in one file.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { icoOf } from './icon-files.mjs';

/** Builds and tests run there; where this file lies is unknown once it is bundled into a config. */
const project = path.resolve('.');

/** Contrast of at least 3 to white and to almost black (WCAG 2.2, 1.4.11). */
export const INKS = { grey: '#7f8994', blue: '#3a8ad8', green: '#2f8a35', red: '#d9480f' };

type Ink = keyof typeof INKS;

interface Drawing {
  readonly ferry: Ink;
  readonly badge: Ink;
  /** SVG in which `INK` is the colour and `GAP` is see-through; empty for none. */
  readonly shape: string;
}

const NO_BADGE = '';
const disc = (glyph: string): string => `<circle cx="23" cy="22" r="8" fill="INK"/>${glyph}`;
const ring = '<circle cx="23" cy="22" r="7" fill="none" stroke="INK" stroke-width="2"/>';
const line = (way: string): string =>
  `<path d="${way}" fill="none" stroke="GAP" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`;
/** A piece of the cake, from the top clockwise to the point where it ends. */
const piece = (x: number, y: number, isLarge: boolean): string =>
  `${ring}<path d="M23 22V17.500A4.500 4.500 0 ${isLarge ? 1 : 0} 1 ${x} ${y}z" fill="INK"/>`;

/** Each state has a shape of its own; colour only helps. */
export const DRAWINGS: Readonly<Record<string, Drawing>> = {
  idle: { ferry: 'grey', badge: 'grey', shape: NO_BADGE },
  working: { ferry: 'blue', badge: 'green', shape: disc(line('M19.500 22h7m-3-3 3 3-3 3')) },
  'working-25': { ferry: 'blue', badge: 'green', shape: piece(27.5, 22, false) },
  'working-50': { ferry: 'blue', badge: 'green', shape: piece(23, 26.5, false) },
  'working-75': { ferry: 'blue', badge: 'green', shape: piece(18.5, 22, true) },
  attention: {
    ferry: 'blue',
    badge: 'red',
    shape:
      '<path d="M23 13.500 31 29.500H15z" fill="INK" stroke="INK" stroke-width="1.500" stroke-linejoin="round"/>' +
      `${line('M23 18.500v5')}<circle cx="23" cy="27" r="1.400" fill="GAP"/>`,
  },
  paused: { ferry: 'grey', badge: 'grey', shape: disc(line('M20.500 19v6M25.500 19v6')) },
  offline: {
    ferry: 'grey',
    badge: 'red',
    shape: `${ring}<path d="M18.500 26.500 27.500 17.500" stroke="INK" stroke-width="2"/>`,
  },
};

/** The badge stands free: around it the ferry is cut away. */
const FREE = '<circle cx="23" cy="22" r="9.800" fill="#000"/>';

/** The drawing as SVG; in one colour where `only` is given. */
export function trayIconSvg(name: string, only: string | null): string {
  const drawing = DRAWINGS[name];
  if (drawing === undefined) throw new Error(`There is no drawing "${name}".`);
  const { ferry, badge, shape } = drawing;
  const source = readFileSync(path.join(project, 'build', 'tray', 'ferry.svg'), 'utf8');
  const boat = /<g id="ferry"[\s\S]*<\/g>/u.exec(source)?.[0] ?? '';
  const free = shape === NO_BADGE ? '' : FREE;
  const mask = (id: string, cut: string): string =>
    `<mask id="${id}" maskUnits="userSpaceOnUse" x="0" y="0" width="32" height="32"><rect width="32" height="32" fill="#fff"/>${cut}</mask>`;
  const seen = shape.replaceAll('INK', only ?? INKS[badge]).replaceAll('GAP', 'none');
  const gaps = shape.replaceAll('INK', 'none').replaceAll('GAP', '#000');
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">' +
    `${mask('free', free)}${mask('gaps', gaps)}` +
    `<g mask="url(#free)" color="${only ?? INKS[ferry]}">${boat}</g>` +
    `<g mask="url(#gaps)">${seen}</g></svg>`
  );
}

/** All files, by their names. */
export function trayIconFiles(): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const name of Object.keys(DRAWINGS)) {
    const colours = trayIconSvg(name, null);
    const template = trayIconSvg(name, '#000000');
    files.set(`${name}.png`, png(colours, 24));
    files.set(`${name}@2x.png`, png(colours, 48));
    files.set(`${name}Template.png`, png(template, 18));
    files.set(`${name}Template@2x.png`, png(template, 36));
    files.set(
      `${name}.ico`,
      icoOf([16, 20, 24, 32, 48].map((size) => ({ size, png: png(colours, size) }))),
    );
  }
  return files;
}

/** A plugin for the build of the main process: the icons come to lie beside it. */
export function trayIcons() {
  return {
    name: 'tray-icons',
    generateBundle(this: {
      emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): unknown;
    }): void {
      for (const [name, source] of trayIconFiles()) {
        this.emitFile({ type: 'asset', fileName: `tray/${name}`, source });
      }
    },
  };
}

function png(svg: string, side: number): Buffer {
  return new Resvg(svg, { fitTo: { mode: 'width', value: side } }).render().asPng();
}
