/**
 * Everything that can go wrong, as codes. Sentences are made from them in `messages/`, so that each
 * reads the same in the window, the tray and a notification, in the user's language.
 */
import type { NameProblem } from './item-name.ts';

/** Codes of our own: why this app could not fetch a file of the web in order to upload it. */
export const SOURCE_CODES = [
  'sourceNotFound',
  'sourceNotPublic',
  'sourceChanged',
  'sourceTooLarge',
  'sourceUnreadable',
] as const;

/**
 * Error codes of the service that have words of their own. Source: OneDrive API "Error responses",
 * Microsoft Graph "Error resource type". A code that is not here is shown as `other`.
 */
export const SERVICE_CODES = [
  'accessDenied',
  'activityLimitReached',
  'generalException',
  'invalidRange',
  'invalidRequest',
  'itemNotFound',
  'malwareDetected',
  'nameAlreadyExists',
  'notAllowed',
  'notSupported',
  'quotaLimitReached',
  'resourceModified',
  'resyncRequired',
  'serviceNotAvailable',
  'unauthenticated',
  'childItemCountExceeded',
  'maxFileSizeExceeded',
  'pathIsTooLong',
  'pathTooDeep',
  'totalAffectedItemCountExceeded',
  'lockMismatch',
  'serviceReadOnly',
  ...SOURCE_CODES,
  'other',
] as const;

export type ServiceCode = (typeof SERVICE_CODES)[number];

/** Codes that mean something else where the service was to fetch a file of the web itself. */
export const UPLOAD_CODES = [
  'accessDenied',
  'generalException',
  'invalidRequest',
  'itemNotFound',
  'notAllowed',
  'notSupported',
  'other',
] as const satisfies readonly ServiceCode[];

export type UploadCode = (typeof UPLOAD_CODES)[number];

/** Why a copy ended without a result: the service said so. */
export interface ServiceProblem {
  readonly code: ServiceCode;
  /** The code as the service spelled it, for the details; `null` when it gave none. */
  readonly rawCode: string | null;
  /** The service's own sentence: for the details, never the headline. */
  readonly message: string | null;
  /** Items the service named one by one. */
  readonly details: readonly ProblemDetail[];
  /** The report as it came, for those who want to see it: without addresses and tokens. */
  readonly raw: string | null;
}

/** What went wrong with one item. */
export interface ProblemDetail {
  readonly code: ServiceCode;
  readonly rawCode: string | null;
  readonly message: string | null;
  /** The item's id, or its path where the service gives that. */
  readonly target: string | null;
  /** The item's name, once it was looked up. */
  readonly name: string | null;
}

/** Why a command was not carried out. `field` says where in the form it belongs. */
export type Refusal =
  | { readonly code: 'badName'; readonly field: 'name'; readonly why: NameProblem }
  | { readonly code: 'rootAsSource'; readonly field: 'source' }
  | { readonly code: 'sourceGone'; readonly field: 'source' }
  | { readonly code: 'destinationGone'; readonly field: 'destination' }
  | { readonly code: 'destinationNotFolder'; readonly field: 'destination' }
  | { readonly code: 'intoItself'; readonly field: 'destination' }
  | { readonly code: 'sameNameSameFolder'; readonly field: 'name' }
  | { readonly code: 'notChildren'; readonly field: 'source' }
  /** The service copies only between drives that one account can see. */
  | { readonly code: 'acrossAccounts'; readonly field: 'destination' }
  /** The account was signed out meanwhile. */
  | { readonly code: 'accountGone'; readonly field: null }
  /** No web address, or one that may not be fetched: only public https places are. */
  | { readonly code: 'badUrl'; readonly field: 'url' }
  | { readonly code: 'privateUrl'; readonly field: 'url' }
  /** Not an address where OneDrive reports on an action. */
  | { readonly code: 'notAMonitor'; readonly field: 'url' }
  /** A web address that is none of OneDrive or SharePoint. */
  | { readonly code: 'notADriveLink'; readonly field: 'find' }
  /** The link is of the right kind, and nothing is there for this account. */
  | { readonly code: 'linkLeadsNowhere'; readonly field: 'find' }
  | { readonly code: 'noSuchPath'; readonly field: 'find' }
  /** Some of several items may not be copied: these, and so none is. */
  | {
      readonly code: 'itemsRefused';
      readonly field: 'source';
      readonly items: readonly { readonly name: string; readonly refusal: Refusal }[];
    }
  /** More than may be asked for together. */
  | { readonly code: 'tooManyChosen'; readonly field: 'source'; readonly limit: number }
  /** Another item of the same batch would get the same name in the same folder. */
  | { readonly code: 'twiceInBatch'; readonly field: 'name' }
  /** The folder to be made would have the name of something that is there. */
  | { readonly code: 'nameTaken'; readonly field: 'name' }
  | { readonly code: 'driveUnreachable'; readonly field: null }
  /** The account needs its user to sign in again first. */
  | { readonly code: 'signedOut'; readonly field: null }
  | { readonly code: 'driveBusy'; readonly field: null; readonly retryAfterMs: number | null }
  | { readonly code: 'driveRefused'; readonly field: null; readonly problem: ServiceProblem }
  | { readonly code: 'notSaved'; readonly field: null }
  | { readonly code: 'notPossibleNow'; readonly field: null }
  | { readonly code: 'badRequest'; readonly field: null };
