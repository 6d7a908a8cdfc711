/** English: the field that takes a link, a path or words to search for. */
import { format, ITEMS } from './en-nouns.ts';

/** The field and what it came up with. */
export const find = {
  label: 'Link, path or search',
  placeholder: 'Link, path or name',
  button: 'Find',
  back: 'Back to folders',
  recent: 'Recent',
  noRecent: 'Folders you copy into appear here.',
  newFolder: 'New folder',
  newFolderName: 'Name of the new folder',
  create: 'Create',
  cancel: 'Cancel',
  ownNames: 'Each keeps its name.',
  startSeveral: (count: number, folder: string) =>
    `Copy ${format.counted(count, ITEMS)} into “${folder}”`,
  looking: 'Looking…',
  nothing: 'Nothing was found. Try another word, or look in the folders.',
  hits: (text: string) => `Found for “${text}”`,
  /** There are more than are shown. */
  firstHits: (text: string, count: number) => `First ${format.number(count)} for “${text}”`,
};

/** Why nothing was found. */
export const findRefusal = {
  notADriveLink:
    'This link does not lead to OneDrive or SharePoint. Copy the link from there once more.',
  linkLeadsNowhere:
    'This link leads to nothing you can open. It may have been deleted, or is shared with somebody else.',
  twiceInBatch:
    'Another item you have chosen has the same name. Choose “Keep both”, or leave one out.',
  tooManyChosen: (limit: number) =>
    `No more than ${format.counted(limit, ITEMS)} can be copied together. Choose fewer, or the folder they are in.`,
  ofItem: (name: string, why: string) => `“${name}”: ${why}`,
  andMore: (count: number) => `And ${format.number(count)} more.`,
  nameTaken: 'There is already something with this name. Choose another one.',
  noSuchPath:
    'There is nothing at this path. Paths begin at the top folder, as in /Documents/Plans.',
};
