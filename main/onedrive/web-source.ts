/**
 * Opens a file of the web for reading, from any byte on, and tells a changed one apart. Redirects are
 * followed by hand, each looked at by the source guard. Nothing of ours is sent along: no credentials,
 * no cookies, no referrer.
 * Source: RFC 9110, sections 8.6 (Content-Length), 8.8 (validators), 13.1.5 (If-Range), 14 (ranges),
 * 15.4 (redirects).
 */
import type { IncomingMessage } from 'node:http';
import type { Trouble } from '../jobs/ports.ts';
import { resolveLocation } from '../jobs/unknown.ts';
import type { ByteOutcome, ByteTransport } from './byte-transport.ts';
import { type SourceRule, checkSourceUrl } from './source-guard.ts';
import { SourceReader } from './source-reader.ts';
import { STRANGE, UNREACHABLE } from './trouble.ts';

const MAX_REDIRECTS = 5;

export interface Refused {
  readonly kind: 'refused';
  readonly rawCode: string;
  readonly message: string | null;
}

export interface OpenSource {
  readonly kind: 'open';
  /** Stands where the body begins: at the byte asked for, or at 0 where there are no ranges. */
  readonly reader: SourceReader;
  /** Bytes of the whole file; null when the source does not say. */
  readonly total: number | null;
  /** Its ETag, else its date; null when it gives neither. */
  readonly validator: string | null;
}

export type Opening = OpenSource | { readonly kind: 'empty' } | Refused | Trouble;

export interface SourceDeps {
  /** Must reach public hosts only. */
  readonly transport: ByteTransport;
  readonly rule: SourceRule;
}

/** What is known of a source that was opened before. */
export interface KnownSource {
  readonly total: number;
  readonly validator: string | null;
}

export const sourceRefused = (rawCode: string, message: string | null = null): Refused => ({
  kind: 'refused',
  rawCode,
  message,
});
export const CHANGED = sourceRefused('sourceChanged');
const NOT_PUBLIC = sourceRefused('sourceNotPublic');

/**
 * Asks for the file from byte `start` on. A file that is `known` must still be the same: the same
 * size and validator, else `sourceChanged`.
 */
export async function openSource(
  url: string,
  start: number,
  known: KnownSource | null,
  deps: SourceDeps,
): Promise<Opening> {
  const range = { range: `bytes=${start}-` };
  const ifRange =
    known !== null && isStrong(known.validator) ? { 'if-range': known.validator } : {};
  const headers = start > 0 ? { ...range, ...ifRange } : range;
  const answer = await follow(url, headers, deps);
  if (answer.kind === 'notPublic') return NOT_PUBLIC;
  if (answer.kind === 'unreachable') return UNREACHABLE;
  const { status, message } = answer;
  const opening = readOpening(status, message, start);
  const checked = known === null ? opening : stillTheSame(opening, known);
  if (checked.kind !== 'open') message.destroy();
  return checked;
}

/** The first answer that is no redirect. */
async function follow(
  first: string,
  headers: Readonly<Record<string, string>>,
  { transport, rule }: SourceDeps,
): Promise<ByteOutcome> {
  let url = first;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (checkSourceUrl(url, rule) !== 'ok') return { kind: 'notPublic' };
    const answer = await transport.send({
      method: 'GET',
      url,
      // Compressed for the way, a file would have another length, and ranges of other bytes.
      headers: { accept: '*/*', 'accept-encoding': 'identity', ...headers },
      body: null,
    });
    if (answer.kind !== 'answer') return answer;
    const { location } = answer.message.headers;
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return answer;
    answer.message.destroy();
    url = resolveLocation(location, url) ?? '';
  }
  return { kind: 'unreachable', sent: 'maybe' };
}

function readOpening(status: number, message: IncomingMessage, start: number): Opening {
  const { headers } = message;
  const encoding = headers['content-encoding'] ?? 'identity';
  if (status >= 200 && status < 300 && encoding !== 'identity') {
    return sourceRefused('sourceUnreadable', 'The source sends the file compressed only.');
  }
  const validator = headers.etag ?? headers['last-modified'] ?? null;
  switch (status) {
    case 200: {
      const total = wholeNumber(headers['content-length']);
      if (total === 0) return { kind: 'empty' };
      return { kind: 'open', reader: new SourceReader(message, 0), total, validator };
    }
    case 204:
      return { kind: 'empty' };
    case 206: {
      const range = contentRange(headers['content-range']);
      if (range?.start !== start) return STRANGE;
      const reader = new SourceReader(message, start);
      return { kind: 'open', reader, total: range.total, validator };
    }
    case 416:
      // Of an empty file there is no range.
      return start === 0 ? { kind: 'empty' } : CHANGED;
    case 401:
    case 402:
    case 403:
    case 407:
    case 451:
      return NOT_PUBLIC;
    case 408:
    case 425:
      return UNREACHABLE;
    case 429:
      // Not the drive's own pause: its host is free for others.
      return { kind: 'trouble', why: 'throttled', retryAfterMs: null };
    default:
      return status >= 400 && status < 500 ? sourceRefused('sourceNotFound') : STRANGE;
  }
}

function stillTheSame(opening: Opening, known: KnownSource): Opening {
  if (opening.kind === 'empty') return CHANGED;
  if (opening.kind !== 'open') return opening;
  const isSame = opening.total === known.total && opening.validator === known.validator;
  return isSame ? opening : CHANGED;
}

/** A weak ETag may not stand in `If-Range` (RFC 9110, section 13.1.5). */
function isStrong(validator: string | null): validator is string {
  return validator !== null && !validator.startsWith('W/');
}

/** `bytes 10-99/100`; the total is null for `*`. */
function contentRange(
  value: string | undefined,
): { readonly start: number; readonly total: number | null } | null {
  const groups = /^bytes (?<start>\d{1,15})-\d+\/(?<total>\d{1,15}|\*)$/iu.exec(
    value ?? '',
  )?.groups;
  const start = wholeNumber(groups?.['start']);
  if (start === null) return null;
  return { start, total: wholeNumber(groups?.['total']) };
}

function wholeNumber(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,15}$/u.test(value) ? Number(value) : null;
}
