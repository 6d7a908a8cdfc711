/** Takes the next piece of an upload through this app. */
import { heardOf, watchedFrom } from './contact.ts';
import type { JobIn } from './job.ts';
import { progressOf } from './progress.ts';
import {
  AT_ONCE,
  type Onward,
  type StepDeps,
  afterRefusal,
  afterTrouble,
  afterUnsaved,
} from './step.ts';

/** Every piece taken is noted, so that a restart goes on behind it. */
export async function transferPiece(job: JobIn<'transferring'>, deps: StepDeps): Promise<Onward> {
  const { book, uploads, clock } = deps;
  // While the program did not run nothing was sent: the pace counts from its first piece on.
  const before = watchedFrom(book.contact(job.id), {
    elapsedMs: clock.now() - job.submittedAt,
    fraction: progressOf(job.transfer).fraction ?? 0,
  });
  const outcome = await uploads.advance(job.request, job.transfer);
  const at = clock.now();
  switch (outcome.kind) {
    case 'trouble':
      return afterTrouble(job, outcome, deps);
    case 'refused':
      return await afterRefusal(job, outcome, deps);
    case 'uncertain':
      await book.apply(job.id, { type: 'answerLost', at });
      return AT_ONCE;
    case 'done':
      await book.apply(job.id, { type: 'doneAtOnce', at, itemId: outcome.item.id });
      return AT_ONCE;
    case 'advanced': {
      const { transfer } = outcome;
      const { saved } = await book.apply(job.id, { type: 'transferred', transfer });
      if (!saved && transfer.total === 0) {
        // Without the intent on disk a crash could make two empty files of one.
        await book.apply(job.id, { type: 'transferred', transfer: job.transfer });
        return afterUnsaved(job, deps);
      }
      const { fraction } = progressOf(transfer);
      book.setContact(job.id, heardOf(before, fraction, at - job.submittedAt));
      return AT_ONCE;
    }
  }
}
