/** What all steps of a job share: what they need, what they answer, and what trouble means. */
import { troubled } from './contact.ts';
import type { Job } from './job.ts';
import type { JobBook } from './job-book.ts';
import { type Attention, troubleDelayMs } from './poll-schedule.ts';
import { readProblem } from './service-problem.ts';
import type {
  ActionClient,
  Clock,
  Comparison,
  MonitorClient,
  Trouble,
  UploadClient,
} from './ports.ts';

export interface StepDeps {
  readonly book: JobBook;
  readonly actions: ActionClient;
  readonly monitors: MonitorClient;
  readonly uploads: UploadClient;
  readonly clock: Clock;
  /** Comparisons under way, by job: lost with the program, begun anew after it. */
  readonly comparisons: Map<string, Comparison>;
  /** Whether the user wants copies compared with their source. */
  readonly provesCopies: () => boolean;
  /** In [0, 1). */
  readonly random: () => number;
  /** Whether somebody looks at the job. */
  readonly attention: (job: Job) => Attention;
  /** How long such a job took before, in ms; null when nobody knows. */
  readonly expectedMs: (job: Job) => number | null;
  /** How dear a question to a host is just now, from 1 on. */
  readonly priceOf: (host: string) => number;
  /** How much dearer they may be besides, since the job's drive tells of changes by itself; from 1 on. */
  readonly relaxation: () => number;
  /** Whether the program is about to end: then no copy is begun any more. */
  readonly isStopped: () => boolean;
}

/** When to take the job's next step, and what its host asked for. */
export interface Onward {
  readonly inMs: number;
  /** Not even a hint of a change makes it sooner than this. */
  readonly heldMs: number;
  /** The service wants to hear nothing about this job for so long, whatever happens here. */
  readonly leftAloneMs: number;
  /** The host wants to be left alone this long. */
  readonly pauseHostMs: number | null;
}

/** Goes on after `inMs`. */
export const later = (inMs: number): Onward => ({
  inMs,
  heldMs: inMs,
  leftAloneMs: 0,
  pauseHostMs: null,
});
export const AT_ONCE = later(0);

/** An answer that makes no sense: as good as none. */
export const STRANGE = { why: 'serviceTrouble', retryAfterMs: null } as const;

/** Notes the trouble and asks again later: no trouble ends a job. */
export function afterTrouble(job: Job, trouble: Omit<Trouble, 'kind'>, deps: StepDeps): Onward {
  const { book, clock, random } = deps;
  const before = book.contact(job.id);
  book.setContact(job.id, troubled(before, trouble, clock.now()));
  const backOffMs = troubleDelayMs(before.failures, random());
  return { ...later(backOffMs), pauseHostMs: trouble.retryAfterMs };
}

/** Tries again later what must not be done before it is written down. */
export function afterUnsaved(job: Job, { book, random }: StepDeps): Onward {
  const before = book.contact(job.id);
  book.setContact(job.id, { ...before, failures: before.failures + 1 });
  return later(troubleDelayMs(before.failures, random()));
}

/** Ends the job with what the drive or the source has said, for good. */
export async function afterRefusal(
  job: Job,
  { rawCode, message }: { readonly rawCode: string; readonly message: string | null },
  { book, clock }: StepDeps,
): Promise<Onward> {
  const problem = readProblem({ error: { code: rawCode, message } });
  await book.apply(job.id, { type: 'refused', at: clock.now(), problem });
  return AT_ONCE;
}
