/** German: what went wrong, as what happened and what to do about it. */
import type { Messages } from './en.ts';

/** The service’s codes, as what happened and what to do. */
export const service: Messages['service'] = {
  accessDenied: {
    what: 'Sie dürfen dieses Element nicht lesen oder in jenen Ordner nicht schreiben',
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
  invalidRange: {
    what: 'OneDrive konnte die Teile einer Datei nicht zusammensetzen',
    todo: 'Versuchen Sie es erneut.',
  },
  invalidRequest: {
    what: 'OneDrive hat das nicht angenommen',
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
    what: 'OneDrive erlaubt das nicht',
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
  resourceModified: {
    what: 'Ein Element wurde währenddessen geändert',
    todo: 'Warten Sie, bis niemand mehr daran arbeitet, und versuchen Sie es dann erneut.',
  },
  resyncRequired: {
    what: 'OneDrive hat den Überblick verloren, was wo liegt',
    todo: 'Warten Sie einige Minuten und versuchen Sie es dann erneut.',
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
  sourceNotFound: {
    what: 'Unter dieser Webadresse gibt es keine Datei mehr',
    todo: 'Finden Sie heraus, wo sie jetzt liegt, und laden Sie sie von dort hoch.',
  },
  sourceNotPublic: {
    what: 'Die Webadresse ist nicht für alle offen',
    todo: 'Lassen Sie die Datei so freigeben, dass man sie ohne Anmeldung bekommt, und beginnen Sie von vorn.',
  },
  sourceChanged: {
    what: 'Die Datei im Web wurde während des Hochladens geändert',
    todo: 'Versuchen Sie es erneut, damit alles aus einer Fassung stammt.',
  },
  sourceTooLarge: {
    what: 'Die Datei im Web ist größer, als OneDrive erlaubt',
    todo: 'Nur eine kleinere Datei lässt sich hochladen.',
  },
  sourceUnreadable: {
    what: 'Die Datei ließ sich nicht aus dem Web abrufen',
    todo: 'Öffnen Sie die Adresse zur Probe im Browser und versuchen Sie es dann erneut.',
  },
  other: {
    what: 'OneDrive konnte das nicht abschließen',
    todo: 'Sehen Sie nach, was OneDrive gesagt hat, und versuchen Sie es dann erneut.',
  },
};

/** The codes that mean something else where OneDrive was to fetch a file of the web. */
export const uploadService: Messages['uploadService'] = {
  accessDenied: {
    what: 'OneDrive darf diese Datei nicht abrufen oder in jenen Ordner nicht schreiben',
    todo: 'Laden Sie sie über diesen Computer hoch oder wählen Sie einen anderen Ordner.',
  },
  generalException: {
    what: 'OneDrive hat bei dieser Datei ohne Angabe von Gründen aufgegeben',
    todo: 'Laden Sie sie über diesen Computer hoch oder versuchen Sie es erneut.',
  },
  invalidRequest: {
    what: 'OneDrive hat diese Datei aus dem Web nicht angenommen',
    todo: 'Laden Sie sie über diesen Computer hoch.',
  },
  itemNotFound: {
    what: 'Die Datei im Web oder der Ordner wurde nicht gefunden',
    todo: 'Laden Sie sie über diesen Computer hoch oder sehen Sie nach, ob der Ordner noch da ist.',
  },
  notAllowed: {
    what: 'OneDrive ruft hier keine Dateien aus dem Web ab',
    todo: 'Laden Sie sie über diesen Computer hoch.',
  },
  notSupported: {
    what: 'OneDrive ruft hier keine Dateien aus dem Web ab',
    todo: 'Laden Sie sie über diesen Computer hoch.',
  },
  other: {
    what: 'OneDrive konnte diese Datei nicht abrufen',
    todo: 'Laden Sie sie über diesen Computer hoch oder sehen Sie nach, was OneDrive gesagt hat.',
  },
};
