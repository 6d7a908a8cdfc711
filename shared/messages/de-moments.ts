/** German for what comes up in the list now and then: questions, details, selections, ends. */
import { COPIES, format } from './de-nouns.ts';
import type { MoreMessages } from './en-more.ts';

/** What a row asks before something that cannot be taken back, and for another try. */
export const ask: MoreMessages['ask'] = {
  stopQuestion: {
    copy: 'Ferry vergisst diesen Kopiervorgang. OneDrive lässt sich nicht anhalten, deshalb wird dort vielleicht weiterkopiert.',
    upload:
      'Ferry vergisst diesen Upload. OneDrive lässt sich nicht anhalten, deshalb wird dort vielleicht weiter hochgeladen.',
    adopted:
      'Ferry beobachtet das nicht mehr. Bei OneDrive und in dem Programm, das es gestartet hat, geht es weiter.',
  },
  stopYes: 'Ja, nicht mehr verfolgen',
  stopNo: 'Weiter verfolgen',
  stopByAppQuestion: 'Ferry bricht das Hochladen ab. Was bisher hochgeladen wurde, wird verworfen.',
  stopByAppYes: 'Ja, abbrechen',
  stopByAppNo: 'Weiter hochladen',
  replaceQuestion: (name, folder) =>
    `Die Datei „${name}“, die jetzt in „${folder}“ liegt, wird ersetzt. Auch ihre früheren Versionen gehen verloren.`,
  replaceYes: 'Ja, ersetzen',
  replaceNo: 'So lassen',
  retryStart: 'Erneut starten',
  retryCancel: 'Abbrechen',
  retryWarning:
    'Vielleicht hat der erste Versuch doch geklappt. Wenn Sie erneut starten, haben Sie am Ende womöglich zwei Kopien.',
};

/** What a failed row has folded away. */
export const details: MoreMessages['details'] = {
  title: 'Was OneDrive gesagt hat',
  code: 'Code',
  message: 'Meldung',
  report: 'Bericht',
  select: 'Alles auswählen',
  nothing: 'OneDrive hat nichts weiter dazu gesagt.',
};

/** Where rows would be, when there are none. */
export const nothing: MoreMessages['nothing'] = {
  matches: (text) => `Kein Kopiervorgang passt zu „${text}“.`,
  isIn: {
    active: 'Kein Kopiervorgang ist in Arbeit.',
    attention: 'Es gibt nichts zu klären.',
    completed: 'Kein Kopiervorgang ist fertig.',
  },
  showAll: 'Alle anzeigen',
};

/** What is told of many copies at once. */
export const many: MoreMessages['many'] = {
  ended: (completed, attention) => {
    const done = `${format.counted(completed, COPIES)} fertig`;
    if (attention === 0) return `${done}.`;
    return completed === 0
      ? `${format.counted(attention, COPIES)} zu klären.`
      : `${done}, ${format.number(attention)} zu klären.`;
  },
  selection: 'Ausgewählte Kopiervorgänge',
  selected: (count) => `${format.number(count)} ausgewählt`,
  nothingShared: 'für alle zusammen ist nichts möglich',
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
};

/** Of an end, for who looks elsewhere or listens. */
export const notification: MoreMessages['notification'] = {
  isIn: (name, to) => `„${name}“ liegt jetzt in „${to}“.`,
  isDone: (name) => `„${name}“ ist fertig.`,
  failed: {
    copy: 'Kopieren fehlgeschlagen',
    upload: 'Hochladen fehlgeschlagen',
    adopted: 'Eine Aktion ist fehlgeschlagen',
  },
  unknown: {
    copy: 'Ein Kopiervorgang ist zu klären',
    upload: 'Ein Upload ist zu klären',
    adopted: 'Eine Aktion ist zu klären',
  },
  about: (name, text) => `„${name}“: ${text}.`,
};

export const keys: MoreMessages['keys'] = {
  ctrl: 'Strg',
  shift: 'Umschalt',
  alt: 'Alt',
  enter: 'Eingabe',
  delete: 'Entf',
};

/** A copy's story, and what stands beside it. */
export const story: MoreMessages['story'] = {
  label: 'Was bisher geschehen ist',
  asked: 'Von Ihnen in Auftrag gegeben',
  askedAgain: 'Von Ihnen erneut in Auftrag gegeben',
  sent: 'OneDrive wurde darum gebeten',
  accepted: 'OneDrive hat angenommen',
  byApp: 'Ferry begann mit dem Hochladen',
  waited: {
    unreachable: 'Das Laufwerk war nicht erreichbar',
    throttled: 'OneDrive war ausgelastet',
    serviceTrouble: 'OneDrive war gestört',
    monitorUncertain: 'OneDrive sagte nichts darüber',
    signedOut: 'Sie waren abgemeldet',
    tokenWanted: 'Der Server verlangte ein Token',
  },
  waitedFor: (why, ms) => `${why} – ${format.duration(ms)} lang`,
  looked: {
    answerLost: 'Der Start wurde nicht bestätigt; Ferry sah am Ziel nach',
    noMonitor: 'Es gab keinen Bericht; Ferry sah am Ziel nach',
    monitorGone: 'OneDrive meldete nichts mehr; Ferry sah am Ziel nach',
    itemsFailed: 'Ferry sah nach, was angekommen ist',
  },
  renaming: 'Ferry gab dem Ergebnis seinen Namen',
  completed: 'Fertig',
  failed: 'Fehlgeschlagen',
  unknown: 'Der Ausgang ließ sich nicht feststellen',
  now: 'Jetzt',
  unreadable: 'Was geschehen ist, lässt sich gerade nicht lesen.',
};
