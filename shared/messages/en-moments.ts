/** English for what comes up in the list now and then: questions, details, selections, ends. */
import type { Action, CheckReason, Waiting } from '../job-view.ts';
import { COPIES, format } from './en-nouns.ts';

/** What a row asks before something that cannot be taken back, and for another try. */
export const ask = {
  stopQuestion: {
    copy: 'Ferry will forget this copy. OneDrive cannot be told to stop, so the copy itself may go on there.',
    upload:
      'Ferry will forget this upload. OneDrive cannot be told to stop, so the upload itself may go on there.',
    adopted:
      'Ferry will no longer watch this. It goes on at OneDrive, and in the program that started it.',
  } satisfies Record<Action, string>,
  stopYes: 'Yes, stop tracking',
  stopNo: 'Keep tracking',
  stopByAppQuestion: 'Ferry will stop this upload. What has been uploaded so far is thrown away.',
  stopByAppYes: 'Yes, stop upload',
  stopByAppNo: 'Go on uploading',
  replaceQuestion: (name: string, folder: string) =>
    `The file “${name}” that is in “${folder}” now will be replaced. Its earlier versions are lost as well.`,
  replaceYes: 'Yes, replace it',
  replaceNo: 'Leave it as it is',
  retryStart: 'Start again',
  retryCancel: 'Cancel',
  retryWarning:
    'The first try may have worked after all. Starting again could leave you with two copies.',
};

/** What a failed row has folded away. */
export const details = {
  title: 'What OneDrive said',
  code: 'Code',
  message: 'Message',
  report: 'Report',
  select: 'Select all',
  nothing: 'OneDrive gave no further explanation.',
};

/** Where rows would be, when there are none. */
export const nothing = {
  matches: (text: string) => `No copy matches “${text}”.`,
  isIn: {
    active: 'No copy is in progress.',
    attention: 'No copy needs your attention.',
    completed: 'No copy is completed.',
  },
  showAll: 'Show all copies',
};

/** What is told of many copies at once. */
export const many = {
  /** For the live region, when too much ended at once to be read out. */
  ended: (completed: number, attention: number) => {
    const done = `${format.counted(completed, COPIES)} completed`;
    if (attention === 0) return `${done}.`;
    const need = format.plural(attention, { one: 'needs', other: 'need' });
    return completed === 0
      ? `${format.counted(attention, COPIES)} ${need} you.`
      : `${done}, ${format.number(attention)} ${need} you.`;
  },
  selection: 'Selected copies',
  selected: (count: number) => `${format.number(count)} selected`,
  /** Follows `selected`, where the copies have no action in common. */
  nothingShared: 'nothing can be done with all of them at once',
  endSelection: 'End selection',
  shared: {
    retry: 'Try again',
    checkAgain: 'Check again',
    compare: 'Compare',
    remove: 'Remove',
  },
  removed: (count: number) => `${format.counted(count, COPIES)} removed from the list`,
  cleared: 'Completed copies removed from the list',
  undo: 'Undo',
};

/** Of an end, for who looks elsewhere or listens. */
export const notification = {
  /** The title of a completed one is its state. */
  isIn: (name: string, to: string) => `“${name}” is in “${to}”.`,
  isDone: (name: string) => `“${name}” is complete.`,
  failed: {
    copy: 'Copy failed',
    upload: 'Upload failed',
    adopted: 'An action failed',
  } satisfies Record<Action, string>,
  unknown: {
    copy: 'A copy needs you',
    upload: 'An upload needs you',
    adopted: 'An action needs you',
  } satisfies Record<Action, string>,
  about: (name: string, text: string) => `“${name}”: ${text}.`,
};

/** The names of keys, as they stand on keyboards. */
export const keys = { ctrl: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: 'Enter', delete: 'Del' };

/** A copy's story, and what stands beside it. */
export const story = {
  label: 'What has happened so far',
  asked: 'You asked for it',
  askedAgain: 'You had it tried once more',
  sent: 'Ferry asked OneDrive',
  accepted: 'OneDrive took it on',
  byApp: 'Ferry began to upload',
  waited: {
    unreachable: 'The drive could not be reached',
    throttled: 'OneDrive was busy',
    serviceTrouble: 'OneDrive had trouble',
    monitorUncertain: 'OneDrive said nothing about it',
    signedOut: 'You were signed out',
    tokenWanted: 'The server wanted a token',
  } satisfies Record<Waiting['why'], string>,
  /** After one of `waited`. */
  waitedFor: (why: string, ms: number) => `${why} – for ${format.duration(ms)}`,
  looked: {
    answerLost: 'The start was not confirmed; Ferry looked at the destination',
    noMonitor: 'There was no report to follow; Ferry looked at the destination',
    monitorGone: 'OneDrive stopped reporting; Ferry looked at the destination',
    itemsFailed: 'Ferry looked at what had arrived',
  } satisfies Record<CheckReason, string>,
  renaming: 'Ferry gave it its name',
  completed: 'Completed',
  failed: 'Failed',
  unknown: 'The outcome could not be found out',
  /** Where it stands now; the words of the row follow. */
  now: 'Now',
  unreadable: 'What has happened cannot be read just now.',
};
