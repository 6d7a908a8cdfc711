/**
 * What the sign-in service said, or why it said nothing: read from the wire, not from the words of
 * exceptions, so that nothing of a code or token can slip into an error text. Pure.
 * Sources: RFC 6749, sections 4.1.2.1 and 5.2; RFC 8628, section 3.5; Microsoft Entra, "Microsoft Entra
 * authentication and authorization error codes". Microsoft may change its numbers: they only make words
 * more exact, and what is not known here has an answer too.
 */
import { SIGN_IN_CODES, type SignInCode, type SignInProblem } from '../../shared/account-view.ts';

export type IdentityTrouble =
  | { readonly kind: 'unreachable' }
  /** The certificate is not valid at the time that this computer believes it is. */
  | { readonly kind: 'clock' }
  | { readonly kind: 'serviceTrouble'; readonly retryAfterMs: number | null }
  /** It says no in its own words. */
  | {
      readonly kind: 'refused';
      readonly error: string;
      readonly suberror: string | null;
      /** The number after `AADSTS`; null where there is none. */
      readonly number: number | null;
    };

export type IdentityRefusal = Extract<IdentityTrouble, { readonly kind: 'refused' }>;

const NUMBER = /^AADSTS(\d{4,8})\b/u;

/** Reads an error as the token endpoint and the redirect give it; null for what is none. */
export function readRefusal(fields: Readonly<Record<string, unknown>>): IdentityRefusal | null {
  const { error, error_description: description } = fields;
  if (typeof error !== 'string' || error === '') return null;
  // The redirect has another name for it than the token endpoint.
  const suberror = fields['suberror'] ?? fields['error_subcode'];
  const found = typeof description === 'string' ? NUMBER.exec(description)?.[1] : undefined;
  return {
    kind: 'refused',
    error,
    suberror: typeof suberror === 'string' && suberror !== '' ? suberror : null,
    number: found === undefined ? null : Number(found),
  };
}

const NUMBERS: Readonly<Partial<Record<SignInCode, readonly number[]>>> = {
  refused: [65001, 65004],
  adminConsent: [90093, 90094, 90095],
  policy: [50105, 53000, 53001, 53002, 53003, 53011, 530032, 530035],
  wrongTenant: [50020, 50034, 50128, 50194, 90002, 90072, 90130],
  wrongCloud: [90038, 90051, 900439],
  badRegistration: [
    50011, 65005, 70001, 70003, 70004, 70005, 650056, 650057, 700011, 700016, 900971, 7000112,
    7000218,
  ],
  timedOut: [70019],
  serviceTrouble: [70012, 90006, 90012, 90024, 90033, 90055, 90090],
};
const CODE_OF_NUMBER: ReadonlyMap<number, SignInCode> = new Map(
  SIGN_IN_CODES.flatMap((code) => (NUMBERS[code] ?? []).map((number) => [number, code])),
);

const CODE_OF_ERROR: ReadonlyMap<string, SignInCode> = new Map([
  ['access_denied', 'refused'],
  ['authorization_declined', 'refused'],
  ['consent_required', 'refused'],
  ['expired_token', 'timedOut'],
  ['code_expired', 'timedOut'],
  ['invalid_client', 'badRegistration'],
  ['unauthorized_client', 'badRegistration'],
  ['redirect_uri_mismatch', 'badRegistration'],
  ['unsupported_response_type', 'badRegistration'],
  ['temporarily_unavailable', 'serviceTrouble'],
  ['server_error', 'serviceTrouble'],
]);

/** Why nobody is signed in, for words. */
export function problemOf(trouble: IdentityTrouble | null): SignInProblem {
  switch (trouble?.kind) {
    case undefined:
      return { code: 'unknown', rawCode: null };
    case 'unreachable':
      return { code: 'network', rawCode: null };
    case 'clock':
      return { code: 'clock', rawCode: null };
    case 'serviceTrouble':
      return { code: 'serviceTrouble', rawCode: null };
    case 'refused':
      return { code: codeOf(trouble), rawCode: rawCodeOf(trouble) };
  }
}

function codeOf({ error, suberror, number }: IdentityRefusal): SignInCode {
  // Who goes away before there is anything to agree to: a real refusal has a number.
  if (error === 'access_denied' && number === null && suberror === 'cancel') return 'cancelled';
  const byNumber = number === null ? undefined : CODE_OF_NUMBER.get(number);
  return byNumber ?? CODE_OF_ERROR.get(error) ?? 'unknown';
}

/** What it is called in the service's own documents, and nothing that was written around it. */
function rawCodeOf({ error, number }: IdentityRefusal): string | null {
  if (number !== null) return `AADSTS${number}`;
  return /^[a-z_]{1,40}$/u.test(error) ? error : null;
}

/**
 * What a renewal without the user came to, when it brought no token: the user has to agree, or an
 * administrator; has to do more than before (`interaction`); has to sign in again; or it passes by itself.
 */
export type SilentEnd = 'consent' | 'adminConsent' | 'interaction' | 'signInAgain' | 'later';

/**
 * Whether the user is needed, and for what. A revoked or expired sign-in and a changed password are all
 * `invalid_grant`.
 */
export function silentEndOf(trouble: IdentityTrouble | null): SilentEnd {
  if (trouble === null) return 'signInAgain';
  if (trouble.kind !== 'refused') return 'later';
  const { error, suberror } = trouble;
  const code = codeOf(trouble);
  if (code === 'adminConsent') return 'adminConsent';
  if (suberror === 'consent_required' || code === 'refused') return 'consent';
  if (code === 'serviceTrouble') return 'later';
  return error === 'interaction_required' ? 'interaction' : 'signInAgain';
}
