/**
 * The record of one copy as it lies in the ledger: what the user asked for and how far it has come.
 * The schema is the type; each state holds just the fields that mean something in it.
 * Times are ms since 1970 by this machine's clock.
 */
import {
  type InferOutput,
  boolean,
  literal,
  nonEmpty,
  nullable,
  optional,
  number,
  object,
  array,
  picklist,
  pipe,
  safeParse,
  string,
  variant,
  flatten,
} from 'valibot';
import { SERVICE_CODES } from '../../shared/problem.ts';
import { momentSchema } from './story.ts';
import { driveRequestSchema, requestSchema, uploadSchema } from './action-request.ts';

const id = pipe(string(), nonEmpty());
const time = number();

/**
 * Where the copy should appear, seen just before the POST. Whatever stands at `name` later and is
 * not `occupantId` came after our request.
 */
const targetSchema = object({
  name: id,
  occupantId: nullable(string()),
  /** Bytes the result must have, where there is no source on a drive to compare it with. */
  size: optional(number()),
});

const countSchema = object({ done: number(), total: number() });
const progressSchema = object({
  /** 0 to 1. */
  fraction: nullable(number()),
  files: nullable(countSchema),
  bytes: nullable(countSchema),
});

const problemSchema = object({
  code: picklist(SERVICE_CODES),
  rawCode: nullable(string()),
  message: nullable(string()),
  details: array(
    object({
      code: picklist(SERVICE_CODES),
      rawCode: nullable(string()),
      message: nullable(string()),
      target: nullable(string()),
      name: nullable(string()),
    }),
  ),
  raw: nullable(string()),
});

const transferSchema = object({
  /** Where the pieces go. A secret; null until the drive has given it. */
  uploadUrl: nullable(string()),
  /** Bytes the drive has taken. */
  done: number(),
  /** Bytes in all; null while the source has not said. 0 before the one request of an empty file. */
  total: nullable(number()),
  /** Tells a changed source apart: its ETag or date (RFC 9110, section 8.8). */
  validator: nullable(string()),
});

const resultSchema = variant('state', [
  /** Completed, but the item itself is still to be fetched. `itemId` is null when not told. */
  object({ state: literal('pending'), itemId: nullable(string()), tries: number() }),
  object({
    state: literal('found'),
    itemId: id,
    name: string(),
    webUrl: nullable(string()),
  }),
  object({ state: literal('unavailable') }),
]);

const proofSchema = variant('state', [
  /** `limit`: beyond this many items it is left alone; null when the user asked for it. */
  object({ state: literal('comparing'), items: number(), limit: nullable(number()) }),
  object({ state: literal('same'), items: number(), bytes: number() }),
  object({
    state: literal('differs'),
    items: number(),
    differences: array(object({ path: string(), what: picklist(['missing', 'size']) })),
    differing: number(),
  }),
  object({ state: literal('skipped'), why: picklist(['tooLarge', 'unreadable']) }),
]);

/** `rest`: what has arrived of a failed copy, which the user takes without the items that failed. */
const evidence = picklist(['report', 'destination', 'rest']);
const checkReason = picklist(['answerLost', 'noMonitor', 'monitorGone', 'itemsFailed']);

const base = {
  id,
  /** Counts the user's tries, from 1. */
  attempt: number(),
  askedAt: time,
  /** What was asked for together has one id; null where it was asked for alone. */
  batch: nullable(string()),
  /** What has happened to it; missing where it was written before stories were. */
  story: optional(array(momentSchema)),
};
/** States in which a drive may still be asked for something. */
const ofDrive = { ...base, request: driveRequestSchema };
const ofAny = { ...base, request: requestSchema };

const jobSchema = variant('state', [
  object({
    ...ofDrive,
    state: literal('queued'),
    /** Not to be begun earlier; null: as soon as its turn comes. */
    notBefore: optional(nullable(time), null),
  }),
  object({
    ...ofDrive,
    state: literal('submitting'),
    submittedAt: time,
    target: nullable(targetSchema),
  }),
  object({
    ...ofAny,
    state: literal('running'),
    submittedAt: time,
    target: nullable(targetSchema),
    /** A secret: it is the credential itself. */
    monitorUrl: id,
    progress: progressSchema,
    /** Set while the monitor claims not to exist: since when, and how often in a row. */
    gone: nullable(object({ since: time, count: number() })),
  }),
  /** Completed under the item's own name; now it gets the one the user wants. */
  object({
    ...ofDrive,
    state: literal('renaming'),
    submittedAt: time,
    target: nullable(targetSchema),
    itemId: id,
    evidence,
  }),
  /** This app fetches the source and uploads it piece by piece. */
  object({
    ...base,
    request: uploadSchema,
    state: literal('transferring'),
    submittedAt: time,
    target: targetSchema,
    transfer: transferSchema,
  }),
  object({
    ...ofDrive,
    state: literal('checking'),
    submittedAt: time,
    target: targetSchema,
    reason: checkReason,
    since: time,
    looks: number(),
    /** What stood there at the last look, and since when it has looked like that. */
    seen: nullable(
      object({
        itemId: id,
        size: nullable(number()),
        childCount: nullable(number()),
        unchangedSince: time,
      }),
    ),
  }),
  object({
    ...ofAny,
    state: literal('unknown'),
    submittedAt: time,
    target: nullable(targetSchema),
    reason: checkReason,
    endedAt: time,
    /** `noPlace`: there is no single place where the result could be looked for. */
    saw: picklist(['nothing', 'incomplete', 'notOurs', 'noPlace']),
  }),
  object({
    ...ofAny,
    state: literal('completed'),
    submittedAt: time,
    target: nullable(targetSchema),
    endedAt: time,
    evidence,
    proof: nullable(proofSchema),
    result: resultSchema,
  }),
  object({
    ...ofAny,
    state: literal('failed'),
    endedAt: time,
    problem: problemSchema,
    /** What the service had accepted before it failed; null when it never began. */
    begun: nullable(object({ submittedAt: time, target: nullable(targetSchema) })),
    /** Whether the items named in `problem.details` have been looked up. */
    areItemsNamed: boolean(),
  }),
]);

export type Job = InferOutput<typeof jobSchema>;
export type JobIn<State extends Job['state']> = Extract<Job, { state: State }>;
export type Transfer = InferOutput<typeof transferSchema>;
export type Target = InferOutput<typeof targetSchema>;
export type Progress = InferOutput<typeof progressSchema>;
export type Proof = InferOutput<typeof proofSchema>;
export type Result = InferOutput<typeof resultSchema>;

/** Reads a record of unknown origin. The reason names the fields that are wrong, never their values. */
export function parseJob(
  value: unknown,
): { readonly ok: true; readonly job: Job } | { readonly ok: false; readonly reason: string } {
  const parsed = safeParse(jobSchema, value);
  if (parsed.success) return { ok: true, job: parsed.output };
  const flat = flatten(parsed.issues);
  const fields = Object.keys(flat.nested ?? {});
  return { ok: false, reason: fields.length > 0 ? `wrong: ${fields.join(', ')}` : 'no job record' };
}

/** Whether nothing more happens to the job by itself (its result may still be fetched). */
export function hasEnded(job: Job): job is JobIn<'completed' | 'failed' | 'unknown'> {
  return job.state === 'completed' || job.state === 'failed' || job.state === 'unknown';
}

/** Whether nothing is under way: it has not begun, or has ended. */
export function isAtRest(job: Job): boolean {
  return job.state === 'queued' || hasEnded(job);
}

/** Whether nothing more happens to the job and it needs nobody: it is history, and read by page. */
export function isPast(job: Job): job is JobIn<'completed'> {
  if (job.state !== 'completed') return false;
  return job.result.state !== 'pending' && job.proof?.state !== 'comparing';
}

/** The one secret of a record: its monitor URL, or where the pieces of its upload go; null without. */
export function secretOf(job: Job): string | null {
  if (job.state === 'running') return job.monitorUrl;
  return job.state === 'transferring' ? job.transfer.uploadUrl : null;
}
