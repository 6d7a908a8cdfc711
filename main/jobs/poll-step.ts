/** Asks the monitor of a running job how far it is. */
import { heardOf, watchedFrom } from './contact.ts';
import type { JobIn } from './job.ts';
import { nextPoll } from './poll-schedule.ts';
import { fractionOf } from './progress.ts';
import { readStatusReport } from './status-report.ts';
import { AT_ONCE, type Onward, STRANGE, type StepDeps, afterTrouble, later } from './step.ts';

const SECOND = 1000;
/** A monitor that says it is gone is asked again this much later, to be sure. */
const GONE_AGAIN_MS = 60 * SECOND;
const MAX_HOPS = 5;

/** A redirect or a new place is followed only where the guard allows it. */
export async function poll(job: JobIn<'running'>, deps: StepDeps): Promise<Onward> {
  const { book, monitors, clock, random, attention, expectedMs, priceOf, relaxation } = deps;
  const { account } = job.request;
  if (!monitors.allows(account, job.monitorUrl)) {
    await book.apply(job.id, { type: 'monitorRefused', at: clock.now() });
    return AT_ONCE;
  }
  const outcome = await monitors.ask(account, job.monitorUrl);
  const at = clock.now();
  const report = readStatusReport(outcome, at);
  if (report.state === 'retry') return afterTrouble(job, report, deps);

  const moved = report.state === 'moved' || report.state === 'running' ? report.location : null;
  if (moved !== null && !monitors.allows(account, moved)) return afterTrouble(job, STRANGE, deps);
  if (report.state === 'completed' && report.isRedirect) {
    // Something in between may redirect to anywhere; only the service's own item proves anything.
    const isOurs = report.resourceUrl !== null && monitors.allows(account, report.resourceUrl);
    if (!isOurs) return afterTrouble(job, STRANGE, deps);
  }
  const before = book.contact(job.id);
  if (report.state === 'moved' && before.hops >= MAX_HOPS) return afterTrouble(job, STRANGE, deps);

  const { job: after } = await book.apply(job.id, { type: 'reported', at, report });
  if (after?.state !== 'running') return AT_ONCE;
  if (report.state === 'moved') {
    book.setContact(job.id, { ...before, hops: before.hops + 1 });
    return AT_ONCE;
  }
  const fraction = fractionOf(after.progress);
  const elapsedMs = at - job.submittedAt;
  // Another program may have started it long ago.
  const known =
    job.request.action === 'adopted'
      ? watchedFrom(before, { elapsedMs, fraction: fraction ?? 0 })
      : before;
  const contact = heardOf(known, fraction, elapsedMs);
  book.setContact(job.id, contact);
  if (after.gone !== null) return later(GONE_AGAIN_MS);
  const retryAfterMs = report.state === 'running' ? report.retryAfterMs : null;
  const facts = {
    elapsedMs,
    retryAfterMs,
    expectedMs: expectedMs(job),
    attention: attention(job),
    priceFactor: priceOf(monitors.hostOf(account, job.monitorUrl)),
    relaxation: relaxation(),
  };
  const leftAloneMs = retryAfterMs ?? 0;
  return { ...later(nextPoll(contact.memory, facts, random())), heldMs: leftAloneMs, leftAloneMs };
}
