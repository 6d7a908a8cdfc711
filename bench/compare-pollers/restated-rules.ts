/**
 * The rules of other clients, RE-STATED from what is known of their sources (read August to November
 * 2026): this is not their code. Each is a schedule and a verdict. Where a rule is not known, the
 * one that helps the client is taken: three retries of their SDK's usual pipeline, redirects followed,
 * a monitor that minds no token, a finished item that can always be read.
 */
import { isRecord, jsonObjectOf, textOf } from '../../main/jobs/unknown.ts';
import type { Verdict } from './client.ts';
import type { Answer } from './scripted-service.ts';

export interface Rules {
  readonly name: string;
  /** Whether it sends the user's token to the monitor and to what it is led to. */
  readonly sendsToken: boolean;
  /** Delay before question `count` (from 0), in ms. */
  readonly delayMs: (count: number) => number;
  /** Gives up after this long and calls that a failure; null: never. */
  readonly givesUpAfterMs: number | null;
  /** Codes that its transport asks again about, three times, before anybody sees them. */
  readonly retried: ReadonlySet<number>;
  /** Codes that its transport follows to their `Location`. */
  readonly followed: ReadonlySet<number>;
  /** What one answer makes it conclude; `running` goes on. */
  readonly verdict: (answer: Answer) => Verdict;
}

const SECOND = 1000;
const NONE: ReadonlySet<number> = new Set();
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const statusOf = ({ body }: Answer): string | null => textOf(jsonObjectOf(body)?.['status']);
const isJson = ({ body }: Answer): boolean => jsonObjectOf(body) !== null;

/** The HTTP code is never looked at; what is no JSON fails the job. */
export const rclone: Rules = {
  name: 'rclone',
  sendsToken: false,
  delayMs: (count) => (count === 0 ? 0 : SECOND),
  givesUpAfterMs: 300 * SECOND,
  retried: NONE,
  followed: REDIRECTS,
  verdict: (answer) => {
    if (!isJson(answer)) return 'failed';
    const status = statusOf(answer);
    if (status === 'completed') return 'completed';
    return status === 'failed' || status === 'deleteFailed' ? 'failed' : 'running';
  },
};

/** Every success but 202 is the result; only in a 202 is the status read, and only for failure. */
const graphDotNet: Rules = {
  name: 'Graph .NET',
  sendsToken: true,
  delayMs: (count) => (count === 0 ? 0 : 5 * SECOND),
  givesUpAfterMs: null,
  retried: new Set([429, 503, 504]),
  followed: REDIRECTS,
  verdict: (answer) => {
    if (answer.status < 200 || answer.status >= 300) return 'failed';
    if (answer.status !== 202) {
      return answer.body === '' || isJson(answer) ? 'completed' : 'failed';
    }
    if (!isJson(answer)) return 'failed';
    const status = statusOf(answer)?.toLowerCase();
    return status === 'failed' || status === 'deletefailed' ? 'failed' : 'running';
  },
};

/** A `resourceId` is the result; errors of HTTP and JSON are thrown; `failed` is never looked for. */
const pythonO365: Rules = {
  name: 'python-o365',
  sendsToken: true,
  // The caller's, 0 by default: one second is what a considerate caller would take.
  delayMs: (count) => (count === 0 ? 0 : SECOND),
  givesUpAfterMs: null,
  retried: new Set([429, 500, 502, 503, 504]),
  followed: REDIRECTS,
  verdict: (answer) => {
    if (answer.status >= 400) return 'failed';
    const body = jsonObjectOf(answer.body);
    if (body === null) return 'failed';
    return textOf(body['resourceId']) === null ? 'running' : 'completed';
  },
};

const CYBERDUCK_KNOWN = new Set(
  'notStarted inProgress completed updating failed deletePending deleteFailed waiting'.split(' '),
);

/** Only `completed` ends it, in this spelling; a status outside its enum is thrown. */
const cyberduck: Rules = {
  name: 'Cyberduck',
  sendsToken: false,
  delayMs: (count) => Math.min(256 * 2 ** count, 8192),
  givesUpAfterMs: null,
  retried: NONE,
  followed: REDIRECTS,
  verdict: (answer) => {
    if (answer.status >= 400) return 'failed';
    const body = jsonObjectOf(answer.body);
    if (!isRecord(body)) return 'failed';
    const status = textOf(body['status']);
    if (status !== null && !CYBERDUCK_KNOWN.has(status)) return 'failed';
    return status === 'completed' ? 'completed' : 'running';
  },
};

export const allRules: readonly Rules[] = [rclone, graphDotNet, pythonO365, cyberduck];
