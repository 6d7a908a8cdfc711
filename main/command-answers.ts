/** Carries out commands, and says how they went: in words for people, in codes for programs. */
import { type Acknowledgement, type Answer, refOf } from '../shared/contract.ts';
import { describeRefusal } from '../shared/describe-problem.ts';
import { describePhase, describeState, folderName } from '../shared/describe-job.ts';
import type { DriveItem, Found } from '../shared/item.ts';
import type { JobView } from '../shared/job-view.ts';
import type { AppMessages } from '../shared/messages/index.ts';
import type { Refusal } from '../shared/problem.ts';
import type { AnswerCommand } from './cli/command-server.ts';
import { type CommandRequest, EXIT, type Reply } from './cli/protocol.ts';
import { jobData } from './job-data.ts';
import type { JobWatch } from './job-watch.ts';
import type { CopyRequest } from './jobs/action-request.ts';
import type { JobManager } from './jobs/job-manager.ts';
import type { JobReader } from './jobs/job-reader.ts';
import { type Job, hasEnded } from './jobs/job.ts';
import type { Clock } from './jobs/ports.ts';
import type { Desks } from './onedrive/desks.ts';

/** So many of the history, newest end first, besides all that something may still happen to. */
const PAST_LISTED = 20;
/** Told as often as its first digit changes. */
const STEPS = 10;

const SECOND = 1000;
/** So long an end waits for what came of it: longer than the app asks for a result that is not there yet. */
export const RESULT_LIMIT_MS = 15 * SECOND;

export interface CommandAnswerDeps {
  readonly jobs: Pick<JobReader, 'viewOf' | 'views' | 'recent'>;
  readonly manager: Pick<JobManager, 'start'>;
  readonly desk: Pick<Desks, 'find' | 'check'>;
  readonly watch: JobWatch;
  /** Watches an address after it was looked at. */
  readonly adopt: (url: string) => Promise<Acknowledgement>;
  readonly messages: () => AppMessages;
  readonly clock: Clock;
}

type Say = (reply: Reply) => void;
type Wish<Name extends CommandRequest['command']> = Extract<CommandRequest, { command: Name }>;

/** Answers for the command server. */
export function commandAnswers(deps: CommandAnswerDeps): AnswerCommand {
  return async (request, say, signal) => {
    switch (request.command) {
      case 'list':
        say(listed(deps));
        return;
      case 'copy':
        await copy(request, deps, say, signal);
        return;
      case 'watch':
        await watchUrl(request, deps, say, signal);
        return;
    }
  };
}

async function copy(
  request: Wish<'copy'>,
  deps: CommandAnswerDeps,
  say: Say,
  signal: AbortSignal,
): Promise<void> {
  const { desk, manager, watch } = deps;
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
  accept(job, answer, request.wait, deps, say, signal);
}

async function watchUrl(
  { url, wait }: Wish<'watch'>,
  deps: CommandAnswerDeps,
  say: Say,
  signal: AbortSignal,
): Promise<void> {
  let answer: Acknowledgement = { ok: true };
  const job = await deps.watch.born(
    async () => {
      answer = await deps.adopt(url);
    },
    (born) => born.state === 'running' && born.monitorUrl === url.trim(),
  );
  accept(job, answer, wait, deps, say, signal);
}

/** Says that it has begun, and stays with it where that is wanted. */
function accept(
  job: Job | null,
  answer: Acknowledgement,
  waits: boolean,
  deps: CommandAnswerDeps,
  say: Say,
  signal: AbortSignal,
): void {
  const { jobs, clock } = deps;
  const { commandLine } = deps.messages();
  if (!answer.ok) {
    say(refusedAt(null, answer.refusal, deps));
    return;
  }
  if (job === null) throw new Error('An accepted copy has no record.');
  const view = jobs.viewOf(job);
  say({
    text: commandLine.accepted(placed(view, deps.messages())),
    data: { event: 'accepted', job: jobData(view) },
    exit: waits ? null : EXIT.done,
  });
  if (!waits) return;
  let lastStep = '';
  let last: Job | null = null;
  let stopWaiting: (() => void) | null = null;
  const hear = (now: Job | null): void => {
    last = now;
    if (now !== null && isFetching(now)) {
      stopWaiting ??= clock.setTimer(RESULT_LIMIT_MS, () => {
        say(ended(last, deps));
      });
      return;
    }
    stopWaiting?.();
    if (now === null || hasEnded(now)) {
      say(ended(now, deps));
      return;
    }
    const next = jobs.viewOf(now);
    const step = stepOf(next, deps);
    if (step === lastStep) return;
    lastStep = step;
    const text = describeState(next, deps.messages(), clock.now());
    say({ text, data: { event: 'progress', job: jobData(next) }, exit: null });
  };
  signal.addEventListener('abort', () => stopWaiting?.(), { once: true });
  deps.watch.follow(job.id, hear, signal);
}

/** Completed, but the app is still asking what was made. */
function isFetching(job: Job): boolean {
  return job.state === 'completed' && job.result.state === 'pending';
}

/** What a person would call the same: it is not told twice. */
function stepOf(view: JobView, { messages, clock }: CommandAnswerDeps): string {
  const fraction = view.state === 'running' ? view.progress.fraction : null;
  const step = fraction === null ? '' : Math.floor(fraction * STEPS);
  return `${step} ${describePhase(view, messages(), clock.now())}`;
}

function ended(job: Job | null, { jobs, messages, clock }: CommandAnswerDeps): Reply {
  const words = messages();
  if (job === null) {
    return {
      text: words.commandLine.forgotten,
      data: { event: 'forgotten' },
      exit: EXIT.unknown,
    };
  }
  const view = jobs.viewOf(job);
  return {
    text: `${placed(view, words)}: ${describeState(view, words, clock.now())}`,
    data: { event: 'ended', job: jobData(view), webUrl: webUrlOf(job) },
    exit: exitOf(view),
  };
}

function webUrlOf(job: Job): string | null {
  return job.state === 'completed' && job.result.state === 'found' ? job.result.webUrl : null;
}

function exitOf({ state }: JobView): number {
  switch (state) {
    case 'completed':
      return EXIT.done;
    case 'failed':
      return EXIT.failed;
    case 'unknown':
    case 'queued':
    case 'submitting':
    case 'running':
    case 'checking':
      return EXIT.unknown;
  }
}

function listed({ jobs, messages, clock }: CommandAnswerDeps): Reply {
  const words = messages();
  const views = [...jobs.views(), ...jobs.recent().slice(0, PAST_LISTED)];
  const lines = views.map(
    (view) => `${placed(view, words)}: ${describeState(view, words, clock.now())}`,
  );
  return {
    text: lines.length === 0 ? words.commandLine.nothing : lines.join('\n'),
    data: { event: 'list', jobs: views.map(jobData) },
    exit: EXIT.done,
  };
}

/** `Plans → Documents`; the name alone where nobody told the place. */
function placed({ name, to }: JobView, words: AppMessages): string {
  return to === null ? name : `${name} → ${folderName(to, words)}`;
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

/** `refusal: null` where neither a path nor a link was given. `at` where the refusal cannot say it. */
function refusedAt(
  at: 'source' | 'destination' | null,
  refusal: Refusal | null,
  { messages }: CommandAnswerDeps,
): Reply {
  const words = messages();
  const field = at ?? refusal?.field ?? null;
  const why =
    refusal === null ? words.commandLine.neitherPathNorLink : describeRefusal(refusal, words);
  return {
    text: at === null ? why : words.commandLine.refusedAt[at](why),
    data: { event: 'refused', code: refusal?.code ?? 'neitherPathNorLink', field },
    exit: refusal === null ? EXIT.misused : EXIT.refused,
  };
}
