/** What an identity provider answers, and how Microsoft's words its errors. For tests. */

/** An answer as JSON, or a page. */
export interface ProviderReply {
  readonly status: number;
  readonly json?: Readonly<Record<string, unknown>>;
  readonly page?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the person at the browser does: agrees, refuses, goes away, never answers, or cannot. */
export type Behaviour = 'agree' | 'refuse' | 'cancel' | 'wait' | { readonly error: ProviderError };

export interface ProviderError {
  readonly error: string;
  /** The number after `AADSTS`. */
  readonly number?: number;
  readonly suberror?: string;
}

/** The scopes of a request. */
export function scopesIn(fields: URLSearchParams): readonly string[] {
  return (fields.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
}

/** What somebody who does not agree makes the service say. */
export function errorOf(behaviour: Exclude<Behaviour, 'agree' | 'wait'>): ProviderError {
  if (behaviour === 'refuse') return { error: 'access_denied', number: 65004 };
  if (behaviour === 'cancel') return { error: 'access_denied', suberror: 'cancel' };
  return behaviour.error;
}

/** An error as it stands in a redirect and in JSON. */
export function textsOf({
  error,
  number,
  suberror,
}: ProviderError): Readonly<Record<string, string>> {
  return {
    error,
    error_description: `${number === undefined ? '' : `AADSTS${number}: `}It did not work.`,
    ...(suberror === undefined ? {} : { suberror, error_subcode: suberror }),
  };
}

export function failed(error: ProviderError): ProviderReply {
  const codes = error.number === undefined ? [] : [error.number];
  return { status: 400, json: { ...textsOf(error), error_codes: codes } };
}

/** Source: OAuth 2.0 Form Post Response Mode, section 4. */
export function formPost(action: string, fields: Readonly<Record<string, string>>): ProviderReply {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
  );
  const page = `<form method="post" action="${action}">${inputs.join('')}</form>`;
  return { status: 200, page };
}
