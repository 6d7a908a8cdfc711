/** What a request and an answer are to the routes: plain values, so that faults can stand between. */
import type { IncomingHttpHeaders } from 'node:http';
import { STATUS_OF_CODE, type Problem } from './problem.ts';

export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  /** What a PUT brings. */
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  /** There is a body, and it is no JSON or does not say that it is. */
  | { readonly kind: 'unreadable' };

export interface Call {
  readonly method: string;
  /** Where this drive is reached, without a slash at the end. */
  readonly origin: string;
  /** As it was sent: percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Body;
  readonly requestId: string;
  /** When it came, in ms since 1970 by the drive's clock. */
  readonly at: number;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function jsonReply(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const type = { 'Content-Type': 'application/json; charset=utf-8' };
  return { status, headers: { ...type, ...headers }, body: JSON.stringify(value) };
}

export function emptyReply(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, body: '' };
}

/** The service's error object. Source: Microsoft Graph "Error resource type". */
export function problemReply(
  call: Pick<Call, 'requestId' | 'at'>,
  { code, message, innerCode }: Problem,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const date = new Date(call.at).toISOString().slice(0, 19);
  const inner = { date, 'request-id': call.requestId, 'client-request-id': call.requestId };
  const innerError = innerCode === undefined ? inner : { code: innerCode, ...inner };
  return jsonReply(STATUS_OF_CODE[code], { error: { code, message, innerError } }, headers);
}

export function wrongMethod(call: Call, ...allowed: readonly string[]): Reply {
  const problem = { code: 'methodNotAllowed', message: 'Not possible here.' } as const;
  return problemReply(call, problem, { Allow: allowed.join(', ') });
}
