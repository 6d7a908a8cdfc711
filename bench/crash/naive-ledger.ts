/**
 * A deliberately wrong ledger: the intent to POST reaches the disk only with what came of it, so the
 * next start finds the copy still queued and POSTs again. The bench must catch an engine over it.
 */
import type { Ledger } from '../../main/jobs/ports.ts';

export function savingLate(ledger: Ledger): Ledger {
  return {
    async put(job, how) {
      if (job.state !== 'submitting') await ledger.put(job, how);
    },
    add: (jobs) => ledger.add(jobs),
    remove: (ids) => ledger.remove(ids),
    past: (id) => ledger.past(id),
    pastPage: (cursor, limit) => ledger.pastPage(cursor, limit),
    removePast: (upTo) => ledger.removePast(upTo),
  };
}
