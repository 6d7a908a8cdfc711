/** Reads numbers and parts of bytes one after the other; null where there are not so many left. */
export class Bytes {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  take(length: number): Buffer | null {
    const end = this.#at + length;
    if (length < 0 || end > this.#bytes.length) return null;
    const part = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return part;
  }

  /** A number of so many bytes, the lowest first. */
  little(length: number): number | null {
    const part = this.take(length);
    return part === null ? null : part.readUIntLE(0, length);
  }

  /** A number in groups of seven bits, the lowest first. */
  varint(): number | null {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 2 ** 7) {
      const byte = this.little(1);
      if (byte === null) return null;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    return null;
  }
}
