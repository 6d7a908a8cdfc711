/** German for signing in. */
import type { AccountMessages } from './en-accounts.ts';

export const deAccounts: AccountMessages = {
  browserPage: {
    answered: 'Ferry hat die Antwort bekommen',
    notAnswered: 'Sie sind nicht angemeldet',
    goOn: 'Sie können diese Seite schließen und zu Ferry zurückkehren.',
    goOnFailed: 'Sie können diese Seite schließen. Ferry sagt, woran es lag.',
  },

  signIn: {
    noClientId:
      'Ferry hat für diese Cloud keine Anwendungs-ID. Tragen Sie in den Einstellungen die ID Ihrer Registrierung ein und versuchen Sie es dann erneut.',
    noBrowser: 'Der Browser ließ sich nicht öffnen. Melden Sie sich stattdessen mit einem Code an.',
    cancelled: 'Die Anmeldung wurde abgebrochen.',
    timedOut:
      'Es hat sich zu lange niemand angemeldet. Versuchen Sie es erneut, wenn Sie so weit sind.',
    refused:
      'Ferry durfte Ihr Laufwerk nicht benutzen. Melden Sie sich noch einmal an und stimmen Sie dem zu, worum es bittet.',
    adminConsent:
      'Ihre Organisation verlangt, dass zuerst eine Administratorin oder ein Administrator Ferry erlaubt. Fragen Sie dort nach und melden Sie sich dann erneut an.',
    policy:
      'Ihre Organisation erlaubt diese Anmeldung hier nicht. Wer sie verwaltet, kann sagen, was sie verlangt.',
    wrongTenant:
      'Dieses Konto passt nicht: Es gehört zu einer Organisation oder Art, für die Ferry nicht registriert ist. Nehmen Sie ein anderes Konto.',
    wrongCloud:
      'Dieses Konto liegt in einer anderen Cloud von Microsoft. Wählen Sie diese Cloud aus.',
    otherAccount:
      'Sie haben sich mit einem anderen Konto angemeldet. Melden Sie sich mit dem angezeigten an.',
    badRegistration:
      'Mit der Registrierung der Anwendungs-ID stimmt etwas nicht. Prüfen Sie sie in den Einstellungen oder fragen Sie, wer sie registriert hat.',
    network:
      'Der Anmeldedienst ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es dann erneut.',
    clock:
      'Zu der Zeit, die dieser Computer zeigt, ist dem Anmeldedienst nicht zu trauen. Prüfen Sie die Uhr.',
    serviceTrouble: 'Der Anmeldedienst ist gestört. Versuchen Sie es in einigen Minuten erneut.',
    unknown:
      'Der Anmeldedienst hat abgelehnt. Versuchen Sie es erneut oder nehmen Sie ein anderes Konto.',
  },

  need: {
    own: 'Dateien Ihres Laufwerks lesen und schreiben',
    shared: 'Auch lesen und schreiben, was andere mit Ihnen geteilt haben',
    libraries: 'Auch die Bibliotheken Ihrer Websites lesen und schreiben',
  },
};
