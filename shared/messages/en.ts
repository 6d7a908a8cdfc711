/**
 * English, and the type of every other language. Simple words, no inside terms: the reader knows
 * files, folders, copies and OneDrive. A sentence with values is a plain function.
 */
import type { Action, CheckReason } from '../job-view.ts';
import { list } from './en-list.ts';
import type { MoreMessages } from './en-more.ts';
import { format } from './en-nouns.ts';
import { proof, row } from './en-row.ts';
import { service, uploadService } from './en-service.ts';

/** What the window may show at its first sight. */
export const en = {
  format,

  app: {
    name: 'Ferry',
    newCopy: 'New copy',
    /** The root of a drive, which has no name worth showing. */
    root: 'OneDrive',
    demoDrive: 'Demo drive',
    demoDriveHint: 'A made-up drive for trying things out. It lives on this computer only.',
    pause: 'Pause starting copies',
    settings: 'Settings',
  },

  state: {
    queued: 'Waiting for its turn',
    paused: 'Paused – starts when you resume',
    later: (moment: string) => `Starts later: ${moment}`,
    submitting: 'Starting',
    running: {
      copy: 'Copying',
      upload: 'Uploading',
      adopted: 'Under way',
    } satisfies Record<Action, string>,
    /** This app does the work, and must stay open for it. */
    byApp: 'Uploading through this computer',
    checking: {
      answerLost: 'The start was not confirmed – looking at the destination',
      noMonitor: 'There is no report to follow – looking at the destination',
      monitorGone: 'OneDrive stopped reporting – looking at the destination',
      itemsFailed: 'Looking at what has arrived at the destination',
    } satisfies Record<CheckReason, string>,
    unknown: {
      nothing: 'Outcome not known – nothing was found at the destination',
      incomplete: 'Outcome not known – only a part was found at the destination',
      notOurs: 'Outcome not known – another item has this name at the destination',
      noPlace: 'Outcome not known – there is no report any more',
    },
    completed: {
      copy: 'Copied',
      upload: 'Uploaded',
      adopted: 'Completed',
    } satisfies Record<Action, string>,
    /** `done` is one of `completed`. */
    completedAs: (done: string, name: string) => `${done} as “${name}”`,
    /** Nobody reported the end; the whole item was found where it should be. */
    completedFound: (done: string) => `${done} – found complete at the destination`,
    completedRest: (done: string) => `${done} – without the items that failed`,
    failed: (what: string) => `Failed: ${what}`,
    withPercent: (state: string, fraction: number) => `${state}, ${format.percent(fraction)}`,
  },

  waiting: {
    unreachable: 'Drive can’t be reached – trying again by itself',
    throttled: (when: string | null) =>
      when === null
        ? 'OneDrive is busy – asking again soon'
        : `OneDrive is busy – asking again at ${when}`,
    serviceTrouble: 'OneDrive has trouble – trying again by itself',
    signedOut: 'Waiting for you to sign in again',
    tokenWanted: 'Waiting for you to enter a token',
    monitorUncertain: 'OneDrive says nothing about this just now – asking again by itself',
  },

  list,

  empty: {
    title: 'Big copies, without the waiting',
    body: 'OneDrive copies files and folders in the cloud by itself; Ferry starts that, and tells you how far it is and how it ended. You can quit Ferry or restart the computer meanwhile.',
    action: 'Try it on the demo drive',
  },

  row,
  proof,
  service,
  uploadService,
};

/** What every language must say at first. */
export type FirstMessages = typeof en;

/** All words of the window. */
export type Messages = FirstMessages & MoreMessages;
