/** German: the form for a new copy, its pickers, and why it is refused. */
import { FORBIDDEN_CHARACTERS } from '../item-name.ts';
import { format, ITEMS } from './de-nouns.ts';
import type { Messages } from './en.ts';

/** The dialog. */
export const form: Messages['form'] = {
  title: 'Neue Kopie',
  close: 'Schließen',
  mode: 'Art der Kopie',
  modes: { drive: 'Aus OneDrive', web: 'Aus dem Web', watch: 'Adresse beobachten' },
  source: 'Was kopieren?',
  destination: 'Wohin?',
  name: 'Name der Kopie',
  uploadName: 'Name in OneDrive',
  options: 'Optionen',
  childrenOnly: 'Nur den Inhalt des Ordners',
  childrenOnlyFolders: 'Nur bei Ordnern.',
  childrenOnlyRoot: 'Von einem ganzen Laufwerk lässt sich nur der Inhalt kopieren.',
  childrenOnlyName: 'Der Inhalt behält seine Namen.',
  allVersions: 'Frühere Versionen von Dateien mitnehmen',
  startLater: 'Später starten',
  startTime: 'Datum und Uhrzeit des Starts',
  startTimePast: 'Dieser Zeitpunkt ist vorbei: Die Kopie startet sofort.',
  address: 'Adresse der Datei',
  addressHint:
    'OneDrive holt sie von dort, deshalb muss sie für alle offen sein. Sie beginnt mit https://.',
  missingAddress: 'Geben Sie die Adresse einer Datei ein.',
  watchAddress: 'Adresse, die beobachtet wird',
  watchHint:
    'Fügen Sie die Adresse ein, die ein anderes Programm von OneDrive für einen Auftrag bekommen hat; eine Anmeldung ist nicht nötig. Ferry hält sie geheim und zeigt sie nicht wieder.',
  watchExample: 'Sie beginnt mit https:// und enthält oft das Wort „monitor“ oder „operations“.',
  watchLimits:
    'Ferry zeigt dann, wie weit es ist und wie es ausgeht. Noch einmal starten kann es nur das andere Programm.',
  missingWatchAddress: 'Fügen Sie eine Adresse ein.',
  watchStart: 'Beobachten',
  rule: 'Wenn es den Namen dort schon gibt',
  ruleForEach: 'Wenn es einen Namen dort schon gibt',
  rules: {
    fail: 'Nicht kopieren',
    rename: 'Beide behalten',
    replace: 'Dateien ersetzen',
  },
  uploadRules: {
    fail: 'Nicht hochladen',
    rename: 'Beide behalten',
    replace: 'Ersetzen',
  },
  replaceFolders: 'OneDrive kann einen Ordner nicht durch eine Kopie ersetzen.',
  cancel: 'Abbrechen',
  start: 'Kopieren starten',
  startExactly: (name, folder) => `„${name}“ in „${folder}“ kopieren`,
  startChildren: (source, folder) => `Inhalt von „${source}“ in „${folder}“ kopieren`,
  startUpload: 'Hochladen starten',
  startUploadExactly: (name, folder) => `„${name}“ in „${folder}“ hochladen`,
  starting: 'Wird gestartet …',
  missingSource: 'Wählen Sie eine Datei oder einen Ordner aus.',
  missingDestination: 'Wählen Sie den Ordner aus, in den kopiert wird.',
  missingDestinationOfUpload: 'Wählen Sie den Ordner aus, in den hochgeladen wird.',
};

/** The way to an item. */
export const picker: Messages['picker'] = {
  chosen: 'Ausgewählt:',
  nothingChosen: 'Nichts gewählt',
  intoThis: 'In diesen Ordner kopieren',
  uploadIntoThis: 'In diesen Ordner hochladen',
  copyThis: 'Diesen Ordner kopieren',
  path: 'Angezeigter Ordner',
  itemsIn: (folder) => `Elemente in ${folder}`,
  items: (count) => format.counted(count, ITEMS),
  openFolder: 'Ordner öffnen',
  loading: 'Wird geladen …',
  loadingMore: 'Weitere werden geladen …',
  emptyFolder: 'Dieser Ordner ist leer.',
  retry: 'Erneut laden',
};

/** Why a name cannot be used. */
export const name: Messages['name'] = {
  empty: 'Geben Sie einen Namen ein.',
  forbiddenCharacter: `Diese Zeichen sind in Namen nicht erlaubt: ${FORBIDDEN_CHARACTERS}`,
  edgeSpace: 'Ein Name darf nicht mit einem Leerzeichen beginnen oder enden.',
  trailingDot: 'Ein Name darf nicht mit einem Punkt enden.',
  reserved: 'Diesen Namen braucht OneDrive selbst. Wählen Sie einen anderen.',
  tooLong: 'Dieser Name ist zu lang: Höchstens 255 Zeichen sind erlaubt.',
  pathTooLong:
    'Der Name und die Ordner darüber sind zusammen zu lang: Höchstens 400 Zeichen sind erlaubt.',
};

/** Why a command was not carried out. */
export const refusal: Messages['refusal'] = {
  rootAsSource:
    'Das ganze Laufwerk lässt sich nicht auf einmal kopieren. Wählen Sie eine Datei oder einen Ordner darauf aus.',
  sourceGone: 'Dieses Element ist nicht mehr da. Wählen Sie ein anderes aus.',
  destinationGone: 'Dieser Ordner ist nicht mehr da. Wählen Sie einen anderen aus.',
  destinationNotFolder: 'Das ist kein Ordner. Wählen Sie einen Ordner aus.',
  intoItself:
    'Ein Ordner lässt sich nicht in sich selbst kopieren. Wählen Sie einen anderen Ordner aus.',
  sameNameSameFolder:
    'So heißt in diesem Ordner schon das Original. Wählen Sie einen anderen Namen oder einen anderen Ordner.',
  acrossAccounts:
    'OneDrive kopiert nur innerhalb eines Kontos. Geben Sie den Ordner für das andere Konto frei und kopieren Sie ihn von dort, oder wählen Sie ein Ziel im selben Konto.',
  accountGone: 'Dieses Konto ist hier nicht mehr angemeldet. Wählen Sie neu.',
  notChildren: 'Nur von einem Ordner lässt sich der Inhalt kopieren. Wählen Sie einen Ordner aus.',
  badUrl: 'Das ist keine Adresse einer Datei im Web. Sie muss mit https:// beginnen.',
  privateUrl:
    'Diese Adresse ist nicht für alle offen und wird deshalb nicht abgerufen. Nehmen Sie eine öffentliche.',
  notAMonitor:
    'Das ist keine Adresse, unter der OneDrive über einen Auftrag berichtet. Kopieren Sie sie noch einmal aus dem anderen Programm.',
  driveUnreachable:
    'Das Laufwerk ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es dann erneut.',
  signedOut: 'Melden Sie sich wieder an, um dieses Laufwerk zu erreichen.',
  driveBusy: (wait) =>
    wait === null
      ? 'OneDrive ist ausgelastet. Versuchen Sie es in einigen Minuten erneut.'
      : `OneDrive ist ausgelastet. Versuchen Sie es in ${wait} erneut.`,
  notSaved:
    'Ferry konnte das nicht speichern, deshalb wurde nichts gestartet. Vielleicht ist der Datenträger voll: Schaffen Sie Platz und versuchen Sie es dann erneut.',
  notPossibleNow: 'Das ist nicht mehr möglich. Die Liste zeigt den jetzigen Stand.',
  badRequest:
    'Das hat nicht geklappt, und der Fehler liegt bei Ferry. Bitte versuchen Sie es noch einmal.',
};
