/**
 * English, and the type of every other language. Simple words, no inside terms: the reader knows
 * files, folders, copies and OneDrive. A sentence with values is a plain function.
 */
import { FORBIDDEN_CHARACTERS } from '../item-name.ts';
import type { NameProblem } from '../item-name.ts';
import type { CheckReason, ConflictRule } from '../job-view.ts';
import type { ServiceCode } from '../problem.ts';
import { makeFormats } from './format.ts';
import type { Span } from './format.ts';

/**
 * What happened, as a sentence without its full stop, so that it can end a line or begin a text; and
 * what the reader can do about it.
 */
interface Trouble {
  readonly what: string;
  readonly todo: string;
}

const format = makeFormats('en');
const COPIES = { one: 'copy', other: 'copies' } as const;
const FILES = { one: 'file', other: 'files' } as const;
const ITEMS = { one: 'item', other: 'items' } as const;

/** The English table. */
export const en = {
  format,

  app: {
    name: 'Ferry',
    newCopy: 'New copy',
    /** The root of a drive, which has no name worth showing. */
    root: 'OneDrive',
    demoDrive: 'Demo drive',
    demoDriveHint: 'A made-up drive for trying things out. It lives on this computer only.',
    accountDrive: 'OneDrive',
  },

  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    help: 'Help',
    newCopy: 'New Copy…',
    closeWindow: 'Close Window',
    quit: 'Quit Ferry',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    resetZoom: 'Actual Size',
    about: 'About Ferry',
  },

  tray: {
    show: 'Show Ferry',
    newCopy: 'New copy…',
    recent: 'Recent copies',
    quit: 'Quit Ferry',
  },

  stillRunning: {
    title: 'Ferry keeps watching',
    body: 'Your copies go on. You find Ferry in the notification area, and can quit it there.',
  },

  startup: {
    ledgerLocked: {
      title: 'Ferry is already open',
      body: 'Another Ferry is using the list of your copies. Close it, then start Ferry again.',
    },
    ledgerUnreadable: {
      title: 'The list of your copies cannot be read',
      body: 'Ferry has not started and has changed nothing. Copies that are under way at OneDrive go on. Free some disk space or restart the computer, then try again.',
    },
    generic: {
      title: 'Ferry could not start',
      body: 'Please start it again. Copies that are under way at OneDrive go on.',
    },
  },

  summary: {
    idle: 'Nothing running',
    running: (count: number) => `${format.counted(count, COPIES)} running`,
    runningAt: (count: number, fraction: number) =>
      `${format.counted(count, COPIES)} running, ${format.percent(fraction)}`,
    attention: (count: number) =>
      format.plural(count, {
        one: `${format.number(count)} copy needs you`,
        other: `${format.number(count)} copies need you`,
      }),
    /** After a phrase that already spoke of copies. */
    attentionToo: (count: number) =>
      format.plural(count, {
        one: `${format.number(count)} needs you`,
        other: `${format.number(count)} need you`,
      }),
  },

  state: {
    queued: 'Waiting for its turn',
    submitting: 'Starting',
    running: 'Copying',
    checking: {
      answerLost: 'The start was not confirmed – looking at the destination',
      noMonitor: 'OneDrive does not report on this copy – looking at the destination',
      monitorGone: 'OneDrive stopped reporting – looking at the destination',
    } satisfies Record<CheckReason, string>,
    unknown: {
      nothing: 'Outcome not known – nothing was found at the destination',
      incomplete: 'Outcome not known – only a part was found at the destination',
      notOurs: 'Outcome not known – another item has this name at the destination',
    },
    completed: 'Copied',
    completedAs: (name: string) => `Copied as “${name}”`,
    /** Nobody reported the end; the whole item was found where it should be. */
    completedFound: 'Copied – found complete at the destination',
    completedFoundAs: (name: string) => `Copied as “${name}” – found complete at the destination`,
    failed: (what: string) => `Failed: ${what}`,
    withPercent: (state: string, fraction: number) => `${state}, ${format.percent(fraction)}`,
  },

  waiting: {
    unreachable: 'Drive can’t be reached – trying again by itself',
    throttled: (when: string | null) =>
      when === null ? 'OneDrive is busy – going on soon' : `OneDrive is busy – going on at ${when}`,
    serviceTrouble: 'OneDrive has trouble – trying again by itself',
    monitorUncertain: 'OneDrive says nothing about this copy just now – asking again by itself',
  },

  notification: {
    completed: { title: 'Copied', body: (name: string, to: string) => `“${name}” is in “${to}”.` },
    failed: { title: 'Copy failed', body: (name: string, what: string) => `“${name}”: ${what}.` },
    unknown: {
      title: 'A copy needs you',
      body: (name: string, state: string) => `“${name}”: ${state}.`,
    },
  },

  list: {
    attention: 'Needs attention',
    active: 'In progress',
    completed: 'Completed',
    clearCompleted: 'Clear completed',
    showMore: (count: number) => `Show ${format.number(count)} more`,
    /** For the live region, when too much ended at once to be read out. */
    manyEnded: (completed: number, attention: number) => {
      const done = `${format.counted(completed, COPIES)} completed`;
      if (attention === 0) return `${done}.`;
      const need = format.plural(attention, { one: 'needs', other: 'need' });
      return completed === 0
        ? `${format.counted(attention, COPIES)} ${need} you.`
        : `${done}, ${format.number(attention)} ${need} you.`;
    },
  },

  empty: {
    title: 'Big copies, without the waiting',
    body: 'Ferry has OneDrive copy files and folders in the cloud, and tells you how far they are and when they are done – even after you quit it or restart the computer.',
    action: 'Choose what to copy',
  },

  row: {
    kind: { file: 'File', folder: 'Folder' },
    /** Stands between two paths, for screen readers. */
    to: 'to',
    progressOf: (name: string) => `Progress of ${name}`,
    files: (done: number, total: number) =>
      `${format.number(done)} of ${format.counted(total, FILES)}`,
    bytes: (done: number, total: number) => {
      const pair = format.bytesPair(done, total);
      return `${pair.done} of ${pair.total}`;
    },
    running: (ms: number) => `${format.duration(ms)} so far`,
    took: (ms: number) => `took ${format.duration(ms)}`,
    timeLeft: (span: Span) => {
      switch (span.kind) {
        case 'underMinute':
          return 'less than a minute left';
        case 'upTo':
          return `up to ${span.text} left`;
        case 'about':
          return `about ${span.text} left`;
        case 'between':
          return `${span.text} left`;
      }
    },
    stop: 'Stop tracking',
    stopQuestion:
      'Ferry will forget this copy. OneDrive cannot be told to stop, so the copy itself may go on there.',
    stopYes: 'Yes, stop tracking',
    stopNo: 'Keep tracking',
    remove: 'Remove',
    open: 'Open',
    openHint: 'Open in the browser',
    checkAgain: 'Check again',
    retry: 'Try again',
    retryRenamed: 'Retry with another name',
    retryStart: 'Start again',
    retryCancel: 'Cancel',
    retryWarning:
      'The first try may have worked after all. Starting again could leave you with two copies.',
    unknownWhy: {
      answerLost: 'Ferry asked OneDrive for this copy, but the answer never arrived.',
      noMonitor: 'OneDrive took on this copy, but offered no way to see how far it is.',
      monitorGone: 'OneDrive stopped reporting on this copy before saying that it was done.',
    } satisfies Record<CheckReason, string>,
    details: 'What OneDrive said',
    detailsCode: 'Code',
    detailsMessage: 'Message',
    detailsItems: 'Items',
    detailsNothing: 'OneDrive gave no further explanation.',
  },

  notices: {
    label: 'Notices',
    dismiss: 'Dismiss',
    settingsSetAside: (file: string) =>
      `Your settings could not be read, so Ferry started with fresh ones. The old file was kept as “${file}”.`,
    recordsSetAside: (count: number) =>
      format.plural(count, {
        one: `${format.number(count)} entry in the list of your copies could not be read and was put aside. The copy itself is not affected.`,
        other: `${format.number(count)} entries in the list of your copies could not be read and were put aside. The copies themselves are not affected.`,
      }),
    notSaving:
      'Ferry cannot save at the moment – the disk may be full. New copies have to wait until it can.',
  },

  form: {
    title: 'New copy',
    close: 'Close',
    source: 'What to copy',
    destination: 'Where to',
    name: 'Name of the copy',
    rule: 'If the name is already taken there',
    rules: {
      fail: 'Don’t copy',
      rename: 'Keep both (rename)',
      replace: 'Replace (files only)',
    } satisfies Record<ConflictRule, string>,
    replaceFolders: 'OneDrive cannot replace a folder by a copy.',
    cancel: 'Cancel',
    start: 'Start copy',
    startExactly: (name: string, folder: string) => `Copy “${name}” into “${folder}”`,
    starting: 'Starting…',
    missingSource: 'Choose a file or folder to copy.',
    missingDestination: 'Choose the folder it should be copied into.',
  },

  picker: {
    /** Stands before the path of what is chosen, for screen readers. */
    chosen: 'Chosen:',
    nothingChosen: 'Nothing chosen',
    intoThis: 'Copy into this folder',
    path: 'Folder shown',
    itemsIn: (folder: string) => `Items in ${folder}`,
    items: (count: number) => format.counted(count, ITEMS),
    openFolder: 'Open folder',
    loading: 'Loading…',
    loadingMore: 'Loading more…',
    emptyFolder: 'This folder is empty.',
    retry: 'Load again',
  },

  /** Why a name cannot be used. */
  name: {
    empty: 'Enter a name.',
    forbiddenCharacter: `A name cannot contain any of these: ${FORBIDDEN_CHARACTERS}`,
    edgeSpace: 'A name cannot begin or end with a space.',
    trailingDot: 'A name cannot end with a dot.',
    reserved: 'OneDrive keeps this name for itself. Choose another one.',
    tooLong: 'This name is too long: 255 characters are the limit.',
    pathTooLong:
      'The name and the folders above it are too long together: 400 characters are the limit.',
  } satisfies Record<NameProblem, string>,

  refusal: {
    rootAsSource: 'The whole drive cannot be copied at once. Choose a file or folder on it.',
    sourceGone: 'This item is no longer there. Choose another one.',
    destinationGone: 'This folder is no longer there. Choose another one.',
    destinationNotFolder: 'This is not a folder. Choose a folder.',
    intoItself: 'A folder cannot be copied into itself. Choose another folder.',
    sameNameSameFolder:
      'The original has this name in this folder. Choose another name or another folder.',
    driveUnreachable: 'The drive can’t be reached. Check the connection, then try again.',
    driveBusy: (wait: string | null) =>
      wait === null
        ? 'OneDrive is busy. Try again in a few minutes.'
        : `OneDrive is busy. Try again in ${wait}.`,
    notSaved:
      'Ferry could not save this, so nothing was started. The disk may be full: free some space, then try again.',
    notPossibleNow: 'This is not possible any more. The list shows how things are now.',
    badRequest: 'This did not work, and the fault is Ferry’s. Please try it once more.',
  },

  /** The service's codes, as what happened and what to do. */
  service: {
    accessDenied: {
      what: 'You may not copy this item or may not write to that folder',
      todo: 'Ask the owner for access, or choose another folder.',
    },
    activityLimitReached: {
      what: 'OneDrive was asked to do too much at once',
      todo: 'Wait a few minutes, then try again.',
    },
    generalException: {
      what: 'OneDrive gave up without saying why',
      todo: 'Try again. If it fails once more, copy smaller parts.',
    },
    invalidRequest: {
      what: 'OneDrive did not accept this copy',
      todo: 'Try another name or another folder.',
    },
    itemNotFound: {
      what: 'The item or the folder is no longer there',
      todo: 'Look where it is now, then start a new copy.',
    },
    malwareDetected: {
      what: 'OneDrive found harmful software in it',
      todo: 'Do not open it. Have it checked, or remove it from the drive.',
    },
    nameAlreadyExists: {
      what: 'An item with this name is already there',
      todo: 'Retry with another name, or keep both.',
    },
    notAllowed: {
      what: 'OneDrive does not allow this copy',
      todo: 'Choose another folder, or ask the people who run the drive.',
    },
    notSupported: {
      what: 'OneDrive cannot copy this kind of item',
      todo: 'Download it and upload it to the other folder.',
    },
    quotaLimitReached: {
      what: 'There is not enough space on the drive',
      todo: 'Free some space, then try again.',
    },
    serviceNotAvailable: {
      what: 'OneDrive was not available',
      todo: 'Try again later.',
    },
    unauthenticated: {
      what: 'You are no longer signed in to OneDrive',
      todo: 'Sign in again, then try again.',
    },
    childItemCountExceeded: {
      what: 'The folder would hold more items than OneDrive allows',
      todo: 'Choose another folder, or copy less.',
    },
    maxFileSizeExceeded: {
      what: 'A file is larger than OneDrive allows',
      todo: 'Leave out the large file, then try again.',
    },
    pathIsTooLong: {
      what: 'The names of the folders would be too long together',
      todo: 'Use a shorter name, or a folder further up.',
    },
    pathTooDeep: {
      what: 'There would be too many folders inside one another',
      todo: 'Choose a folder further up.',
    },
    totalAffectedItemCountExceeded: {
      what: 'There are too many items for one copy',
      todo: 'Copy the folders in it one by one.',
    },
    lockMismatch: {
      what: 'Somebody is using an item, so it is locked',
      todo: 'Wait until it is closed, then try again.',
    },
    serviceReadOnly: {
      what: 'OneDrive takes no changes at the moment',
      todo: 'Try again later.',
    },
    other: {
      what: 'OneDrive could not finish this copy',
      todo: 'See what OneDrive said, then try again.',
    },
  } satisfies Record<ServiceCode, Trouble>,
};

/** What every language must say. */
export type Messages = typeof en;
