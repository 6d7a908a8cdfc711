/**
 * Brings a ledger of an earlier version to the present one, a step for each version. A step may be cut
 * short anywhere: what it has done stays done, and the version is raised with its last write.
 */
import type { ClassicLevel } from 'classic-level';
import { literal, nullable, object, picklist, safeParse, string, unknown } from 'valibot';
import { isPast, type Job, parseJob } from '../jobs/job.ts';
import { isRecord, jsonObjectOf } from '../jobs/unknown.ts';
import { headOf, type Operation, put, readLive } from './contents.ts';
import {
  ASIDE,
  asideText,
  LAYOUT_VERSION,
  LIVE,
  PAST,
  placeOf,
  rangeOf,
  textOf,
  VERSION_KEY,
  WHEN,
} from './layout.ts';
import { encodeRecord, job3Of } from './record-codec.ts';

/** Where version 1 kept all its records. */
const JOB = 'job/';
const ROWS_AT_A_TIME = 500;

/** The version of a ledger, or why there is none to be had. */
export type Version = number | 'none' | 'damaged';

export async function versionOf(level: ClassicLevel): Promise<Version> {
  const row = await level.get(VERSION_KEY);
  if (row === undefined) {
    const [key] = await level.keys({ limit: 1 }).all();
    return key === undefined ? 'none' : 1;
  }
  const version = Number(textOf(VERSION_KEY, row) ?? Number.NaN);
  return Number.isInteger(version) ? version : 'damaged';
}

/** Brings a ledger of version 1 to the present one. Returns how many records could not be read and were set aside. */
export async function migrateFrom1(level: ClassicLevel, now: number): Promise<number> {
  const setAside = await moveFrom1(level, now);
  const past = await level.keys(rangeOf(PAST)).all();
  const { rows } = await readLive(level);
  const head = headOf({ changes: 1, live: rows, past: past.length });
  await level.batch([head, versionRow()], { sync: true });
  return setAside;
}

/** Puts the records of version 1 where they are now. */
export async function moveFrom1(level: ClassicLevel, now: number): Promise<number> {
  let setAside = 0;
  for (;;) {
    const rows = await level.iterator({ ...rangeOf(JOB), limit: ROWS_AT_A_TIME }).all();
    if (rows.length === 0) return setAside;
    const moves = rows.map(([key, text]) => move1(key, text, now));
    setAside += moves.filter(({ isAside }) => isAside).length;
    await level.batch(
      moves.flatMap(({ operations }) => [...operations]),
      { sync: true },
    );
  }
}

/**
 * Brings a ledger of version 2 to the present one: its rows lie where they did, and its records are
 * brought up as they are read. Only a version before must not read what is written from now on.
 */
export async function migrateFrom2(level: ClassicLevel): Promise<void> {
  await level.batch([versionRow()], { sync: true });
}

/** What makes the ledger one of the present version. */
export function versionRow(): Operation {
  return put(VERSION_KEY, `${LAYOUT_VERSION}`);
}

interface Move {
  readonly operations: readonly Operation[];
  readonly isAside: boolean;
}

/** One record of version 1, at its present place. Sealed secrets stay sealed. */
function move1(key: string, text: string, now: number): Move {
  const gone: Operation = { type: 'del', key };
  const read = recordOf1(text);
  if (!read.ok) {
    const value = asideText(now, read.reason, text);
    return { operations: [{ type: 'put', key: ASIDE + key, value }, gone], isAside: true };
  }
  const { job } = read;
  const record = isPast(job)
    ? [put(PAST + job.id, read.text), put(WHEN + placeOf(job.endedAt, job.id), '')]
    : [put(LIVE + job.id, read.text)];
  return { operations: [...record, gone], isAside: false };
}

const envelope1Schema = object({
  version: literal(1),
  job: unknown(),
  secret: nullable(object({ how: picklist(['plain', 'sealed']), text: string() })),
});

type Record1 =
  | { readonly ok: true; readonly job: Job; readonly text: string }
  | { readonly ok: false; readonly reason: string };

function recordOf1(text: string): Record1 {
  const envelope = safeParse(envelope1Schema, jsonObjectOf(text));
  if (!envelope.success) return { ok: false, reason: 'no envelope of version 1' };
  const { job, secret } = envelope.output;
  const parsed = parseJob(job3Of(job2Of(job)));
  return parsed.ok ? { ...parsed, text: encodeRecord({ job: parsed.job, secret }) } : parsed;
}

/** Version 1 knew of a failed copy only whether it had begun, not what had. */
function job2Of(job: unknown): unknown {
  if (!isRecord(job) || job['state'] !== 'failed' || job['begun'] !== undefined) return job;
  return typeof job['wasAccepted'] === 'boolean' ? { ...job, begun: null } : job;
}
