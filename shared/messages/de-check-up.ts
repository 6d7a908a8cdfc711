/** German for the check-up of a copy before it starts. The page fetches it with the form. */
import type { Names } from '../check-up.ts';
import { format, ITEMS } from './de-nouns.ts';
import type { CheckUpMessages } from './en-check-up.ts';

const NAMES = new Intl.ListFormat('de', { type: 'conjunction' });

function named({ first, count }: Names): string {
  const more = count - first.length;
  const quoted = first.map((name) => `„${name}“`);
  const rest = `${format.number(more)} ${more === 1 ? 'weiteres' : 'weitere'}`;
  return NAMES.format([...quoted, ...(more > 0 ? [rest] : [])]);
}

const isOne = ({ count }: Names): boolean => count === 1;
const atLeast = (text: string, isWhole: boolean): string => (isWhole ? text : `mindestens ${text}`);

export const deCheckUp: CheckUpMessages = {
  title: 'Vor dem Start',
  empty: 'Wählen Sie aus, was wohin kopiert wird. Dann steht hier, was geschehen wird.',
  items: (count, isWhole) => atLeast(format.counted(count, ITEMS), isWhole),
  counting: 'Wird noch gezählt …',
  fine: (isAll) => (isAll ? 'Nichts steht im Weg.' : 'Bisher steht nichts im Weg.'),
  startAnyway: 'Starten können Sie trotzdem.',
  notes: 'Gut zu wissen',
  severities: { stop: 'Steht im Weg:', warn: 'Gut zu wissen:', note: 'Gut zu wissen:' },

  nameTaken: (names) =>
    `${named(names)} gibt es dort schon und ${isOne(names) ? 'würde' : 'würden'} nicht kopiert.`,
  nameTakenAtHome: (names) =>
    `${named(names)} gibt es dort schon. Ein persönliches OneDrive kann nicht beide behalten, das Kopieren würde scheitern.`,
  replaceFolder: (names) =>
    `${named(names)} ${isOne(names) ? 'ist dort ein' : 'sind dort'} Ordner. OneDrive ersetzt nur Dateien, das Kopieren würde scheitern.`,
  replaces: (names) =>
    `${named(names)} ${isOne(names) ? 'wird' : 'werden'} dort ersetzt, mit allen früheren Versionen.`,
  keptBeside: (names) =>
    `${named(names)} gibt es dort schon. Die Kopie bekommt daneben einen anderen Namen.`,
  tooManyItems: (name, items, isWhole, limit) =>
    isWhole
      ? `„${name}“ umfasst ${format.counted(items, ITEMS)}. OneDrive kopiert höchstens ${format.number(limit)} auf einmal.`
      : `„${name}“ umfasst mehr als ${format.counted(limit, ITEMS)}, und mehr kopiert OneDrive nicht auf einmal.`,
  inParts: (parts) =>
    `Daraus werden ${format.number(parts)} Kopiervorgänge, in der Liste als ein Eintrag.`,
  tooManyParts: (limit) =>
    `Aufgeteilt wären das mehr als ${format.number(limit)} Kopiervorgänge. Wählen Sie einen Ordner darin aus.`,
  crossSite: (bytes, limit) =>
    `Das sind ${format.bytes(bytes)}. In eine andere Website kopiert OneDrive höchstens ${format.bytes(limit)} auf einmal.`,
  maybeCrossSite: (bytes, limit) =>
    `Das sind ${format.bytes(bytes)}. Liegt der Ordner in einer anderen Website, scheitert es: Dort sind höchstens ${format.bytes(limit)} erlaubt.`,
  notebook: (name, bytes, limit) =>
    `Das Notizbuch „${name}“ hat ${format.bytes(bytes)}. OneDrive kopiert Notizbücher bis ${format.bytes(limit)}.`,
  pathTooLong: (name, excess, limit) =>
    `Der Pfad zu „${name}“ wäre um ${format.number(excess)} zu lang: Höchstens ${format.number(limit)} Zeichen sind erlaubt. Ein Ordner weiter oben hilft oder ein kürzerer Name.`,
  quota: (bytes, free) =>
    `Der Platz reicht nicht: ${format.bytes(bytes)} werden gebraucht, ${format.bytes(free)} sind frei.`,
  mixedAccounts:
    'OneDrive kopiert nichts zwischen einem persönlichen Laufwerk und dem einer Firma oder Schule.',
  rulesIgnored:
    'Ein persönliches OneDrive beachtet diese Regel nicht. Gibt es den Namen schon, scheitert das Kopieren.',
  shared: (names) =>
    `${named(names)} ${isOne(names) ? 'ist' : 'sind'} für andere freigegeben. Für die Kopie gilt das nicht: Links und Berechtigungen kommen nicht mit.`,
  leftBehind: 'Freigabelinks, Berechtigungen und Spalten einer Bibliothek kommen nicht mit.',
  versionsLeft: 'Frühere Versionen von Dateien kommen nicht mit.',

  remedies: {
    keepBoth: 'Beide behalten',
    otherFolder: 'Anderen Ordner wählen',
    otherSource: 'Etwas anderes wählen',
    intoExisting: 'Inhalt in diesen Ordner kopieren',
    childrenOnly: 'Nur den Inhalt kopieren',
    split: 'In mehrere Kopien aufteilen',
    takeVersions: 'Mitnehmen',
  },
  useName: (name) => `„${name}“ nennen`,
};
