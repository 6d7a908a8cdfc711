/** Starts actions and looks for their results, in the dialect of the account's service. */
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { CopyRequest, DriveRequest } from '../jobs/action-request.ts';
import type { ActionClient, Comparison, Renamed, Trouble } from '../jobs/ports.ts';
import { MISSING_TRIES, missingDelayMs } from '../jobs/poll-schedule.ts';
import { isRecord, jsonObjectOf } from '../jobs/unknown.ts';
import type { Accounts } from './account.ts';
import { fetchResult, look, prepare } from './action-sights.ts';
import { SIGNED_OUT } from './authorized.ts';
import { compareTrees } from './comparison.ts';
import type { ApiOutcome } from './api-answers.ts';
import { DriveApi } from './drive-api.ts';
import type { Http } from './http.ts';
import { SIGNED_OUT_TROUBLE, UNREACHABLE } from './trouble.ts';

/** More names than anybody reads beside a list of errors. */
const NAMES_MAX = 20;

/** Waits without doing anything. */
export type Sleep = (delayMs: number) => Promise<void>;

/**
 * Accounts without a drive count as none: nothing is ever sent for them. One that is not there was
 * signed out, and what was asked for with it waits until its user signs in again.
 */
export function createActionClient(
  http: Http,
  accounts: Accounts,
  sleep: Sleep = sleepFor,
): ActionClient {
  const apiOf = (key: string): DriveApi | null => {
    const account = accounts.get(key);
    return account === undefined || account.apiBase === '' ? null : new DriveApi(http, account);
  };
  const noApi = (key: string): Trouble => (accounts.has(key) ? UNREACHABLE : SIGNED_OUT_TROUBLE);
  return {
    hostOf: (key) => apiOf(key)?.host ?? '',
    async prepare(request) {
      const api = apiOf(request.account);
      return api === null ? noApi(request.account) : await prepare(api, request);
    },
    async start(request) {
      const api = apiOf(request.account);
      if (api === null) {
        return accounts.has(request.account) ? { kind: 'unreachable', sent: 'no' } : SIGNED_OUT;
      }
      return await whileMissing(sleep, () => api.start(request), isMissing);
    },
    async look(request, target) {
      const api = apiOf(request.account);
      return api === null ? noApi(request.account) : await look(api, request, target);
    },
    async fetchResult(request, target, itemId) {
      const api = apiOf(request.account);
      return api === null
        ? noApi(request.account)
        : await fetchResult(api, request, target, itemId);
    },
    compare(request, itemId, maxItems) {
      let begun: Comparison | null = null;
      return {
        // An account that was signed out comes back while the comparison is kept.
        async next() {
          const api = apiOf(request.account);
          if (api === null) return noApi(request.account);
          begun ??= compareTrees(api, request, itemId, maxItems);
          return await begun.next();
        },
      };
    },
    async namesOf(request, ids) {
      const api = apiOf(request.account);
      return api === null ? new Map() : await namesOf(api, request, ids);
    },
    async rename(request, itemId) {
      const api = apiOf(request.account);
      return api === null ? noApi(request.account) : await rename(api, request, itemId, sleep);
    },
  };
}

/**
 * Asks again only while the drive says in its own words that something is not there: then it has
 * certainly done nothing. Gives back the last answer.
 */
async function whileMissing<T>(
  sleep: Sleep,
  ask: () => Promise<T>,
  isMissingAnswer: (answer: T) => boolean,
): Promise<T> {
  let answer = await ask();
  for (let tries = 1; tries < MISSING_TRIES && isMissingAnswer(answer); tries += 1) {
    await sleep(missingDelayMs(tries));
    answer = await ask();
  }
  return answer;
}

function isMissing(outcome: ApiOutcome): boolean {
  if (outcome.kind !== 'answer' || outcome.status !== 404) return false;
  return isRecord(jsonObjectOf(outcome.body)?.['error']);
}

async function rename(
  api: DriveApi,
  request: DriveRequest,
  itemId: string,
  sleep: Sleep,
): Promise<Renamed> {
  const { destination, name } = request;
  const answer = await whileMissing(
    sleep,
    () => api.rename(destination.driveId, itemId, name),
    ({ kind }) => kind === 'missing',
  );
  switch (answer.kind) {
    case 'ok':
      return { kind: 'item', item: answer.value };
    case 'missing':
    case 'refused':
      return { kind: 'refused' };
    case 'trouble':
      return answer;
  }
}

/** One after the other: names are a kindness, and must not crowd out what matters. */
async function namesOf(
  api: DriveApi,
  request: DriveRequest,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { driveId } = placeOfItems(request);
  const names = new Map<string, string>();
  for (const id of [...new Set(ids)].slice(0, NAMES_MAX)) {
    const answer = await api.item(driveId, id);
    if (answer.kind === 'trouble') break;
    if (answer.kind === 'ok') names.set(id, answer.value.name);
  }
  return names;
}

function placeOfItems(request: DriveRequest): CopyRequest['destination' | 'source'] {
  return request.action === 'copy' ? request.source : request.destination;
}
