/** Builds a job in its next state from what it was: the shapes behind `transition`. Pure. */
import type { ServiceProblem } from '../../shared/problem.ts';
import { type ActionRequest, type DriveRequest, postedName } from './action-request.ts';
import type { Job, JobIn, Proof, Result, Target, Transfer } from './job.ts';
import type { SeenItem } from './ports.ts';
import { NO_PROGRESS } from './status-report.ts';

interface Core<Request extends ActionRequest> {
  readonly id: string;
  readonly attempt: number;
  readonly askedAt: number;
  readonly batch: string | null;
  readonly story?: Job['story'];
  readonly request: Request;
}

interface Accepted<Request extends ActionRequest> extends Core<Request> {
  readonly submittedAt: number;
  readonly target: Target | null;
}

/** What every state has. */
export function core<R extends ActionRequest>(job: Core<R>): Core<R> {
  const { id, attempt, askedAt, batch, story, request } = job;
  return { id, attempt, askedAt, batch, ...(story !== undefined && { story }), request };
}

/** What every state has from the intent on. */
export function accepted<R extends ActionRequest>(job: Accepted<R>): Accepted<R> {
  return { ...core(job), submittedAt: job.submittedAt, target: job.target };
}

/** The result as it was found. */
export function foundResult(item: SeenItem): Result {
  return { state: 'found', itemId: item.id, name: item.name, webUrl: item.webUrl };
}

/** The service says it is done; a name that could not be sent along is given now. */
export function completed(
  job: JobIn<'submitting' | 'running' | 'transferring'>,
  endedAt: number,
  itemId: string | null,
): Job {
  const { request } = job;
  if (request.action === 'adopted') return ended(job, endedAt, { state: 'unavailable' });
  if (itemId !== null && postedName(request) !== request.name) {
    return { ...accepted({ ...job, request }), state: 'renaming', itemId, evidence: 'report' };
  }
  return ended(job, endedAt, { state: 'pending', itemId, tries: 0 });
}

/** Completed by what lies at the destination; a name that could not be sent along is given now. */
export function found(
  job: JobIn<'checking'>,
  endedAt: number,
  item: SeenItem,
  proof: Proof | null,
): Job {
  const evidence = job.reason === 'itemsFailed' ? 'rest' : 'destination';
  if (postedName(job.request) !== job.request.name) {
    return { ...accepted(job), state: 'renaming', itemId: item.id, evidence };
  }
  return ended(job, endedAt, foundResult(item), { evidence, proof });
}

const BY_REPORT = { evidence: 'report', proof: null } as const;

/** Completed, on the service's own word unless `how` says otherwise. */
export function ended(
  job: Accepted<ActionRequest>,
  endedAt: number,
  result: Result,
  { evidence, proof }: Pick<JobIn<'completed'>, 'evidence' | 'proof'> = BY_REPORT,
): Job {
  return { ...accepted(job), state: 'completed', endedAt, evidence, result, proof };
}

/** With its item found; one that was found by name alone may still lack the name the user wants. */
export function withResult(job: JobIn<'completed'>, result: Result, proof: Proof | null): Job {
  const { request, evidence } = job;
  if (request.action === 'adopted' || result.state !== 'found') return { ...job, result };
  const wasFoundByName = job.result.state === 'pending' && job.result.itemId === null;
  const isRenamed = postedName(request) === request.name || result.name === request.name;
  if (isRenamed || !wasFoundByName) return { ...job, result, proof };
  const { itemId } = result;
  return { ...accepted({ ...job, request }), state: 'renaming', itemId, evidence };
}

/** A job that has ended with a refusal or a failure of the service. */
export function failed(
  job: Job,
  endedAt: number,
  problem: ServiceProblem,
  begun: JobIn<'failed'>['begun'],
): Job {
  const details = problem.details.map((detail) => ({ ...detail }));
  const areItemsNamed = details.every(({ target }) => target === null);
  return {
    ...core(job),
    state: 'failed',
    endedAt,
    problem: { ...problem, details },
    begun,
    areItemsNamed,
  };
}

/** A job that begins as a monitor: somebody else has asked for it. */
export function adoptedJob(
  id: string,
  at: number,
  { account, name }: { readonly account: string; readonly name: string },
  monitorUrl: string,
): Job {
  return {
    ...{ id, attempt: 1, askedAt: at, batch: null, submittedAt: at },
    request: { action: 'adopted', account, name },
    state: 'running',
    target: null,
    monitorUrl,
    progress: NO_PROGRESS,
    gone: null,
  };
}

/** Looks at the destination from now on; where there is no place to look, nobody can know. */
export function checking(
  job: Accepted<ActionRequest> & { readonly transfer?: Transfer },
  reason: JobIn<'checking'>['reason'],
  at: number,
): Job {
  const { request, target } = job;
  if (target === null || request.action === 'adopted') {
    return { ...accepted(job), state: 'unknown', reason, endedAt: at, saw: 'noPlace' };
  }
  const before = { ...accepted({ ...job, request }), target: sized(job, target) };
  return { ...before, state: 'checking', reason, since: at, looks: 0, seen: null };
}

/** The size of an upload through this app is known from its source. */
function sized(
  job: Accepted<ActionRequest> & { readonly transfer?: Transfer },
  target: Target,
): Target {
  const size = job.transfer?.total ?? null;
  return size === null ? target : { ...target, size };
}

/** Begins anew as the user's own decision. */
export function retried(job: Job, askedAt: number, request: DriveRequest): Job {
  const before = core(job);
  const again = { attempt: before.attempt + 1, askedAt, request };
  return { ...before, ...again, state: 'queued', notBefore: null };
}
