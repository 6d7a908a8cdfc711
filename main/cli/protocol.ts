/**
 * What a command and the running app say to each other: one request per connection, and replies until
 * one of them carries the exit code. Each is one line of JSON. Pure.
 */
import {
  type InferOutput,
  boolean,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  picklist,
  pipe,
  record,
  strictObject,
  string,
  unknown,
  variant,
} from 'valibot';
import { NAME_MAX, TEXT_MAX } from '../../shared/input-limits.ts';

/** Every request fits, however its letters are escaped. */
export const REQUEST_MAX_BYTES = 256 * 1024;
/** A list of copies, as long as it may get. */
export const REPLY_MAX_BYTES = 4 * 1024 * 1024;

/** How a command ends: documented in `docs/command-line.md`, and never changed. */
export const EXIT = {
  done: 0,
  failed: 1,
  misused: 2,
  unknown: 3,
  unreachable: 4,
  refused: 5,
} as const;

/** What may be wanted where the name is taken; see `ConflictRule`. */
export const RULES = ['fail', 'rename', 'replace'] as const;

const text = pipe(string(), minLength(1), maxLength(TEXT_MAX));

export const requestSchema = variant('command', [
  strictObject({
    command: literal('copy'),
    source: text,
    destination: text,
    /** Null for the name of the source. */
    name: nullable(pipe(string(), maxLength(NAME_MAX))),
    onConflict: picklist(RULES),
    wait: boolean(),
  }),
  strictObject({ command: literal('list') }),
  /** `url` is a secret: whoever has it has the report. */
  strictObject({ command: literal('watch'), url: text, wait: boolean() }),
]);

export type CommandRequest = InferOutput<typeof requestSchema>;

export const replySchema = strictObject({
  /** For people, in their language; may have several lines. */
  text: string(),
  /** For programs: the same in codes. */
  data: record(string(), unknown()),
  /** With the last reply only. */
  exit: nullable(pipe(number(), integer(), minValue(0), maxValue(255))),
});

export type Reply = InferOutput<typeof replySchema>;
