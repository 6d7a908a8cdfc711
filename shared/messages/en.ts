/**
 * English, and the type of every other language. Simple words, no inside terms: the reader knows
 * files, folders, copies and OneDrive. A sentence with values is a plain function.
 */
import type { Action, CheckReason } from '../job-view.ts';
import { banner } from './en-banner.ts';
import { find, findRefusal } from './en-find.ts';
import { form, name, picker, refusal } from './en-form.ts';
import { list } from './en-list.ts';
import { COPIES, format } from './en-nouns.ts';
import { proof, row } from './en-row.ts';
import { service, uploadService } from './en-service.ts';

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
    paused: 'Paused – starts when you go on',
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
      when === null ? 'OneDrive is busy – going on soon' : `OneDrive is busy – going on at ${when}`,
    serviceTrouble: 'OneDrive has trouble – trying again by itself',
    monitorUncertain: 'OneDrive says nothing about this just now – asking again by itself',
  },

  notification: {
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
  },

  list,

  empty: {
    title: 'Big copies, without the waiting',
    body: 'Ferry has OneDrive copy files and folders in the cloud, and tells you how far they are and when they are done – even after you quit it or restart the computer.',
    action: 'Choose what to copy',
  },

  row,
  proof,
  form,
  picker,
  find,
  findRefusal,
  /** Why a name cannot be used. */
  name,
  refusal,
  service,
  uploadService,

  banner,

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
    /** `missing` is null when nobody knows how many. */
    listRepaired: (missing: number | null, folder: string) => {
      const lost =
        missing === null
          ? 'Some entries may be missing.'
          : format.plural(missing, {
              one: `${format.number(missing)} entry is missing.`,
              other: `${format.number(missing)} entries are missing.`,
            });
      return `The list of your copies was damaged and has been repaired. ${lost} Others may not show what happened last. Copies at OneDrive are not affected. The damaged files were kept as “${folder}”.`;
    },
    listBegunAnew: (folder: string) =>
      `The list of your copies was damaged and could not be repaired, so Ferry started with an empty one. Copies at OneDrive are not affected. The damaged files were kept as “${folder}”.`,
    notSaving:
      'Ferry cannot save at the moment – the disk may be full. New copies have to wait until it can.',
    restarted:
      'Something in Ferry failed, so it started again by itself. Nothing was lost: your copies go on.',
    noSecretStore:
      'This system has no secret store, so Ferry keeps the links to running copies unencrypted on this computer. Without them, Ferry has to look at the destination after a restart to learn how a copy ended.',
    keepAddresses: 'Keep them',
    dropAddresses: 'Do not keep them',
  },
};

/** What every language must say. */
export type Messages = typeof en;
