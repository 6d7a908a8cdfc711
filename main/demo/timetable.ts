/**
 * When each item of a copy is there, as a function of the clock. Pure: no clock of its own, so a copy
 * that ran while nobody looked comes out exactly as one that was watched.
 */

/** How fast the drive copies. Both costs add up: each item costs its handling and its bytes. */
export interface Speed {
  readonly itemsPerSecond: number;
  readonly bytesPerSecond: number;
}

/** LargeFolder1 takes about forty seconds, a small folder two to four. */
export const DEFAULT_SPEED: Speed = { itemsPerSecond: 130, bytesPerSecond: 40_000_000 };

/** An accepted copy waits this long before it begins. */
export const START_LATENCY_MS = 300;

/** Every copy, however small, costs as much handling as this many items; spread over all of them. */
const OVERHEAD_ITEMS = 250;
const SECOND = 1000;

export interface Work {
  /** Items done; the fraction is the one under way. */
  readonly position: number;
  readonly bytes: number;
}

export class Timetable {
  readonly count: number;
  readonly #cumulativeBytes: Float64Array;
  readonly #itemCost: number;
  #speed: Speed;
  /** Where the present speed took over. */
  #base: Work & { readonly at: number };

  /** `sizes` are the bytes of each item in the order of copying; there is at least one. */
  constructor(sizes: readonly number[], startAt: number, speed: Speed) {
    this.count = sizes.length;
    this.#cumulativeBytes = new Float64Array(sizes.length + 1);
    let total = 0;
    for (const [index, size] of sizes.entries()) {
      total += size;
      this.#cumulativeBytes[index + 1] = total;
    }
    this.#itemCost = (this.count + OVERHEAD_ITEMS) / this.count;
    this.#speed = speed;
    this.#base = { at: startAt, position: 0, bytes: 0 };
  }

  get totalBytes(): number {
    return this.#bytesBefore(this.count);
  }

  get endAt(): number {
    return this.timeAt(this.count);
  }

  /** When the first `position` items are done, in whole ms since 1970. */
  timeAt(position: number): number {
    return Math.ceil(this.#exactTimeAt(position));
  }

  /** What is done at a moment. Never falls as time goes on, whatever the speed does. */
  workAt(at: number): Work {
    if (at >= this.endAt) return { position: this.count, bytes: this.totalBytes };
    if (at <= this.#base.at) return this.#base;
    let low = Math.floor(this.#base.position);
    let high = this.count - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#exactTimeAt(middle) <= at) low = middle;
      else high = middle - 1;
    }
    const from = Math.max(low, this.#base.position);
    const fromBytes = Math.max(this.#bytesBefore(low), this.#base.bytes);
    const begun = Math.max(this.#exactTimeAt(low), this.#base.at);
    const duration = this.#exactTimeAt(low + 1) - begun;
    const share = duration > 0 ? Math.min(1, (at - begun) / duration) : 1;
    return {
      position: from + share * (low + 1 - from),
      bytes: fromBytes + share * (this.#bytesBefore(low + 1) - fromBytes),
    };
  }

  /** From this moment on it goes at another speed; what is done stays done. */
  changeSpeed(at: number, speed: Speed): void {
    const { position, bytes } = this.workAt(at);
    this.#base = { at: Math.max(at, this.#base.at), position, bytes };
    this.#speed = speed;
  }

  #exactTimeAt(position: number): number {
    const items = (position - this.#base.position) * this.#itemCost;
    const bytes = this.#bytesBefore(position) - this.#base.bytes;
    const { itemsPerSecond, bytesPerSecond } = this.#speed;
    return this.#base.at + SECOND * (items / itemsPerSecond + bytes / bytesPerSecond);
  }

  #bytesBefore(position: number): number {
    return this.#cumulativeBytes[position] ?? 0;
  }
}
