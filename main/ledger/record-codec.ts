/**
 * How a job lies on the disk: a versioned envelope around its record, with the monitor URL sealed.
 */
import {
  type InferOutput,
  literal,
  nullable,
  object,
  picklist,
  safeParse,
  string,
  unknown,
} from 'valibot';
import { type Job, parseJob } from '../jobs/job.ts';
import type { Vault } from '../jobs/ports.ts';
import { transition } from '../jobs/transitions.ts';

/** Raised with every change of the record's shape, together with a migration. */
export const RECORD_VERSION = 1;

const envelopeSchema = object({
  version: literal(RECORD_VERSION),
  job: unknown(),
  monitor: nullable(object({ how: picklist(['plain', 'sealed']), text: string() })),
});

/** Stands in the record where the sealed monitor URL belongs. */
const ELSEWHERE = 'sealed';

export type Decoded =
  { readonly ok: true; readonly job: Job } | { readonly ok: false; readonly reason: string };

export async function encodeJob(job: Job, vault: Vault): Promise<string> {
  const envelope: InferOutput<typeof envelopeSchema> =
    job.state === 'running'
      ? {
          version: RECORD_VERSION,
          job: { ...job, monitorUrl: ELSEWHERE },
          monitor: { ...(await vault.seal(job.monitorUrl)) },
        }
      : { version: RECORD_VERSION, job, monitor: null };
  return JSON.stringify(envelope);
}

/**
 * Reads a record back. A running copy whose monitor URL cannot be unsealed any more goes on by
 * looking at its destination.
 */
export async function decodeJob(text: string, vault: Vault, now: number): Promise<Decoded> {
  const envelope = safeParse(envelopeSchema, parseJson(text));
  if (!envelope.success) return { ok: false, reason: 'no envelope of a known version' };
  const parsed = parseJob(envelope.output.job);
  if (!parsed.ok || parsed.job.state !== 'running') return parsed;
  const { monitor } = envelope.output;
  const monitorUrl = monitor === null ? null : await vault.open(monitor);
  return {
    ok: true,
    job:
      monitorUrl === null
        ? transition(parsed.job, { type: 'monitorRefused', at: now })
        : { ...parsed.job, monitorUrl },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
