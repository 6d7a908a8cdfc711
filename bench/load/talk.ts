/** What the bench, its drive and its engine say to each other. */
import {
  type InferOutput,
  array,
  literal,
  nullable,
  number,
  object,
  string,
  tuple,
  variant,
} from 'valibot';
import { tempoSchema } from '../common/fast-time.ts';

/** What an engine is to do. */
export const orderSchema = object({
  kind: literal('work'),
  /** Where the ledger and the spools are. */
  folder: string(),
  /** The drive. */
  origin: string(),
  tempo: tempoSchema,
  /** How long, by its own clock. */
  durationMs: number(),
});
export type Order = InferOutput<typeof orderSchema>;

/** What a drive is to be. */
export const driveOrderSchema = object({
  kind: literal('serve'),
  dataDir: string(),
  tempo: tempoSchema,
  itemsPerSecond: number(),
});
export type DriveOrder = InferOutput<typeof driveOrderSchema>;

/** Delays of the event loop in ms, beyond the time between two looks. */
const delaysSchema = object({ median: number(), p99: number(), p999: number(), max: number() });
export type Delays = InferOutput<typeof delaysSchema>;

const sampleSchema = object({
  /** By the engine's own clock, since its start. */
  minute: number(),
  residentMib: number(),
  /** Beyond those it had before its start; null where the system does not tell. */
  sockets: nullable(number()),
});
export type Sample = InferOutput<typeof sampleSchema>;

const measuredSchema = object({
  /** Resident, before the engine has built anything, but with all of its modules. */
  bareMib: number(),
  samples: array(sampleSchema),
  /** From opening the ledger until every record goes on, by the clock on the wall. */
  startMs: number(),
  startDelays: delaysSchema,
  delays: delaysSchema,
  /** The share of its time in which the event loop was at work. */
  utilization: number(),
  /** Processor time of the process. */
  cpuSeconds: number(),
  requests: number(),
  /** The most within any five minutes of the engine's clock. */
  mostIn5Minutes: number(),
  /** How long any running copy went without a question, by the engine's clock: median and worst. */
  medianGapMs: number(),
  worstGapMs: number(),
  monitorsAsked: number(),
  activeAtEnd: number(),
  /** Copies that ended, and how many were begun in their place. */
  turnover: tuple([number(), number()]),
  /** What was told to the page. */
  toPageMib: number(),
  bugs: array(string()),
});
export type Measured = InferOutput<typeof measuredSchema>;

export const wordSchema = variant('kind', [
  object({ kind: literal('ready') }),
  object({ kind: literal('serving'), origin: string() }),
  object({ kind: literal('done'), measured: measuredSchema }),
]);
export type Word = InferOutput<typeof wordSchema>;
