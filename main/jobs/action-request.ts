/** What the user asked for, as it is kept with the job. The schema is the type. */
import {
  type InferOutput,
  boolean,
  literal,
  nonEmpty,
  nullable,
  number,
  object,
  picklist,
  pipe,
  string,
  variant,
} from 'valibot';

const id = pipe(string(), nonEmpty());
const kind = picklist(['file', 'folder']);
const destination = object({ driveId: id, itemId: id, path: string() });
const onConflict = picklist(['fail', 'rename', 'replace']);
/** Whose drive and credentials: the key under which the clients know the account. */
const account = id;

const copySchema = object({
  action: literal('copy'),
  account,
  source: object({
    driveId: id,
    itemId: id,
    kind,
    /** The item's own path when the user asked. */
    path: string(),
    size: nullable(number()),
    childCount: nullable(number()),
  }),
  destination,
  name: id,
  onConflict,
  /** Copies what is in the folder, not the folder; `name` is then only for display. */
  childrenOnly: boolean(),
  /** Takes earlier versions along: the service does so only under the item's own name. */
  allVersions: boolean(),
});

export const uploadSchema = object({
  action: literal('upload'),
  account,
  /** May carry a token in its query: shown without it. */
  sourceUrl: id,
  destination,
  name: id,
  onConflict,
  /** Who fetches the source: OneDrive itself, or this app piece by piece. */
  by: picklist(['service', 'app']),
});

/** Watches what another program has started. */
const adoptedSchema = object({ action: literal('adopted'), account, name: id });

/** What is asked of a drive; the rest only watches. */
export const driveRequestSchema = variant('action', [copySchema, uploadSchema]);
export const requestSchema = variant('action', [copySchema, uploadSchema, adoptedSchema]);

export type CopyRequest = InferOutput<typeof copySchema>;
export type UploadRequest = InferOutput<typeof uploadSchema>;
export type DriveRequest = InferOutput<typeof driveRequestSchema>;
export type ActionRequest = InferOutput<typeof requestSchema>;

/**
 * The name under which the service is asked to put the result. Versions come along only when no name
 * is sent (Microsoft Graph, "driveItem: copy"), so such a copy keeps its own name first.
 */
export function postedName(request: DriveRequest): string {
  if (request.action !== 'copy' || !request.allVersions) return request.name;
  // What is in a folder keeps its names, and the folder of its own is not there to be named.
  return request.childrenOnly ? request.name : lastPart(request.source.path);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
