/** German, with “Sie”. */
import { FORBIDDEN_CHARACTERS } from '../item-name.ts';
import type { Messages } from './en.ts';
import { makeFormats } from './format.ts';

const format = makeFormats('de');
const COPIES = { one: 'Kopiervorgang', other: 'Kopiervorgänge' } as const;
const FILES = { one: 'Datei', other: 'Dateien' } as const;
const ITEMS = { one: 'Element', other: 'Elemente' } as const;

/** The German table. */
export const de: Messages = {
  format,

  app: {
    name: 'Ferry',
    newCopy: 'Neue Kopie',
    root: 'OneDrive',
    demoDrive: 'Demolaufwerk',
    demoDriveHint: 'Ein erfundenes Laufwerk zum Ausprobieren. Es liegt nur auf diesem Computer.',
    accountDrive: 'OneDrive',
  },

  menu: {
    file: 'Datei',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    help: 'Hilfe',
    newCopy: 'Neue Kopie …',
    closeWindow: 'Fenster schließen',
    quit: 'Ferry beenden',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    resetZoom: 'Originalgröße',
    about: 'Über Ferry',
  },

  tray: {
    show: 'Ferry anzeigen',
    newCopy: 'Neue Kopie …',
    recent: 'Letzte Kopien',
    quit: 'Ferry beenden',
  },

  stillRunning: {
    title: 'Ferry bleibt dabei',
    body: 'Ihre Kopiervorgänge laufen weiter. Sie finden Ferry im Infobereich und können es dort beenden.',
  },

  startup: {
    ledgerLocked: {
      title: 'Ferry ist schon geöffnet',
      body: 'Ein anderes Ferry verwendet die Liste Ihrer Kopien. Schließen Sie es und starten Sie Ferry dann erneut.',
    },
    ledgerUnreadable: {
      title: 'Die Liste Ihrer Kopien lässt sich nicht lesen',
      body: 'Ferry wurde nicht gestartet und hat nichts verändert. Kopiervorgänge, die bei OneDrive laufen, gehen weiter. Schaffen Sie Platz auf dem Datenträger oder starten Sie den Computer neu und versuchen Sie es dann erneut.',
    },
    generic: {
      title: 'Ferry konnte nicht starten',
      body: 'Bitte starten Sie es erneut. Kopiervorgänge, die bei OneDrive laufen, gehen weiter.',
    },
  },

  summary: {
    idle: 'Zurzeit läuft nichts',
    running: (count) => running(count),
    runningAt: (count, fraction) => `${running(count)}, ${format.percent(fraction)}`,
    attention: (count) =>
      format.plural(count, {
        one: `${format.counted(count, COPIES)} wartet auf Sie`,
        other: `${format.counted(count, COPIES)} warten auf Sie`,
      }),
    attentionToo: (count) =>
      format.plural(count, {
        one: `${format.number(count)} wartet auf Sie`,
        other: `${format.number(count)} warten auf Sie`,
      }),
  },

  state: {
    queued: 'Wartet auf den Start',
    submitting: 'Wird gestartet',
    running: 'Wird kopiert',
    checking: {
      answerLost: 'Der Start wurde nicht bestätigt – das Ziel wird geprüft',
      noMonitor: 'OneDrive berichtet nicht über diesen Kopiervorgang – das Ziel wird geprüft',
      monitorGone: 'OneDrive meldet nichts mehr – das Ziel wird geprüft',
    },
    unknown: {
      nothing: 'Ausgang unbekannt – am Ziel wurde nichts gefunden',
      incomplete: 'Ausgang unbekannt – am Ziel wurde nur ein Teil gefunden',
      notOurs: 'Ausgang unbekannt – am Ziel trägt ein anderes Element diesen Namen',
    },
    completed: 'Kopiert',
    completedAs: (name) => `Kopiert als „${name}“`,
    completedFound: 'Kopiert – vollständig am Ziel gefunden',
    completedFoundAs: (name) => `Kopiert als „${name}“ – vollständig am Ziel gefunden`,
    failed: (what) => `Fehlgeschlagen: ${what}`,
    withPercent: (state, fraction) => `${state}, ${format.percent(fraction)}`,
  },

  waiting: {
    unreachable: 'Laufwerk nicht erreichbar – Ferry versucht es von selbst weiter',
    throttled: (when) =>
      when === null
        ? 'OneDrive ist ausgelastet – gleich geht es weiter'
        : `OneDrive ist ausgelastet – weiter geht es um ${when}`,
    serviceTrouble: 'OneDrive ist gestört – Ferry versucht es von selbst weiter',
    monitorUncertain:
      'OneDrive sagt gerade nichts über diesen Kopiervorgang – Ferry fragt von selbst weiter',
  },

  notification: {
    completed: { title: 'Kopiert', body: (name, to) => `„${name}“ liegt jetzt in „${to}“.` },
    failed: { title: 'Kopieren fehlgeschlagen', body: (name, what) => `„${name}“: ${what}.` },
    unknown: {
      title: 'Ein Kopiervorgang wartet auf Sie',
      body: (name, state) => `„${name}“: ${state}.`,
    },
  },

  list: {
    attention: 'Braucht Ihre Aufmerksamkeit',
    active: 'In Arbeit',
    completed: 'Fertig',
    clearCompleted: 'Fertige entfernen',
    showMore: (count) => `${format.number(count)} weitere anzeigen`,
    manyEnded: (completed, attention) => {
      const done = `${format.counted(completed, COPIES)} fertig`;
      if (attention === 0) return `${done}.`;
      const need = format.plural(attention, { one: 'wartet', other: 'warten' });
      return completed === 0
        ? `${format.counted(attention, COPIES)} ${need} auf Sie.`
        : `${done}, ${format.number(attention)} ${need} auf Sie.`;
    },
  },

  empty: {
    title: 'Große Kopien, ohne zu warten',
    body: 'Ferry lässt OneDrive Dateien und Ordner in der Cloud kopieren und zeigt Ihnen, wie weit es ist und wann alles fertig ist – auch nachdem Sie Ferry beendet oder den Computer neu gestartet haben.',
    action: 'Auswählen, was kopiert wird',
  },

  row: {
    kind: { file: 'Datei', folder: 'Ordner' },
    to: 'nach',
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
    stopQuestion:
      'Ferry vergisst diesen Kopiervorgang. OneDrive lässt sich nicht anhalten, deshalb wird dort vielleicht weiterkopiert.',
    stopYes: 'Ja, nicht mehr verfolgen',
    stopNo: 'Weiter verfolgen',
    remove: 'Entfernen',
    open: 'Öffnen',
    openHint: 'Im Browser öffnen',
    checkAgain: 'Erneut prüfen',
    retry: 'Erneut versuchen',
    retryRenamed: 'Mit anderem Namen versuchen',
    retryStart: 'Erneut starten',
    retryCancel: 'Abbrechen',
    retryWarning:
      'Vielleicht hat der erste Versuch doch geklappt. Wenn Sie erneut starten, haben Sie am Ende womöglich zwei Kopien.',
    unknownWhy: {
      answerLost: 'Ferry hat OneDrive um diese Kopie gebeten, aber die Antwort kam nie an.',
      noMonitor: 'OneDrive hat diesen Kopiervorgang angenommen, zeigt aber nicht, wie weit er ist.',
      monitorGone:
        'OneDrive hat aufgehört, über diesen Kopiervorgang zu berichten, ohne ihn als fertig zu melden.',
    },
    details: 'Was OneDrive gesagt hat',
    detailsCode: 'Code',
    detailsMessage: 'Meldung',
    detailsItems: 'Elemente',
    detailsNothing: 'OneDrive hat nichts weiter dazu gesagt.',
  },

  notices: {
    label: 'Hinweise',
    dismiss: 'Ausblenden',
    settingsSetAside: (file) =>
      `Ihre Einstellungen ließen sich nicht lesen, deshalb beginnt Ferry mit neuen. Die alte Datei wurde als „${file}“ aufgehoben.`,
    recordsSetAside: (count) =>
      format.plural(count, {
        one: `${format.number(count)} Eintrag in der Liste Ihrer Kopien ließ sich nicht lesen und wurde beiseitegelegt. Die Kopie selbst ist davon nicht betroffen.`,
        other: `${format.number(count)} Einträge in der Liste Ihrer Kopien ließen sich nicht lesen und wurden beiseitegelegt. Die Kopien selbst sind davon nicht betroffen.`,
      }),
    notSaving:
      'Ferry kann gerade nicht speichern – vielleicht ist der Datenträger voll. Neue Kopien müssen so lange warten.',
  },

  form: {
    title: 'Neue Kopie',
    close: 'Schließen',
    source: 'Was kopieren?',
    destination: 'Wohin?',
    name: 'Name der Kopie',
    rule: 'Wenn es den Namen dort schon gibt',
    rules: {
      fail: 'Nicht kopieren',
      rename: 'Beide behalten (umbenennen)',
      replace: 'Ersetzen (nur Dateien)',
    },
    replaceFolders: 'OneDrive kann einen Ordner nicht durch eine Kopie ersetzen.',
    cancel: 'Abbrechen',
    start: 'Kopieren starten',
    startExactly: (name, folder) => `„${name}“ in „${folder}“ kopieren`,
    starting: 'Wird gestartet …',
    missingSource: 'Wählen Sie eine Datei oder einen Ordner aus.',
    missingDestination: 'Wählen Sie den Ordner aus, in den kopiert wird.',
  },

  picker: {
    chosen: 'Ausgewählt:',
    nothingChosen: 'Nichts gewählt',
    intoThis: 'In diesen Ordner kopieren',
    path: 'Angezeigter Ordner',
    itemsIn: (folder) => `Elemente in ${folder}`,
    items: (count) => format.counted(count, ITEMS),
    openFolder: 'Ordner öffnen',
    loading: 'Wird geladen …',
    loadingMore: 'Weitere werden geladen …',
    emptyFolder: 'Dieser Ordner ist leer.',
    retry: 'Erneut laden',
  },

  name: {
    empty: 'Geben Sie einen Namen ein.',
    forbiddenCharacter: `Diese Zeichen sind in Namen nicht erlaubt: ${FORBIDDEN_CHARACTERS}`,
    edgeSpace: 'Ein Name darf nicht mit einem Leerzeichen beginnen oder enden.',
    trailingDot: 'Ein Name darf nicht mit einem Punkt enden.',
    reserved: 'Diesen Namen braucht OneDrive selbst. Wählen Sie einen anderen.',
    tooLong: 'Dieser Name ist zu lang: Höchstens 255 Zeichen sind erlaubt.',
    pathTooLong:
      'Der Name und die Ordner darüber sind zusammen zu lang: Höchstens 400 Zeichen sind erlaubt.',
  },

  refusal: {
    rootAsSource:
      'Das ganze Laufwerk lässt sich nicht auf einmal kopieren. Wählen Sie eine Datei oder einen Ordner darauf aus.',
    sourceGone: 'Dieses Element ist nicht mehr da. Wählen Sie ein anderes aus.',
    destinationGone: 'Dieser Ordner ist nicht mehr da. Wählen Sie einen anderen aus.',
    destinationNotFolder: 'Das ist kein Ordner. Wählen Sie einen Ordner aus.',
    intoItself:
      'Ein Ordner lässt sich nicht in sich selbst kopieren. Wählen Sie einen anderen Ordner aus.',
    sameNameSameFolder:
      'So heißt in diesem Ordner schon das Original. Wählen Sie einen anderen Namen oder einen anderen Ordner.',
    driveUnreachable:
      'Das Laufwerk ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es dann erneut.',
    driveBusy: (wait) =>
      wait === null
        ? 'OneDrive ist ausgelastet. Versuchen Sie es in einigen Minuten erneut.'
        : `OneDrive ist ausgelastet. Versuchen Sie es in ${wait} erneut.`,
    notSaved:
      'Ferry konnte das nicht speichern, deshalb wurde nichts gestartet. Vielleicht ist der Datenträger voll: Schaffen Sie Platz und versuchen Sie es dann erneut.',
    notPossibleNow: 'Das ist nicht mehr möglich. Die Liste zeigt den jetzigen Stand.',
    badRequest:
      'Das hat nicht geklappt, und der Fehler liegt bei Ferry. Bitte versuchen Sie es noch einmal.',
  },

  service: {
    accessDenied: {
      what: 'Sie dürfen dieses Element nicht kopieren oder in jenen Ordner nicht schreiben',
      todo: 'Bitten Sie den Besitzer um Zugriff oder wählen Sie einen anderen Ordner.',
    },
    activityLimitReached: {
      what: 'OneDrive sollte zu viel auf einmal tun',
      todo: 'Warten Sie einige Minuten und versuchen Sie es dann erneut.',
    },
    generalException: {
      what: 'OneDrive hat ohne Angabe von Gründen aufgegeben',
      todo: 'Versuchen Sie es erneut. Wenn es wieder fehlschlägt, kopieren Sie kleinere Teile.',
    },
    invalidRequest: {
      what: 'OneDrive hat diesen Kopiervorgang nicht angenommen',
      todo: 'Versuchen Sie es mit einem anderen Namen oder einem anderen Ordner.',
    },
    itemNotFound: {
      what: 'Das Element oder der Ordner ist nicht mehr da',
      todo: 'Sehen Sie nach, wo es jetzt liegt, und beginnen Sie eine neue Kopie.',
    },
    malwareDetected: {
      what: 'OneDrive hat darin Schadsoftware gefunden',
      todo: 'Öffnen Sie es nicht. Lassen Sie es prüfen oder löschen Sie es vom Laufwerk.',
    },
    nameAlreadyExists: {
      what: 'Am Ziel gibt es schon ein Element mit diesem Namen',
      todo: 'Versuchen Sie es mit einem anderen Namen oder behalten Sie beide.',
    },
    notAllowed: {
      what: 'OneDrive erlaubt diese Kopie nicht',
      todo: 'Wählen Sie einen anderen Ordner oder fragen Sie die Verwalter des Laufwerks.',
    },
    notSupported: {
      what: 'Elemente dieser Art kann OneDrive nicht kopieren',
      todo: 'Laden Sie es herunter und am anderen Ort wieder hoch.',
    },
    quotaLimitReached: {
      what: 'Auf dem Laufwerk ist nicht genug Platz',
      todo: 'Schaffen Sie Platz und versuchen Sie es dann erneut.',
    },
    serviceNotAvailable: {
      what: 'OneDrive war nicht verfügbar',
      todo: 'Versuchen Sie es später erneut.',
    },
    unauthenticated: {
      what: 'Sie sind nicht mehr bei OneDrive angemeldet',
      todo: 'Melden Sie sich an und versuchen Sie es dann erneut.',
    },
    childItemCountExceeded: {
      what: 'Der Ordner würde mehr Elemente enthalten, als OneDrive erlaubt',
      todo: 'Wählen Sie einen anderen Ordner oder kopieren Sie weniger.',
    },
    maxFileSizeExceeded: {
      what: 'Eine Datei ist größer, als OneDrive erlaubt',
      todo: 'Lassen Sie die große Datei weg und versuchen Sie es dann erneut.',
    },
    pathIsTooLong: {
      what: 'Die Namen der Ordner wären zusammen zu lang',
      todo: 'Nehmen Sie einen kürzeren Namen oder einen Ordner weiter oben.',
    },
    pathTooDeep: {
      what: 'Es wären zu viele Ordner ineinander',
      todo: 'Wählen Sie einen Ordner weiter oben.',
    },
    totalAffectedItemCountExceeded: {
      what: 'Für einen Kopiervorgang sind es zu viele Elemente',
      todo: 'Kopieren Sie die Ordner darin einzeln.',
    },
    lockMismatch: {
      what: 'Ein Element ist gesperrt, weil es gerade jemand verwendet',
      todo: 'Warten Sie, bis es geschlossen ist, und versuchen Sie es dann erneut.',
    },
    serviceReadOnly: {
      what: 'OneDrive nimmt zurzeit keine Änderungen an',
      todo: 'Versuchen Sie es später erneut.',
    },
    other: {
      what: 'OneDrive konnte diesen Kopiervorgang nicht abschließen',
      todo: 'Sehen Sie nach, was OneDrive gesagt hat, und versuchen Sie es dann erneut.',
    },
  },
};

function running(count: number): string {
  const verb = format.plural(count, { one: 'läuft', other: 'laufen' });
  return `${format.counted(count, COPIES)} ${verb}`;
}
