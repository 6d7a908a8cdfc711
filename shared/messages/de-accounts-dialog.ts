/** German for the dialog of accounts. */
import { deAccounts } from './de-accounts.ts';
import type { AccountsDialogMessages } from './en-accounts-dialog.ts';

export const deAccountsDialog: AccountsDialogMessages = {
  title: 'Konten',
  close: 'Schließen',
  signIn: deAccounts.signIn,
  need: deAccounts.need,

  list: 'Verbundene Konten',
  none: 'Noch ist kein Konto verbunden. Bis dahin können Sie alles am Demolaufwerk ausprobieren.',
  kinds: {
    personal: 'Privat',
    work: 'Arbeit oder Schule',
    server: 'Eigener Server',
  },
  clouds: {
    global: 'Microsoft 365 und OneDrive',
    usGov: 'US-Regierung',
    usGovDod: 'US-Verteidigungsministerium',
    china: 'China (21Vianet)',
  },
  signedOut: 'Abgemeldet. Neue Kopien mit diesem Konto warten, bis Sie sich erneut anmelden.',
  tokenWanted:
    'Dieser Server verlangt ein Token, das Ferry nicht hat. Neue Kopien mit diesem Konto warten, bis Sie es eingeben.',
  notKept:
    'Nur angemeldet, bis Ferry beendet wird: Dieses System hat keinen geschützten Speicher, der die Anmeldung aufbewahren könnte.',
  used: (used, total) => `${used} von ${total} belegt`,
  signInAgain: 'Erneut anmelden',
  signOut: 'Abmelden …',
  signOutQuestion: (name) =>
    `${name} abmelden? Ferry entfernt die Anmeldung von diesem Computer. Was OneDrive begonnen hat, geht dort weiter.`,
  remove: 'Entfernen …',
  removeQuestion: (name) =>
    `${name} entfernen? Ferry vergisst das Konto und seine Anmeldung. Was OneDrive begonnen hat, geht dort weiter.`,
  removeYes: 'Entfernen',
  removeNo: 'Behalten',
  removesCopies: 'Auch die Kopien des Kontos aus der Liste entfernen',
  signOutYes: 'Abmelden',
  signOutNo: 'Angemeldet bleiben',

  add: 'Konto hinzufügen',
  cloud: 'Wo das Konto liegt',
  moreClouds: 'Weitere Clouds',
  byBrowser: 'Im Browser anmelden',
  byCode: 'Mit einem Code anmelden',
  byCodeHint: 'Mit einem Code melden Sie sich auf einem beliebigen anderen Gerät an.',
  waitingForBrowser:
    'Melden Sie sich auf der Seite an, die sich in Ihrem Browser geöffnet hat. Ferry macht weiter, sobald Sie fertig sind.',
  gettingCode: 'Ein Code wird angefordert …',
  typeCode: 'Öffnen Sie diese Seite in einem beliebigen Browser und geben Sie den Code ein:',
  code: 'Code',
  codeUntil: (moment) => `Der Code gilt bis ${moment}.`,
  copyCode: 'Code kopieren',
  codeCopied: 'Kopiert',
  openPage: 'Seite öffnen',
  cancel: 'Abbrechen',
  signedIn: (name) => `Angemeldet: ${name}`,
  rawCode: (code) => `Der Anmeldedienst nennt das ${code}.`,

  noRegistration:
    'Ferry hat keine Anwendungs-ID, um hier jemanden anzumelden. Alle können von Microsoft eine bekommen; sie ist kein Geheimnis. Registrieren Sie dort eine App für Mobilgeräte und Desktop mit der Umleitungsadresse http://localhost, lassen Sie öffentliche Clientflows zu und tragen Sie die ID unten ein.',
  guide: 'Die Datei docs/accounts.de.md, die mit Ferry kommt, zeigt jeden Schritt.',
  openPortal: 'Registrierungsseite von Microsoft öffnen',
  ownRegistration: 'Eine eigene Anwendungs-ID benutzen',
  registration: 'Anwendungs-ID',
  registrationHint: 'Sie geht der ID dieser App vor. Ist das Feld leer, gilt diese.',
  registrationWrong: 'Eine solche ID sieht aus wie 11111111-2222-3333-4444-555555555555.',
  setRegistration: 'Diese ID benutzen',
  registrationSet: 'Die ID gilt ab jetzt.',

  server: 'Einen eigenen Server hinzufügen',
  serverHint:
    'Ein Gateway vor OneDrive oder ein Testserver. Er gehört nicht zu Microsoft. Das Token geht nur an diesen Server.',
  serverAddress: 'Adresse des Servers',
  serverAddressWrong:
    'Geben Sie eine Adresse mit https ein, oder eine mit http auf diesem Computer.',
  serverName: 'Name',
  serverNameMissing: 'Geben Sie einen Namen für die Liste ein.',
  serverToken: 'Token (darf leer bleiben)',
  addServer: 'Server hinzufügen',
  setToken: 'Dieses Token verwenden',
  newToken: 'Token',
  newTokenMissing: 'Geben Sie das Token ein.',
};
