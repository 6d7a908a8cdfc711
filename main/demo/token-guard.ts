/**
 * Lets in only who brings a good access token, and words its refusals as Graph does. What is behind a
 * monitor or an upload URL needs none: those are credentials themselves.
 * Sources: Microsoft Graph, "Resolve Microsoft Graph authorization errors"; OneDrive API, "Error
 * responses"; Microsoft Entra, "Claims challenges, claims requests, and client capabilities"; the wording
 * of the messages as seen (msgraph-sdk-java-auth, 25).
 */
import { problemReply, type Call, type Reply } from './http.ts';
import { problem, type ProblemCode } from './problem.ts';

/** What a token is good for. */
export type TokenVerdict =
  | { readonly kind: 'good'; readonly scopes: readonly string[] }
  | { readonly kind: 'unknown' | 'expired' | 'wrongAudience' }
  /** Good once, but something has happened since: claims as JSON that a new one has to be asked with. */
  | { readonly kind: 'challenged'; readonly claims: string };

export interface TokenReader {
  /** Where one signs in, to be named in refusals. */
  readonly authorizationUri: string;
  read(token: string): TokenVerdict;
}

/** Microsoft Graph's own id. */
const GRAPH_ID = '00000003-0000-0000-c000-000000000000';
const SHARES = '/v1.0/shares/';
/** What belongs to an organisation, not to a person. */
const SITES = /^\/v1\.0\/(?:sites|me\/followedSites)(?:$|[/?])/u;
const ALL = ['Files.ReadWrite.All', 'Sites.ReadWrite.All'];

const MESSAGES = {
  missing: 'Access token is empty.',
  unknown: 'CompactToken parsing failed with error code: 80049217',
  expired: 'Access token has expired or is not yet valid.',
  wrongAudience: 'Access token validation failure. Invalid audience.',
  challenged:
    'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
} as const;

/** The refusal of a call to the API; null where its token lets it in. */
export function refuseCall(call: Call, reader: TokenReader): Reply | null {
  const { authorization = '' } = call.headers;
  const token = /^Bearer (?<token>\S+)$/iu.exec(authorization)?.groups?.['token'];
  if (token === undefined) return unauthorized(call, reader, 'missing');
  const verdict = reader.read(token);
  if (verdict.kind === 'challenged')
    return unauthorized(call, reader, 'challenged', verdict.claims);
  if (verdict.kind !== 'good') return unauthorized(call, reader, verdict.kind);
  const names = verdict.scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1));
  return scopesFor(call.path).some((name) => names.includes(name)) ? null : forbidden(call);
}

/** One of these is enough. */
function scopesFor(path: string): readonly string[] {
  if (SITES.test(path)) return ['Sites.ReadWrite.All'];
  return path.startsWith(SHARES) ? ALL : [...ALL, 'Files.ReadWrite'];
}

function unauthorized(
  call: Call,
  { authorizationUri }: TokenReader,
  why: keyof typeof MESSAGES,
  claims?: string,
): Reply {
  const challenge =
    claims === undefined
      ? ''
      : `, error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
  const who = `realm="", authorization_uri="${authorizationUri}", client_id="${GRAPH_ID}"`;
  const code: ProblemCode = 'InvalidAuthenticationToken';
  return problemReply(call, problem(code, MESSAGES[why]), {
    'WWW-Authenticate': `Bearer ${who}${challenge}`,
  });
}

function forbidden(call: Call): Reply {
  const message = 'The caller does not have permission to perform the action.';
  return problemReply(call, problem('accessDenied', message));
}
