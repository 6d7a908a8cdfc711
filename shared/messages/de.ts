/** German, with “Sie”. */
import { banner } from './de-banner.ts';
import { find, findRefusal } from './de-find.ts';
import { form, name, picker, refusal } from './de-form.ts';
import { list } from './de-list.ts';
import { COPIES, format } from './de-nouns.ts';
import { proof, row } from './de-row.ts';
import { service, uploadService } from './de-service.ts';
import type { Messages } from './en.ts';

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
        ? 'OneDrive ist ausgelastet – gleich geht es weiter'
        : `OneDrive ist ausgelastet – weiter geht es um ${when}`,
    serviceTrouble: 'OneDrive ist gestört – Ferry versucht es von selbst weiter',
    monitorUncertain: 'OneDrive sagt gerade nichts darüber – Ferry fragt von selbst weiter',
  },

  notification: {
    isIn: (name, to) => `„${name}“ liegt jetzt in „${to}“.`,
    isDone: (name) => `„${name}“ ist fertig.`,
    failed: {
      copy: 'Kopieren fehlgeschlagen',
      upload: 'Hochladen fehlgeschlagen',
      adopted: 'Eine Aktion ist fehlgeschlagen',
    },
    unknown: {
      copy: 'Ein Kopiervorgang wartet auf Sie',
      upload: 'Ein Upload wartet auf Sie',
      adopted: 'Eine Aktion wartet auf Sie',
    },
    about: (name, text) => `„${name}“: ${text}.`,
  },

  list,

  empty: {
    title: 'Große Kopien, ohne zu warten',
    body: 'Ferry lässt OneDrive Dateien und Ordner in der Cloud kopieren und zeigt Ihnen, wie weit es ist und wann alles fertig ist – auch nachdem Sie Ferry beendet oder den Computer neu gestartet haben.',
    action: 'Auswählen, was kopiert wird',
  },

  row,
  proof,
  form,
  picker,
  find,
  findRefusal,
  name,
  refusal,
  service,
  uploadService,

  banner,

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
    listRepaired: (missing, folder) => {
      const lost =
        missing === null
          ? 'Einige Einträge fehlen vielleicht.'
          : format.plural(missing, {
              one: `${format.number(missing)} Eintrag fehlt.`,
              other: `${format.number(missing)} Einträge fehlen.`,
            });
      return `Die Liste Ihrer Kopien war beschädigt und wurde repariert. ${lost} Andere zeigen vielleicht nicht, was zuletzt geschehen ist. Die Kopien bei OneDrive sind davon nicht betroffen. Die beschädigten Dateien wurden als „${folder}“ aufgehoben.`;
    },
    listBegunAnew: (folder) =>
      `Die Liste Ihrer Kopien war beschädigt und ließ sich nicht reparieren, deshalb beginnt Ferry mit einer leeren. Die Kopien bei OneDrive sind davon nicht betroffen. Die beschädigten Dateien wurden als „${folder}“ aufgehoben.`,
    notSaving:
      'Ferry kann gerade nicht speichern – vielleicht ist der Datenträger voll. Neue Kopien müssen so lange warten.',
    restarted:
      'In Ferry ist ein Fehler aufgetreten, deshalb hat es sich selbst neu gestartet. Nichts ging verloren: Ihre Kopien laufen weiter.',
    noSecretStore:
      'Dieses System hat keinen geschützten Speicher für Geheimnisse, deshalb bewahrt Ferry die Links zu laufenden Kopien unverschlüsselt auf diesem Computer auf. Ohne sie muss Ferry nach einem Neustart am Ziel nachsehen, wie eine Kopie ausgegangen ist.',
    keepAddresses: 'Aufbewahren',
    dropAddresses: 'Nicht aufbewahren',
  },
};

function running(count: number): string {
  const verb = format.plural(count, { one: 'läuft', other: 'laufen' });
  return `${format.counted(count, COPIES)} ${verb}`;
}
