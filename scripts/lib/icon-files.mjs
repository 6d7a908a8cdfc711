/**
 * The two formats that hold one picture in several sizes. Both are a table of contents and then PNG
 * files as they are.
 */

/** @typedef {{ readonly size: number, readonly png: Buffer }} Picture square, `size` pixels wide */

/**
 * What macOS calls each size, plain and for screens of double density.
 * Source: Apple, iconutil; the list of OSTypes in "Apple Icon Image format", Wikipedia.
 * @type {Readonly<Record<number, readonly string[]>>}
 */
const ICNS_TYPES = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

export const ICNS_SIZES = Object.keys(ICNS_TYPES).map(Number);

/** More than this the format cannot say. */
const ICO_LARGEST = 256;

/**
 * A Windows icon.
 * Source: Microsoft, "Icons" (ICONDIR); PNG inside since Windows Vista.
 * @param {readonly Picture[]} pictures
 */
export function icoOf(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  pictures.forEach(({ size, png }, index) => {
    const entry = 6 + 16 * index;
    // 256 is written as 0.
    head.writeUInt8(size % ICO_LARGEST, entry);
    head.writeUInt8(size % ICO_LARGEST, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/**
 * A macOS icon.
 * @param {readonly Picture[]} pictures of sizes in `ICNS_SIZES`
 */
export function icnsOf(pictures) {
  const parts = pictures.flatMap(({ size, png }) =>
    (ICNS_TYPES[size] ?? []).map((type) => Buffer.concat([headOf(type, png.length), png])),
  );
  const body = Buffer.concat(parts);
  return Buffer.concat([headOf('icns', body.length), body]);
}

/**
 * @param {string} type four letters
 * @param {number} length of what follows
 */
function headOf(type, length) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(length + head.length, 4);
  return head;
}
