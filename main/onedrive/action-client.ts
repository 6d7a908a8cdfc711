/** Starts copies and looks for their results, in the dialect of Microsoft Graph. */
import type { CopyRequest, Target } from '../jobs/job.ts';
import type { ActionClient, Fetched, Preparation, Sight, Trouble } from '../jobs/ports.ts';
import type { Accounts } from './account.ts';
import { type ApiAnswer, DriveApi } from './drive-api.ts';
import type { Http } from './http.ts';
import type { ReadItem } from './items.ts';
import { renamed } from './renamed.ts';

/** How many taken names are tried to find the one the service will choose. */
const RENAME_TRIES = 10;

const NO_ACCOUNT: Trouble = { kind: 'trouble', why: 'unreachable', retryAfterMs: null };

export function createActionClient(http: Http, accounts: Accounts): ActionClient {
  const apiOf = (key: string): DriveApi | null => {
    const account = accounts.get(key);
    return account === undefined ? null : new DriveApi(http, account);
  };
  return {
    hostOf(key) {
      const account = accounts.get(key);
      return account === undefined ? '' : new URL(account.apiBase).host;
    },
    async prepare(request) {
      const api = apiOf(request.account);
      return api === null ? NO_ACCOUNT : await prepare(api, request);
    },
    async start(request) {
      const api = apiOf(request.account);
      if (api === null) return { kind: 'unreachable', sent: 'no' };
      const { driveId, itemId } = request.destination;
      return await api.copy(
        request.source,
        `?@microsoft.graph.conflictBehavior=${request.onConflict}`,
        { parentReference: { driveId, id: itemId }, name: request.name },
      );
    },
    async look(request, target) {
      const api = apiOf(request.account);
      return api === null ? NO_ACCOUNT : await look(api, request, target);
    },
    async fetchResult(request, target, itemId) {
      const api = apiOf(request.account);
      return api === null ? NO_ACCOUNT : await fetchResult(api, request, target, itemId);
    },
  };
}

async function prepare(api: DriveApi, request: CopyRequest): Promise<Preparation> {
  const { destination, onConflict, source } = request;
  const child = (name: string): Promise<ApiAnswer<ReadItem>> =>
    api.child(destination.driveId, destination.itemId, name);
  const [folder, sameName] = await Promise.all([
    api.item(destination.driveId, destination.itemId),
    child(request.name),
  ]);
  if (folder.kind !== 'ok') return notReady(folder);

  let name = request.name;
  let occupant = sameName;
  for (let count = 1; count <= RENAME_TRIES; count += 1) {
    if (onConflict !== 'rename' || occupant.kind !== 'ok') break;
    name = renamed(request.name, source.kind, count);
    occupant = await child(name);
  }
  if (occupant.kind === 'missing') return { kind: 'ready', target: { name, occupantId: null } };
  if (occupant.kind !== 'ok') return notReady(occupant);
  return { kind: 'ready', target: { name, occupantId: occupant.value.id } };
}

function notReady(answer: Exclude<ApiAnswer<unknown>, { kind: 'ok' }>): Preparation {
  switch (answer.kind) {
    case 'missing':
      return { kind: 'refused', rawCode: 'itemNotFound', message: null };
    case 'refused': {
      const { code, rawCode, message } = answer.problem;
      return { kind: 'refused', rawCode: rawCode ?? code, message };
    }
    case 'trouble':
      return answer;
  }
}

async function fetchResult(
  api: DriveApi,
  request: CopyRequest,
  target: Target,
  itemId: string | null,
): Promise<Fetched> {
  const { destination, onConflict } = request;
  const answer =
    itemId === null
      ? await api.child(destination.driveId, destination.itemId, target.name)
      : await api.item(destination.driveId, itemId);
  switch (answer.kind) {
    case 'ok': {
      // What made the service rename the copy is not the copy.
      const isOld = onConflict === 'rename' && answer.value.id === target.occupantId;
      return isOld ? { kind: 'missing' } : { kind: 'item', item: answer.value };
    }
    case 'missing':
    case 'refused':
      return { kind: 'missing' };
    case 'trouble':
      return answer;
  }
}

async function look(api: DriveApi, request: CopyRequest, target: Target): Promise<Sight> {
  const { destination, source } = request;
  const [found, original] = await Promise.all([
    api.child(destination.driveId, destination.itemId, target.name),
    api.item(source.driveId, source.itemId),
  ]);
  switch (found.kind) {
    case 'ok':
      if (original.kind === 'trouble') return original;
      return {
        kind: 'item',
        item: found.value,
        source: original.kind === 'ok' ? original.value : null,
      };
    case 'missing':
      return { kind: 'nothing' };
    case 'refused':
      return { kind: 'trouble', why: 'serviceTrouble', retryAfterMs: null };
    case 'trouble':
      return found;
  }
}
