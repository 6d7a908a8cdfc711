/** Finds the item or items that a text means, through the API. */
import type { Answer } from '../../shared/contract.ts';
import type { Found } from '../../shared/item.ts';
import type { Account } from './account.ts';
import { itemPath } from './action-post.ts';
import { MISSING, plain, refusedBy } from './desk-answers.ts';
import type { ApiAnswer } from './api-answers.ts';
import type { DriveApi } from './drive-api.ts';
import { readFindText } from './find-text.ts';
import { type ReadItem, lyingAt } from './items.ts';
import { isItemUrl } from './url-guard.ts';

export interface FindPlace {
  /** The drive at whose top paths begin; null for the account's own. */
  readonly driveId: string | null;
  /** Looks words up, where that is not done in the drive itself. */
  readonly search?: (text: string) => Promise<Answer<Found>>;
  /** Words are also looked for in what is shared with the account. */
  readonly isBroad?: boolean;
  /** A folder of the drive, in which words are looked for where the whole drive is not open. */
  readonly folderId?: string;
}

const OWN_DRIVE: FindPlace = { driveId: null };

/** Resolves with what `text` leads to; a search without hits is an answer, not a refusal. */
export async function findIn(
  api: DriveApi,
  account: Account,
  text: string,
  place: FindPlace = OWN_DRIVE,
): Promise<Answer<Found>> {
  const wish = readFindText(text, (url) => isItemUrl(account, url));
  switch (wish.kind) {
    case 'link':
      return itemOr(account, await api.shared(wish.url), 'linkLeadsNowhere');
    case 'path':
      // No item is called so, and in a URL they would lead out of the drive.
      if (wish.names.some((name) => name === '.' || name === '..')) {
        return { ok: false, refusal: MISSING.noSuchPath };
      }
      return itemOr(account, await api.itemAt(place.driveId, wish.names), 'noSuchPath');
    case 'search':
      return place.search === undefined
        ? await searchIn(api, account, wish.text, place)
        : await place.search(wish.text);
    case 'otherLink':
      return { ok: false, refusal: { code: 'notADriveLink', field: 'find' } };
    case 'nothing':
      return { ok: true, value: { kind: 'hits', items: [], hasMore: false } };
  }
}

async function searchIn(
  api: DriveApi,
  account: Account,
  text: string,
  { driveId, folderId, isBroad = false }: FindPlace,
): Promise<Answer<Found>> {
  const drive = api.drivePath(driveId);
  const whole = await api.search(isBroad ? drive : `${drive}/root`, text);
  const isClosed = whole.kind === 'missing' || whole.kind === 'refused';
  const page =
    isClosed && driveId !== null && folderId !== undefined
      ? await api.search(itemPath(driveId, folderId), text)
      : whole;
  if (page.kind !== 'ok') return refusedBy(page, 'noSuchPath');
  const items = await Promise.all(page.value.items.map((item) => withPath(api, lyingAt(item))));
  const hasMore = page.value.nextLink !== null;
  return {
    ok: true,
    value: { kind: 'hits', items: items.map((item) => plain(account.key, item)), hasMore },
  };
}

/** Hits may come without the path of their folder: then the item itself is asked for it. */
async function withPath(api: DriveApi, item: ReadItem): Promise<ReadItem> {
  if (item.hasPath || item.isRoot) return item;
  const whole = await api.item(item.driveId, item.id);
  return whole.kind === 'ok' ? whole.value : item;
}

function itemOr(
  account: Account,
  answer: ApiAnswer<ReadItem>,
  whenMissing: 'linkLeadsNowhere' | 'noSuchPath',
): Answer<Found> {
  return answer.kind === 'ok'
    ? { ok: true, value: { kind: 'item', item: plain(account.key, lyingAt(answer.value)) } }
    : refusedBy(answer, whenMissing);
}
