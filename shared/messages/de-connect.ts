/** German for what the window says of accounts outside of their dialog. */
import { format } from './de-nouns.ts';
import type { connect as english } from './en-connect.ts';

export const connect: typeof english = {
  accounts: 'Konten',
  count: (count) =>
    format.plural(count, {
      one: `${format.number(count)} Konto`,
      other: `${format.number(count)} Konten`,
    }),
  badgeHint: 'Konten ansehen und hinzufügen',
  wayHint: 'Melden Sie sich mit Ihrem eigenen Konto an, ob privat oder von Arbeit oder Schule.',
  way: 'OneDrive verbinden',
  firstCopy: 'Auswählen, was kopiert wird',
  signedOut: (name) =>
    `${name} ist abgemeldet. Neue Kopien mit diesem Konto warten, bis Sie sich erneut anmelden; laufende gehen weiter.`,
  tokenWanted: (name) =>
    `${name} verlangt ein Token. Neue Kopien damit warten, bis Sie eines eingeben; laufende gehen weiter.`,
  signedOutSeveral: (count) =>
    `${format.number(count)} Konten sind abgemeldet. Neue Kopien mit ihnen warten, bis Sie sich erneut anmelden; laufende gehen weiter.`,
  allow: 'Erlauben …',
  /** In the list of places. */
  more: 'Konten …',
  allowWaiting: 'Beantworten Sie die Frage in Ihrem Browser.',
  allowCancel: 'Abbrechen',
};
