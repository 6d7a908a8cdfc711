/** German: one row of the list. */
import { DIFFERENCES, FILES, format, ITEMS } from './de-nouns.ts';
import type { FirstMessages } from './en.ts';

/** A row’s facts, buttons and questions. */
export const row: FirstMessages['row'] = {
  kind: { file: 'Datei', folder: 'Ordner', other: 'Element' },
  to: 'nach',
  adopted: 'Für ein anderes Programm beobachtet',
  progressOf: (name) => `Fortschritt von ${name}`,
  files: (done, total) => `${format.number(done)} von ${format.counted(total, FILES)}`,
  bytes: (done, total) => {
    const pair = format.bytesPair(done, total);
    return `${pair.done} von ${pair.total}`;
  },
  running: (ms) => `seit ${format.duration(ms)}`,
  took: (ms) => `Dauer ${format.duration(ms)}`,
  timeLeft: (span) => {
    switch (span.kind) {
      case 'underMinute':
        return 'noch weniger als eine Minute';
      case 'upTo':
        return `noch höchstens ${span.text}`;
      case 'about':
        return `noch etwa ${span.text}`;
      case 'between':
        return `noch ${span.text}`;
    }
  },
  stop: 'Nicht mehr verfolgen',
  stopByApp: 'Hochladen abbrechen',
  more: 'Weitere Aktionen',
  remove: 'Entfernen',
  startNow: 'Jetzt starten',
  open: 'Öffnen',
  openHint: 'Im Browser öffnen',
  checkAgain: 'Erneut prüfen',
  retry: 'Erneut versuchen',
  keepBoth: 'Beide behalten',
  replace: 'Ersetzen …',
  uploadByApp: 'Über diesen Computer hochladen',
  uploadByAppHint:
    'Ferry lädt die Datei herunter und zu OneDrive hoch. Dazu muss es geöffnet bleiben.',
  skipItems: 'Diese Elemente auslassen',
  skipItemsHint:
    'Ferry sieht nach, was angekommen ist, nimmt es als Ergebnis und führt auf, was fehlt.',
  openSource: 'Original anzeigen',
  details: 'Details',
  copyLink: 'Link kopieren',
  saveReport: 'Bericht speichern …',
  retryRenamed: 'Mit anderem Namen versuchen',
  signInAgain: 'Erneut anmelden',
  enterToken: 'Token eingeben',
  unknownWhy: {
    answerLost: 'Ferry hat OneDrive darum gebeten, aber die Antwort kam nie an.',
    noMonitor: 'OneDrive hat den Auftrag angenommen, zeigt aber nicht, wie weit er ist.',
    monitorGone: 'OneDrive hat aufgehört, darüber zu berichten, ohne ein Ende zu melden.',
    itemsFailed:
      'OneDrive konnte einige Elemente nicht verarbeiten, und auch der Rest ist nicht ganz da.',
  },
  unknownNoPlace:
    'Nur das Programm, das dies gestartet hat, weiß, wo das Ergebnis liegen sollte. Sehen Sie dort nach.',
  itemsFailed: (count) =>
    format.plural(count, {
      one: `${format.number(count)} Element ließ sich nicht verarbeiten`,
      other: `${format.number(count)} Elemente ließen sich nicht verarbeiten`,
    }),
  itemUnnamed: 'Ein Element ohne Namen',
};

/** A copy compared with its source. */
export const proof: FirstMessages['proof'] = {
  comparing: (items) => `Wird mit dem Original verglichen: bisher ${format.counted(items, ITEMS)}`,
  same: (items, bytes) => `Geprüft: ${format.counted(items, ITEMS)}, ${format.bytes(bytes)}`,
  sameHint: 'Jedes Element wurde nach Namen und Größe mit seinem Original verglichen.',
  differs: (differing, items) =>
    `Nicht gleich dem Original: ${format.counted(differing, DIFFERENCES)} bei ${format.plural(items, { one: `${format.number(items)} Element`, other: `${format.number(items)} Elementen` })}`,
  differences: { missing: 'fehlt', size: 'andere Größe' },
  moreDifferences: (count) => `und ${format.number(count)} weitere`,
  skipped: {
    tooLarge: 'Nicht mit dem Original verglichen, weil es so viel ist',
    unreadable: 'Nicht verglichen: Original oder Kopie lässt sich nicht mehr lesen',
  },
  compare: 'Jetzt vergleichen',
  compareAgain: 'Erneut vergleichen',
};
