/**
 * What a record remembers of its way: the moments at which its state changed, and the longer waits in
 * between. They lie in the record; a wait only from the next change of state on. Pure.
 */
import { type InferOutput, literal, nullable, number, object, picklist, variant } from 'valibot';
import type { Moment, Story } from '../../shared/story.ts';
import { SERVICE_CODES } from '../../shared/problem.ts';
import type { Silence } from './contact.ts';
import type { Job } from './job.ts';

const SECOND = 1000;

/** Shorter ones pass unnoticed. */
export const WAIT_MIN_MS = 20 * SECOND;
/** A record tells no more than the last few: it may be tried again and again. */
export const MOMENTS_MAX = 24;

const at = number();

export const momentSchema = variant('what', [
  object({
    at,
    what: picklist([
      ...(['asked', 'askedAgain', 'sent', 'accepted', 'byApp'] as const),
      ...(['renaming', 'completed', 'unknown'] as const),
    ]),
  }),
  object({
    at,
    what: literal('waited'),
    why: picklist(['unreachable', 'throttled', 'serviceTrouble', 'monitorUncertain', 'signedOut']),
    until: nullable(at),
  }),
  object({
    at,
    what: literal('looked'),
    why: picklist(['answerLost', 'noMonitor', 'monitorGone', 'itemsFailed']),
  }),
  object({ at, what: literal('failed'), code: picklist(SERVICE_CODES) }),
]);
type Written = InferOutput<typeof momentSchema>;

/** A time in which nothing new was heard. */
export interface Wait {
  readonly why: Silence['why'];
  readonly from: number;
  /** `null` while it lasts. */
  readonly until: number | null;
}

/** `after` with what has changed since `before` added to its story. */
export function withStory(before: Job, after: Job, waits: readonly Wait[], now: number): Job {
  if (before.state === after.state) return after;
  const moment = momentOf(before, after, now);
  const waited = waits.flatMap((wait) => writtenWait(wait, now));
  if (moment === null && waited.length === 0) return after;
  const news = [...waited, ...(moment === null ? [] : [moment])];
  const [asked, ...rest] = news.reduce(added, writtenStory(before));
  // How it began is told however much has happened since.
  const story = asked === undefined ? [] : [asked, ...rest.slice(1 - MOMENTS_MAX)];
  return { ...after, story };
}

/** What is kept of the waits of a job whose contact has changed. */
export function waitsAfter(
  waits: readonly Wait[],
  before: Silence | null,
  after: Silence | null,
  now: number,
): readonly Wait[] {
  if (before?.why === after?.why) return waits;
  const ended = waits.map((wait) => ({ ...wait, until: wait.until ?? now }));
  const long = ended.filter((wait) => wait.until - wait.from >= WAIT_MIN_MS).slice(-MOMENTS_MAX);
  return after === null ? long : [...long, { why: after.why, from: now, until: null }];
}

function added(story: readonly Written[], moment: Written): readonly Written[] {
  const last = story.at(-1);
  if (moment.what === 'sent') {
    // A host that is busy is asked more than once for one and the same try.
    const since = story.findLastIndex(({ what }) => what === 'asked' || what === 'askedAgain');
    return [...story.filter(({ what }, index) => index < since || what !== 'sent'), moment];
  }
  if (moment.what === 'waited' && last?.what === 'waited' && last.why === moment.why) {
    const isOne = moment.at - (last.until ?? moment.at) < WAIT_MIN_MS;
    if (isOne) return [...story.slice(0, -1), { ...last, until: moment.until }];
  }
  return [...story, moment];
}

/** The story of a record as it is now. */
export function storyOf(job: Job, waits: readonly Wait[], now: number): Story {
  const gone = job.state === 'running' ? job.gone : null;
  return [
    ...writtenStory(job),
    ...waits.flatMap((wait) => toldWait(wait, now)),
    ...(gone === null ? [] : [uncertain(gone.since)]),
  ];
}

/** The story of a job whose account is given a token, where one would sign in to others. */
export function storyWithToken(story: Story): Story {
  return story.map((moment) =>
    moment.what === 'waited' && moment.why === 'signedOut'
      ? { ...moment, why: 'tokenWanted' }
      : moment,
  );
}

function uncertain(since: number): Moment {
  return { at: since, what: 'waited', why: 'monitorUncertain', until: null };
}

/** What a record knows by itself, where nobody has written its story yet. */
function writtenStory(job: Job): readonly Written[] {
  if (job.story !== undefined) return job.story;
  const asked: Written = { at: job.askedAt, what: 'asked' };
  const sentAt = sentAtOf(job);
  const sent: readonly Written[] = sentAt === null ? [] : [{ at: sentAt, what: 'sent' }];
  return [asked, ...sent, ...endOf(job)];
}

function sentAtOf(job: Job): number | null {
  if ('submittedAt' in job) return job.submittedAt;
  return job.state === 'failed' ? (job.begun?.submittedAt ?? null) : null;
}

function endOf(job: Job): readonly Written[] {
  switch (job.state) {
    case 'failed':
      return [{ at: job.endedAt, what: 'failed', code: job.problem.code }];
    case 'completed':
    case 'unknown':
      return [{ at: job.endedAt, what: job.state }];
    case 'queued':
    case 'submitting':
    case 'running':
    case 'renaming':
    case 'transferring':
    case 'checking':
      return [];
  }
}

function momentOf(before: Job, after: Job, now: number): Written | null {
  switch (after.state) {
    case 'queued':
      // The same try, put off: it was not asked for again.
      return after.attempt === before.attempt ? null : { at: after.askedAt, what: 'askedAgain' };
    case 'submitting':
      return { at: after.submittedAt, what: 'sent' };
    case 'running':
      return { at: now, what: 'accepted' };
    case 'transferring':
      return { at: after.submittedAt, what: 'byApp' };
    case 'renaming':
      return { at: now, what: 'renaming' };
    case 'checking':
      return { at: after.since, what: 'looked', why: after.reason };
    case 'completed':
    case 'failed':
    case 'unknown':
      return endOf(after)[0] ?? null;
  }
}

function writtenWait(wait: Wait, now: number): readonly Written[] {
  const until = wait.until ?? now;
  if (until - wait.from < WAIT_MIN_MS) return [];
  return [{ at: wait.from, what: 'waited', why: wait.why, until }];
}

/** One that lasts is told however short it is: it is what goes on now. */
function toldWait(wait: Wait, now: number): readonly Moment[] {
  if (wait.until !== null) return writtenWait(wait, now);
  return [{ at: wait.from, what: 'waited', why: wait.why, until: null }];
}
