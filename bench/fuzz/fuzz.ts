/** Runs the cases of a seed: most on the readers alone, one in a hundred over a real connection. */
import type { HttpOutcome } from '../../main/jobs/ports.ts';
import { pick } from '../../main/jobs/testing/random.ts';
import { REPORT_MAX_BYTES } from '../../main/onedrive/http.ts';
import { type Belief, FRAMINGS, type Framing } from './framings.ts';
import { judge } from './judge.ts';
import { MONITOR_URL, type Mutant, mutantOf, randomOf } from './mutate.ts';
import { endOf } from './oracle.ts';
import { Wire } from './wire.ts';

type Answer = Extract<HttpOutcome, { kind: 'answer' }>;

/** So many show what is wrong; the rest of the cases would only take time. */
const MAX_FAILURES = 50;
const WIRE_EVERY = 100;
const WIRE_AT_A_TIME = 16;
/** Told apart from the index of the mutant. */
const FRAMING_SEED = 0x5eed;

export interface Failure {
  readonly index: number;
  readonly how: string;
  readonly problems: readonly string[];
}

export interface Tally {
  /** How many cases were run: fewer than asked for only when far too many fail. */
  readonly done: number;
  readonly failures: readonly Failure[];
  /** How often each state came out of the status reader. */
  readonly states: ReadonlyMap<string, number>;
  /** Answers over a connection: how often each framing was used, and how often it came through. */
  readonly wire: ReadonlyMap<string, { readonly sent: number; readonly whole: number }>;
  readonly slowest: { readonly index: number; readonly ms: number };
}

export interface FuzzOptions {
  readonly seed: number;
  readonly from: number;
  readonly runs: number;
  /** Called now and then with the number of cases done. */
  readonly onProgress?: (done: number) => void;
}

/** Runs `runs` cases of `seed`, beginning with number `from`. Never rejects for what a case does. */
export async function fuzz({ seed, from, runs, onProgress }: FuzzOptions): Promise<Tally> {
  const failures: Failure[] = [];
  const states = new Map<string, number>();
  const wire = new Map<string, { sent: number; whole: number }>();
  let slowest = { index: -1, ms: 0 };
  let done = 0;
  const underWay = new Set<Promise<void>>();
  const line = await Wire.start();

  const take = (
    index: number,
    how: string,
    outcome: HttpOutcome,
    more: readonly string[],
  ): void => {
    const began = performance.now();
    const { state, problems } = judge(outcome);
    const ms = performance.now() - began;
    if (ms > slowest.ms) slowest = { index, ms };
    states.set(state, (states.get(state) ?? 0) + 1);
    const all = [...problems, ...more];
    if (all.length > 0) failures.push({ index, how, problems: all });
  };

  const overWire = async (index: number, mutant: Mutant): Promise<void> => {
    const framing = pick(FRAMINGS, randomOf(seed ^ FRAMING_SEED, index));
    const url = line.urlOf(index);
    const outcome = await line.send(index, mutant, framing).catch(thrown);
    const isWhole =
      !(outcome instanceof Error) && outcome.kind === 'answer' && outcome.body !== null;
    const { sent, whole } = wire.get(framing.name) ?? { sent: 0, whole: 0 };
    wire.set(framing.name, { sent: sent + 1, whole: whole + (isWhole ? 1 : 0) });
    if (outcome instanceof Error) {
      failures.push({ index, how: framing.name, problems: [`thrown: ${outcome.message}`] });
    } else {
      take(index, framing.name, outcome, unbelievable(outcome, mutant, framing, url));
    }
  };

  try {
    for (let index = from; index < from + runs; index += 1) {
      if (failures.length >= MAX_FAILURES) break;
      done += 1;
      const mutant = mutantOf(seed, index);
      if (index % WIRE_EVERY === WIRE_EVERY - 1) {
        const work: Promise<void> = overWire(index, mutant).finally(() => underWay.delete(work));
        underWay.add(work);
        if (underWay.size >= WIRE_AT_A_TIME) await Promise.race(underWay);
        onProgress?.(done);
      } else {
        take(index, 'reader', answerOf(mutant, MONITOR_URL), []);
      }
    }
    await Promise.all(underWay);
  } finally {
    await line.stop();
  }
  return { done, failures, states, wire, slowest };
}

/** The answer as the transport hands it on. */
export function answerOf({ status, location, retryAfter, bytes }: Mutant, url: string): Answer {
  const body = bytes.length > REPORT_MAX_BYTES ? null : bytes.toString('utf8');
  const contentType = 'application/json';
  return { kind: 'answer', status, url, contentType, location, retryAfter, body };
}

/** What was concluded although nothing that was sent says so. */
function unbelievable(
  outcome: HttpOutcome,
  mutant: Mutant,
  framing: Framing,
  url: string,
): readonly string[] {
  if (outcome.kind !== 'answer') return [];
  const believes = (belief: Belief): boolean => framing.believed.includes(belief);
  if (!believes('whole') && !believes('nothing readable')) return ['an answer out of nothing'];
  const isBare = mutant.status === 204 || mutant.status === 304;
  const sent = answerOf(isBare ? { ...mutant, bytes: Buffer.alloc(0) } : mutant, url);
  if (outcome.body !== null && !isBare) {
    if (!believes('whole')) return ['a broken answer passed for a whole one'];
    const isSame = outcome.status === sent.status && outcome.body === sent.body;
    return isSame ? [] : ['the answer is not the one that was sent'];
  }
  // Without a body only the code and its headers speak.
  const end = endOf(outcome);
  return end === null || end === endOf({ ...sent, body: outcome.body })
    ? []
    : [`${end}, out of nothing`];
}

function thrown(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
