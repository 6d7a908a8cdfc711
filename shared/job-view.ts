/**
 * What the page, the tray and the notifications may know of a copy. Made from the job's record by
 * `main/jobs/view.ts`; never holds a monitor URL or a token.
 */
import type { Notice } from './notice.ts';
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
  /** Only the user can end it, by signing in again, or by entering the token that a server wants. */
  | { readonly why: 'signedOut'; readonly since: number }
  | { readonly why: 'tokenWanted'; readonly since: number }
  | { readonly why: 'monitorUncertain'; readonly since: number };

/** What the user has set that keeps a copy from being begun. */
export type Held =
  | { readonly why: 'paused' }
  /** `until` is in ms since 1970; `isPaused` says whether even then nothing is begun, as things stand. */
  | { readonly why: 'later'; readonly until: number; readonly isPaused: boolean };

export type ConflictRule = 'fail' | 'rename' | 'replace';

/** Why the app looks at the destination instead of the service's own report. */
export type CheckReason = 'answerLost' | 'noMonitor' | 'monitorGone' | 'itemsFailed';

/**
 * What is done: `copy` an item of the drive, `upload` a file of the web, or just watch what another
 * program has started (`adopted`).
 */
export type Action = 'copy' | 'upload' | 'adopted';

/** A copy compared with its source, item by item, through the drive. */
export type ProofView =
  | { readonly state: 'comparing'; readonly items: number }
  | { readonly state: 'same'; readonly items: number; readonly bytes: number }
  | {
      readonly state: 'differs';
      readonly items: number;
      /** The first of them; `differing` counts all. Paths are inside the copied item. */
      readonly differences: readonly Difference[];
      readonly differing: number;
    }
  /** Not compared: too large to do so unasked, or not readable any more. */
  | { readonly state: 'skipped'; readonly why: 'tooLarge' | 'unreadable' };

export interface Difference {
  readonly path: string;
  readonly what: 'missing' | 'size';
}

interface JobViewBase {
  readonly id: string;
  readonly action: Action;
  /** The name the result gets at its destination. */
  readonly name: string;
  /** `other` where nobody told. */
  readonly kind: 'file' | 'folder' | 'other';
  /**
   * A copy's item as a path from the drive's root; an upload's source as a web address without its
   * query, which may be private. Null where another program knows.
   */
  readonly from: string | null;
  /** The folder it is put into, as a path from the drive's root; null where another program knows. */
  readonly to: string | null;
  readonly onConflict: ConflictRule;
  /** What all copies have in common that were asked for at once; null for a single one. */
  readonly batch: string | null;
  /** When the user asked, in ms since 1970. */
  readonly askedAt: number;
}

export type JobView = JobViewBase &
  (
    | {
        readonly state: 'queued';
        readonly waiting: Waiting | null;
        /** Why it is not to be begun now; null when it only waits for its turn. */
        readonly held: Held | null;
      }
    | { readonly state: 'submitting' }
    | {
        readonly state: 'running';
        readonly startedAt: number;
        /** Whether this app does the work, and not the service. */
        readonly byApp: boolean;
        readonly progress: ProgressView;
        /** Between which times it will end, or `null` when nothing honest can be said. */
        readonly ends: { readonly from: number; readonly to: number } | null;
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
        readonly seen: 'nothing' | 'incomplete' | 'notOurs' | 'noPlace';
        readonly endedAt: number;
      }
    | {
        readonly state: 'completed';
        readonly startedAt: number;
        readonly endedAt: number;
        /** The name it really has (a conflict rule may have changed it); `null` while unknown. */
        readonly resultName: string | null;
        readonly canOpen: boolean;
        /**
         * Who says so: the service's report, or what lies at the destination; `rest` when that is what
         * the user takes of a copy that failed in part.
         */
        readonly evidence: 'report' | 'destination' | 'rest';
        /** What comparing it with its source has shown; null where nothing is compared. */
        readonly proof: ProofView | null;
      }
    | {
        readonly state: 'failed';
        readonly endedAt: number;
        readonly problem: ServiceProblem;
        /** Whether this app can do what the service would not. */
        readonly canUploadByApp: boolean;
        /** Whether a part may have arrived that the user can take as it is. */
        readonly canSkipItems: boolean;
      }
  );

export type JobState = JobView['state'];

/**
 * All copies at one moment: those that something may still happen to, and the first page of the
 * history. A higher revision is newer; only the newest counts.
 */
export interface Snapshot {
  readonly revision: number;
  readonly jobs: readonly JobView[];
  /** Where the history goes on; null when all of it is here. */
  readonly older: string | null;
  /** Things the user must know of that belong to no row. */
  readonly notices: readonly Notice[];
}

/** What makes the snapshot of the next revision out of that of `since`, and of no other. */
export interface SnapshotChange {
  readonly since: number;
  readonly revision: number;
  /** New, or different from before. */
  readonly jobs: readonly JobView[];
  /** Not there any more. */
  readonly gone: readonly string[];
  readonly notices: readonly Notice[];
}

/** A page of the history, last end first. */
export interface HistoryPage {
  readonly jobs: readonly JobView[];
  /** Where the next one begins; null at the end. */
  readonly next: string | null;
}

/** The same few facts for tray, taskbar and window title. */
export interface Summary {
  /** Copies that are under way or waiting to be. */
  readonly active: number;
  /** Mean progress of those, 0 to 1; `null` when none gives a figure or none is active. */
  readonly fraction: number | null;
  /** Copies that need the user: failed or unknown. */
  readonly attention: number;
}
