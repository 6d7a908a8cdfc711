/**
 * What MSAL sends, over our own HTTP: to the sign-in service of one cloud and nowhere else, whatever a
 * discovery document may say. Remembers what stood in the way, which MSAL's exceptions mix with texts.
 */
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { HttpOutcome } from '../jobs/ports.ts';
import { parseRetryAfter } from '../jobs/retry-after.ts';
import { jsonObjectOf } from '../jobs/unknown.ts';
import { type IdentityTrouble, readRefusal } from './identity-trouble.ts';

const SECOND = 1000;
const KIB = 1024;
/** A discovery document is a few KiB, an answer with tokens of a large directory some tens. */
const MAX_BYTES = 256 * KIB;
/** RFC 8628, section 3.5: who is told to slow down waits this much longer from then on. */
const SLOWER_BY_MS = 5 * SECOND;

/** One request as `main/onedrive/http.ts` takes it. */
export type IdentityRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
} & ({ readonly method: 'GET' } | { readonly method: 'POST'; readonly body: string });

/** Sends one request; trouble is a value. */
export type SendHttp = (request: IdentityRequest) => Promise<HttpOutcome>;

/** Waits without doing anything. */
export type Sleep = (delayMs: number) => Promise<void>;

/** Its message says nothing, on purpose: what happened is in `trouble`. */
class NoAnswer extends Error {
  constructor() {
    super('The sign-in service gave no answer.');
  }
}

export class IdentityNetwork implements INetworkModule {
  readonly #login: string;
  readonly #send: SendHttp;
  readonly #sleep: Sleep;
  #trouble: IdentityTrouble | null = null;
  #extraDelayMs = 0;

  /** `login` is the origin of the sign-in service. */
  constructor(login: string, send: SendHttp, sleep: Sleep) {
    this.#login = login;
    this.#send = send;
    this.#sleep = sleep;
  }

  /** What stood in the way since this was last asked. */
  takeTrouble(): IdentityTrouble | null {
    const trouble = this.#trouble;
    this.#trouble = null;
    return trouble;
  }

  async sendGetRequestAsync<T>(
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    const headers = headersOf(options);
    return await this.#exchange({ method: 'GET', url, headers, maxBytes: MAX_BYTES });
  }

  async sendPostRequestAsync<T>(
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    const body = options?.body ?? '';
    const request = { method: 'POST', url, headers: headersOf(options), body } as const;
    const answer = await this.#exchange<T>({ ...request, maxBytes: MAX_BYTES });
    if (this.#trouble?.kind !== 'refused') return answer;
    const { error } = this.#trouble;
    if (error !== 'slow_down' && error !== 'authorization_pending') return answer;
    // MSAL ends where RFC 8628 says to ask less often.
    if (error === 'slow_down') this.#extraDelayMs += SLOWER_BY_MS;
    if (this.#extraDelayMs > 0) await this.#sleep(this.#extraDelayMs);
    this.#trouble = null;
    return { ...answer, body: jsonOf('{"error":"authorization_pending"}') };
  }

  async #exchange<T>(request: IdentityRequest): Promise<NetworkResponse<T>> {
    if (!URL.canParse(request.url) || new URL(request.url).origin !== this.#login) {
      return this.#fail({ kind: 'serviceTrouble', retryAfterMs: null });
    }
    const outcome = await this.#send(request);
    if (outcome.kind === 'unreachable') {
      return this.#fail(outcome.why === 'clock' ? { kind: 'clock' } : { kind: 'unreachable' });
    }
    const { status, body } = outcome;
    const json = jsonObjectOf(body);
    const retryAfterMs = parseRetryAfter(outcome.retryAfter, Date.now());
    if (json === null || body === null || status === 429 || status >= 500) {
      return this.#fail({ kind: 'serviceTrouble', retryAfterMs });
    }
    const refusal = readRefusal(json);
    if (refusal !== null) this.#trouble = refusal;
    return { headers: {}, status, body: jsonOf(body) };
  }

  #fail(trouble: IdentityTrouble): never {
    this.#trouble = trouble;
    throw new NoAnswer();
  }
}

function headersOf(options: NetworkRequestOptions | undefined): Readonly<Record<string, string>> {
  return { accept: 'application/json', ...options?.headers };
}

/* eslint-disable @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unnecessary-type-parameters --
   the interface promises any T, and MSAL looks itself at what came */
function jsonOf<T>(text: string): T {
  return JSON.parse(text);
}
