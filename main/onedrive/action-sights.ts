/** What lies at the destination of an action: before it begins, while it may run, and at its end. */
import { type DriveRequest, postedName } from '../jobs/action-request.ts';
import type { Target } from '../jobs/job.ts';
import type { Fetched, Preparation, Sight } from '../jobs/ports.ts';
import type { ApiAnswer } from './api-answers.ts';
import type { DriveApi } from './drive-api.ts';
import type { ReadItem } from './items.ts';
import { renamed } from './renamed.ts';

/** How many taken names are tried to find the one the service will choose. */
const RENAME_TRIES = 10;

/** What stands where the result is to appear. A folder's children alone have no single place. */
export async function prepare(api: DriveApi, request: DriveRequest): Promise<Preparation> {
  const { driveId, itemId } = request.destination;
  if (request.action === 'copy' && request.childrenOnly) {
    // The drive would not know the wish and copy the folder itself.
    if (!api.dialect.copiesChildren) return NOT_SUPPORTED;
    const folder = await api.item(driveId, itemId);
    return folder.kind === 'ok' ? { kind: 'ready', target: null } : notReady(folder);
  }
  const wanted = postedName(request);
  const kind = request.action === 'copy' ? request.source.kind : 'file';
  const [folder, sameName] = await Promise.all([
    api.item(driveId, itemId),
    api.child(driveId, itemId, wanted),
  ]);
  if (folder.kind !== 'ok') return notReady(folder);

  let name = wanted;
  let occupant = sameName;
  for (let count = 1; count <= RENAME_TRIES; count += 1) {
    if (request.onConflict !== 'rename' || occupant.kind !== 'ok') break;
    name = renamed(wanted, kind, count);
    occupant = await api.child(driveId, itemId, name);
  }
  if (occupant.kind === 'missing') return { kind: 'ready', target: { name, occupantId: null } };
  if (occupant.kind !== 'ok') return notReady(occupant);
  return { kind: 'ready', target: { name, occupantId: occupant.value.id } };
}

const NOT_SUPPORTED: Preparation = { kind: 'refused', rawCode: 'notSupported', message: null };

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

/** The finished item; the destination itself where the result has no place of its own. */
export async function fetchResult(
  api: DriveApi,
  request: DriveRequest,
  target: Target | null,
  itemId: string | null,
): Promise<Fetched> {
  const { destination, onConflict } = request;
  const answer = await resultOf(api, destination, target, itemId);
  switch (answer.kind) {
    case 'ok': {
      // What made the service rename the copy is not the copy.
      const isOld = onConflict === 'rename' && answer.value.id === target?.occupantId;
      return isOld ? { kind: 'missing' } : { kind: 'item', item: answer.value };
    }
    case 'missing':
    case 'refused':
      return { kind: 'missing' };
    case 'trouble':
      return answer;
  }
}

async function resultOf(
  api: DriveApi,
  { driveId, itemId: folderId }: DriveRequest['destination'],
  target: Target | null,
  itemId: string | null,
): Promise<ApiAnswer<ReadItem>> {
  if (target === null) return await api.item(driveId, folderId);
  if (itemId !== null) return await api.item(driveId, itemId);
  return await api.child(driveId, folderId, target.name);
}

/** What lies where the result should be, beside its original as it is now. */
export async function look(api: DriveApi, request: DriveRequest, target: Target): Promise<Sight> {
  const { destination } = request;
  const [found, original] = await Promise.all([
    api.child(destination.driveId, destination.itemId, target.name),
    // A file of the web is no item of the drive.
    request.action === 'copy' ? api.item(request.source.driveId, request.source.itemId) : null,
  ]);
  switch (found.kind) {
    case 'ok':
      if (original?.kind === 'trouble') return original;
      return {
        kind: 'item',
        item: found.value,
        source: original?.kind === 'ok' ? original.value : null,
      };
    case 'missing':
      return { kind: 'nothing' };
    case 'refused':
      return { kind: 'trouble', why: 'serviceTrouble', retryAfterMs: null };
    case 'trouble':
      return found;
  }
}
