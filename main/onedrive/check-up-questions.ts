/** The questions of a check-up to the API, each of them one request. */
import type { ItemPlace } from '../../shared/contract.ts';
import type { ListedItem } from '../jobs/item-count.ts';
import { itemPath } from './action-post.ts';
import {
  CHECKED_FIELDS,
  type CheckedItem,
  LISTED_FIELDS,
  type DriveRoom,
  readChecked,
  readListing,
  readRoom,
} from './check-up-items.ts';
import type { ApiAnswer, Json } from './api-answers.ts';
import { type DriveApi, LARGE_PAGE_SIZE } from './drive-api.ts';
import { STRANGE } from './trouble.ts';

/** An item with what a check-up needs of it. */
export async function askItem(
  api: DriveApi,
  { driveId, itemId }: ItemPlace,
): Promise<ApiAnswer<CheckedItem>> {
  return checked(await api.ask(`${itemPath(driveId, itemId)}?$select=${CHECKED_FIELDS}`));
}

/** The item of this name in a folder; `missing` where the name is free. */
export async function askChild(
  api: DriveApi,
  { driveId, itemId }: ItemPlace,
  name: string,
): Promise<ApiAnswer<CheckedItem>> {
  const path = `${itemPath(driveId, itemId)}:/${encodeURIComponent(name)}:`;
  return checked(await api.ask(`${path}?$select=${CHECKED_FIELDS}`));
}

/** A page of a folder; `link` leads from one to the next. */
export async function askListing(
  api: DriveApi,
  { driveId, itemId }: ItemPlace,
  link: string | null,
): Promise<ApiAnswer<{ readonly items: readonly ListedItem[]; readonly nextLink: string | null }>> {
  const query = `$select=${LISTED_FIELDS}&$top=${LARGE_PAGE_SIZE}`;
  const answer = await api.ask(link ?? `${itemPath(driveId, itemId)}/children?${query}`);
  return answer.kind === 'ok' ? { kind: 'ok', value: readListing(answer.value, driveId) } : answer;
}

/** Whose a drive is, and what room it has. */
export async function askDrive(api: DriveApi, driveId: string): Promise<ApiAnswer<DriveRoom>> {
  const path = `/drives/${encodeURIComponent(driveId)}?$select=id,driveType,quota`;
  const answer = await api.ask(path);
  return answer.kind === 'ok' ? { kind: 'ok', value: readRoom(answer.value) } : answer;
}

function checked(answer: ApiAnswer<Json>): ApiAnswer<CheckedItem> {
  if (answer.kind !== 'ok') return answer;
  const item = readChecked(answer.value);
  return item === null ? STRANGE : { kind: 'ok', value: item };
}
