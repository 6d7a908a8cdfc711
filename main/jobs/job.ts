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

const id = pipe(string(), nonEmpty());
const time = number();
const kind = picklist(['file', 'folder']);

const requestSchema = object({
  /** Whose drive and credentials: the key under which the clients know the account. */
  account: id,
  source: object({
    driveId: id,
    itemId: id,
    kind,
    /** The item's own path when the user asked, for display. */
    path: string(),
    size: nullable(number()),
    childCount: nullable(number()),
  }),
  destination: object({ driveId: id, itemId: id, path: string() }),
  name: id,
  onConflict: picklist(['fail', 'rename', 'replace']),
});

/**
 * Where the copy should appear, seen just before the POST. Whatever stands at `name` later and is
 * not `occupantId` came after our request.
 */
const targetSchema = object({ name: id, occupantId: nullable(string()) });

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
  details: array(object({ rawCode: nullable(string()), message: nullable(string()) })),
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

const checkReason = picklist(['answerLost', 'noMonitor', 'monitorGone']);

const base = {
  id,
  /** Counts the user's tries, from 1. */
  attempt: number(),
  askedAt: time,
  request: requestSchema,
};

const jobSchema = variant('state', [
  object({ ...base, state: literal('queued') }),
  object({ ...base, state: literal('submitting'), submittedAt: time, target: targetSchema }),
  object({
    ...base,
    state: literal('running'),
    submittedAt: time,
    target: targetSchema,
    /** A secret: it is the credential itself. */
    monitorUrl: id,
    progress: progressSchema,
    /** Set while the monitor claims not to exist: since when, and how often in a row. */
    gone: nullable(object({ since: time, count: number() })),
  }),
  object({
    ...base,
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
    ...base,
    state: literal('unknown'),
    submittedAt: time,
    target: targetSchema,
    reason: checkReason,
    endedAt: time,
    saw: picklist(['nothing', 'incomplete', 'notOurs']),
  }),
  object({
    ...base,
    state: literal('completed'),
    submittedAt: time,
    target: targetSchema,
    endedAt: time,
    evidence: picklist(['report', 'destination']),
    result: resultSchema,
  }),
  object({
    ...base,
    state: literal('failed'),
    endedAt: time,
    problem: problemSchema,
    /** Whether the service had accepted the copy before it failed. */
    wasAccepted: boolean(),
  }),
]);

export type Job = InferOutput<typeof jobSchema>;
export type JobIn<State extends Job['state']> = Extract<Job, { state: State }>;
export type CopyRequest = InferOutput<typeof requestSchema>;
export type Target = InferOutput<typeof targetSchema>;
export type Progress = InferOutput<typeof progressSchema>;
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
