/**
 * Identifiers that look like OneDrive's and never change: all of them are derived, none is random, so
 * that a replayed journal gives every item the id it had before. Used by everything in this room.
 */
import { createHash } from 'node:crypto';

/** The id of the one drive there is. Personal drives carry sixteen hexadecimal digits. */
export const DRIVE_ID = 'D4648F06C91D9D3D';

const PREFIX = '01MOWKYV';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The id of the item known by `key`: eight characters of the drive, then 128 bits in base32. */
export function itemIdOf(key: string): string {
  const digest = createHash('sha256').update(key).digest().subarray(0, 16);
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of digest) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return PREFIX + text + ALPHABET.charAt((held << (5 - bits)) & 31);
}

/** The GUID inside an item's id, as it stands in eTags. */
export function guidInItemId(itemId: string): string {
  let hex = '';
  let held = 0;
  let bits = 0;
  for (const letter of itemId.slice(PREFIX.length)) {
    held = (held << 5) | ALPHABET.indexOf(letter);
    bits += 5;
    while (bits >= 4) {
      bits -= 4;
      hex += ((held >> bits) & 15).toString(16);
    }
    held &= (1 << bits) - 1;
  }
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...parts, hex.slice(20, 32)].join('-').toUpperCase();
}

/** A content hash with the shape of OneDrive's quickXorHash; equal for a file and its copies. */
export function contentHash(content: string): string {
  return createHash('sha1').update(content).digest('base64');
}
