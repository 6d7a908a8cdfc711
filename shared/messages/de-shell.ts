/** German outside of the window. */
import { deCommandLine } from './de-command-line.ts';
import { COPIES, format } from './de-nouns.ts';
import type { ShellMessages } from './en-shell.ts';

export const deShell: ShellMessages = {
  commandLine: deCommandLine,

  ends: (count) => `${format.counted(count, COPIES)} beendet`,

  summary: {
    idle: 'Zurzeit läuft nichts',
    running: (count) => running(count),
    runningAt: (count, fraction) => `${running(count)}, ${format.percent(fraction)}`,
    attention: (count) => `${format.counted(count, COPIES)} zu klären`,
    attentionToo: (count) => `${format.number(count)} zu klären`,
  },

  menu: {
    file: 'Datei',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    help: 'Hilfe',
    newCopy: 'Neue Kopie …',
    compareCopies: 'Kopien mit dem Original vergleichen',
    keepAddresses: 'Links zu laufenden Kopien aufbewahren',
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
    selection: 'Auswahl',
    commands: {
      open: 'Öffnen',
      details: 'Details anzeigen',
      openSource: 'Original anzeigen',
      copyLink: 'Link kopieren',
      startNow: 'Jetzt starten',
      retry: 'Erneut versuchen',
      checkAgain: 'Erneut prüfen',
      compare: 'Mit dem Original vergleichen',
      saveReport: 'Bericht speichern …',
      stop: 'Nicht mehr verfolgen',
      remove: 'Aus der Liste entfernen',
      selectAll: 'Alle Kopiervorgänge auswählen',
      find: 'Suchen …',
    },
    copyDiagnostics: 'Diagnose kopieren',
    openLogFolder: 'Protokollordner öffnen',
    settings: 'Einstellungen …',
    accounts: 'Konten …',
    pause: 'Starten neuer Kopien anhalten',
    clearCompleted: 'Abgeschlossene entfernen',
    fullScreen: 'Vollbild',
    window: 'Fenster',
    minimize: 'Im Dock ablegen',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen',
    services: 'Dienste',
    hide: 'Ferry ausblenden',
    hideOthers: 'Andere ausblenden',
    showAll: 'Alle einblenden',
    about: 'Über Ferry',
    checkForUpdates: 'Nach Updates suchen …',
  },

  diagnostics: {
    copied: {
      title: 'Die Diagnose wurde kopiert',
      body: 'Sie können sie in eine Nachricht an jemanden einfügen, der Ihnen hilft. Sie enthält keine Namen Ihrer Dateien, keine Links und keine Kennwörter.',
    },
    notCopied: {
      title: 'Die Diagnose lässt sich nicht kopieren',
      body: 'Dieses System hat keine Zwischenablage für Ferry. Das meiste davon liegt im Protokollordner, den das Hilfemenü öffnet.',
    },
    noFolder: {
      title: 'Der Ordner lässt sich nicht öffnen',
      body: 'Ferry hat dort noch nichts geschrieben, oder auf diesem Computer fehlt ein Programm dafür.',
    },
    ok: 'OK',
  },

  updates: {
    available: {
      title: 'Eine neue Version von Ferry',
      body: (version) => `Ferry ${version} steht bereit. Klicken Sie, um mehr zu erfahren.`,
    },
    fetch: {
      title: 'Eine neue Version von Ferry',
      body: (version) =>
        `Ferry ${version} kann jetzt geladen werden. Ihre Kopien laufen währenddessen weiter.`,
      yes: 'Laden',
      no: 'Nicht jetzt',
    },
    restart: {
      title: 'Die neue Version ist geladen',
      body: (version) =>
        `Ferry ${version} wird beim nächsten Start installiert. Ihre Kopien gehen dort weiter, wo sie sind.`,
      yes: 'Jetzt neu starten',
      no: 'Beim Beenden',
    },
    newest: {
      title: 'Ferry ist aktuell',
      body: 'Es gibt keine neuere Version.',
    },
    failed: {
      title: 'Die neue Version konnte nicht geladen werden',
      body: 'Es hat sich nichts geändert. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    },
  },

  tray: {
    show: 'Ferry anzeigen',
    newCopy: 'Neue Kopie …',
    settings: 'Einstellungen …',
    pause: 'Starten anhalten',
    resume: 'Starten fortsetzen',
    paused: 'Starten angehalten',
    offline: 'Kein Netz',
    recent: 'Letzte Kopien',
    quit: 'Ferry beenden',
  },

  stillRunning: {
    title: 'Ferry bleibt dabei',
    body: 'Ihre Kopiervorgänge laufen weiter. Sie finden Ferry im Infobereich und können es dort beenden.',
  },

  startup: {
    noProfile: {
      title: 'Ferry kann nichts speichern',
      full: (folder: string) =>
        `Auf dem Datenträger, auf dem Ferry die Liste Ihrer Kopien aufbewahrt (${folder}), ist kein Platz mehr. Ferry wurde nicht gestartet, und nichts ist verloren: Kopiervorgänge, die bei OneDrive laufen, gehen weiter. Schaffen Sie Platz auf dem Datenträger und starten Sie Ferry dann erneut.`,
      refused: (folder: string) =>
        `Ferry bewahrt die Liste Ihrer Kopien in ${folder} auf und kann dort nicht schreiben. Ferry wurde nicht gestartet, und nichts ist verloren: Kopiervorgänge, die bei OneDrive laufen, gehen weiter. Prüfen Sie, ob das ein Ordner ist, ob er Ihnen gehört und ob er nicht schreibgeschützt ist, und starten Sie Ferry dann erneut.`,
    },
    ledgerLocked: {
      title: 'Ferry ist schon geöffnet',
      body: 'Ein anderes Ferry verwendet die Liste Ihrer Kopien. Schließen Sie es und starten Sie Ferry dann erneut.',
    },
    ledgerNewer: {
      title: 'Die Liste Ihrer Kopien stammt von einem neueren Ferry',
      body: 'Ferry wurde nicht gestartet und hat nichts verändert. Installieren Sie die neueste Version von Ferry und starten Sie sie dann. Kopiervorgänge, die bei OneDrive laufen, gehen weiter.',
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

  pageTrouble: {
    title: 'Das Fenster stürzt immer wieder ab',
    body: 'Ferry konnte es nicht wieder anzeigen. Ihre Kopien sind davon nicht betroffen: Ferry behält sie weiter im Blick.',
    reload: 'Erneut anzeigen',
    quit: 'Ferry beenden',
  },

  fault: {
    title: 'Ferry muss geschlossen werden',
    body: 'In Ferry ist zweimal hintereinander ein Fehler aufgetreten. Ihre Liste ist gespeichert, und Kopiervorgänge, die bei OneDrive laufen, gehen weiter. Bitte starten Sie Ferry erneut; im Menü „Hilfe“ sammelt „Diagnose kopieren“, was man zur Suche nach der Ursache braucht.',
  },
};

function running(count: number): string {
  const verb = format.plural(count, { one: 'läuft', other: 'laufen' });
  return `${format.counted(count, COPIES)} ${verb}`;
}
