/** Which batches stand open, over reloads and restarts: kept by the page, since nobody else cares. */

const KEY = 'openBatches';
/** Old ones are no longer in the list. */
const KEPT_MAX = 100;

let known: ReadonlySet<string> | null = null;

/**
 * Those that stood open when they were last kept. The first time it waits for the disk, so it is best asked
 * for while there is something else to wait for.
 */
export function openBatches(): ReadonlySet<string> {
  known ??= readOpenBatches();
  return known;
}

function readOpenBatches(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}

export function keepOpenBatches(open: ReadonlySet<string>): void {
  known = open;
  try {
    localStorage.setItem(KEY, JSON.stringify([...open].slice(-KEPT_MAX)));
  } catch {
    // A full disk costs no more than this.
  }
}
