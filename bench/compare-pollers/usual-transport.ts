/**
 * A transport as HTTP pipelines usually are: it follows redirects and asks again three times about
 * trouble, with a doubling delay or the one the answer asks for. Its time is virtual.
 */
import { parseRetryAfter } from '../../main/jobs/retry-after.ts';
import type { Rules } from './restated-rules.ts';
import type { Answer, ScriptedService } from './scripted-service.ts';

const RETRIES = 3;
const MAX_HOPS = 20;
const FIRST_DELAY_MS = 1000;

/** What a client's HTTP library throws. */
export class TransportError extends Error {
  // The name by which @azure/core-lro knows the errors of its transport.
  override readonly name = 'RestError';
}

export class Transport {
  elapsedMs = 0;
  readonly #service: ScriptedService;
  readonly #rules: Pick<Rules, 'sendsToken' | 'retried' | 'followed'>;

  constructor(service: ScriptedService, rules: Pick<Rules, 'sendsToken' | 'retried' | 'followed'>) {
    this.#service = service;
    this.#rules = rules;
  }

  /** The last answer of the chain. Throws a TransportError when there is none. */
  get(url: string): Answer {
    let place = url;
    for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
      const answer = this.#persist(place);
      const { location } = answer.headers;
      if (!this.#rules.followed.has(answer.status) || location === undefined) return answer;
      place = new URL(location, place).href;
    }
    throw new TransportError('too many redirects');
  }

  #persist(url: string): Answer {
    for (let tries = 0; ; tries += 1) {
      const answer = this.#service.ask(url, this.elapsedMs, this.#rules.sendsToken);
      const isTrouble = answer === null || this.#rules.retried.has(answer.status);
      if (!isTrouble) return answer;
      if (tries >= RETRIES) {
        if (answer === null) throw new TransportError('no network');
        return answer;
      }
      const askedMs = parseRetryAfter(answer?.headers['retry-after'] ?? null, 0);
      this.elapsedMs += askedMs ?? FIRST_DELAY_MS * 2 ** tries;
    }
  }
}
