/** Keeps what has not changed from the desktop, which each telling would wake. Pure. */

/** Calls `set` where `value` is another one than the last time; the first one always is. */
export function onlyChanges<T extends string | number | null>(
  set: (value: T) => void,
): (value: T) => void {
  let last: { readonly value: T } | null = null;
  return (value) => {
    if (last?.value === value) return;
    last = { value };
    set(value);
  };
}

/** A bar at an icon has no more than so many steps. Beyond 0 to 1 a value means something else. */
export function inPercents(fraction: number): number {
  return fraction > 0 && fraction < 1 ? Math.floor(fraction * 100) / 100 : fraction;
}
