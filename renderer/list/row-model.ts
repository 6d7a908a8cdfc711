/** What a row shows beside the state in words, and what can be done with it. Pure. */
import type { JobView, ProgressView, Waiting } from '../../shared/job-view.ts';
import type { ListCommand } from '../../shared/list-command.ts';
import type { FirstMessages } from '../../shared/messages/index.ts';
import { remediesOf } from '../../shared/remedies.ts';
import type { Remedy } from '../../shared/remedies.ts';

export type RowAction =
  Remedy | 'open' | 'stop' | 'startNow' | 'saveReport' | 'details' | 'copyLink' | 'compare';

/** What stands in a row as buttons, and what waits behind "More actions". */
export interface RowChoice {
  readonly shown: readonly RowAction[];
  readonly more: readonly RowAction[];
}

/** As many remedies as a row shows at once, beside removing it. */
const REMEDIES_SHOWN = 2;

/** What the user can do, the likeliest first. */
export function actionsOf(job: JobView): RowChoice {
  switch (job.state) {
    case 'queued':
      // Nothing was asked of the service yet, so there is nothing that could go on without us.
      return {
        shown: [
          ...signInOf(job),
          ...(job.held?.why === 'later' ? (['startNow'] as const) : []),
          'remove',
        ],
        more: ['details'],
      };
    case 'submitting':
    case 'running':
    case 'checking':
      return { shown: [...signInOf(job), 'stop'], more: ['details'] };
    case 'completed':
      return {
        shown: job.canOpen ? ['open', 'remove'] : ['remove'],
        more: [
          'details',
          ...(job.canOpen ? (['copyLink'] as const) : []),
          ...(canCompare(job) ? (['compare'] as const) : []),
          'saveReport',
        ],
      };
    case 'failed':
    case 'unknown': {
      const remedies = remediesOf(job).filter((remedy) => remedy !== 'remove');
      return {
        shown: [...remedies.slice(0, REMEDIES_SHOWN), 'remove'],
        more: ['details', ...remedies.slice(REMEDIES_SHOWN), 'saveReport'],
      };
    }
  }
}

/** Where only that helps. */
function signInOf(job: JobView): readonly RowAction[] {
  const why = waitingOf(job)?.why;
  return why === 'signedOut' || why === 'tokenWanted' ? ['signInAgain'] : [];
}

/** Whether an action opens something under the row first. */
export function opensPanel(action: RowAction): boolean {
  return (
    action === 'stop' || action === 'retry' || action === 'retryRenamed' || action === 'replace'
  );
}

/** Whether a comparison would tell something new. */
export function canCompare(job: JobView): boolean {
  const proof = job.state === 'completed' ? job.proof : null;
  return proof?.state === 'skipped' || proof?.state === 'differs';
}

/** The words on an action's button. */
export function actionLabel(action: RowAction, job: JobView, m: FirstMessages): string {
  if (action === 'compare') return m.proof.compare;
  if (action === 'signInAgain' && waitingOf(job)?.why === 'tokenWanted') return m.row.enterToken;
  return action === 'stop' && isByApp(job) ? m.row.stopByApp : m.row[action];
}

/** What an action does, where its label does not tell. */
export function actionHint(action: RowAction, m: FirstMessages): string | undefined {
  if (action === 'open') return m.row.openHint;
  if (action === 'skipItems') return m.row.skipItemsHint;
  return action === 'uploadByApp' ? m.row.uploadByAppHint : undefined;
}

/** The command whose key an action has; `null` where it has none. */
export function commandFor(action: RowAction): ListCommand | null {
  switch (action) {
    case 'retryRenamed':
      return 'retry';
    case 'keepBoth':
    case 'replace':
    case 'uploadByApp':
    case 'skipItems':
    case 'signInAgain':
      return null;
    case 'open':
    case 'details':
    case 'openSource':
    case 'copyLink':
    case 'startNow':
    case 'retry':
    case 'checkAgain':
    case 'compare':
    case 'saveReport':
    case 'stop':
    case 'remove':
      return action;
  }
}

/** Whether this app itself is at work, so that stopping really stops it. */
export function isByApp(job: JobView): boolean {
  return job.state === 'running' && job.byApp;
}

/** The small facts of a row, each a few words; only what is really known. */
export function factsOf(job: JobView, m: FirstMessages, now: number): readonly string[] {
  switch (job.state) {
    case 'queued':
    case 'submitting':
    case 'checking':
      return [];
    case 'running': {
      const elapsedMs = now - job.startedAt;
      const facts = [
        ...amountsOf(job.progress, m),
        ...(elapsedMs < SECOND ? [] : [m.row.running(elapsedMs)]),
      ];
      // An estimate made before the news stopped would be a guess.
      if (job.ends === null || job.waiting !== null) return facts;
      const { from, to } = job.ends;
      // It takes longer than was thought, and how much longer nobody knows.
      if (to <= now) return facts;
      return [...facts, m.row.timeLeft(m.format.span(Math.max(from - now, SECOND), to - now))];
    }
    case 'completed': {
      // The day stands above.
      const when = m.format.time(job.endedAt);
      // Found at the destination, it may have been done long before it was seen.
      return job.evidence === 'report'
        ? [m.row.took(Math.max(SECOND, job.endedAt - job.startedAt)), when]
        : [when];
    }
    case 'failed':
    case 'unknown':
      return [m.format.moment(job.endedAt, now)];
  }
}

/**
 * The latest moment up to `now` at which this row's words may have changed: each second in a copy's
 * first minute, then each minute, and once more when a pause is over or its time to start has come. A
 * row given this instead of `now` is drawn again only when it would look different.
 */
export function rowTime(job: JobView, now: number): number {
  const until = waitsUntil(job);
  const pauseOver = until <= now ? until : 0;
  if (job.state !== 'running') return Math.max(startOfDay(now), pauseOver);
  const { steps, stepMs } = runningFor(job.startedAt, now);
  return Math.max(job.startedAt + steps * stepMs, pauseOver);
}

/** When `rowTime` of this row will next be another one: after `now`. */
export function nextRowTime(job: JobView, now: number): number {
  const until = waitsUntil(job);
  const pauseOver = until > now ? until : Infinity;
  if (job.state !== 'running') return Math.min(new Date(now).setHours(24, 0, 0, 0), pauseOver);
  const { steps, stepMs } = runningFor(job.startedAt, now);
  return Math.min(job.startedAt + (steps + 1) * stepMs, pauseOver);
}

/** Until which time its words say that it waits; 0 where they name none. */
function waitsUntil(job: JobView): number {
  const waiting = waitingOf(job);
  if (job.state === 'queued' && job.held?.why === 'later') return job.held.until;
  return waiting?.why === 'throttled' ? waiting.until : 0;
}

function runningFor(
  startedAt: number,
  now: number,
): { readonly steps: number; readonly stepMs: number } {
  const elapsedMs = Math.max(0, now - startedAt);
  const stepMs = elapsedMs < MINUTE ? SECOND : MINUTE;
  return { steps: Math.floor(elapsedMs / stepMs), stepMs };
}

/** The start of the day a copy ended on; null while it has not ended. */
export function dayOf(job: JobView): number | null {
  return 'endedAt' in job ? startOfDay(job.endedAt) : null;
}

/** How full the bar is, 0 to 1; `null` for a bar that only says "something is going on". */
export function barOf(job: JobView): number | null {
  if (job.state === 'queued') return 0;
  return job.state === 'running' ? job.progress.fraction : null;
}

/** Why nothing new is heard of a copy, where it has such a reason. */
export function waitingOf(job: JobView): Waiting | null {
  return 'waiting' in job ? job.waiting : null;
}

/** The name a row goes by: the result's, once there is one. */
export function shownName(job: JobView): string {
  return job.state === 'completed' ? (job.resultName ?? job.name) : job.name;
}

/** A path without its leading slash, or a web address as it is; the root by the drive's name. */
export function shownPath(path: string, m: FirstMessages): string {
  if (path === '/') return m.app.root;
  return path.startsWith('/') ? path.slice(1) : path;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function amountsOf(progress: ProgressView, m: FirstMessages): readonly string[] {
  const { files, bytes } = progress;
  return [
    ...(files === null ? [] : [m.row.files(files.done, files.total)]),
    ...(bytes === null ? [] : [m.row.bytes(bytes.done, bytes.total)]),
  ];
}

/** Enough for words that say “yesterday”, and the same all day. */
function startOfDay(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}
