/**
 * What happened in a world, line by line. Names of jobs and operations only: no line holds an address.
 * The fingerprint (FNV-1a) covers every line, so two runs are the same when it is.
 */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
/** A second lane from another start makes 64 bits of two 32-bit products. */
const OTHER_OFFSET = 0x1b873593;

export class Trace {
  /** Empty unless lines are to be kept. */
  readonly lines: string[] = [];
  readonly #keepsLines: boolean;
  readonly #now: () => number;
  #first = OFFSET;
  #second = OTHER_OFFSET;

  constructor(now: () => number, keepsLines: boolean) {
    this.#now = now;
    this.#keepsLines = keepsLines;
  }

  /** In 16 hexadecimal digits. */
  get fingerprint(): string {
    return hex(this.#first) + hex(this.#second);
  }

  note(text: string): void {
    const now = this.#now();
    this.#mix(`${now} ${text}`);
    if (this.#keepsLines) this.lines.push(`${timeOf(now)}  ${text}`);
  }

  #mix(text: string): void {
    let first = this.#first;
    let second = this.#second;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      first = Math.imul(first ^ code, PRIME);
      second = Math.imul(second ^ code, PRIME);
    }
    this.#first = first;
    // Crossed over, or equal changes in both lanes would stay equal.
    this.#second = second ^ (first >>> 7);
  }
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** `h:mm:ss.mmm` since the world began. */
function timeOf(ms: number): string {
  const whole = Math.floor(ms);
  const part = (value: number, digits: number): string => `${value}`.padStart(digits, '0');
  const seconds = Math.floor(whole / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours}:${part(minutes, 2)}:${part(seconds % 60, 2)}.${part(whole % 1000, 3)}`;
}
