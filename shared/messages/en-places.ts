/** English: the places where items can be found, several links at once, and long folders. */
import { format, ITEMS } from './en-nouns.ts';

const LINES = { one: 'line', other: 'lines' };

/** Read in the form only, and so not part of the page's own table. */
export const enPlaces = {
  /** The switch between places. */
  label: 'Place',
  own: 'My files',
  /** Where several accounts have such a drive. */
  ownOf: (label: string) => `My files (${label})`,
  shared: 'Shared with me',
  libraries: 'Team sites',
  /** The drive of a fresh machine, among the accounts. */
  demo: 'Demo drive',

  emptyShared:
    'Nothing is listed here. OneDrive is giving up this list: a sharing link, pasted into the field above, always works.',
  emptyLibraries:
    'You follow no team sites. Type the name of one into the field above, or paste a link.',
  notOffered:
    'OneDrive does not offer this list here. A sharing link, pasted into the field above, always works.',
  needsPermission:
    'Ferry has not been given the permission for this list. A sharing link, pasted into the field above, works all the same.',

  lookingForLines: (done: number, count: number) =>
    `Looking… ${format.number(done)} of ${format.counted(count, LINES)}`,
  foundInLines: (count: number) => `Found: ${format.counted(count, ITEMS)}`,
  missed: {
    title: (count: number) =>
      format.plural(count, {
        one: 'This line was not taken and stays in the field above:',
        other: 'These lines were not taken and stay in the field above:',
      }),
    line: (line: string, why: string) => `“${line}”: ${why}`,
    nothing: 'Nothing has this name.',
    several: 'Several things have such a name. Use a path or a link.',
    tooMany: (most: number) => `More than ${format.number(most)} at once are too many.`,
  },

  loadingMore: (loaded: number, count: number) =>
    `Loading: ${format.number(loaded)} of ${format.number(count)}`,
  seeking: (typed: string, loaded: number) =>
    `Looking for “${typed}”: ${format.counted(loaded, ITEMS)} so far`,
  stop: 'Stop',
};

export type PlaceMessages = typeof enPlaces;
