/** German: the list of copies as a whole. */
import { COPIES, format } from './de-nouns.ts';
import type { FirstMessages } from './en.ts';

/** What stands around the rows. */
export const list: FirstMessages['list'] = {
  attention: 'Zu klären',
  active: 'In Arbeit',
  completed: 'Fertig',
  clearCompleted: 'Fertige entfernen',
  showOlder: 'Ältere anzeigen',
  atLeast: (count) => `${format.number(count)}+`,
  filter: {
    label: 'Anzeigen',
    all: 'Alle',
    active: 'In Arbeit',
    attention: 'Zu klären',
    completed: 'Fertig',
  },
  search: 'Suchen',
  searchHint: 'Nach Namen oder Ordner suchen (Strg+F)',
  searchOlder: 'Ältere durchsuchen',
  found: (count, hasMore) =>
    hasMore
      ? `Bisher ${format.counted(count, COPIES)} gefunden`
      : `${format.counted(count, COPIES)} gefunden`,
  searching: 'Ältere werden durchsucht …',
  batch: {
    name: (first, others) =>
      `${first} und ${format.plural(others, { one: '1 weiteres', other: `${format.number(others)} weitere` })}`,
    counts: (counts, isWhole) => [
      ...(counts.completed === 0
        ? []
        : [`${format.number(counts.completed)}${isWhole ? '' : '+'} fertig`]),
      ...(counts.active === 0 ? [] : [`${format.number(counts.active)} in Arbeit`]),
      ...(counts.attention === 0 ? [] : [`${format.number(counts.attention)} zu klären`]),
    ],
    open: 'Einzeln anzeigen',
    close: 'Zusammenfassen',
  },
  select: (name) => `${name} auswählen`,
  order: 'Fertige sortieren',
  orders: { newest: 'Neueste zuerst', name: 'Nach Namen' },
};
