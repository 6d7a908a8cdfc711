/**
 * Makes wrong answers out of sound ones. A case is a function of seed and index alone, so each can
 * be made again by itself.
 */
import { pick, seededRandom } from '../../main/jobs/testing/random.ts';
import { BASES, type Plain } from './bases.ts';

export type Random = () => number;

/** A mutated answer: the body as the bytes that would be sent. */
export interface Mutant extends Omit<Plain, 'body'> {
  readonly bytes: Buffer;
}

export const MONITOR_URL = 'https://api.onedrive.com/monitor/4A3407B5-SECRET';
const GOLDEN_RATIO = 0x9e3779b1;
const KIB = 1024;
/** As many as a report of the largest size may hold. */
const MAX_LEVELS = 32_000;

export const randomOf = (seed: number, index: number): Random =>
  seededRandom((seed ^ Math.imul(index + 1, GOLDEN_RATIO)) | 0);

const upTo = (max: number, random: Random): number => Math.floor(random() * max);
const chance = (share: number, random: Random): boolean => random() < share;
const repeated = (text: string, random: Random): string => text.repeat(upTo(20_000, random));

const CODES = [
  200, 201, 202, 203, 204, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404,
].concat([
  405, 407, 408, 409, 410, 412, 423, 425, 429, 451, 500, 501, 502, 503, 504, 507, 599, 999,
]);

const PLACES: readonly (string | null)[] = [
  null,
  '',
  ' ',
  '//',
  'http://[',
  '/items/%',
  '/items/1',
  '/items//',
  '/items/1/children',
  '?items/1',
  'data:,items/1',
  'javascript:alert(1)',
  'https://api.onedrive.com/v1.0/items/E0A1!123',
  'https://a.test/items/1#x',
  'https://user:pass@a.test/items/1/',
  MONITOR_URL,
  `/monitor/${'x'.repeat(9 * KIB)}`,
  '\u00e9/items/\u00ff',
];

const WAITS: readonly (string | null)[] = [
  null,
  '',
  '0',
  '-1',
  '5',
  '1.5',
  '1e9',
  '99999999999999999999999',
  'Infinity',
  'Fri, 99',
  'Sun, 22 Nov 2026 09:00:00 GMT',
  'Sunday, 22-Nov-26 09:00:00 GMT',
  'Sun, 31 Feb 99999 25:61:61 GMT',
  '/bar',
  '9'.repeat(5000),
];

/** Values that a field may have instead of its own. */
const VALUES: readonly ((random: Random) => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -0,
  () => 1e308,
  () => Number.MAX_SAFE_INTEGER + 2,
  () => '',
  () => ' ',
  () => 'completed',
  () => 'Completed ',
  () => 'FAILED',
  () => 'inProgress',
  () => 'Not Found',
  () => 'operationNotFound',
  () => [],
  () => ['completed'],
  () => ({}),
  () => ({ status: 'completed' }),
  () => `see ${MONITOR_URL}?tempauth=abc`,
  () => '/items/1',
  () => 'Completed 1/2 files; 3/4 bytes',
  () => '0001-01-01T00:00:00Z',
  (random) => repeated('9', random),
  (random) => `${repeated('9', random)}/${repeated(' ', random)}files`,
  (random) => `${repeated('1/', random)} bytes`,
  (random) => repeated('://', random),
  (random) => repeated('tempauth', random),
];

const FIELDS = [
  'status error errorCode id name file folder package percentageComplete percentComplete operation',
  'statusDescription resourceId resourceLocation createdDateTime value size __proto__ constructor',
].flatMap((line) => line.split(' '));

const PIECES: readonly ((random: Random) => string)[] = [
  () => '{',
  () => '}',
  () => '"',
  () => ',',
  () => '\\u0063',
  () => '\\ud800',
  () => '\u0000',
  () => '\ufeff',
  () => 'null',
  () => 'completed',
  () => '"status":"completed",',
  () => '1e999',
  () => '-',
  (random) => repeated('[', random),
  (random) => repeated('{"error":', random),
  (random) => repeated(' ', random),
  (random) => repeated('9', random),
];

/** The mutant number `index` of a seed. */
export function mutantOf(seed: number, index: number): Mutant {
  const random = randomOf(seed, index);
  const base = pick(BASES, random);
  return {
    status: chance(0.5, random) ? base.status : pick(CODES, random),
    location: chance(0.6, random) ? base.location : pick(PLACES, random),
    retryAfter: chance(0.6, random) ? base.retryAfter : pick(WAITS, random),
    bytes: bytesOf(pick(WAYS, random)(base.body, random), random),
  };
}

const WAYS: readonly ((body: string, random: Random) => string)[] = [
  (body) => body,
  spliced,
  spliced,
  refielded,
  refielded,
  (body, random) => body.slice(0, upTo(body.length + 1, random)),
  (body, random) => body + pick(BASES, random).body,
  (body, random) => (chance(0.5, random) ? body.toUpperCase() : body.toLowerCase()),
  (body, random) => body.replace('{', `{"pad":"${'x'.repeat(upTo(80 * KIB, random))}",`),
  (_body, random) => nested(upTo(MAX_LEVELS, random), random),
];

function spliced(body: string, random: Random): string {
  let text = body;
  for (let change = 0; change < 1 + upTo(4, random); change += 1) {
    const at = upTo(text.length + 1, random);
    const piece = chance(0.6, random) ? pick(PIECES, random)(random) : '';
    text = text.slice(0, at) + piece + text.slice(at + upTo(12, random));
  }
  return text;
}

/** Still JSON: fields come, go and change their value. */
function refielded(body: string, random: Random): string {
  const fields = new Map<string, unknown>(entriesOf(body));
  for (let change = 0; change < 1 + upTo(3, random); change += 1) {
    const name = pick(FIELDS, random);
    if (chance(0.2, random)) fields.delete(name);
    else fields.set(name, pick(VALUES, random)(random));
  }
  return JSON.stringify(Object.fromEntries(fields));
}

function entriesOf(body: string): readonly [string, unknown][] {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? Object.entries(value) : [];
  } catch {
    return [];
  }
}

/** Sound JSON that is deeper than any recursion bears, as an error's chain or beside a status. */
function nested(levels: number, random: Random): string {
  if (chance(0.5, random)) {
    const open = '{"error":{"code":"x","innererror":';
    return `${open.repeat(levels / 10)}null${'}}'.repeat(levels / 10)}`;
  }
  const status = pick(['failed', 'completed', 'inProgress'], random);
  return `{"status":"${status}","error":{"code":"x","y":${'['.repeat(levels)}${']'.repeat(levels)}}}`;
}

function bytesOf(text: string, random: Random): Buffer {
  if (chance(0.03, random)) return Buffer.from(text, 'utf16le');
  const bytes = Buffer.from(text, 'utf8');
  if (chance(0.15, random)) {
    // Most of these are no UTF-8 any more.
    for (let flip = 0; flip < 1 + upTo(4, random) && bytes.length > 0; flip += 1) {
      bytes[upTo(bytes.length, random)] = upTo(256, random);
    }
  }
  return bytes;
}
