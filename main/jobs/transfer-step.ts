/** Takes the next piece of an upload through this app. */
import { heard } from './contact.ts';
import type { JobIn } from './job.ts';
import { readProblem } from './service-problem.ts';
import { AT_ONCE, type Onward, type StepDeps, afterTrouble } from './step.ts';
import { withSample } from './time-left.ts';

/** Every piece taken is noted, so that a restart goes on behind it. */
export async function transferPiece(job: JobIn<'transferring'>, deps: StepDeps): Promise<Onward> {
  const { book, uploads, clock } = deps;
  const outcome = await uploads.advance(job.request, job.transfer);
  const at = clock.now();
  switch (outcome.kind) {
    case 'trouble':
      return afterTrouble(job, outcome, deps);
    case 'refused': {
      const error = { code: outcome.rawCode, message: outcome.message };
      await book.apply(job.id, { type: 'refused', at, problem: readProblem({ error }) });
      return AT_ONCE;
    }
    case 'uncertain':
      await book.apply(job.id, { type: 'answerLost', at });
      return AT_ONCE;
    case 'done':
      await book.apply(job.id, { type: 'doneAtOnce', at, itemId: outcome.item.id });
      return AT_ONCE;
    case 'advanced': {
      const { transfer } = outcome;
      await book.apply(job.id, { type: 'transferred', transfer });
      const before = book.contact(job.id);
      const samples =
        transfer.total === null || transfer.total === 0
          ? before.samples
          : withSample(before.samples, { at, fraction: transfer.done / transfer.total });
      book.setContact(job.id, { ...heard(before), samples });
      return AT_ONCE;
    }
  }
}
