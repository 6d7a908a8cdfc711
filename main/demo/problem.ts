/**
 * What the demo drive refuses, as values: the documented code, its HTTP status and a sentence.
 * Source: Microsoft Graph "Error responses and resource types", OneDrive API "Error responses".
 */

/** The codes this drive gives, with the HTTP status each is documented with. */
export const STATUS_OF_CODE = {
  InvalidAuthenticationToken: 401,
  accessDenied: 403,
  invalidRange: 416,
  invalidRequest: 400,
  itemNotFound: 404,
  methodNotAllowed: 405,
  nameAlreadyExists: 409,
  notSupported: 400,
  quotaLimitReached: 507,
  requestEntityTooLarge: 413,
  serviceNotAvailable: 503,
  unauthenticated: 401,
} as const;

export type ProblemCode = keyof typeof STATUS_OF_CODE;

export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  /** The more specific code inside `innerError`. */
  readonly innerCode?: string;
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** An outcome that is fine. */
export function accept<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** An outcome that is a problem. */
export function refuse(
  code: ProblemCode,
  message: string,
  innerCode?: string,
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: problem(code, message, innerCode) };
}

/** A problem as the service words it; `innerCode` says more to programs. */
export function problem(code: ProblemCode, message: string, innerCode?: string): Problem {
  return innerCode === undefined ? { code, message } : { code, message, innerCode };
}
