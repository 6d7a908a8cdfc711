/**
 * Balances what an engine says of its jobs against what the drive really did. Pure.
 */
import type { Job } from '../../main/jobs/job.ts';
import type { Wish } from './wishes.ts';

/** An item that the drive has made for a wish, as it is in the end. */
export interface Made {
  readonly name: string;
  readonly size: number;
  /** Of the bytes of what was uploaded, in hexadecimal digits. */
  readonly sha256: string | null;
}

/** One thing the drive has done for a wish: a copy or fetch it accepted, a file it took. */
export interface Deed {
  readonly state: 'completed' | 'failed';
  /** The item it made; null where it made none or many. */
  readonly itemId: string | null;
}

export const FAULTS = [
  /** Promised and forgotten, never ended, or done by the drive and not found by us. */
  'lost',
  'doubled',
  'falsely failed',
  'falsely completed',
  /** A completed copy that never got its comparison. */
  'not compared',
] as const;
export type Fault = (typeof FAULTS)[number];

export const ENDINGS = [
  'completed',
  'failed',
  /** The drive has begun nothing, and nobody can know whether our request is still on its way. */
  'unknown: never begun',
  /** The drive has given up, and its answer and report are lost. */
  'unknown: failed there',
  /** Done, but there is no single place where that could be seen. */
  'unknown: no single place',
  /** Not over, or not there. */
  'none',
] as const;
export type Ending = (typeof ENDINGS)[number];

export interface Balance {
  readonly ending: Ending;
  readonly faults: readonly Fault[];
}

/** What is known when all is over. */
export interface Books {
  /** Null where the ledger has no record. */
  readonly job: Job | null;
  readonly deeds: readonly Deed[];
  /** What was made and is still there, by id. */
  readonly made: ReadonlyMap<string, Made>;
  /** Whether the engine was killed on the way: otherwise it must know everything. */
  readonly wasKilled: boolean;
}

export function balance(wish: Wish, books: Books): Balance {
  const { job, deeds } = books;
  const done = deeds.filter(({ state }) => state === 'completed');
  const doubled: readonly Fault[] = deeds.length > 1 ? ['doubled'] : [];
  const faulty = (ending: Ending, isFaulty: boolean, fault: Fault): Balance => ({
    ending,
    faults: isFaulty ? [...doubled, fault] : doubled,
  });
  switch (job?.state) {
    case 'completed': {
      const isTrue = done.some((deed) => isResult(wish, job, deed, books.made));
      if (!isTrue) return faulty('completed', true, 'falsely completed');
      const needsProof = wish.request.action === 'copy' && !wish.request.childrenOnly;
      return faulty('completed', needsProof && job.proof?.state !== 'same', 'not compared');
    }
    case 'failed': {
      const isReason = isInTheWay(wish.scenario) && job.problem.code === 'nameAlreadyExists';
      return faulty('failed', done.length > 0 || !isReason, 'falsely failed');
    }
    case 'unknown': {
      const ending = whyUnknown(wish, deeds, done.length > 0);
      return faulty(ending ?? 'none', ending === null || !books.wasKilled, 'lost');
    }
    case undefined:
    case 'queued':
    case 'submitting':
    case 'running':
    case 'renaming':
    case 'transferring':
    case 'checking':
      return faulty('none', true, 'lost');
  }
}

/** Whether the name may be taken. */
function isInTheWay({ kind, place }: Wish['scenario']): boolean {
  return place === 'taken' || kind === 'twins';
}

/** Whether the record names the very item that the drive has made, and it is there in full. */
function isResult(
  { request, scenario, content }: Wish,
  { result }: Extract<Job, { state: 'completed' }>,
  { itemId }: Deed,
  made: ReadonlyMap<string, Made>,
): boolean {
  if (result.state !== 'found') return false;
  // What was put into a folder has the folder itself for its result.
  if (itemId === null) return result.itemId === request.destination.itemId;
  const there = made.get(itemId);
  if (there === undefined || result.itemId !== itemId || result.name !== there.name) return false;
  if (!isInTheWay(scenario) && there.name !== request.name) return false;
  if (content === null) return true;
  return there.size === content.size && there.sha256 === content.sha256;
}

/** Why nobody can know; null where it can be known. */
function whyUnknown({ scenario }: Wish, deeds: readonly Deed[], isDone: boolean): Ending | null {
  // What goes piece by piece is known by its session, and can be asked for at any time.
  if (scenario.kind === 'upload' || scenario.kind === 'spooled') return null;
  if (isDone) return scenario.kind === 'children' ? 'unknown: no single place' : null;
  return deeds.length === 0 ? 'unknown: never begun' : 'unknown: failed there';
}
