/**
 * The one POST that starts an action, in the words of each dialect. Pure.
 * Sources: Microsoft Graph "driveItem: copy"; OneDrive API "Copy a DriveItem" and "Upload from URL".
 */
import {
  type CopyRequest,
  type DriveRequest,
  type UploadRequest,
  postedName,
} from '../jobs/action-request.ts';
import type { Dialect } from './dialects.ts';

export interface ActionPost {
  /** Below the base of the API, with its query. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What is sent to start `request`. */
export function actionPost(dialect: Dialect, request: DriveRequest): ActionPost {
  return request.action === 'copy' ? copyPost(dialect, request) : uploadPost(dialect, request);
}

/** Where an item of a drive is addressed, below the base of the API. */
export function itemPath(driveId: string, itemId: string): string {
  return `/drives/${encodeURIComponent(driveId)}/items/${encodeURIComponent(itemId)}`;
}

function copyPost(dialect: Dialect, request: CopyRequest): ActionPost {
  const { source, destination, childrenOnly, allVersions } = request;
  const path = `${itemPath(source.driveId, source.itemId)}/${dialect.copyAction}`;
  return {
    path: `${path}${dialect.conflictQuery(request.onConflict)}`,
    body: {
      parentReference: dialect.parentReference(destination),
      // Children have names of their own, and a name beside the wish for versions undoes the wish.
      ...(childrenOnly || allVersions ? {} : { name: postedName(request) }),
      ...(childrenOnly ? { childrenOnly } : {}),
      ...(allVersions && dialect.copiesVersions ? { includeAllVersionHistory: true } : {}),
    },
  };
}

function uploadPost(dialect: Dialect, request: UploadRequest): ActionPost {
  const { driveId, itemId } = request.destination;
  return {
    path: `${itemPath(driveId, itemId)}/children${dialect.conflictQuery(request.onConflict)}`,
    body: {
      name: postedName(request),
      file: {},
      [dialect.sourceUrlProperty]: request.sourceUrl,
    },
  };
}
