/**
 * How a job lies on the disk: a versioned envelope around its record, with the monitor URL sealed.
 */
import { type InferOutput, nullable, object, picklist, safeParse, string, unknown } from 'valibot';
import { type Job, parseJob, secretOf } from '../jobs/job.ts';
import type { Sealed, Vault } from '../jobs/ports.ts';
import { transition } from '../jobs/transitions.ts';
import { isRecord, jsonObjectOf } from '../jobs/unknown.ts';

/** Raised with every change of the record's shape, together with a migration. */
export const RECORD_VERSION = 3;

const envelopeSchema = object({
  version: picklist([2, RECORD_VERSION]),
  job: unknown(),
  /** The record's one secret: a monitor URL, or where an upload's pieces go. */
  secret: nullable(object({ how: picklist(['plain', 'sealed']), text: string() })),
});

/** Stands in the record where the sealed monitor URL belongs. */
const ELSEWHERE = 'sealed';

export type Decoded =
  { readonly ok: true; readonly job: Job } | { readonly ok: false; readonly reason: string };

/** A record as it lies on the disk: its secret is still apart from it. */
export interface StoredRecord {
  readonly job: Job;
  readonly secret: Sealed | null;
}

export async function encodeJob(job: Job, vault: Vault): Promise<string> {
  const secret = secretOf(job);
  const sealed = secret === null ? null : await vault.seal(secret);
  return encodeRecord({ job: withoutSecret(job), secret: sealed });
}

export function encodeRecord({ job, secret }: StoredRecord): string {
  const envelope: InferOutput<typeof envelopeSchema> = {
    version: RECORD_VERSION,
    job,
    secret: secret === null ? null : { ...secret },
  };
  return JSON.stringify(envelope);
}

/**
 * Reads a record back. Where its secret cannot be unsealed any more, a running copy goes on by looking
 * at its destination, and an upload begins anew.
 */
export async function decodeJob(text: string, vault: Vault, now: number): Promise<Decoded> {
  const read = readRecord(text);
  if (!read.ok) return read;
  const { job, secret } = read;
  const opened = secret === null ? null : await vault.open(secret);
  return { ok: true, job: withSecret(job, opened, now) };
}

/** Reads a record without unsealing its secret. */
export function readRecord(
  text: string,
): ({ readonly ok: true } & StoredRecord) | Exclude<Decoded, { readonly ok: true }> {
  const envelope = safeParse(envelopeSchema, jsonObjectOf(text));
  if (!envelope.success) return { ok: false, reason: 'no envelope of a known version' };
  const { version, job } = envelope.output;
  const parsed = parseJob(version === 2 ? job3Of(job) : job);
  return parsed.ok ? { ...parsed, secret: envelope.output.secret } : parsed;
}

/**
 * A record of version 2 in the shape of version 3, which knows what was asked for together. What lies
 * on the disk is brought up as it is read: the history may be long, and nobody waits for it.
 */
export function job3Of(job: unknown): unknown {
  return isRecord(job) && job['batch'] === undefined ? { ...job, batch: null } : job;
}

function withoutSecret(job: Job): Job {
  if (job.state === 'running') return { ...job, monitorUrl: ELSEWHERE };
  if (job.state !== 'transferring') return job;
  return { ...job, transfer: { ...job.transfer, uploadUrl: null } };
}

function withSecret(job: Job, secret: string | null, now: number): Job {
  if (job.state === 'running') {
    return secret === null
      ? transition(job, { type: 'monitorRefused', at: now })
      : { ...job, monitorUrl: secret };
  }
  if (job.state === 'transferring') {
    const done = secret === null ? 0 : job.transfer.done;
    return { ...job, transfer: { ...job.transfer, uploadUrl: secret, done } };
  }
  return job;
}
