/** Finds out what a job has come to: at the destination, and under the name it should have. */
import { heard } from './contact.ts';
import { mayBeAnothers } from './claims.ts';
import { proofAfter } from './compare-step.ts';
import { judgeSight } from './destination-check.ts';
import type { JobIn } from './job.ts';
import { foundResult } from './next-state.ts';
import { NO_MEMORY } from './poll-memory.ts';
import { MISSING_TRIES, missingDelayMs, nextPoll } from './poll-schedule.ts';
import { AT_ONCE, type Onward, type StepDeps, afterTrouble, later } from './step.ts';

/** Looks at the destination of a job that nobody reports on. */
export async function look(job: JobIn<'checking'>, deps: StepDeps): Promise<Onward> {
  const { book, actions, clock, random } = deps;
  const sight = await actions.look(job.request, job.target);
  if (sight.kind === 'trouble') return afterTrouble(job, sight, deps);
  const at = clock.now();
  const seen = judgeSight(job, sight, at);
  const isTaken = seen.kind === 'completed' && (await mayBeAnothers(job, seen.item.id, book));
  const verdict = isTaken ? judgeSight(job, sight, at, true) : seen;
  await book.apply(job.id, { type: 'looked', at, verdict, proof: proofAfter(job, deps) });
  book.setContact(job.id, heard(book.contact(job.id)));
  return later(nextPoll(NO_MEMORY, { elapsedMs: at - job.since }, random()));
}

/** Fetches what the service has made; the verdict stands already. */
export async function fetchResult(job: JobIn<'completed'>, deps: StepDeps): Promise<Onward> {
  const { book, actions } = deps;
  if (job.result.state !== 'pending') return AT_ONCE;
  const { itemId, tries } = job.result;
  if (job.request.action === 'adopted') return AT_ONCE;
  const fetched = await actions.fetchResult(job.request, job.target, itemId);
  if (fetched.kind === 'trouble') return afterTrouble(job, fetched, deps);
  // Found by name alone, it must not be what stood there before.
  if (fetched.kind === 'item' && (itemId !== null || fetched.item.id !== job.target?.occupantId)) {
    const result = foundResult(fetched.item);
    await book.apply(job.id, { type: 'resultFetched', result, proof: proofAfter(job, deps) });
    return AT_ONCE;
  }
  const isLast = tries + 1 >= MISSING_TRIES;
  await book.apply(job.id, {
    type: 'resultFetched',
    result: isLast ? { state: 'unavailable' } : { state: 'pending', itemId, tries: tries + 1 },
    proof: null,
  });
  return later(missingDelayMs(tries + 1));
}

/**
 * Gives the result the name the user wants. Renaming twice does no harm, so this may be repeated;
 * where the drive refuses, the copy is there all the same, under its own name.
 */
export async function rename(job: JobIn<'renaming'>, deps: StepDeps): Promise<Onward> {
  const { book, actions, clock } = deps;
  const renamed = await actions.rename(job.request, job.itemId);
  if (renamed.kind === 'trouble') return afterTrouble(job, renamed, deps);
  const { itemId } = job;
  const result =
    renamed.kind === 'item'
      ? foundResult(renamed.item)
      : ({ state: 'pending', itemId, tries: 0 } as const);
  const proof = result.state === 'found' ? proofAfter(job, deps) : null;
  await book.apply(job.id, { type: 'renamed', at: clock.now(), result, proof });
  return AT_ONCE;
}

/** Finds the names of the items that a failure lists by id only. */
export async function nameItems(job: JobIn<'failed'>, deps: StepDeps): Promise<Onward> {
  const { request, problem } = job;
  const ids = problem.details.flatMap(({ target }) => target ?? []);
  const names =
    request.action === 'adopted'
      ? new Map<string, string>()
      : await deps.actions.namesOf(request, ids);
  await deps.book.apply(job.id, { type: 'named', names });
  return AT_ONCE;
}
