/** English: the form for a new copy, its pickers, and why it is refused. */
import { FORBIDDEN_CHARACTERS } from '../item-name.ts';
import type { NameProblem } from '../item-name.ts';
import type { ConflictRule } from '../job-view.ts';
import { format, ITEMS } from './en-nouns.ts';

/** The dialog. */
export const form = {
  title: 'New copy',
  close: 'Close',
  mode: 'Kind of copy',
  modes: { drive: 'From OneDrive', web: 'From the web', watch: 'Watch an address' },
  source: 'What to copy',
  destination: 'Where to',
  name: 'Name of the copy',
  uploadName: 'Name in OneDrive',
  options: 'Options',
  childrenOnly: 'Only what is inside the folder',
  childrenOnlyFolders: 'For folders only.',
  childrenOnlyRoot: 'A whole drive can only be copied by what is inside it.',
  childrenOnlyName: 'What is inside keeps its names.',
  allVersions: 'Take earlier versions of files along',
  startLater: 'Start later',
  startTime: 'Date and time to start at',
  /** The time is over, so that there is nothing to wait for. */
  startTimePast: 'This time is over: the copy starts at once.',
  address: 'Address of the file',
  addressHint:
    'OneDrive fetches it from there, so it must be open to everybody. It begins with https://.',
  missingAddress: 'Enter the address of a file.',
  watchAddress: 'Address to watch',
  watchHint:
    'Paste the address another program got from OneDrive for something it started; no sign-in needed. Ferry keeps it secret and does not show it again.',
  watchExample: 'It begins with https:// and often holds the word “monitor” or “operations”.',
  watchLimits:
    'Ferry then shows how far it is and how it ends. Only the other program can start it once more.',
  missingWatchAddress: 'Paste an address.',
  watchStart: 'Watch',
  rule: 'If the name is already taken there',
  ruleForEach: 'If a name is already taken there',
  rules: {
    fail: 'Don’t copy',
    rename: 'Keep both',
    replace: 'Replace (files only)',
  } satisfies Record<ConflictRule, string>,
  uploadRules: {
    fail: 'Don’t upload',
    rename: 'Keep both',
    replace: 'Replace',
  } satisfies Record<ConflictRule, string>,
  replaceFolders: 'OneDrive cannot replace a folder by a copy.',
  cancel: 'Cancel',
  start: 'Start copy',
  startExactly: (name: string, folder: string) => `Copy “${name}” into “${folder}”`,
  startChildren: (source: string, folder: string) => `Copy what is in “${source}” into “${folder}”`,
  startUpload: 'Start upload',
  startUploadExactly: (name: string, folder: string) => `Upload “${name}” into “${folder}”`,
  starting: 'Starting…',
  missingSource: 'Choose a file or folder to copy.',
  missingDestination: 'Choose the folder it should be copied into.',
  missingDestinationOfUpload: 'Choose the folder it should be uploaded into.',
};

/** The way to an item. */
export const picker = {
  /** Stands before the path of what is chosen, for screen readers. */
  chosen: 'Chosen:',
  nothingChosen: 'Nothing chosen',
  intoThis: 'Copy into this folder',
  uploadIntoThis: 'Upload into this folder',
  copyThis: 'Copy this folder',
  path: 'Folder shown',
  itemsIn: (folder: string) => `Items in ${folder}`,
  items: (count: number) => format.counted(count, ITEMS),
  openFolder: 'Open folder',
  loading: 'Loading…',
  loadingMore: 'Loading more…',
  emptyFolder: 'This folder is empty.',
  retry: 'Load again',
};

/** Why a name cannot be used. */
export const name = {
  empty: 'Enter a name.',
  forbiddenCharacter: `A name cannot contain any of these: ${FORBIDDEN_CHARACTERS}`,
  edgeSpace: 'A name cannot begin or end with a space.',
  trailingDot: 'A name cannot end with a dot.',
  reserved: 'OneDrive keeps this name for itself. Choose another one.',
  tooLong: 'This name is too long: 255 characters are the limit.',
  pathTooLong:
    'The name and the folders above it are too long together: 400 characters are the limit.',
} satisfies Record<NameProblem, string>;

/** Why a command was not carried out. */
export const refusal = {
  rootAsSource: 'The whole drive cannot be copied at once. Choose a file or folder on it.',
  sourceGone: 'This item is no longer there. Choose another one.',
  destinationGone: 'This folder is no longer there. Choose another one.',
  destinationNotFolder: 'This is not a folder. Choose a folder.',
  intoItself: 'A folder cannot be copied into itself. Choose another folder.',
  sameNameSameFolder:
    'The original has this name in this folder. Choose another name or another folder.',
  acrossAccounts:
    'OneDrive copies only inside one account. Share the folder with the other account and copy it from there, or choose a destination in the same account.',
  accountGone: 'This account is no longer signed in here. Choose again.',
  notChildren: 'Only a folder can be copied by what is inside it. Choose a folder.',
  badUrl: 'This is not the address of a file on the web. It has to begin with https://.',
  privateUrl: 'This address is not open to everybody, so it is not fetched. Use a public one.',
  notAMonitor:
    'This is not an address where OneDrive reports on something. Copy it once more from the other program.',
  driveUnreachable: 'The drive can’t be reached. Check the connection, then try again.',
  signedOut: 'Sign in again to reach this drive.',
  driveBusy: (wait: string | null) =>
    wait === null
      ? 'OneDrive is busy. Try again in a few minutes.'
      : `OneDrive is busy. Try again in ${wait}.`,
  notSaved:
    'Ferry could not save this, so nothing was started. The disk may be full: free some space, then try again.',
  notPossibleNow: 'This is not possible any more. The list shows how things are now.',
  badRequest: 'This did not work, and the fault is Ferry’s. Please try it once more.',
};
