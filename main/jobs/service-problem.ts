/** Reads the service's error objects, in every spelling it uses. Pure. */
import { SERVICE_CODES, type ServiceCode, type ServiceProblem } from '../../shared/problem.ts';
import { isRecord, textOf } from './unknown.ts';

/** How deep `innererror` may nest before we stop walking: the service's own nest two or three. */
const MAX_DEPTH = 8;

const ADDRESS = /[a-z][a-z\d+.-]{1,16}:\/\/[^\s"]+/giu;
const TOKEN = /(?<name>tempauth|access_token|authorization|token|sig)=[^\s"]+/giu;
const SECRET_KEY = /^(?:tempauth|access_token|authorization|token|sig)$/iu;
/** Enough to see what the service meant. */
const RAW_MAX_LENGTH = 8000;
/** More lines than anybody reads. */
const MAX_DETAILS = 200;

/** Codes that say no more than "it did not work": anything more specific beside them is better. */
const VAGUE = new Set<ServiceCode>(['other', 'generalException', 'invalidRequest']);

const KNOWN = new Map<string, ServiceCode>(SERVICE_CODES.map((code) => [code.toLowerCase(), code]));

/** Spellings of SharePoint and of older versions that mean one of the known codes. */
const ALIASES = new Map<string, ServiceCode>([
  ['namealreadyexist', 'nameAlreadyExists'],
  ['insufficientstorage', 'quotaLimitReached'],
  ['virussuspicious', 'malwareDetected'],
  ['unauthorized', 'unauthenticated'],
  ['invalidauthenticationtoken', 'unauthenticated'],
  ['resourcelocked', 'lockMismatch'],
]);

/** The known code that `raw` stands for: `AccessDenied_DestinationNotWritable` is accessDenied. */
export function knownCode(raw: string): ServiceCode {
  const lower = raw.toLowerCase();
  const stem = lower.split('_', 1)[0] ?? lower;
  return KNOWN.get(lower) ?? ALIASES.get(lower) ?? KNOWN.get(stem) ?? ALIASES.get(stem) ?? 'other';
}

/**
 * Reads `{error: {...}}`, or a flat `errorCode`, from an answer's body. Walks error -> innererror
 * -> details and keeps the most specific code that is known.
 * Source: OneDrive API "Error responses"; the flat form is read by rclone's `api/types.go`.
 */
export function readProblem(body: Readonly<Record<string, unknown>>): ServiceProblem {
  const error = isRecord(body['error']) ? body['error'] : {};
  const chain = codesInside(error);
  const flat = saidIn(body['errorCode']);
  if (flat !== null) chain.push(flat);
  const details = detailsOf(error);
  const candidates = [...chain, ...details.flatMap(({ rawCode }) => rawCode ?? [])];
  const best =
    candidates.findLast((raw) => !VAGUE.has(knownCode(raw))) ??
    candidates.find((raw) => knownCode(raw) !== 'other') ??
    candidates[0] ??
    null;
  return {
    code: best === null ? 'other' : knownCode(best),
    rawCode: best,
    message: saidIn(error['message']),
    details,
    raw: withoutSecrets(JSON.stringify(shown(body, 0), null, 2)).slice(0, RAW_MAX_LENGTH),
  };
}

/** A text of the service's, as it may be shown and written down. */
function saidIn(value: unknown): string | null {
  const text = textOf(value);
  return text === null ? null : withoutSecrets(text);
}

/** The report without tokens, and without what nests so deep that writing it out would not end. */
function shown(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 2 * MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.map((part) => shown(part, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      SECRET_KEY.test(key) ? '…' : shown(part, depth + 1),
    ]),
  );
}

/** Leaves out whatever could be an address or a token: it may be the monitor's, and is shown. */
function withoutSecrets(text: string): string {
  return text.replaceAll(ADDRESS, '…').replaceAll(TOKEN, '$<name>=…');
}

function codesInside(error: Readonly<Record<string, unknown>>): string[] {
  const codes: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < MAX_DEPTH && isRecord(current); depth += 1) {
    const code = saidIn(current['code']);
    if (code !== null) codes.push(code);
    current = current['innererror'] ?? current['innerError'];
  }
  return codes;
}

function detailsOf(error: Readonly<Record<string, unknown>>): ServiceProblem['details'] {
  const list = Array.isArray(error['details']) ? error['details'] : [];
  return list
    .filter(isRecord)
    .slice(0, MAX_DETAILS)
    .map((detail) => {
      const rawCode = saidIn(detail['code']);
      return {
        code: rawCode === null ? 'other' : knownCode(rawCode),
        rawCode,
        message: saidIn(detail['message']),
        target: saidIn(detail['target']),
        name: null,
      };
    });
}
