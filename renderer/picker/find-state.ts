/** What a picker's field for links, paths and searches has come up with. Pure. */
import type { DriveItem, Found } from '../../shared/item.ts';
import type { Refusal } from '../../shared/problem.ts';

export type FindState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'looking' }
  | {
      readonly phase: 'found';
      /** What was looked for; `null` for the folders used last. */
      readonly text: string | null;
      readonly items: readonly DriveItem[];
      readonly hasMore: boolean;
      /** The index of the item under the keyboard's cursor. */
      readonly active: number | null;
    }
  | { readonly phase: 'refused'; readonly refusal: Refusal };

export type FindAction =
  | { readonly type: 'look' }
  | { readonly type: 'found'; readonly text: string; readonly found: Found }
  | { readonly type: 'recent'; readonly items: readonly DriveItem[] }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'activate'; readonly index: number }
  | { readonly type: 'leave' };

export const FIND_IDLE: FindState = { phase: 'idle' };

/** The state after `action`. */
export function changeFind(state: FindState, action: FindAction): FindState {
  switch (action.type) {
    case 'look':
      return { phase: 'looking' };
    case 'found': {
      const { text, found } = action;
      return found.kind === 'item'
        ? { phase: 'found', text, items: [found.item], hasMore: false, active: 0 }
        : { phase: 'found', text, items: found.items, hasMore: found.hasMore, active: null };
    }
    case 'recent':
      return { phase: 'found', text: null, items: action.items, hasMore: false, active: null };
    case 'refused':
      return { phase: 'refused', refusal: action.refusal };
    case 'activate':
      return state.phase === 'found' ? { ...state, active: action.index } : state;
    case 'leave':
      return FIND_IDLE;
  }
}
