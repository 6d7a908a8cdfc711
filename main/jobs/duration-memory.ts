/**
 * How long earlier jobs took, by their size: a hint for jobs that have told nothing yet. One number and
 * a count for each class of size, so that nothing of what was copied, or when, can be read from it.
 * Small enough for the settings. Pure.
 */
import {
  type InferOutput,
  finite,
  integer,
  maxLength,
  minValue,
  number,
  object,
  optional,
  pipe,
  record,
  regex,
  safeParse,
  string,
} from 'valibot';

/** What is known of a job before it begins; null where it is not. */
export interface JobSize {
  readonly bytes: number | null;
  readonly items: number | null;
}

const durationsSchema = record(
  pipe(string(), maxLength(8), regex(/^(?:\d+|-):(?:\d+|-)$/u)),
  object({
    /** Mean of the natural logarithm of the duration in ms, older jobs fading. */
    meanLog: pipe(number(), finite()),
    jobs: pipe(number(), integer(), minValue(1)),
  }),
);

/** By class of size. */
export type DurationMemory = Readonly<InferOutput<typeof durationsSchema>>;

export const NO_DURATIONS: DurationMemory = {};

/** A class spans a factor of 16: wide enough to be met again, narrow enough to mean something. */
const CLASS_FACTOR = 16;
const MOST_CLASS = 9;
/** Each job counts for a fifth, so that a faster line is learnt within a few. */
const NEWEST_WEIGHT = 0.2;
/** One or two may have been odd. */
const LEAST_JOBS = 3;

/** Reads what was kept, from anywhere; what makes no sense is forgotten. */
export function parseDurations(value: unknown): DurationMemory {
  const parsed = safeParse(optional(durationsSchema, NO_DURATIONS), value);
  return parsed.success ? parsed.output : NO_DURATIONS;
}

/** The memory after a job of this size has completed in `durationMs`. */
export function learnDuration(
  memory: DurationMemory,
  size: JobSize,
  durationMs: number,
): DurationMemory {
  const key = classOf(size);
  if (key === null || !(durationMs > 0)) return memory;
  const log = Math.log(durationMs);
  const before = memory[key];
  if (before === undefined) return { ...memory, [key]: { meanLog: log, jobs: 1 } };
  const jobs = before.jobs + 1;
  const weight = Math.max(NEWEST_WEIGHT, 1 / jobs);
  return { ...memory, [key]: { meanLog: before.meanLog + weight * (log - before.meanLog), jobs } };
}

/** How long a job of this size is expected to take, in ms; null before enough like it were seen. */
export function expectedMs(memory: DurationMemory, size: JobSize): number | null {
  const key = classOf(size);
  const known = key === null ? undefined : memory[key];
  return known === undefined || known.jobs < LEAST_JOBS ? null : Math.exp(known.meanLog);
}

/** Null for a job of which no size is known: those have nothing in common. */
function classOf({ bytes, items }: JobSize): string | null {
  if (bytes === null && items === null) return null;
  return `${stepOf(bytes, 64 * 1024)}:${stepOf(items, 1)}`;
}

/** How many times `value` is `CLASS_FACTOR` times `unit`. */
function stepOf(value: number | null, unit: number): string {
  if (value === null) return '-';
  const step = Math.ceil(Math.log(Math.max(value / unit, 1)) / Math.log(CLASS_FACTOR));
  return `${Math.min(step, MOST_CLASS)}`;
}
