/** German, with “Sie”. */
import { list } from './de-list.ts';
import { format } from './de-nouns.ts';
import { proof, row } from './de-row.ts';
import { service, uploadService } from './de-service.ts';
import type { FirstMessages } from './en.ts';

/** What the window may show at its first sight. */
export const de: FirstMessages = {
  format,

  app: {
    name: 'Ferry',
    newCopy: 'Neue Kopie',
    root: 'OneDrive',
    demoDrive: 'Demolaufwerk',
    demoDriveHint: 'Ein erfundenes Laufwerk zum Ausprobieren. Es liegt nur auf diesem Computer.',
    pause: 'Starten anhalten',
    settings: 'Einstellungen',
  },

  state: {
    queued: 'Wartet auf den Start',
    paused: 'Angehalten – startet, sobald Sie fortsetzen',
    later: (moment) => `Startet später: ${moment}`,
    submitting: 'Wird gestartet',
    running: { copy: 'Wird kopiert', upload: 'Wird hochgeladen', adopted: 'Läuft' },
    byApp: 'Wird über diesen Computer hochgeladen',
    checking: {
      answerLost: 'Der Start wurde nicht bestätigt – das Ziel wird geprüft',
      noMonitor: 'Es gibt keinen Bericht darüber – das Ziel wird geprüft',
      monitorGone: 'OneDrive meldet nichts mehr – das Ziel wird geprüft',
      itemsFailed: 'Es wird geprüft, was am Ziel angekommen ist',
    },
    unknown: {
      nothing: 'Ausgang unbekannt – am Ziel wurde nichts gefunden',
      incomplete: 'Ausgang unbekannt – am Ziel wurde nur ein Teil gefunden',
      notOurs: 'Ausgang unbekannt – am Ziel trägt ein anderes Element diesen Namen',
      noPlace: 'Ausgang unbekannt – es gibt keinen Bericht mehr',
    },
    completed: { copy: 'Kopiert', upload: 'Hochgeladen', adopted: 'Fertig' },
    completedAs: (done, name) => `${done} als „${name}“`,
    completedFound: (done) => `${done} – vollständig am Ziel gefunden`,
    completedRest: (done) => `${done} – ohne die Elemente, die sich nicht verarbeiten ließen`,
    failed: (what) => `Fehlgeschlagen: ${what}`,
    withPercent: (state, fraction) => `${state}, ${format.percent(fraction)}`,
  },

  waiting: {
    unreachable: 'Laufwerk nicht erreichbar – Ferry versucht es von selbst weiter',
    throttled: (when) =>
      when === null
        ? 'OneDrive ist ausgelastet – Ferry fragt gleich wieder'
        : `OneDrive ist ausgelastet – Ferry fragt um ${when} wieder`,
    serviceTrouble: 'OneDrive ist gestört – Ferry versucht es von selbst weiter',
    signedOut: 'Wartet darauf, dass Sie sich wieder anmelden',
    tokenWanted: 'Wartet darauf, dass Sie ein Token eingeben',
    monitorUncertain: 'OneDrive sagt gerade nichts darüber – Ferry fragt von selbst weiter',
  },

  list,

  empty: {
    title: 'Große Kopien, ohne zu warten',
    body: 'OneDrive kopiert Dateien und Ordner in der Cloud von allein; Ferry stößt das an und sagt Ihnen, wie weit es ist und wie es ausging. Sie können Ferry inzwischen beenden oder den Computer neu starten.',
    action: 'Am Demolaufwerk ausprobieren',
  },

  row,
  proof,
  service,
  uploadService,
};
