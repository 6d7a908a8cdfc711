/**
 * Compares a completed copy with its source, one folder of both at a time, so that it keeps to the
 * budget like everything else.
 */
import { heard } from './contact.ts';
import type { Job, JobIn, Proof } from './job.ts';
import { AT_ONCE, type Onward, type StepDeps, afterTrouble } from './step.ts';

/** Copies of more items are compared only when the user asks: each folder costs two requests. */
export const UNASKED_MAX_ITEMS = 3000;
/** More than any single copy of the service. */
const ASKED_MAX_ITEMS = 1_000_000;

/**
 * The comparison that begins with the end of a copy, where the user wants that, or where something
 * must be missing. It is part of the same change, so that a crash cannot come between.
 */
export function proofAfter(
  job: Job,
  { provesCopies }: Pick<StepDeps, 'provesCopies'>,
): Proof | null {
  if (job.request.action !== 'copy' || job.request.childrenOnly) return null;
  return isRest(job) || provesCopies()
    ? { state: 'comparing', items: 0, limit: UNASKED_MAX_ITEMS }
    : null;
}

function isRest(job: Job): boolean {
  if (job.state === 'checking') return job.reason === 'itemsFailed';
  return 'evidence' in job && job.evidence === 'rest';
}

/** Takes the comparison one step on. Trouble on the way delays it and proves nothing. */
export async function compare(job: JobIn<'completed'>, deps: StepDeps): Promise<Onward> {
  const { book, actions, comparisons } = deps;
  const { request, result, proof } = job;
  if (request.action !== 'copy' || result.state !== 'found' || proof?.state !== 'comparing') {
    return AT_ONCE;
  }
  const { limit } = proof;
  const comparison =
    comparisons.get(job.id) ?? actions.compare(request, result.itemId, limit ?? ASKED_MAX_ITEMS);
  comparisons.set(job.id, comparison);
  const compared = await comparison.next();
  // The user has asked for it anew meanwhile, or has forgotten the copy.
  if (comparisons.get(job.id) !== comparison) return AT_ONCE;
  if (compared.kind === 'trouble') return afterTrouble(job, compared, deps);
  if (compared.kind === 'done') comparisons.delete(job.id);
  const next =
    compared.kind === 'done'
      ? compared.proof
      : ({ state: 'comparing', items: compared.items, limit } as const);
  await book.apply(job.id, { type: 'proven', proof: next });
  book.setContact(job.id, heard(book.contact(job.id)));
  return AT_ONCE;
}
