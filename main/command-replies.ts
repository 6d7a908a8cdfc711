/** What is said to a command: in words for people, in codes for programs. */
import { describeRefusal } from '../shared/describe-problem.ts';
import { describePhase, describeState, folderName } from '../shared/describe-job.ts';
import type { JobView } from '../shared/job-view.ts';
import type { AppMessages } from '../shared/messages/index.ts';
import type { Refusal } from '../shared/problem.ts';
import { EXIT, type Reply } from './cli/protocol.ts';
import { jobData } from './job-data.ts';
import type { JobReader } from './jobs/job-reader.ts';
import type { Job } from './jobs/job.ts';
import type { Clock } from './jobs/ports.ts';

/** Told as often as its first digit changes. */
const STEPS = 10;

export interface ReplyDeps {
  readonly jobs: Pick<JobReader, 'viewOf' | 'views' | 'recent'>;
  readonly messages: () => AppMessages;
  readonly clock: Clock;
}

/** All that something may still happen to or that needs somebody, and what completed last. */
export function listed({ jobs, messages, clock }: ReplyDeps): Reply {
  const words = messages();
  const views = [...jobs.views(), ...jobs.recent()];
  const lines = views.map(
    (view) => `${placed(view, words)}: ${describeState(view, words, clock.now())}`,
  );
  return {
    text: lines.length === 0 ? words.commandLine.nothing : lines.join('\n'),
    data: { event: 'list', jobs: views.map(jobData) },
    exit: EXIT.done,
  };
}

/** `isLast`: nobody waits for the end. */
export function accepted(job: Job, isLast: boolean, { jobs, messages }: ReplyDeps): Reply {
  const words = messages();
  const view = jobs.viewOf(job);
  return {
    text: words.commandLine.accepted(placed(view, words)),
    data: { event: 'accepted', job: jobData(view) },
    exit: isLast ? EXIT.done : null,
  };
}

/** How far a copy is; `step` stays the same for what a person would call the same. */
export function progressed(
  job: Job,
  { jobs, messages, clock }: ReplyDeps,
): { readonly step: string; readonly reply: Reply } {
  const view = jobs.viewOf(job);
  const words = messages();
  const fraction = view.state === 'running' ? view.progress.fraction : null;
  const tenth = fraction === null ? '' : Math.floor(fraction * STEPS);
  return {
    step: `${tenth} ${describePhase(view, words, clock.now())}`,
    reply: {
      text: describeState(view, words, clock.now()),
      data: { event: 'progress', job: jobData(view) },
      exit: null,
    },
  };
}

/** The end of a copy; null where nobody watches it any more. */
export function ended(job: Job | null, { jobs, messages, clock }: ReplyDeps): Reply {
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

/** `refusal: null` where neither a path nor a link was given. `at` where the refusal cannot say it. */
export function refusedAt(
  at: 'source' | 'destination' | null,
  refusal: Refusal | null,
  { messages }: ReplyDeps,
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

/** `Plans → Documents`; the name alone where nobody told the place. */
function placed({ name, to }: JobView, words: AppMessages): string {
  return to === null ? name : `${name} → ${folderName(to, words)}`;
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
