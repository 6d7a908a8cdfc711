/**
 * Reads one answer of a monitor URL. The body's `status` decides first and the HTTP code second,
 * since documents and service disagree about the codes. Pure.
 * Sources: "Working with long-running actions" (OneDrive API and Microsoft Graph), the two documented
 * AsyncJobStatus enums, and what users of the live service reported.
 */
import type { ServiceProblem } from '../../shared/problem.ts';
import type { Progress } from './job.ts';
import type { HttpOutcome } from './ports.ts';
import { parseRetryAfter } from './retry-after.ts';
import { readProblem } from './service-problem.ts';
import { isRecord, jsonObjectOf, numberOf, resolveLocation, textOf } from './unknown.ts';

export type StatusReport =
  | {
      readonly state: 'running';
      readonly progress: Progress;
      readonly operation: string | null;
      readonly rawStatus: string | null;
      /** Where to ask from now on, when the answer names a new place. */
      readonly location: string | null;
      readonly retryAfterMs: number | null;
    }
  | {
      readonly state: 'completed';
      readonly itemId: string | null;
      readonly resourceUrl: string | null;
      /** ISO 8601; null where the service sent its "no date". */
      readonly createdAt: string | null;
      /** Whether a redirect alone says so, and no report. */
      readonly isRedirect: boolean;
    }
  | { readonly state: 'failed'; readonly problem: ServiceProblem; readonly progress: Progress }
  /** The monitor claims not to exist, or not for us. Says nothing about the copy. */
  | { readonly state: 'gone' }
  | { readonly state: 'moved'; readonly location: string }
  /** No statement at all: ask again. */
  | {
      readonly state: 'retry';
      readonly why: 'unreachable' | 'throttled' | 'serviceTrouble';
      readonly retryAfterMs: number | null;
    };

const RUNNING = new Set([
  'notstarted',
  'inprogress',
  'updating',
  'waiting',
  'cancelpending',
  'deletepending',
]);
const FAILED = new Set(['failed', 'deletefailed', 'cancelled', 'canceled']);
const REDIRECTS = new Set([301, 302, 307, 308]);
const TRY_AGAIN = new Set([408, 425, 429]);
/** A proxy on the way wants something of us; the service has not spoken. */
const PROXY_AUTHENTICATION = 407;
const ITEM_PATH = /\/items\/([^/]+)\/?$/u;
// The figures are bounded, since a body of digits alone would take seconds to search otherwise.
const FILES = /(?<!\d)(\d{1,16})\s*\/\s*(\d{1,16})\s+files/iu;
const BYTES = /(?<!\d)(\d{1,16})\s*\/\s*(\d{1,16})\s+bytes/iu;

export const NO_PROGRESS: Progress = { fraction: null, files: null, bytes: null };

/** What `outcome` says about the copy. Total: every input has an answer, and none throws. */
export function readStatusReport(outcome: HttpOutcome, now: number): StatusReport {
  if (outcome.kind === 'unreachable') {
    return { state: 'retry', why: 'unreachable', retryAfterMs: null };
  }
  const retryAfterMs = parseRetryAfter(outcome.retryAfter, now);
  const body = jsonObjectOf(outcome.body);
  const status = body === null ? null : (textOf(body['status'])?.toLowerCase() ?? null);
  if (body !== null && status !== null && isStatement(status, outcome.status)) {
    return readStatusBody(outcome, body, status, retryAfterMs);
  }
  if (body !== null && isItem(body) && outcome.status < 300) {
    return completed(textOf(body['id']), null, null);
  }
  return readCode(outcome, body, retryAfterMs);
}

/** An unknown word under an error code may be the error's own title, as in `"status":"Not Found"`. */
function isStatement(status: string, code: number): boolean {
  return code < 400 || status === 'completed' || FAILED.has(status) || RUNNING.has(status);
}

type HttpAnswer = Extract<HttpOutcome, { kind: 'answer' }>;
type Body = Readonly<Record<string, unknown>>;

function readStatusBody(
  answer: HttpAnswer,
  body: Body,
  status: string,
  retryAfterMs: number | null,
): StatusReport {
  if (status === 'completed') {
    const url = resolveLocation(
      textOf(body['resourceLocation']) ?? itemLocation(answer),
      answer.url,
    );
    return completed(textOf(body['resourceId']), url, dateOf(body['createdDateTime']));
  }
  if (FAILED.has(status)) {
    return { state: 'failed', problem: readProblem(body), progress: progressOf(body) };
  }
  // A throttled or broken host may wrap anything; only a well-meant code speaks for the copy.
  if (TRY_AGAIN.has(answer.status)) return { state: 'retry', why: 'throttled', retryAfterMs };
  return running(answer, body, retryAfterMs);
}

function readCode(
  answer: HttpAnswer,
  body: Body | null,
  retryAfterMs: number | null,
): StatusReport {
  const location = resolveLocation(answer.location, answer.url);
  if (answer.status === 303 && location !== null) {
    return itemLocation(answer) === null
      ? { state: 'moved', location }
      : { ...completed(null, location, null), isRedirect: true };
  }
  if (REDIRECTS.has(answer.status) && location !== null) return { state: 'moved', location };
  if (answer.status === 204) return completed(null, null, null);
  if (TRY_AGAIN.has(answer.status)) return { state: 'retry', why: 'throttled', retryAfterMs };
  if (body !== null && isRecord(body['error'])) {
    const { rawCode } = readProblem(body);
    if (rawCode?.toLowerCase() === 'operationnotfound') return { state: 'gone' };
  }
  const isEmpty = answer.body === '';
  // A web page or a torn body comes from something in between, whatever its code.
  const isOurs = (isEmpty || body !== null) && answer.status !== PROXY_AUTHENTICATION;
  if (isOurs && answer.status === 202) return running(answer, body ?? {}, retryAfterMs);
  if (isOurs && answer.status >= 400 && answer.status < 500) return { state: 'gone' };
  const why = answer.status === 503 && retryAfterMs !== null ? 'throttled' : 'serviceTrouble';
  return { state: 'retry', why, retryAfterMs };
}

function running(answer: HttpAnswer, body: Body, retryAfterMs: number | null): StatusReport {
  return {
    state: 'running',
    progress: progressOf(body),
    operation: textOf(body['operation']),
    rawStatus: textOf(body['status']),
    location: newLocation(answer),
    retryAfterMs,
  };
}

function completed(
  itemId: string | null,
  resourceUrl: string | null,
  createdAt: string | null,
): Extract<StatusReport, { state: 'completed' }> {
  const fromUrl = resourceUrl === null ? null : itemIdIn(resourceUrl);
  return {
    state: 'completed',
    itemId: itemId ?? fromUrl,
    resourceUrl,
    createdAt,
    isRedirect: false,
  };
}

/** The id in the URL of an item itself; one of something below an item, or beside a path, is none. */
function itemIdIn(url: string): string | null {
  const id = ITEM_PATH.exec(new URL(url).pathname)?.[1] ?? null;
  if (id === null) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** The `Location` of the answer where it names an item, not another monitor. */
function itemLocation(answer: HttpAnswer): string | null {
  const location = resolveLocation(answer.location, answer.url);
  return location !== null && itemIdIn(location) !== null ? location : null;
}

function newLocation(answer: HttpAnswer): string | null {
  const location = resolveLocation(answer.location, answer.url);
  // Some name the item to be while the copy still runs: that is nothing to ask for progress.
  return location === answer.url || itemLocation(answer) !== null ? null : location;
}

function isItem(body: Body): boolean {
  const hasFacet = isRecord(body['file']) || isRecord(body['folder']) || isRecord(body['package']);
  return textOf(body['id']) !== null && textOf(body['name']) !== null && hasFacet;
}

/** .NET's "no date" is the year 1. */
function dateOf(value: unknown): string | null {
  const text = textOf(value);
  return text === null || text.startsWith('0001-') ? null : text;
}

function progressOf(body: Body): Progress {
  const percent = numberOf(body['percentageComplete']) ?? numberOf(body['percentComplete']);
  const description = textOf(body['statusDescription']) ?? '';
  return {
    fraction: percent === null ? null : Math.min(Math.max(percent / 100, 0), 1),
    files: countOf(FILES.exec(description)),
    bytes: countOf(BYTES.exec(description)),
  };
}

function countOf(match: RegExpExecArray | null): Progress['files'] {
  if (match === null) return null;
  const done = numberOf(match[1]);
  const total = numberOf(match[2]);
  return done === null || total === null ? null : { done, total };
}
