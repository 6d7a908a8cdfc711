/** Hands what happens to the copies to all who follow them. None of these can change a copy. */
import type { ChangeHints } from './change-hints.ts';
import { coalesced } from './coalesced.ts';
import type { Commands } from './commands.ts';
import type { Durations } from './durations.ts';
import type { JobFeed } from './job-feed.ts';
import type { JobChange } from './jobs/job-change.ts';
import type { JobReader } from './jobs/job-reader.ts';
import { hasEnded } from './jobs/job.ts';
import type { Clock } from './jobs/ports.ts';
import { logJobChange } from './log/job-entries.ts';
import type { WriteLog } from './log/log-entry.ts';
import type { Surfaces } from './surfaces.ts';

/** Often enough to look alive, seldom enough to cost nothing. */
const PAGE_INTERVAL_MS = 1000;
const TRAY_INTERVAL_MS = 1000;

export interface FollowerDeps {
  readonly jobs: Pick<JobReader, 'viewOf'>;
  readonly clock: Clock;
  readonly feed: JobFeed;
  readonly surfaces: Pick<Surfaces, 'window' | 'announcer' | 'render'>;
  readonly durations: Durations;
  readonly hints: ChangeHints;
  readonly commands: Commands;
  readonly writeLog: WriteLog;
}

export interface JobFollowers {
  /** Takes each change of a copy. */
  hear(change: JobChange): void;
  /** What the page shows beside the copies has changed. */
  noticesChanged(): void;
}

/** A change of state is shown at once; progress is shown when it is due. */
export function createFollowers(deps: FollowerDeps): JobFollowers {
  const { jobs, clock, feed, surfaces, durations, hints, commands, writeLog } = deps;
  const page = coalesced(clock, PAGE_INTERVAL_MS, () => {
    if (surfaces.window.isOpen) feed.tell();
    else feed.drop();
  });
  const tray = coalesced(clock, TRAY_INTERVAL_MS, surfaces.render);
  const announce = ({ before, after }: JobChange): void => {
    if (after === null || before === after) return;
    const isNews = before !== null && hasEnded(after) && !hasEnded(before);
    if (isNews) surfaces.announcer.ended(jobs.viewOf(after));
    else surfaces.announcer.changed(after.id, () => jobs.viewOf(after));
  };
  return {
    hear(change) {
      const isNewState = change.before?.state !== change.after?.state;
      feed.note(change);
      durations.learn(change);
      logJobChange(change, writeLog);
      if (isNewState) {
        hints.note();
        page.changedNow();
        tray.changedNow();
      } else {
        page.changed();
        tray.changed();
      }
      announce(change);
      commands.note(change);
    },
    noticesChanged() {
      // Seldom, and often the answer to a click.
      page.changedNow();
    },
  };
}
