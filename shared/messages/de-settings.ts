/** German for the settings. */
import type { SettingsMessages } from './en-settings.ts';

export const deSettings: SettingsMessages = {
  title: 'Einstellungen',
  close: 'Schließen',
  reset: 'Alle Einstellungen zurücksetzen …',
  resetQuestion:
    'Hier alles so einstellen, wie es bei einem neuen Ferry ist? Ihre Konten und die Liste Ihrer Kopien bleiben, wie sie sind.',
  resetYes: 'Zurücksetzen',
  resetNo: 'Einstellungen behalten',
  look: 'Aussehen',
  language: 'Sprache',
  languages: { system: 'Wie das System', en: 'English', de: 'Deutsch' },
  theme: 'Design',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  running: 'Betrieb',
  onClose: 'Beim Schließen des Fensters',
  onCloses: {
    stay: 'Im Infobereich weiterlaufen',
    stayWhileCopying: 'Weiterlaufen, solange kopiert wird',
    quit: 'Beenden',
  },
  startsAtLogin: 'Beim Anmelden starten, ohne Fenster',
  notifies: 'Melden, wenn Kopiervorgänge enden',
  notifiesHint: 'Ruhezeiten gelten wie in Ihrem System eingestellt.',
  copies: 'Kopiervorgänge',
  perDestination: 'Gleichzeitig in einen Ordner',
  perAccount: 'Gleichzeitig in einem Konto',
  comparesCopies: 'Kopien mit dem Original vergleichen',
  keepsAddresses: 'Links zu laufenden Kopien auf diesem Computer aufbewahren',
  keepsAddressesHint:
    'Dieses System hat keinen Speicher für Geheimnisse, daher liegen sie unverschlüsselt. Ohne sie muss Ferry nach einem Neustart am Ziel nachsehen.',
  network: 'Netzwerk',
  proxy: 'Proxy',
  proxies: { system: 'Wie das System', none: 'Keiner', manual: 'Dieser:' },
  proxyServer: 'Proxyserver und Port',
  proxyWrong: 'Geben Sie Server und Port an, zum Beispiel proxy.example.com:8080.',
  proxyInUse: (server) => (server === null ? 'Zurzeit: keiner.' : `Zurzeit: ${server}.`),
};
