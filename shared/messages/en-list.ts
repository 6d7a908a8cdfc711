/** English: the list of copies as a whole. */
import { COPIES, format } from './en-nouns.ts';

/** What stands around the rows. */
export const list = {
  attention: 'Needs attention',
  active: 'In progress',
  completed: 'Completed',
  clearCompleted: 'Clear completed',
  showOlder: 'Show older ones',
  /** So many are shown, and there are more. */
  atLeast: (count: number) => `${format.number(count)}+`,
  filter: {
    label: 'Show',
    all: 'All',
    active: 'In progress',
    attention: 'Needs attention',
    completed: 'Completed',
  },
  search: 'Search',
  searchHint: 'Search by name or folder (Ctrl+F)',
  searchOlder: 'Search older ones',
  /** `hasMore`: older ones were not looked through yet. */
  found: (count: number, hasMore: boolean) =>
    hasMore
      ? `${format.counted(count, COPIES)} found so far`
      : `${format.counted(count, COPIES)} found`,
  searching: 'Searching older copies…',
  batch: {
    name: (first: string, others: number) =>
      `${first} and ${format.plural(others, { one: '1 other', other: `${format.number(others)} others` })}`,
    /** `isWhole`: no more of them are completed than are known here. */
    counts: (
      counts: { readonly completed: number; readonly active: number; readonly attention: number },
      isWhole: boolean,
    ) => [
      ...(counts.completed === 0
        ? []
        : [`${format.number(counts.completed)}${isWhole ? '' : '+'} completed`]),
      ...(counts.active === 0 ? [] : [`${format.number(counts.active)} in progress`]),
      ...(counts.attention === 0
        ? []
        : [
            format.plural(counts.attention, {
              one: `${format.number(counts.attention)} needs you`,
              other: `${format.number(counts.attention)} need you`,
            }),
          ]),
    ],
    open: 'Show each copy',
    close: 'Show as one',
  },
  select: (name: string) => `Select ${name}`,
  order: 'Sort completed copies by',
  orders: { newest: 'Newest first', name: 'By name' },
};
