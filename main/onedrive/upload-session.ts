/**
 * The drive's side of an upload in pieces: makes a session, asks it, feeds it, gives it up. An upload
 * URL is a credential itself: it is asked without any other, and only on the service's own hosts.
 * Source: Microsoft Graph, "driveItem: createUploadSession" and "Upload or replace the contents of a
 * driveItem".
 */
import type { UploadRequest } from '../jobs/action-request.ts';
import type { SeenItem, Trouble } from '../jobs/ports.ts';
import { jsonObjectOf, textOf } from '../jobs/unknown.ts';
import type { Account } from './account.ts';
import { itemPath } from './action-post.ts';
import { type Headers, type RefusalIn, sendAuthorized } from './authorized.ts';
import type { ByteOutcome, ByteTransport } from './byte-transport.ts';
import { readNegative } from './api-answers.ts';
import { sendApi } from './drive-api.ts';
import { API_MAX_BYTES, type Http, textWithin } from './http.ts';
import { readItem } from './items.ts';
import { SIGNED_OUT_TROUBLE, STRANGE, UNREACHABLE } from './trouble.ts';
import { currentUrl, isServiceUrl } from './url-guard.ts';
import type { Refused } from './web-source.ts';

export type SessionMade = { readonly kind: 'made'; readonly uploadUrl: string } | Refused | Trouble;

export type PieceAnswer =
  /** The drive wants the bytes from `next` on; null when it has not said so. */
  | { readonly kind: 'open'; readonly next: number | null }
  | { readonly kind: 'done'; readonly item: SeenItem | null }
  /** There is no such session: ended, expired or completed. */
  | { readonly kind: 'gone' }
  /** Other bytes are wanted than those sent. */
  | { readonly kind: 'outOfStep' }
  | Refused
  | Trouble;

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: string | null;
}

/** Makes a session for the file that `request` asks for. */
export async function createSession(
  http: Http,
  account: Account,
  request: UploadRequest,
): Promise<SessionMade> {
  const rule = { '@microsoft.graph.conflictBehavior': request.onConflict, name: request.name };
  const outcome = await sendApi(http, account, {
    method: 'POST',
    url: `${placeOf(account, request)}/createUploadSession`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ item: rule }),
  });
  if (outcome.kind === 'unreachable') return UNREACHABLE;
  if (outcome.kind === 'signedOut') return SIGNED_OUT_TROUBLE;
  const { status } = outcome;
  if (status !== 200 && status !== 201) return negativeOf(outcome);
  const uploadUrl = textOf(jsonObjectOf(outcome.body)?.['uploadUrl']);
  if (uploadUrl === null) return STRANGE;
  if (isServiceUrl(account, uploadUrl)) return { kind: 'made', uploadUrl };
  const message = 'The drive named an upload address that is not its own.';
  return { kind: 'refused', rawCode: 'generalException', message };
}

const BODY_PATIENCE_MS = 60_000;

/** Puts an empty file, which no session takes. The answer can be lost like that of a POST. */
export async function putEmptyFile(
  bytes: ByteTransport,
  account: Account,
  request: UploadRequest,
): Promise<PieceAnswer | { readonly kind: 'uncertain' }> {
  const query = `?@microsoft.graph.conflictBehavior=${request.onConflict}`;
  const url = `${placeOf(account, request)}/content${query}`;
  const put = async (credentials: Headers): Promise<ByteOutcome> => {
    const headers = { accept: 'application/json', 'content-length': '0', ...credentials };
    return await bytes.send({ method: 'PUT', url, headers, body: null });
  };
  const outcome = await sendAuthorized(account, url, put, refusalIn);
  if (outcome.kind === 'signedOut') return SIGNED_OUT_TROUBLE;
  if (outcome.kind === 'unreachable' && outcome.sent === 'maybe') return { kind: 'uncertain' };
  const answer = await answerOf(outcome);
  if (answer === null) return UNREACHABLE;
  if (answer.status === 200 || answer.status === 201) return doneWith(answer);
  const negative = negativeOf(answer);
  // A gateway that gives up says nothing of what was done behind it.
  const isLost = negative === STRANGE && answer.status >= 500;
  return isLost ? { kind: 'uncertain' } : negative;
}

const refusalIn: RefusalIn<ByteOutcome> = (outcome) => {
  if (outcome.kind !== 'answer' || outcome.status !== 401) return null;
  // Nobody reads its body: the head says all that matters.
  outcome.message.destroy();
  return { challenge: outcome.message.headers['www-authenticate'] ?? null };
};

/** Asks which bytes the drive wants next. */
export async function askSession(
  bytes: ByteTransport,
  account: Account,
  uploadUrl: string,
): Promise<PieceAnswer> {
  const headers = { accept: 'application/json' };
  return await ask(bytes, account, { method: 'GET', uploadUrl, headers, body: null });
}

/** Sends one piece that begins at `start` of `total` bytes. */
export async function putPiece(
  bytes: ByteTransport,
  account: Account,
  uploadUrl: string,
  {
    start,
    total,
    piece,
  }: { readonly start: number; readonly total: number; readonly piece: Buffer },
): Promise<PieceAnswer> {
  const end = start + piece.byteLength - 1;
  const headers = {
    accept: 'application/json',
    'content-type': 'application/octet-stream',
    'content-length': String(piece.byteLength),
    'content-range': `bytes ${start}-${end}/${total}`,
  };
  return await ask(bytes, account, { method: 'PUT', uploadUrl, headers, body: piece });
}

/** Gives the session up, so that the drive need not keep its bytes. What comes of it does not matter. */
export async function cancelSession(
  bytes: ByteTransport,
  account: Account,
  uploadUrl: string,
): Promise<void> {
  await ask(bytes, account, { method: 'DELETE', uploadUrl, headers: {}, body: null });
}

async function ask(
  bytes: ByteTransport,
  account: Account,
  request: {
    readonly method: 'GET' | 'PUT' | 'DELETE';
    readonly uploadUrl: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Buffer | null;
  },
): Promise<PieceAnswer> {
  const { uploadUrl, ...rest } = request;
  if (!isServiceUrl(account, uploadUrl)) return { kind: 'gone' };
  const answer = await answerOf(await bytes.send({ ...rest, url: currentUrl(account, uploadUrl) }));
  if (answer === null) return UNREACHABLE;
  const { status, body } = answer;
  const json = jsonObjectOf(body);
  switch (status) {
    case 202:
      return { kind: 'open', next: nextExpected(json) };
    case 200:
    case 201:
      return request.method === 'GET' && readItem(json) === null
        ? { kind: 'open', next: nextExpected(json) }
        : doneWith(answer);
    case 401:
    case 404:
    case 410:
      return { kind: 'gone' };
    case 416:
      return { kind: 'outOfStep' };
    default:
      return negativeOf(answer);
  }
}

async function answerOf(outcome: ByteOutcome): Promise<Answer | null> {
  if (outcome.kind !== 'answer') return null;
  const { status, message } = outcome;
  const retryAfter = message.headers['retry-after'] ?? null;
  // The head has come; a body that stays away must not hold the step for ever.
  message.setTimeout(BODY_PATIENCE_MS, () => message.destroy());
  return { status, retryAfter, body: await textWithin(message, API_MAX_BYTES) };
}

function doneWith({ body }: Answer): PieceAnswer {
  return { kind: 'done', item: readItem(jsonObjectOf(body)) };
}

/** A full drive is final although its status is of the 5xx kind; all others of them pass. */
function negativeOf(answer: Answer): Refused | Trouble {
  if (answer.status === 507)
    return { kind: 'refused', rawCode: 'quotaLimitReached', message: null };
  const negative = readNegative(answer, Date.now());
  if (negative.kind === 'trouble') return negative;
  const { code, rawCode, message } = negative.problem;
  return { kind: 'refused', rawCode: rawCode ?? code, message };
}

/** The first byte of `nextExpectedRanges`: `["26-99", "120-"]` gives 26. */
function nextExpected(body: Readonly<Record<string, unknown>> | null): number | null {
  const ranges = body?.['nextExpectedRanges'];
  const first: unknown = Array.isArray(ranges) ? ranges[0] : null;
  const start = typeof first === 'string' ? /^(?<start>\d{1,15})/u.exec(first) : null;
  return start === null ? null : Number(start.groups?.['start']);
}

/** Where the file is to be, by its folder and name. */
function placeOf(account: Account, { destination, name }: UploadRequest): string {
  const folder = itemPath(destination.driveId, destination.itemId);
  return `${account.apiBase}${folder}:/${encodeURIComponent(name)}:`;
}
