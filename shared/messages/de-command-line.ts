/** German on the command line. */
import type { CommandLineMessages } from './en-command-line.ts';

export const deCommandLine: CommandLineMessages = {
  usage: `Ferry startet lange Kopiervorgänge auf OneDrive, behält sie im Auge und sagt die
Wahrheit über sie.

Aufruf:
  ferry                               öffnet das Fenster
  ferry copy QUELLE ZIEL              kopiert eine Datei oder einen Ordner in einen Ordner
      --name NAME                     gibt der Kopie diesen Namen
      --on-conflict fail|rename|replace
                                      was geschieht, wenn der Name vergeben ist (fail)
      --wait                          wartet auf das Ende des Kopierens
  ferry watch ADRESSE                 verfolgt, was ein anderes Programm gestartet hat;
                                      mit - kommt die Adresse von der Standardeingabe
      --wait                          wartet auf das Ende
  ferry list                          zeigt die Kopien
  ferry --help | --version

QUELLE und ZIEL sind Pfade wie /Documents/Plans, Freigabelinks oder Webadressen von
OneDrive. Jeder Befehl kennt --json: eine Zeile JSON je Ereignis.

Rückgabewerte: 0 fertig oder angenommen, 1 fehlgeschlagen, 2 nicht verstanden,
3 Ausgang unbekannt, 4 Ferry nicht erreichbar, 5 abgelehnt und nichts gestartet.`,
  misuse: {
    unknownCommand: 'Diesen Befehl kennt Ferry nicht.',
    unknownOption: 'Der Befehl hat eine Option, die Ferry nicht kennt, oder eine ohne ihren Wert.',
    copyNeedsTwo: '„ferry copy“ braucht, was kopiert werden soll, und den Zielordner.',
    listNeedsNothing: '„ferry list“ steht allein.',
    watchNeedsOne: '„ferry watch“ braucht eine Adresse, die verfolgt werden soll.',
    badRule: '„--on-conflict“ kennt fail, rename und replace.',
    tooLong: 'Die Angabe ist länger als jeder Pfad, Link oder Name.',
  },
  seeHelp: '„ferry --help“ zeigt, was möglich ist.',
  unreachable:
    'Ferry ist nicht erreichbar und ließ sich nicht starten. Es wurde nichts unternommen.',
  lost: 'Ferry wurde inzwischen beendet. „ferry list“ zeigt den jetzigen Stand.',
  accepted: (what) => `Angenommen: ${what}`,
  forgotten: 'Ferry verfolgt diese Kopie nicht mehr. OneDrive stellt sie vielleicht noch fertig.',
  nothing: 'Keine Kopien.',
  neitherPathNorLink:
    'Geben Sie einen Pfad an, der mit / beginnt, oder einen Link zu einer Datei oder einem Ordner auf OneDrive.',
  refusedAt: {
    source: (why) => `Was kopiert werden soll: ${why}`,
    destination: (why) => `Wohin: ${why}`,
  },
};
