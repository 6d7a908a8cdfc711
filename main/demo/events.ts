/**
 * Everything that ever changed the drive, as it stands in the journal. The drive is its seed and these
 * events in order; what a copy did in between follows from the clock.
 */
import * as v from 'valibot';

const at = v.pipe(v.number(), v.finite());
const text = v.string();
const rate = v.pipe(v.number(), v.finite(), v.gtValue(0));
const size = v.pipe(v.number(), v.integer(), v.minValue(0));
const rule = v.picklist(['fail', 'replace', 'rename']);

const CopyEvent = v.object({
  type: v.literal('copy'),
  at,
  id: text,
  sourceId: text,
  destinationId: text,
  name: text,
  rule,
  /** Copies what is in the source, not the source. */
  childrenOnly: v.optional(v.boolean(), false),
});
const FetchEvent = v.object({
  type: v.literal('fetch'),
  at,
  id: text,
  destinationId: text,
  name: text,
  rule,
  size,
});

const DriveEvent = v.variant('type', [
  CopyEvent,
  FetchEvent,
  v.object({ type: v.literal('createUpload'), at, id: text, parentId: text, name: text, rule }),
  v.object({ type: v.literal('uploadPiece'), at, id: text, next: size, total: size }),
  v.object({ type: v.literal('endUpload'), at, id: text }),
  v.object({ type: v.literal('endUploads'), at }),
  v.object({
    type: v.literal('addFile'),
    at,
    id: text,
    parentId: text,
    name: text,
    size,
    content: text,
    /** The file whose place it takes. */
    replacedId: v.nullable(text),
    /** The upload that has brought it, and ends with it. */
    uploadId: v.nullable(text),
  }),
  v.object({ type: v.literal('createFolder'), at, id: text, parentId: text, name: text }),
  v.object({ type: v.literal('delete'), at, id: text }),
  v.object({ type: v.literal('change'), at, id: text, parentId: text, name: text }),
  v.object({ type: v.literal('speed'), at, itemsPerSecond: rate, bytesPerSecond: rate }),
  v.object({ type: v.literal('expireMonitors'), at }),
]);

export type DriveEvent = v.InferOutput<typeof DriveEvent>;
/** An accepted copy: what was asked for, with its monitor's id and the time of acceptance. */
export type CopyEvent = v.InferOutput<typeof CopyEvent>;
/** An accepted wish that the drive itself fetches a file of the web. */
export type FetchEvent = v.InferOutput<typeof FetchEvent>;
export type ConflictRule = CopyEvent['rule'];

/** An event out of a journal line, or `null` when it is none. */
export function parseDriveEvent(value: unknown): DriveEvent | null {
  const parsed = v.safeParse(DriveEvent, value);
  return parsed.success ? parsed.output : null;
}
