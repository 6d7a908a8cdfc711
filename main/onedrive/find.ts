/** Finds the item or items that a text means, through the API. */
import type { Answer } from '../../shared/contract.ts';
import type { Found } from '../../shared/item.ts';
import type { Account } from './account.ts';
import { MISSING, plain, refusedBy } from './desk-answers.ts';
import type { ApiAnswer, DriveApi } from './drive-api.ts';
import { readFindText } from './find-text.ts';
import type { ReadItem } from './items.ts';
import { isItemUrl } from './url-guard.ts';

/** Resolves with what `text` leads to; a search without hits is an answer, not a refusal. */
export async function findIn(
  api: DriveApi,
  account: Account,
  text: string,
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
      return itemOr(account, await api.itemAt(wish.names), 'noSuchPath');
    case 'search':
      return await search(api, account, wish.text);
    case 'otherLink':
      return { ok: false, refusal: { code: 'notADriveLink', field: 'find' } };
    case 'nothing':
      return { ok: true, value: { kind: 'hits', items: [], hasMore: false } };
  }
}

async function search(api: DriveApi, account: Account, text: string): Promise<Answer<Found>> {
  const page = await api.search(text);
  if (page.kind !== 'ok') return refusedBy(page, 'noSuchPath');
  const items = await Promise.all(page.value.items.map((item) => withPath(api, item)));
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
    ? { ok: true, value: { kind: 'item', item: plain(account.key, answer.value) } }
    : refusedBy(answer, whenMissing);
}
