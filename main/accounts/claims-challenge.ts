/**
 * What a service demands before it lets us in again, read from its refusal. Pure.
 * Sources: RFC 9110, section 11.6.1; Microsoft Entra, "Claims challenges, claims requests, and client
 * capabilities".
 */
import { jsonObjectOf } from '../jobs/unknown.ts';

const CLAIMS = /\bclaims="(?<claims>[\w+/=-]+)"/iu;

/** The claims of a `WWW-Authenticate` as JSON, ready to be asked for; null where it demands none. */
export function readClaims(challenge: string | null): string | null {
  const encoded = CLAIMS.exec(challenge ?? '')?.groups?.['claims'];
  if (encoded === undefined) return null;
  // Buffer reads both alphabets.
  const json = Buffer.from(encoded, 'base64').toString('utf8');
  return jsonObjectOf(json) === null ? null : json;
}
