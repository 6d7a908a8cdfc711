/**
 * Words of no language, for whoever wants to see whether a layout bears longer words and the other
 * reading direction: each sentence of a table, a third longer, within marks that are read from right to
 * left. Shown by the page when its address has `pseudo`. Pure.
 */

/** Right-to-left mark, override and its end (Unicode, UAX 9). */
const AROUND = ['\u200F\u202E', '\u202C'] as const;
const LONGER_BY = 1 / 3;

/** `table` with each of its words made unreadable; what is no word stays. */
export function pseudo<Table extends object>(table: Table): Table {
  return new Proxy(table, {
    get(target, name, receiver): unknown {
      const value: unknown = Reflect.get(target, name, receiver);
      // Numbers and times are made by Intl, and are words only together with others.
      return name === 'format' ? value : pseudoValue(value);
    },
  });
}

function pseudoValue(value: unknown): unknown {
  if (typeof value === 'string') return pseudoText(value);
  if (typeof value === 'function') {
    return (...args: readonly unknown[]): unknown =>
      pseudoValue(Reflect.apply(value, undefined, args));
  }
  // A proxy of it would hand its methods on without it.
  if (Array.isArray(value)) return value.map(pseudoValue);
  return typeof value === 'object' && value !== null ? pseudo(value) : value;
}

function pseudoText(text: string): string {
  const filling = '·'.repeat(Math.ceil(text.length * LONGER_BY));
  return `${AROUND[0]}${text}${filling}${AROUND[1]}`;
}
