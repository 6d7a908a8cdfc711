/** German: the field that takes a link, a path or words to search for. */
import { format, ITEMS } from './de-nouns.ts';
import type { Messages } from './en.ts';

/** The field and what it came up with. */
export const find: Messages['find'] = {
  label: 'Link, Pfad oder Suche',
  placeholder: 'Link, Pfad oder Name',
  button: 'Suchen',
  back: 'Zurück zu den Ordnern',
  recent: 'Zuletzt',
  noRecent: 'Hier erscheinen die Ordner, in die Sie kopieren.',
  newFolder: 'Neuer Ordner',
  newFolderName: 'Name des neuen Ordners',
  create: 'Anlegen',
  cancel: 'Abbrechen',
  ownNames: 'Jedes behält seinen Namen.',
  startSeveral: (count, folder) => `${format.counted(count, ITEMS)} in „${folder}“ kopieren`,
  looking: 'Wird gesucht …',
  nothing: 'Nichts gefunden. Versuchen Sie ein anderes Wort oder sehen Sie in den Ordnern nach.',
  hits: (text) => `Gefunden für „${text}“`,
  firstHits: (text, count) => `Erste ${format.number(count)} für „${text}“`,
};

/** Why nothing was found. */
export const findRefusal: Messages['findRefusal'] = {
  notADriveLink:
    'Dieser Link führt nicht zu OneDrive oder SharePoint. Kopieren Sie den Link dort noch einmal.',
  linkLeadsNowhere:
    'Dieser Link führt zu nichts, das Sie öffnen können. Vielleicht wurde es gelöscht oder mit jemand anderem geteilt.',
  twiceInBatch:
    'Ein anderes gewähltes Element heißt genauso. Nehmen Sie „Beide behalten“ oder lassen Sie eines weg.',
  tooManyChosen: (limit) =>
    `Mehr als ${format.counted(limit, ITEMS)} lassen sich nicht zusammen kopieren. Wählen Sie weniger, oder den Ordner, in dem sie liegen.`,
  ofItem: (name, why) => `„${name}“: ${why}`,
  andMore: (count) => `Und ${format.number(count)} weitere.`,
  nameTaken: 'Diesen Namen gibt es dort schon. Wählen Sie einen anderen.',
  noSuchPath:
    'Unter diesem Pfad ist nichts. Pfade beginnen beim obersten Ordner, zum Beispiel /Documents/Plans.',
};
