/** English for the check-up of a copy before it starts. The page fetches it with the form. */
import type { FindingCode, Names, Remedy } from '../check-up.ts';
import { format, ITEMS } from './en-nouns.ts';

const NAMES = new Intl.ListFormat('en', { type: 'conjunction' });

function named({ first, count }: Names): string {
  const more = count - first.length;
  const quoted = first.map((name) => `“${name}”`);
  return NAMES.format([...quoted, ...(more > 0 ? [`${format.number(more)} more`] : [])]);
}

const are = ({ count }: Names): string => (count === 1 ? 'is' : 'are');
const atLeast = (text: string, isWhole: boolean): string => (isWhole ? text : `at least ${text}`);

export const enCheckUp = {
  title: 'Before it starts',
  empty: 'Choose what to copy and where to. What will happen is then said here.',
  items: (count: number, isWhole: boolean) => atLeast(format.counted(count, ITEMS), isWhole),
  counting: 'Still counting…',
  /** `isAll`: nothing more is being looked at. */
  fine: (isAll: boolean): string =>
    isAll ? 'Nothing stands in the way.' : 'Nothing stands in the way so far.',
  /** Follows why the drive did not answer. */
  startAnyway: 'You can start all the same.',
  /** Above what does not come along. */
  notes: 'Good to know',
  severities: { stop: 'Stands in the way:', warn: 'To know:', note: 'To know:' },

  nameTaken: (names: Names) =>
    `${named(names)} ${are(names)} already there and would not be copied.`,
  nameTakenAtHome: (names: Names) =>
    `${named(names)} ${are(names)} already there. A personal OneDrive cannot keep both, so copying would fail.`,
  replaceFolder: (names: Names) =>
    `${named(names)} ${names.count === 1 ? 'is a folder' : 'are folders'} there. OneDrive replaces files only, so copying would fail.`,
  replaces: (names: Names) =>
    `${named(names)} ${are(names)} replaced there, with all earlier versions.`,
  keptBeside: (names: Names) =>
    `${named(names)} ${are(names)} already there. The copy gets another name beside it.`,
  tooManyItems: (name: string, items: number, isWhole: boolean, limit: number) =>
    // Without a figure that grows: it would be read out again and again.
    isWhole
      ? `“${name}” is ${format.counted(items, ITEMS)}. OneDrive copies ${format.number(limit)} at a time at most.`
      : `“${name}” is more than ${format.counted(limit, ITEMS)}, and OneDrive copies no more at a time.`,
  inParts: (parts: number) =>
    `It is split into ${format.number(parts)} copies, shown as one entry in the list.`,
  tooManyParts: (limit: number) =>
    `Split, this would be more than ${format.number(limit)} copies. Choose a folder inside it.`,
  crossSite: (bytes: number, limit: number) =>
    `This is ${format.bytes(bytes)}. OneDrive copies ${format.bytes(limit)} at a time at most to another site.`,
  maybeCrossSite: (bytes: number, limit: number) =>
    `This is ${format.bytes(bytes)}. If the folder is in another site, it fails: ${format.bytes(limit)} are the limit there.`,
  notebook: (name: string, bytes: number, limit: number) =>
    `The notebook “${name}” has ${format.bytes(bytes)}. OneDrive copies notebooks up to ${format.bytes(limit)}.`,
  pathTooLong: (name: string, excess: number, limit: number) =>
    `The path to “${name}” would be ${format.number(excess)} too long: ${format.number(limit)} characters are the limit. A folder nearer the top helps, or a shorter name.`,
  quota: (bytes: number, free: number) =>
    `There is not enough room: ${format.bytes(bytes)} are needed, ${format.bytes(free)} are free.`,
  mixedAccounts: 'OneDrive copies nothing between a personal drive and one of a company or school.',
  rulesIgnored: 'A personal OneDrive does not heed this rule. If the name is taken, copying fails.',
  shared: (names: Names) =>
    `${named(names)} ${are(names)} shared with others. The copy is not: links and permissions stay behind.`,
  leftBehind: 'Sharing links, permissions and columns of a library do not come along.',
  versionsLeft: 'Earlier versions of files do not come along.',

  remedies: {
    keepBoth: 'Keep both',
    otherFolder: 'Choose another folder',
    otherSource: 'Choose something else',
    intoExisting: 'Copy what is inside into that folder',
    childrenOnly: 'Copy only what is inside',
    split: 'Split into several copies',
    takeVersions: 'Take them along',
  } satisfies Record<Exclude<Remedy['code'], 'useName'>, string>,
  useName: (name: string) => `Call it “${name}”`,
} satisfies Record<Exclude<FindingCode, 'refused'>, unknown> & Record<string, unknown>;

/** What every language must say there. */
export type CheckUpMessages = typeof enCheckUp;
