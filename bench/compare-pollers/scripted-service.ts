/** A monitor whose answers are a function of time, and a note of how it was asked. No real time. */
import { parseRetryAfter } from '../../main/jobs/retry-after.ts';

/** An answer as the fixtures spell it; the names of its headers are in lower case. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What comes from `url`, `elapsedMs` after the start; null when the network is down. */
export type Script = (url: string, elapsedMs: number, hasToken: boolean) => Answer | null;

export const MONITOR_URL = 'https://api.onedrive.com/monitor/4A3407B5-88FC-4504-8B21-0AABD3412717';
/** No host of the service ends so (RFC 2606). */
const STRANGER = '.example';
const PAUSING = new Set([202, 429, 503]);

/** One client's talk with one script. */
export class ScriptedService {
  questions = 0;
  /** Questions asked while the service had asked to be left alone. */
  tooEarly = 0;
  /** Questions sent to a host that an answer named and that is not the service's. */
  toStrangers = 0;
  readonly #script: Script;
  #pausedUntilMs = 0;

  constructor(script: Script) {
    this.#script = script;
  }

  /** Asks `url` at `elapsedMs`; `hasToken` when the client sends the user's credentials along. */
  ask(url: string, elapsedMs: number, hasToken: boolean): Answer | null {
    this.questions += 1;
    // A millisecond of grace: clients round their delays.
    if (elapsedMs + 1 < this.#pausedUntilMs) this.tooEarly += 1;
    if (new URL(url).host.endsWith(STRANGER)) this.toStrangers += 1;
    const answer = this.#script(url, elapsedMs, hasToken);
    if (answer !== null && PAUSING.has(answer.status)) {
      const pauseMs = parseRetryAfter(answer.headers['retry-after'] ?? null, 0) ?? 0;
      this.#pausedUntilMs = Math.max(this.#pausedUntilMs, elapsedMs + pauseMs);
    }
    return answer;
  }
}
