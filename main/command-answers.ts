/** Carries out commands, and stays with a copy for whoever waits for its end. */
import { type Acknowledgement, type Answer, refOf } from '../shared/contract.ts';
import type { DriveItem, Found } from '../shared/item.ts';
import type { AnswerCommand } from './cli/command-server.ts';
import type { CommandRequest, Reply } from './cli/protocol.ts';
import {
  type ReplyDeps,
  accepted,
  ended,
  listed,
  progressed,
  refusedAt,
} from './command-replies.ts';
import type { JobWatch } from './job-watch.ts';
import type { CopyRequest } from './jobs/action-request.ts';
import type { JobManager } from './jobs/job-manager.ts';
import { type Job, hasEnded } from './jobs/job.ts';
import type { Desks } from './onedrive/desks.ts';

const SECOND = 1000;
/** So long an end waits for what came of it: longer than the app asks for a result that is not there yet. */
export const RESULT_LIMIT_MS = 15 * SECOND;

export interface CommandAnswerDeps extends ReplyDeps {
  readonly manager: Pick<JobManager, 'start'>;
  readonly desk: Pick<Desks, 'find' | 'check'>;
  readonly watch: JobWatch;
  /** Watches an address after it was looked at. */
  readonly adopt: (url: string) => Promise<Acknowledgement>;
}

/** Whoever gave the command: `signal` says that they are gone. */
interface Caller {
  readonly say: (reply: Reply) => void;
  readonly signal: AbortSignal;
}
type Wish<Name extends CommandRequest['command']> = Extract<CommandRequest, { command: Name }>;

/** Answers for the command server. */
export function commandAnswers(deps: CommandAnswerDeps): AnswerCommand {
  return async (request, say, signal) => {
    switch (request.command) {
      case 'list':
        say(listed(deps));
        return;
      case 'copy':
        await copy(request, deps, { say, signal });
        return;
      case 'watch':
        await watchUrl(request, deps, { say, signal });
        return;
    }
  };
}

async function copy(request: Wish<'copy'>, deps: CommandAnswerDeps, caller: Caller): Promise<void> {
  const { desk, manager, watch } = deps;
  const { say } = caller;
  const source = itemIn(await desk.find(request.source, null));
  if (!source.ok) {
    say(refusedAt('source', source.refusal, deps));
    return;
  }
  const destination = itemIn(await desk.find(request.destination, null));
  if (!destination.ok) {
    say(refusedAt('destination', destination.refusal, deps));
    return;
  }
  const checked: Answer<CopyRequest> = await desk.check({
    source: refOf(source.value),
    destination: refOf(destination.value),
    name: request.name ?? source.value.name,
    onConflict: request.onConflict,
    childrenOnly: false,
    allVersions: false,
    notBefore: null,
  });
  if (!checked.ok) {
    say(refusedAt(null, checked.refusal, deps));
    return;
  }
  let answer: Acknowledgement = { ok: true };
  const job = await watch.born(
    async () => {
      answer = await manager.start(checked.value);
    },
    (born) => born.request === checked.value,
  );
  tellOf(job, answer, request.wait, deps, caller);
}

async function watchUrl(
  { url, wait }: Wish<'watch'>,
  deps: CommandAnswerDeps,
  caller: Caller,
): Promise<void> {
  let answer: Acknowledgement = { ok: true };
  const job = await deps.watch.born(
    async () => {
      answer = await deps.adopt(url);
    },
    (born) => born.state === 'running' && born.monitorUrl === url.trim(),
  );
  tellOf(job, answer, wait, deps, caller);
}

/** Says what came of the command, and stays with the copy where that is wanted. */
function tellOf(
  job: Job | null,
  answer: Acknowledgement,
  waits: boolean,
  deps: CommandAnswerDeps,
  caller: Caller,
): void {
  if (!answer.ok) {
    caller.say(refusedAt(null, answer.refusal, deps));
    return;
  }
  if (job === null) throw new Error('An accepted copy has no record.');
  caller.say(accepted(job, !waits, deps));
  if (waits) stayWith(job.id, deps, caller);
}

/** Tells of each step, and of the end: with what was made, where that is known in time. */
function stayWith(id: string, deps: CommandAnswerDeps, { say, signal }: Caller): void {
  let lastStep = '';
  let last: Job | null = null;
  let stopWaiting: (() => void) | null = null;
  const hear = (now: Job | null): void => {
    last = now;
    if (now !== null && isFetching(now)) {
      stopWaiting ??= deps.clock.setTimer(RESULT_LIMIT_MS, () => {
        say(ended(last, deps));
      });
      return;
    }
    stopWaiting?.();
    stopWaiting = null;
    if (now === null || hasEnded(now)) {
      say(ended(now, deps));
      return;
    }
    const { step, reply } = progressed(now, deps);
    if (step !== lastStep) say(reply);
    lastStep = step;
  };
  signal.addEventListener('abort', () => stopWaiting?.(), { once: true });
  deps.watch.follow(id, hear, signal);
}

/** Completed, but the app is still asking what was made. */
function isFetching(job: Job): boolean {
  return job.state === 'completed' && job.result.state === 'pending';
}

/** The one item that a path or a link names; words that were searched for name none. */
function itemIn(
  found: Answer<Found>,
): Answer<DriveItem> | { readonly ok: false; readonly refusal: null } {
  if (!found.ok) return found;
  return found.value.kind === 'item'
    ? { ok: true, value: found.value.item }
    : { ok: false, refusal: null };
}
