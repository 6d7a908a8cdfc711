/**
 * The real @azure/core-lro over the script. Its transport is re-stated from core-rest-pipeline and
 * core-client: 301, 302 and 307 are followed for a GET, 408, 429 and 5xx asked again three times, JSON
 * parsed when it is called JSON. Asked by `poll()`, since `pollUntilDone()` waits in real time.
 */
import {
  type OperationResponse,
  type OperationState,
  type RunningOperation,
  createHttpPoller,
} from '@azure/core-lro';
import { parseRetryAfter } from '../../main/jobs/retry-after.ts';
import type { Client, Conclusion, Verdict } from './client.ts';
import type { Answer, ScriptedService } from './scripted-service.ts';
import type { Scenario } from './scenarios.ts';
import { Transport, TransportError } from './usual-transport.ts';

/** POLL_INTERVAL_IN_MS of core-lro. */
const INTERVAL_MS = 2000;
const COPY_URL = 'https://api.onedrive.com/v1.0/drive/items/source/copy';
const PIPELINE = {
  sendsToken: false,
  retried: new Set([408, 429, 500, 502, 503, 504]),
  followed: new Set([301, 302, 307]),
};

const OUTCOMES: Readonly<Record<string, Verdict>> = {
  succeeded: 'completed',
  failed: 'failed',
  canceled: 'failed',
};

const STILL_ASKING: Conclusion = { verdict: 'running', atMs: Number.POSITIVE_INFINITY };

export const azureClient: Client = { name: '@azure/core-lro', how: 'itself', follow };

async function follow(scenario: Scenario, service: ScriptedService): Promise<Conclusion> {
  const { monitorUrl, horizonMs } = scenario;
  const transport = new Transport(service, PIPELINE);
  // As in core-lro, a delay that was asked for once stays.
  let intervalMs = INTERVAL_MS;
  const concluded = (verdict: Verdict): Conclusion =>
    transport.elapsedMs < horizonMs ? { verdict, atMs: transport.elapsedMs } : STILL_ASKING;
  const operation: RunningOperation = {
    sendInitialRequest: () => Promise.resolve(responseOf('POST', COPY_URL, accepted(monitorUrl))),
    sendPollRequest: (url) => {
      const answer = transport.get(url);
      const askedMs = parseRetryAfter(answer.headers['retry-after'] ?? null, 0) ?? 0;
      if (askedMs > 0) intervalMs = askedMs;
      return Promise.resolve(responseOf('GET', url, answer));
    },
  };
  const poller = createHttpPoller<unknown, OperationState<unknown>>(operation, {
    resolveOnUnsuccessful: true,
  });
  await poller.submitted();
  while (transport.elapsedMs < horizonMs) {
    let state: OperationState<unknown>;
    try {
      state = await poller.poll();
    } catch {
      // Thrown at the user, who is told that the copy did not work.
      return concluded('failed');
    }
    const verdict = OUTCOMES[state.status];
    if (verdict !== undefined) return concluded(verdict);
    transport.elapsedMs += intervalMs;
  }
  return STILL_ASKING;
}

function accepted(monitorUrl: string): Answer {
  return { status: 202, headers: { location: monitorUrl }, body: '' };
}

function responseOf(method: string, url: string, answer: Answer): OperationResponse {
  const body = parsed(answer);
  return {
    flatResponse: body,
    rawResponse: {
      statusCode: answer.status,
      headers: { ...answer.headers },
      request: { method, url },
      body,
    },
  };
}

function parsed({ headers, body }: Answer): unknown {
  if (body === '' || headers['content-type']?.includes('json') !== true) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw new TransportError('PARSE_ERROR');
  }
}
