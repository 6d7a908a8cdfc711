/** English: what went wrong, as what happened and what to do about it. */
import type { ServiceCode, UploadCode } from '../problem.ts';

/**
 * What happened, as a sentence without its full stop, so that it can end a line or begin a text; and
 * what the reader can do about it.
 */
interface Trouble {
  readonly what: string;
  readonly todo: string;
}

/** The service’s codes, as what happened and what to do. */
export const service = {
  accessDenied: {
    what: 'You may not read this item or may not write to that folder',
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
  invalidRange: {
    what: 'OneDrive could not put the parts of a file together',
    todo: 'Try again.',
  },
  invalidRequest: {
    what: 'OneDrive did not accept this',
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
    what: 'OneDrive does not allow this',
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
  resourceModified: {
    what: 'An item was changed while it was being copied',
    todo: 'Wait until nobody works on it, then try again.',
  },
  resyncRequired: {
    what: 'OneDrive lost track of what is where',
    todo: 'Wait a few minutes, then try again.',
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
  sourceNotFound: {
    what: 'There is no file at this web address any more',
    todo: 'Find out where it is now, then start a new upload.',
  },
  sourceNotPublic: {
    what: 'The web address is not open to everybody',
    todo: 'Have the file shared so that anyone can get it without signing in, then start a new upload.',
  },
  sourceChanged: {
    what: 'The file on the web changed while it was being uploaded',
    todo: 'Try again, so that all of it is of one version.',
  },
  sourceTooLarge: {
    what: 'The file on the web is larger than OneDrive allows',
    todo: 'Only a smaller file can be uploaded.',
  },
  sourceUnreadable: {
    what: 'The file could not be fetched from the web',
    todo: 'Open the address in a browser to see whether it works, then try again.',
  },
  other: {
    what: 'OneDrive could not finish this',
    todo: 'See what OneDrive said, then try again.',
  },
} satisfies Record<ServiceCode, Trouble>;

/** The codes that mean something else where OneDrive was to fetch a file of the web. */
export const uploadService = {
  accessDenied: {
    what: 'OneDrive may not fetch this file, or may not write to that folder',
    todo: 'Upload it through this computer, or choose another folder.',
  },
  generalException: {
    what: 'OneDrive gave up on this file without saying why',
    todo: 'Upload it through this computer, or try again.',
  },
  invalidRequest: {
    what: 'OneDrive did not accept this file from the web',
    todo: 'Upload it through this computer.',
  },
  itemNotFound: {
    what: 'The file on the web or the folder was not found',
    todo: 'Upload it through this computer, or look whether the folder is still there.',
  },
  notAllowed: {
    what: 'OneDrive does not fetch files from the web here',
    todo: 'Upload it through this computer.',
  },
  notSupported: {
    what: 'OneDrive does not fetch files from the web here',
    todo: 'Upload it through this computer.',
  },
  other: {
    what: 'OneDrive could not fetch this file',
    todo: 'Upload it through this computer, or see what OneDrive said.',
  },
} satisfies Record<UploadCode, Trouble>;
