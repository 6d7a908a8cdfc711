/** Where a job's result may appear: what two jobs must not have in common while one of them runs. Pure. */
import { postedName } from './action-request.ts';
import type { Job } from './job.ts';

/** A drive, as an account sees it. */
export interface DrivePlace {
  readonly account: string;
  readonly driveId: string;
}

/** The drive its result appears on; null where nobody told. */
export function driveOf({ request }: Job): DrivePlace | null {
  if (request.action === 'adopted') return null;
  return { account: request.account, driveId: request.destination.driveId };
}

/** The same for the same drive. */
export function keyOf({ account, driveId }: DrivePlace): string {
  return `${account} ${driveId}`;
}

/** The folder it is put into. What another program puts somewhere counts for itself. */
export function folderOf({ id, request }: Job): string {
  if (request.action === 'adopted') return id;
  const { account, destination } = request;
  return `${account} ${destination.driveId} ${destination.itemId}`;
}

/** Every name in its folder it may stand under: the one asked for, the one sent, the one expected. */
export function placesOf(job: Job): readonly string[] {
  const { request } = job;
  const names = [request.name];
  const posted = request.action === 'adopted' ? request.name : postedName(request);
  if (posted !== request.name) names.push(posted);
  const expected = 'target' in job ? (job.target?.name ?? posted) : posted;
  if (expected !== posted) names.push(expected);
  const folder = folderOf(job);
  // OneDrive keeps the case of names but does not tell names apart by it.
  return names.map((name) => `${folder} ${name.toLowerCase()}`);
}
