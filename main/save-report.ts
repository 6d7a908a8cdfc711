/** Has the user choose a place for what is known of a copy, and saves it there. */
import { ACCEPTED, type Acknowledgement, NOT_SAVED } from '../shared/answer.ts';
import type { JobView } from '../shared/job-view.ts';
import type { Messages } from '../shared/messages/index.ts';
import { reportFileName, reportOn } from './job-report.ts';
import { saveFile } from './shell/save-file.ts';

/** Accepted also when the user changed their mind. */
export async function saveReport(view: JobView, messages: Messages): Promise<Acknowledgement> {
  const contentFor = (extension: string): string =>
    reportOn(view, extension === 'json' ? 'json' : 'text', messages, Date.now());
  const outcome = await saveFile(reportFileName(view), ['txt', 'json'], contentFor);
  return outcome === 'failed' ? NOT_SAVED : ACCEPTED;
}
