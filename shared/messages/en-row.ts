/** English: one row of the list. */
import type { Action, CheckReason, Difference } from '../job-view.ts';
import { DIFFERENCES, FILES, format, ITEMS } from './en-nouns.ts';
import type { Span } from './format.ts';

/** A row’s facts, buttons and questions. */
export const row = {
  kind: { file: 'File', folder: 'Folder', other: 'Item' },
  /** Stands between two paths, for screen readers. */
  to: 'to',
  adopted: 'Watched for another program',
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
  stopQuestion: {
    copy: 'Ferry will forget this copy. OneDrive cannot be told to stop, so the copy itself may go on there.',
    upload:
      'Ferry will forget this upload. OneDrive cannot be told to stop, so the upload itself may go on there.',
    adopted:
      'Ferry will no longer watch this. It goes on at OneDrive, and in the program that started it.',
  } satisfies Record<Action, string>,
  stopYes: 'Yes, stop tracking',
  stopNo: 'Keep tracking',
  stopByApp: 'Stop upload',
  stopByAppQuestion: 'Ferry will stop this upload. What has been uploaded so far is thrown away.',
  stopByAppYes: 'Yes, stop upload',
  stopByAppNo: 'Go on uploading',
  more: 'More actions',
  remove: 'Remove',
  startNow: 'Start now',
  open: 'Open',
  openHint: 'Open in the browser',
  checkAgain: 'Check again',
  retry: 'Try again',
  keepBoth: 'Keep both',
  replace: 'Replace…',
  replaceQuestion: (name: string, folder: string) =>
    `The file “${name}” that is in “${folder}” now will be replaced. Its earlier versions are lost as well.`,
  replaceYes: 'Yes, replace it',
  replaceNo: 'Leave it as it is',
  uploadByApp: 'Upload through this computer',
  uploadByAppHint:
    'Ferry downloads the file and uploads it to OneDrive. It has to stay open for that.',
  skipItems: 'Skip these items',
  skipItemsHint:
    'Ferry looks at what has arrived, takes it as the result and lists what is missing.',
  openSource: 'Show the original',
  saveReport: 'Save report…',
  retryRenamed: 'Retry with another name',
  retryStart: 'Start again',
  retryCancel: 'Cancel',
  retryWarning:
    'The first try may have worked after all. Starting again could leave you with two copies.',
  unknownWhy: {
    answerLost: 'Ferry asked OneDrive for this, but the answer never arrived.',
    noMonitor: 'OneDrive took this on, but offered no way to see how far it is.',
    monitorGone: 'OneDrive stopped reporting before it said that this was done.',
    itemsFailed: 'OneDrive could not process some items, and the rest is not all there either.',
  } satisfies Record<CheckReason, string>,
  /** Where only another program knows what to look for, and where. */
  unknownNoPlace:
    'Only the program that started this knows where the result should be. Look there.',
  itemsFailed: (count: number) =>
    format.plural(count, {
      one: `${format.number(count)} item could not be processed`,
      other: `${format.number(count)} items could not be processed`,
    }),
  itemUnnamed: 'An item without a name',
  details: 'What OneDrive said',
  detailsCode: 'Code',
  detailsMessage: 'Message',
  detailsItems: 'Items',
  detailsReport: 'Report',
  detailsSelect: 'Select all',
  detailsNothing: 'OneDrive gave no further explanation.',
};

/** A copy compared with its source. */
export const proof = {
  comparing: (items: number) =>
    `Comparing with the original: ${format.counted(items, ITEMS)} so far`,
  same: (items: number, bytes: number) =>
    `Verified: ${format.counted(items, ITEMS)}, ${format.bytes(bytes)}`,
  sameHint: 'Every item was compared with its original by name and size.',
  differs: (differing: number, items: number) =>
    `Not the same as the original: ${format.counted(differing, DIFFERENCES)} in ${format.counted(items, ITEMS)}`,
  differences: {
    missing: 'missing',
    size: 'another size',
  } satisfies Record<Difference['what'], string>,
  moreDifferences: (count: number) => `and ${format.number(count)} more`,
  skipped: {
    tooLarge: 'Not compared with the original, as there is so much of it',
    unreadable: 'Not compared: the original or the copy cannot be read any more',
  },
  compare: 'Compare now',
  compareAgain: 'Compare again',
};
