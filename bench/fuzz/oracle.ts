/**
 * What may be concluded from an answer, said again in another way than the readers do: from the
 * documents, by its shape alone. A verdict the oracle does not know is a wrong one, and one that it
 * knows and the reader misses as well.
 */
import type { HttpOutcome } from '../../main/jobs/ports.ts';

type Answer = Extract<HttpOutcome, { kind: 'answer' }>;
type Fields = ReadonlyMap<string, unknown>;

const DONE = 'completed';
const NOT_DONE = ['failed', 'deletefailed', 'cancelled', 'canceled'];
const UNDER_WAY = ['notstarted', 'inprogress', 'updating', 'waiting', 'cancelpending'].concat(
  'deletepending',
);

/** The end that an answer of the monitor documents; null while it documents none. */
export function endOf(answer: Answer): 'completed' | 'failed' | null {
  const fields = fieldsOf(answer.body);
  const word = filled(fields?.get('status'))?.toLowerCase();
  if (word === DONE) return 'completed';
  if (word !== undefined && NOT_DONE.includes(word)) return 'failed';
  const isError = answer.status >= 400;
  if (word !== undefined && (UNDER_WAY.includes(word) || !isError)) return null;
  const isSuccess = answer.status < 300;
  if (isSuccess && fields !== null && looksLikeItem(fields)) return 'completed';
  if (answer.status === 303 && leadsToItem(answer)) return 'completed';
  return answer.status === 204 ? 'completed' : null;
}

/** Whether an answer of the monitor may be read as "I do not know this operation". */
export function mayBeGone({ status, body }: Answer): boolean {
  return (status >= 400 && status < 500) || /operationnotfound/iu.test(unescaped(body ?? ''));
}

/** Whether an answer of the monitor says in any way that the operation is under way. */
export function mayBeRunning({ status, body }: Answer): boolean {
  const fields = fieldsOf(body);
  if (filled(fields?.get('status')) !== null) return true;
  return status === 202 && (body === '' || fields !== null);
}

/** What the answer to the POST documents; null where nothing is certain. */
export function startOf(answer: Answer): 'accepted' | 'done' | 'refused' | null {
  const { status } = answer;
  const fields = fieldsOf(answer.body);
  if (status === 202) return absolute(answer) === null ? null : 'accepted';
  if (status === 200 || status === 201) return filled(fields?.get('id')) === null ? null : 'done';
  const isNo = (status >= 400 && status < 500 && ![408, 429].includes(status)) || status === 501;
  return (isNo || status === 507) && hasError(fields) ? 'refused' : null;
}

/** What the answer to a question about an item documents; null where nothing is certain. */
export function itemAnswerOf({ status, body }: Answer): 'ok' | 'missing' | 'refused' | null {
  const fields = fieldsOf(body);
  if (status === 200) return fields === null ? null : 'ok';
  const isTrouble = [408, 425, 429].includes(status);
  if (status < 400 || status >= 500 || isTrouble || !hasError(fields)) return null;
  return status === 404 ? 'missing' : 'refused';
}

function fieldsOf(body: string | null): Fields | null {
  try {
    const value: unknown = JSON.parse(body ?? '');
    return mapOf(value);
  } catch {
    return null;
  }
}

function mapOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

function filled(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 ? value : null;
}

function hasError(fields: Fields | null): boolean {
  return mapOf(fields?.get('error')) !== null;
}

function looksLikeItem(fields: Fields): boolean {
  const isNamed = ['id', 'name'].every((field) => filled(fields.get(field)) !== null);
  return (
    isNamed && ['file', 'folder', 'package'].some((field) => mapOf(fields.get(field)) !== null)
  );
}

function absolute({ location, url }: Answer): URL | null {
  try {
    return location === null ? null : new URL(location, url);
  } catch {
    return null;
  }
}

function leadsToItem(answer: Answer): boolean {
  const segments = absolute(answer)?.pathname.split('/') ?? [];
  if (segments.at(-1) === '') segments.pop();
  return segments.length > 1 && segments.at(-2) === 'items' && segments.at(-1) !== '';
}

function unescaped(text: string): string {
  return text.replaceAll(/\\u([\da-f]{4})/giu, (_match, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
