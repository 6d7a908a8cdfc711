/**
 * What the user can do about a job that did not come to a good end: the catalogue of errors, as far
 * as it offers actions. Its words are in `messages/`. Pure.
 */
import type { JobView } from './job-view.ts';
import type { ServiceCode } from './problem.ts';

export type Remedy =
  /** Once more, as it was or under another name or rule. */
  | 'retry'
  /** The same, where the name is what stands in the way. */
  | 'retryRenamed'
  /** Once more under the same name; the service numbers it. */
  | 'keepBoth'
  /** Once more under the same name, in place of the file that has it. */
  | 'replace'
  | 'checkAgain'
  /** This app fetches and uploads what the service would not. */
  | 'uploadByApp'
  /** Takes what has arrived, without the items that failed. */
  | 'skipItems'
  /** Looks at the original where it lies, for instance to free it or to have it checked. */
  | 'openSource'
  /** The service wants to know who asks. */
  | 'signInAgain'
  | 'remove';

/**
 * What helps against each code. `byApp` says whether this app may succeed where the service did not:
 * it may fetch a file in the service's stead, but meets the same names, rights and limits.
 */
const CATALOGUE: Readonly<Record<ServiceCode, Cure>> = {
  accessDenied: { again: ['retry'], byApp: true },
  activityLimitReached: { again: ['retry'], byApp: true },
  generalException: { again: ['retry'], byApp: true },
  invalidRange: { again: ['retry'], byApp: true },
  invalidRequest: { again: ['retryRenamed'], byApp: true },
  itemNotFound: { again: ['retry'], byApp: true },
  // Trying again would spread it.
  malwareDetected: { again: [], byApp: false },
  nameAlreadyExists: { again: ['retryRenamed', 'keepBoth', 'replace'], byApp: false },
  notAllowed: { again: ['retry'], byApp: true },
  // Neither time nor another name changes what the service supports.
  notSupported: { again: [], byApp: true },
  quotaLimitReached: { again: ['retry'], byApp: false },
  resourceModified: { again: ['retry'], byApp: true },
  resyncRequired: { again: ['retry'], byApp: false },
  serviceNotAvailable: { again: ['retry'], byApp: true },
  unauthenticated: { again: ['signInAgain', 'retry'], byApp: false },
  childItemCountExceeded: { again: ['retry'], byApp: false },
  maxFileSizeExceeded: { again: ['retry'], byApp: false },
  pathIsTooLong: { again: ['retryRenamed'], byApp: false },
  pathTooDeep: { again: [], byApp: false },
  totalAffectedItemCountExceeded: { again: ['retry'], byApp: false },
  lockMismatch: { again: ['retry'], byApp: false },
  serviceReadOnly: { again: ['retry'], byApp: false },
  sourceNotFound: { again: ['retry'], byApp: false },
  sourceNotPublic: { again: ['retry'], byApp: false },
  sourceChanged: { again: ['retry'], byApp: false },
  sourceTooLarge: { again: [], byApp: false },
  sourceUnreadable: { again: ['retry'], byApp: false },
  other: { again: ['retry'], byApp: true },
};

interface Cure {
  readonly again: readonly Remedy[];
  readonly byApp: boolean;
}

/** What can be done about a failed or unknown job, the likeliest first; nothing for any other. */
export function remediesOf(job: JobView): readonly Remedy[] {
  switch (job.state) {
    case 'failed': {
      const { again, byApp } = CATALOGUE[job.problem.code];
      return [
        ...(byApp && job.canUploadByApp ? (['uploadByApp'] as const) : []),
        ...(job.canSkipItems ? (['skipItems'] as const) : []),
        ...again.filter((remedy) => helps(remedy, job)),
        ...openSourceOf(job),
        'remove',
      ];
    }
    case 'unknown':
      return [
        ...(job.seen === 'noPlace' ? [] : (['checkAgain'] as const)),
        // Not "keep both": it may have worked after all, and the form for another try says so.
        ...(job.action === 'adopted'
          ? []
          : ([job.seen === 'notOurs' ? 'retryRenamed' : 'retry'] as const)),
        ...openSourceOf(job),
        'remove',
      ];
    case 'queued':
    case 'submitting':
    case 'running':
    case 'checking':
    case 'completed':
      return [];
  }
}

/** Only a copy has its original on the drive. */
function openSourceOf(job: JobView): readonly Remedy[] {
  return job.action === 'copy' ? ['openSource'] : [];
}

function helps(remedy: Remedy, job: JobView): boolean {
  // Only the program that started it can ask for it again.
  if (job.action === 'adopted') return false;
  switch (remedy) {
    case 'keepBoth':
      return job.onConflict !== 'rename';
    case 'replace':
      // The service replaces files only (Microsoft Graph, driveItem: copy).
      return job.onConflict !== 'replace' && job.kind === 'file';
    case 'retry':
    case 'retryRenamed':
    case 'checkAgain':
    case 'uploadByApp':
    case 'skipItems':
    case 'openSource':
    case 'signInAgain':
    case 'remove':
      return true;
  }
}
