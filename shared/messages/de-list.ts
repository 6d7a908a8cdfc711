/** German: the list of copies as a whole. */
import { COPIES, format } from './de-nouns.ts';
import type { Messages } from './en.ts';

/** What stands around the rows. */
export const list: Messages['list'] = {
  attention: 'Braucht Ihre Aufmerksamkeit',
  active: 'In Arbeit',
  completed: 'Fertig',
  clearCompleted: 'Fertige entfernen',
  showOlder: 'Ältere anzeigen',
  atLeast: (count) => `${format.number(count)}+`,
  manyEnded: (completed, attention) => {
    const done = `${format.counted(completed, COPIES)} fertig`;
    if (attention === 0) return `${done}.`;
    const need = format.plural(attention, { one: 'wartet', other: 'warten' });
    return completed === 0
      ? `${format.counted(attention, COPIES)} ${need} auf Sie.`
      : `${done}, ${format.number(attention)} ${need} auf Sie.`;
  },
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
  nothingFound: (text) => `Kein Kopiervorgang passt zu „${text}“.`,
  nothingIn: {
    active: 'Kein Kopiervorgang ist in Arbeit.',
    attention: 'Kein Kopiervorgang braucht Ihre Aufmerksamkeit.',
    completed: 'Kein Kopiervorgang ist fertig.',
  },
  showAll: 'Alle anzeigen',
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
  selection: 'Ausgewählte Kopiervorgänge',
  selected: (count) => `${format.number(count)} ausgewählt`,
  endSelection: 'Auswahl aufheben',
  shared: {
    retry: 'Erneut versuchen',
    checkAgain: 'Erneut prüfen',
    compare: 'Vergleichen',
    remove: 'Entfernen',
  },
  removed: (count) => `${format.counted(count, COPIES)} aus der Liste entfernt`,
  cleared: 'Fertige aus der Liste entfernt',
  undo: 'Rückgängig',
  order: 'Fertige sortieren',
  orders: { newest: 'Neueste zuerst', name: 'Nach Namen' },
};
