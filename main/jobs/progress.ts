/** What a copy's figures say about how far it is. Pure. */
import type { Progress, Transfer } from './job.ts';

/**
 * 0 to 1, or null when nothing is known. Bytes and files are finer than the percentage, which the
 * consumer service may leave at 0 for the whole copy: a bare 0 therefore counts as no figure.
 */
export function fractionOf({ bytes, files, fraction }: Progress): number | null {
  for (const count of [bytes, files]) {
    if (count !== null && count.total > 0) return Math.min(count.done / count.total, 1);
  }
  return fraction === 0 ? null : fraction;
}

/** A report that leaves a figure out does not take back what an earlier one said. */
export function merged(before: Progress, now: Progress): Progress {
  return {
    fraction: now.fraction ?? before.fraction,
    files: now.files ?? before.files,
    bytes: now.bytes ?? before.bytes,
  };
}

/** Whether both say the same. */
export function isEqual(left: Progress, right: Progress): boolean {
  return (
    left.fraction === right.fraction &&
    left.files?.done === right.files?.done &&
    left.files?.total === right.files?.total &&
    left.bytes?.done === right.bytes?.done &&
    left.bytes?.total === right.bytes?.total
  );
}

/** How far an upload through this app is. */
export function progressOf({ done, total }: Transfer): Progress {
  const progress = { files: null, bytes: total === null ? null : { done, total }, fraction: null };
  return { ...progress, fraction: fractionOf(progress) };
}
