/** German: the places where items can be found, several links at once, and long folders. */
import { format, ITEMS } from './de-nouns.ts';
import type { PlaceMessages } from './en-places.ts';

const LINES = { one: 'Zeile', other: 'Zeilen' };

/** Read in the form only, and so not part of the page's own table. */
export const dePlaces: PlaceMessages = {
  label: 'Ort',
  own: 'Meine Dateien',
  ownOf: (label) => `Meine Dateien (${label})`,
  shared: 'Mit mir geteilt',
  libraries: 'Teamseiten',
  demo: 'Demolaufwerk',

  emptyShared:
    'Hier ist nichts aufgeführt. OneDrive gibt diese Liste auf: Ein Freigabelink, oben in das Feld eingefügt, geht immer.',
  emptyLibraries:
    'Sie folgen keiner Teamseite. Geben Sie oben in das Feld den Namen einer Seite ein oder fügen Sie einen Link ein.',
  notOffered:
    'OneDrive bietet diese Liste hier nicht an. Ein Freigabelink, oben in das Feld eingefügt, geht immer.',
  needsPermission:
    'Für diese Liste fehlt Ferry die Berechtigung. Ein Freigabelink, oben in das Feld eingefügt, geht trotzdem.',

  lookingForLines: (done, count) =>
    `Wird gesucht … ${format.number(done)} von ${format.counted(count, LINES)}`,
  foundInLines: (count) => `Gefunden: ${format.counted(count, ITEMS)}`,
  missed: {
    title: (count) =>
      format.plural(count, {
        one: 'Diese Zeile wurde nicht übernommen und bleibt oben im Feld stehen:',
        other: 'Diese Zeilen wurden nicht übernommen und bleiben oben im Feld stehen:',
      }),
    line: (line, why) => `„${line}“: ${why}`,
    nothing: 'Nichts heißt so.',
    several: 'Mehreres heißt so. Nehmen Sie einen Pfad oder einen Link.',
    tooMany: (most) => `Mehr als ${format.number(most)} auf einmal sind zu viel.`,
  },

  loadingMore: (loaded, count) =>
    `Wird geladen: ${format.number(loaded)} von ${format.number(count)}`,
  seeking: (typed, loaded) => `„${typed}“ wird gesucht: bisher ${format.counted(loaded, ITEMS)}`,
  stop: 'Anhalten',
};
