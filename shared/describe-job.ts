/**
 * A copy in words. The list, the tray and the notifications all take their words from here, so that
 * they say the same thing. Pure: the language and the time come in.
 */
import type { JobView, Summary, Waiting } from './job-view.ts';
import type { AppMessages, FirstMessages } from './messages/index.ts';
import { troubleOf } from './trouble.ts';

/** One line that says how a copy stands, with its percentage where one is known. */
export function describeState(job: JobView, m: FirstMessages, now: number): string {
  const words = describePhase(job, m, now);
  if (job.state !== 'running' || job.waiting !== null || job.progress.fraction === null) {
    return words;
  }
  return m.state.withPercent(words, job.progress.fraction);
}

/** The words of `describeState` without figures, for places that show those on their own. */
export function describePhase(job: JobView, m: FirstMessages, now: number): string {
  switch (job.state) {
    case 'queued':
      if (job.held?.why === 'later' && job.held.until > now) {
        return m.state.later(m.format.moment(job.held.until, now));
      }
      // Once its time has come it waits like the others.
      if (job.held?.why === 'paused' || job.held?.isPaused === true) return m.state.paused;
      return job.waiting === null ? m.state.queued : describeWaiting(job.waiting, m, now);
    case 'submitting':
      return m.state.submitting;
    case 'running':
      if (job.waiting !== null) return describeWaiting(job.waiting, m, now);
      return job.byApp ? m.state.byApp : m.state.running[job.action];
    case 'checking':
      return job.waiting === null
        ? m.state.checking[job.reason]
        : describeWaiting(job.waiting, m, now);
    case 'unknown':
      return m.state.unknown[job.seen];
    case 'completed': {
      const done = m.state.completed[job.action];
      // What another program started had no name that we knew of.
      const renamed =
        job.action !== 'adopted' && job.resultName !== null && job.resultName !== job.name;
      const words = renamed ? m.state.completedAs(done, job.resultName) : done;
      if (job.evidence === 'rest') return m.state.completedRest(words);
      return job.evidence === 'destination' ? m.state.completedFound(words) : words;
    }
    case 'failed':
      return m.state.failed(troubleOf(job, m).what);
  }
}

/** How all copies stand, in one line: for the tray and the taskbar. */
export function describeSummary(summary: Summary, m: Pick<AppMessages, 'summary'>): string {
  const { active, attention, fraction } = summary;
  if (active === 0) return attention === 0 ? m.summary.idle : m.summary.attention(attention);
  const running =
    fraction === null ? m.summary.running(active) : m.summary.runningAt(active, fraction);
  return attention === 0 ? running : `${running} · ${m.summary.attentionToo(attention)}`;
}

/** The last part of a path, which is what people call the folder; the root gets its own name. */
export function folderName(path: string, m: FirstMessages): string {
  return path.slice(path.lastIndexOf('/') + 1) || m.app.root;
}

function describeWaiting(waiting: Waiting, m: FirstMessages, now: number): string {
  if (waiting.why !== 'throttled') return m.waiting[waiting.why];
  // A time already past is no promise to repeat.
  return m.waiting.throttled(waiting.until > now ? m.format.moment(waiting.until, now) : null);
}
