/**
 * Everything that ever changed the drive, as it stands in the journal. The drive is its seed and these
 * events in order; what a copy did in between follows from the clock.
 */
import * as v from 'valibot';

const at = v.pipe(v.number(), v.finite());
const text = v.string();
const rate = v.pipe(v.number(), v.finite(), v.gtValue(0));

const CopyEvent = v.object({
  type: v.literal('copy'),
  at,
  id: text,
  sourceId: text,
  destinationId: text,
  name: text,
  rule: v.picklist(['fail', 'replace', 'rename']),
});

const DriveEvent = v.variant('type', [
  CopyEvent,
  v.object({ type: v.literal('createFolder'), at, id: text, parentId: text, name: text }),
  v.object({ type: v.literal('delete'), at, id: text }),
  v.object({ type: v.literal('change'), at, id: text, parentId: text, name: text }),
  v.object({ type: v.literal('speed'), at, itemsPerSecond: rate, bytesPerSecond: rate }),
  v.object({ type: v.literal('expireMonitors'), at }),
]);

export type DriveEvent = v.InferOutput<typeof DriveEvent>;
/** An accepted copy: what was asked for, with its monitor's id and the time of acceptance. */
export type CopyEvent = v.InferOutput<typeof CopyEvent>;
export type ConflictRule = CopyEvent['rule'];

/** An event out of a journal line, or `null` when it is none. */
export function parseDriveEvent(value: unknown): DriveEvent | null {
  const parsed = v.safeParse(DriveEvent, value);
  return parsed.success ? parsed.output : null;
}
