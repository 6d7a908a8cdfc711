/**
 * `npm run icons`: draws the icons of the installed app from build/icon.svg and, where a picture has
 * few pixels, from build/icon-small.svg. What it writes lies in git, so only a new drawing needs it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { ICNS_SIZES, icnsOf, icoOf } from './lib/icon-files.mjs';
import { ensureDir, inProject, main } from './lib/project.mjs';

const LINUX_SIZES = [16, 24, 32, 48, 64, 96, 128, 256, 512];
const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** Beyond this the portholes can be seen. */
const SMALL_UP_TO = 32;
/** An icon of macOS leaves about a tenth free on each side (Apple, "App icons"). */
const MAC_VIEW_BOX = '-33 -33 578 578';

await main(async () => {
  const large = readFileSync(inProject('build/icon.svg'), 'utf8');
  const small = readFileSync(inProject('build/icon-small.svg'), 'utf8');
  const forMac = large.replace(/viewBox="[^"]+"/u, `viewBox="${MAC_VIEW_BOX}"`);
  /** @param {number} size */
  const plain = (size) => draw(size > SMALL_UP_TO ? large : small, size);
  /** @param {number} size */
  const mac = (size) => draw(size > SMALL_UP_TO ? forMac : small, size);

  ensureDir(inProject('build/icons'));
  for (const size of LINUX_SIZES) {
    writeFileSync(inProject(`build/icons/${size}x${size}.png`), plain(size).png);
  }
  writeFileSync(inProject('build/icon.png'), plain(512).png);
  writeFileSync(inProject('build/icon.ico'), icoOf(WINDOWS_SIZES.map(plain)));
  writeFileSync(inProject('build/icon.icns'), icnsOf(ICNS_SIZES.map(mac)));
});

/**
 * @param {string} svg
 * @param {number} size
 */
function draw(svg, size) {
  const drawn = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
  return { size, png: drawn.asPng() };
}
