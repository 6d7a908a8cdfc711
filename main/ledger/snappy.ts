/**
 * Reads what Snappy has compressed. Format:
 * https://github.com/google/snappy/blob/main/format_description.txt
 */
import { Bytes } from './bytes.ts';

/** The text, or null where it is not sound or longer than `maxBytes`. */
export function unsnapped(compressed: Buffer, maxBytes: number): Buffer | null {
  const input = new Bytes(compressed);
  const length = input.varint();
  if (length === null || length > maxBytes) return null;
  const output = Buffer.alloc(length);
  let done = 0;
  while (!input.isAtEnd) {
    const taken = takeElement(input, output, done);
    if (taken === null) return null;
    done += taken;
  }
  return done === length ? output : null;
}

/** The longest literal whose length fits into its tag. */
const SHORT_LITERAL = 60;

/** How many bytes it has added to `output`; null where the element is not sound. */
function takeElement(input: Bytes, output: Buffer, done: number): number | null {
  const tag = input.little(1) ?? 0;
  const upper = tag >> 2;
  const room = output.length - done;
  if ((tag & 3) === 0) {
    const extra = upper - SHORT_LITERAL + 1;
    const length = (extra > 0 ? (input.little(extra) ?? room) : upper) + 1;
    const literal = input.take(length);
    if (literal === null || length > room) return null;
    literal.copy(output, done);
    return length;
  }
  const isShort = (tag & 3) === 1;
  const length = isShort ? (upper & 7) + 4 : upper + 1;
  const low = input.little(isShort ? 1 : (tag & 3) === 2 ? 2 : 4);
  const offset = (low ?? 0) + (isShort ? (tag >> 5) << 8 : 0);
  if (low === null || offset === 0 || offset > done || length > room) return null;
  // It may reach into itself, and then repeats.
  for (let index = done; index < done + length; index += 1) {
    output.writeUInt8(output.readUInt8(index - offset), index);
  }
  return length;
}
