/** The checksum that LevelDB's files carry. */

/** The polynomial of CRC-32C, reversed (RFC 3720, appendix B.4). */
const CASTAGNOLI = 0x82f63b78;
const MASK_DELTA = 0xa282ead8;
const BYTE_BITS = 8;

const table = Uint32Array.from({ length: 2 ** BYTE_BITS }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < BYTE_BITS; bit += 1) {
    value = (value & 1) === 1 ? (value >>> 1) ^ CASTAGNOLI : value >>> 1;
  }
  return value;
});

function crc32c(bytes: Buffer): number {
  let crc = 0xffffffff;
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- every table passes here at every start, and an iterator takes several times as long
  for (let at = 0; at < bytes.length; at += 1) {
    crc = (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> BYTE_BITS);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** The checksum of `bytes` as LevelDB stores it: masked, since a checksum of a checksum would be weak. */
export function maskedSum(bytes: Buffer): number {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + MASK_DELTA) >>> 0;
}
