/** How the API's answers are put to the window: items without addresses, and refusals. Pure. */
import type { DriveItem, ItemFacts } from '../../shared/item.ts';
import type { Refusal } from '../../shared/problem.ts';
import type { Trouble } from '../jobs/ports.ts';
import type { ApiAnswer } from './api-answers.ts';
import type { ReadItem } from './items.ts';

export type NoAnswer = Exclude<ApiAnswer<unknown>, { kind: 'ok' }>;

/** What is said where an item was asked for that is not there. */
export const MISSING = {
  sourceGone: { code: 'sourceGone', field: 'source' },
  destinationGone: { code: 'destinationGone', field: 'destination' },
  linkLeadsNowhere: { code: 'linkLeadsNowhere', field: 'find' },
  noSuchPath: { code: 'noSuchPath', field: 'find' },
} as const satisfies Readonly<Record<string, Refusal>>;

/** What the page may know of an item that `account` has seen, and no more. */
export function plain(account: string, item: ReadItem): DriveItem {
  return { account, ...factsOf(item) };
}

/** The same inside one account. */
export function factsOf(item: ReadItem): ItemFacts {
  const { driveId, id, name, kind, folderPath, size, childCount, isRoot } = item;
  return { driveId, id, name, kind, folderPath, size, childCount, isRoot };
}

/** The refusal for an answer that is none; `whenMissing` says it of an item that is not there. */
export function refusedBy(
  answer: NoAnswer,
  whenMissing: keyof typeof MISSING,
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: refusalOf(answer, whenMissing) };
}

function refusalOf(answer: NoAnswer, whenMissing: keyof typeof MISSING): Refusal {
  switch (answer.kind) {
    case 'missing':
      return MISSING[whenMissing];
    case 'refused':
      return { code: 'driveRefused', field: null, problem: answer.problem };
    case 'trouble':
      return refusalOfTrouble(answer);
  }
}

function refusalOfTrouble({ why, retryAfterMs }: Trouble): Refusal {
  switch (why) {
    case 'unreachable':
      return { code: 'driveUnreachable', field: null };
    case 'signedOut':
      return { code: 'signedOut', field: null };
    case 'throttled':
    case 'serviceTrouble':
      return { code: 'driveBusy', field: null, retryAfterMs };
  }
}
