/** Engines as the bench sees them: processes that get one order each, and mostly do not live to its end. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { parse } from 'valibot';
import { type Order, type Word, wordSchema } from './talk.ts';

/** The argument that makes the bench's own program an engine. */
export const AS_ENGINE = 'engine';
/** Longer than any job takes, by the clock on the wall. */
const PATIENCE_MS = 60_000;

export interface Life {
  readonly end: 'killed' | 'settled' | 'stuck' | 'crashed';
  /** From opening the ledger until all of its records went on; null when it did not get there. */
  readonly resumedMs: number | null;
  /** Ids of what the user was told to be taken care of. */
  readonly promised: readonly string[];
  readonly bugs: readonly string[];
}

class EngineProcess {
  readonly #child: ChildProcess;
  readonly #words: Word[] = [];
  readonly #gone: Promise<unknown>;
  readonly #ready: Promise<unknown>;

  constructor() {
    const child = fork(process.argv[1] ?? '', [AS_ENGINE], { execArgv: [] });
    this.#child = child;
    // What it has said last comes before the channel ends, which may be after its own end.
    this.#gone = Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
    this.#ready = once(child, 'message');
    child.on('message', (message) => this.#words.push(parse(wordSchema, message)));
  }

  /** Has it carry `order` out; kills it so many ms after it has begun, unless null. */
  async obey(order: Order, killAfterMs: number | null): Promise<Life> {
    await Promise.race([this.#ready, this.#gone]);
    this.#child.send(order);
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), killAfterMs ?? PATIENCE_MS);
    await this.#gone;
    clearTimeout(timer);
    const isSettled = this.#words.some(({ kind }) => kind === 'settled');
    const wasKilled = this.#child.signalCode === 'SIGKILL';
    const isStuck = wasKilled && killAfterMs === null && order.dieAt === null;
    return {
      end: isStuck ? 'stuck' : wasKilled ? 'killed' : isSettled ? 'settled' : 'crashed',
      resumedMs: this.#words.find((word) => word.kind === 'resumed')?.ms ?? null,
      promised: this.#words.flatMap((word) => (word.kind === 'promised' ? [word.id] : [])),
      bugs: this.#words.flatMap((word) => (word.kind === 'bug' ? [word.what] : [])),
    };
  }

  /** For one that has got no order. */
  async discard(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone;
  }
}

/** Starts engines ahead of time, since their start takes longer than most of their lives. */
export class Nursery {
  readonly #waiting: EngineProcess[] = [];

  constructor(count: number) {
    while (this.#waiting.length < count) this.#waiting.push(new EngineProcess());
  }

  take(): EngineProcess {
    this.#waiting.push(new EngineProcess());
    return this.#waiting.shift() ?? new EngineProcess();
  }

  async close(): Promise<void> {
    await Promise.all(this.#waiting.splice(0).map((engine) => engine.discard()));
  }
}
