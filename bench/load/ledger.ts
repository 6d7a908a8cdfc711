/** The ledger of a program that has copies under way and a history behind it. */
import type { Job } from '../../main/jobs/job.ts';
import { samples } from '../../main/jobs/testing/job-samples.ts';
import { writeHistory } from '../common/history.ts';
import { openClearLedger } from '../common/records.ts';
import type { Copy } from './drive.ts';

const EARLIER_ORIGIN = 'http://127.0.0.1:9';

/** The copies as an earlier run would have left them, on a port of its own, and the history. */
export async function writeLedger(
  folder: string,
  copies: readonly Copy[],
  past: number,
  now: number,
): Promise<void> {
  const ledger = await openClearLedger(folder);
  await writeHistory(ledger, { past, failed: 0 }, now);
  for (const { request, acceptedAt, monitorPath } of copies) {
    const job: Job = {
      ...samples.running,
      id: request.name,
      askedAt: acceptedAt,
      submittedAt: acceptedAt,
      request,
      target: { name: request.name, occupantId: null },
      monitorUrl: EARLIER_ORIGIN + monitorPath,
      progress: { fraction: null, files: null, bytes: null },
    };
    await ledger.put(job, 'lazy');
  }
  await ledger.close();
}
