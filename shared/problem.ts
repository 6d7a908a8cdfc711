/**
 * Everything that can go wrong, as codes. Sentences are made from them in `messages/`, so that each
 * reads the same in the window, the tray and a notification, in the user's language.
 */
import type { NameProblem } from './item-name.ts';

/**
 * Error codes of the service that have words of their own. Source: OneDrive API "Error responses",
 * Microsoft Graph "Error resource type". A code that is not here is shown as `other`.
 */
export const SERVICE_CODES = [
  'accessDenied',
  'activityLimitReached',
  'generalException',
  'invalidRequest',
  'itemNotFound',
  'malwareDetected',
  'nameAlreadyExists',
  'notAllowed',
  'notSupported',
  'quotaLimitReached',
  'serviceNotAvailable',
  'unauthenticated',
  'childItemCountExceeded',
  'maxFileSizeExceeded',
  'pathIsTooLong',
  'pathTooDeep',
  'totalAffectedItemCountExceeded',
  'lockMismatch',
  'serviceReadOnly',
  'other',
] as const;

export type ServiceCode = (typeof SERVICE_CODES)[number];

/** Why a copy ended without a result: the service said so. */
export interface ServiceProblem {
  readonly code: ServiceCode;
  /** The code as the service spelled it, for the details; `null` when it gave none. */
  readonly rawCode: string | null;
  /** The service's own sentence: for the details, never the headline. */
  readonly message: string | null;
  /** Items the service named one by one. */
  readonly details: readonly { readonly rawCode: string | null; readonly message: string | null }[];
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
  | { readonly code: 'driveUnreachable'; readonly field: null }
  | { readonly code: 'driveBusy'; readonly field: null; readonly retryAfterMs: number | null }
  | { readonly code: 'driveRefused'; readonly field: null; readonly problem: ServiceProblem }
  | { readonly code: 'notSaved'; readonly field: null }
  | { readonly code: 'notPossibleNow'; readonly field: null }
  | { readonly code: 'badRequest'; readonly field: null };
