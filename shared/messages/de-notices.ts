/** German for what the user must know of that belongs to no row. */
import { format } from './de-nouns.ts';
import type { MoreMessages } from './en-more.ts';

export const notices: MoreMessages['notices'] = {
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
};
