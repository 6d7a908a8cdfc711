/**
 * What the page, the tray and the notifications may know of a copy. Made from the job's record by
 * `main/jobs/view.ts`; never holds a monitor URL or a token.
 */
import type { ServiceProblem } from './problem.ts';

/** How far a copy is, as the service last said. Every part may be unknown. */
export interface ProgressView {
  /** 0 to 1. */
  readonly fraction: number | null;
  readonly files: Count | null;
  readonly bytes: Count | null;
}

export interface Count {
  readonly done: number;
  readonly total: number;
}

/** Why nothing new is heard just now. `until` is a time in ms since 1970, when one is known. */
export type Waiting =
  | { readonly why: 'unreachable'; readonly since: number }
  | { readonly why: 'throttled'; readonly until: number }
  | { readonly why: 'serviceTrouble'; readonly since: number }
  | { readonly why: 'monitorUncertain'; readonly since: number };

export type ConflictRule = 'fail' | 'rename' | 'replace';

/** Why the app looks at the destination instead of the service's own report. */
export type CheckReason = 'answerLost' | 'noMonitor' | 'monitorGone';

interface JobViewBase {
  readonly id: string;
  /** The name the copy gets at its destination. */
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** Paths from the drive's root: the item copied, and the folder it is copied into. */
  readonly from: string;
  readonly to: string;
  readonly onConflict: ConflictRule;
  /** When the user asked, in ms since 1970. */
  readonly askedAt: number;
}

export type JobView = JobViewBase &
  (
    | { readonly state: 'queued'; readonly waiting: Waiting | null }
    | { readonly state: 'submitting' }
    | {
        readonly state: 'running';
        readonly startedAt: number;
        readonly progress: ProgressView;
        /** A range in ms, or `null` when nothing honest can be said. */
        readonly timeLeft: { readonly fromMs: number; readonly toMs: number } | null;
        readonly waiting: Waiting | null;
      }
    | {
        readonly state: 'checking';
        readonly reason: CheckReason;
        readonly waiting: Waiting | null;
      }
    | {
        readonly state: 'unknown';
        readonly reason: CheckReason;
        /** What was seen at the destination at last. */
        readonly seen: 'nothing' | 'incomplete' | 'notOurs';
        readonly endedAt: number;
      }
    | {
        readonly state: 'completed';
        readonly startedAt: number;
        readonly endedAt: number;
        /** The name it really has (a conflict rule may have changed it); `null` while unknown. */
        readonly resultName: string | null;
        readonly canOpen: boolean;
        /** Who says so: the service's report, or what lies at the destination. */
        readonly evidence: 'report' | 'destination';
      }
    | {
        readonly state: 'failed';
        readonly endedAt: number;
        readonly problem: ServiceProblem;
      }
  );

export type JobState = JobView['state'];

/** All copies at one moment. A higher revision is newer; only the newest counts. */
export interface Snapshot {
  readonly revision: number;
  readonly jobs: readonly JobView[];
  /** Things the user must know of that belong to no row. */
  readonly notices: readonly Notice[];
}

/** Said once in a banner, until dismissed. */
export type Notice =
  | { readonly kind: 'settingsSetAside'; readonly file: string }
  | { readonly kind: 'recordsSetAside'; readonly count: number }
  | { readonly kind: 'notSaving' };

/** The same few facts for tray, taskbar and window title. */
export interface Summary {
  /** Copies that are under way or waiting to be. */
  readonly active: number;
  /** Mean progress of those, 0 to 1; `null` when none gives a figure or none is active. */
  readonly fraction: number | null;
  /** Copies that need the user: failed or unknown. */
  readonly attention: number;
}
