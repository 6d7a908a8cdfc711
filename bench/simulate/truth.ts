/** The words for what is true in a simulated world. */
import type { DriveRequest } from '../../main/jobs/action-request.ts';
import type { Job } from '../../main/jobs/job.ts';

/** What was asked for, and by which try of which job. */
export interface Intent {
  readonly jobId: string;
  readonly attempt: number;
}

/** One copy, as the service works on it. */
export interface Operation extends Intent {
  readonly number: number;
  readonly startedAt: number;
  readonly endsAt: number;
  state: 'running' | 'completed' | 'failed';
  code: string;
  /** Null where only children are copied, or where nobody of us asked. */
  item: Item | null;
  /** From when on its monitor knows nothing any more. */
  readonly expiresAt: number;
}

/** Something that lies, or lay, in a folder. */
export interface Item {
  readonly id: string;
  readonly folder: string;
  name: string;
  readonly kind: 'file' | 'folder';
  readonly size: number;
  readonly childCount: number | null;
  /** Who made it; null for what was there or came from somebody else. */
  readonly by: Intent | null;
  /** When it begins to be seen, and when it is whole. */
  readonly from: number;
  readonly wholeAt: number;
  /** Left in pieces by a copy that failed: it never gets whole. */
  isBroken: boolean;
}

/** A request that the service refuses at once, having done nothing. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
}

/** The folder that a request puts its result in. */
export function folderOf({
  account,
  destination,
}: Pick<DriveRequest, 'account' | 'destination'>): string {
  return `${account}/${destination.itemId}`;
}

/** The true size of what a request copies. */
export function sizeOf(request: DriveRequest): { size: number; childCount: number | null } {
  if (request.action === 'copy') {
    return { size: request.source.size ?? 0, childCount: request.source.childCount };
  }
  return { size: Number(new URL(request.sourceUrl).searchParams.get('size')), childCount: null };
}

/** By whom a record was asked for. */
export function intentOf({ id, attempt }: Pick<Job, 'id' | 'attempt'>): Intent {
  return { jobId: id, attempt };
}
