/** Why a copy failed, in words. Pure. */
import type { JobView } from './job-view.ts';
import type { FirstMessages } from './messages/index.ts';
import { UPLOAD_CODES } from './problem.ts';

/** What went wrong with a job and what to do about it, in the words of what was asked for. */
export function troubleOf(
  job: Extract<JobView, { state: 'failed' }>,
  m: FirstMessages,
): { readonly what: string; readonly todo: string } {
  const { code } = job.problem;
  // Advice to let this app do it is of use only where it can.
  const ofUpload = job.canUploadByApp ? UPLOAD_CODES.find((known) => known === code) : undefined;
  return ofUpload === undefined ? m.service[code] : m.uploadService[ofUpload];
}
