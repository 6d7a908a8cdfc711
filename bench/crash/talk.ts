/** What the bench and the engines it kills say to each other. */
import {
  type InferOutput,
  array,
  boolean,
  literal,
  nullable,
  number,
  object,
  string,
  variant,
} from 'valibot';
import { driveRequestSchema } from '../../main/jobs/action-request.ts';
import { tempoSchema } from '../common/fast-time.ts';

/** What an engine is to do. */
export const orderSchema = object({
  /** Where the ledger and the spools are. */
  folder: string(),
  /** The drive. */
  origin: string(),
  /** Where files of the web may be fetched from. */
  sourceOrigins: array(string()),
  /** What the user wants; asked for where the ledger does not know it, unless it was promised. */
  wishes: array(object({ id: string(), request: driveRequestSchema, isPromised: boolean() })),
  tempo: tempoSchema,
  /** The engine kills itself at this point of its way, counted from 1; null: at none. */
  dieAt: nullable(number()),
  /** Whether it is the engine that saves too late. */
  isNaive: boolean(),
});

export const wordSchema = variant('kind', [
  object({ kind: literal('ready') }),
  /** From opening the ledger until all of its records go on. */
  object({ kind: literal('resumed'), ms: number() }),
  /** The user was told that this is taken care of. */
  object({ kind: literal('promised'), id: string() }),
  /** An exception reached the top. */
  object({ kind: literal('bug'), what: string() }),
  /** All jobs have ended; the engine has stopped in order. */
  object({ kind: literal('settled') }),
]);

export type Order = InferOutput<typeof orderSchema>;
export type Word = InferOutput<typeof wordSchema>;
