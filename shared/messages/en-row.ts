/** English: one row of the list. */
import type { CheckReason, Difference } from '../job-view.ts';
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
  stopByApp: 'Stop upload',
  more: 'More actions',
  remove: 'Remove',
  startNow: 'Start now',
  open: 'Open',
  openHint: 'Open in the browser',
  checkAgain: 'Check again',
  retry: 'Try again',
  keepBoth: 'Keep both',
  replace: 'Replace…',
  uploadByApp: 'Upload through this computer',
  uploadByAppHint:
    'Ferry downloads the file and uploads it to OneDrive. It has to stay open for that.',
  skipItems: 'Skip these items',
  skipItemsHint:
    'Ferry looks at what has arrived, takes it as the result and lists what is missing.',
  openSource: 'Show the original',
  details: 'Details',
  copyLink: 'Copy link',
  saveReport: 'Save report…',
  retryRenamed: 'Retry with another name',
  signInAgain: 'Sign in again',
  enterToken: 'Enter a token',
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
