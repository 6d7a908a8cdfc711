/** What a picker's field for links, paths and searches has come up with. Pure. */
import type { DriveItem, Found } from '../../shared/item.ts';
import type { Refusal } from '../../shared/problem.ts';
import type { Missed } from './find-lines.ts';

/** What stands in the list instead of a folder. */
type Sought =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'recent' };

export type FindState =
  | { readonly phase: 'idle' }
  /** `done` of `count` lines have been looked for. */
  | { readonly phase: 'looking'; readonly done: number; readonly count: number }
  | {
      readonly phase: 'found';
      readonly sought: Sought;
      readonly items: readonly DriveItem[];
      readonly hasMore: boolean;
      /** The index of the item under the keyboard's cursor. */
      readonly active: number | null;
      /** The lines that led to nothing, when there were several. */
      readonly missed: readonly Missed[];
    }
  | { readonly phase: 'refused'; readonly refusal: Refusal }
  /** Of several lines none led to anything. */
  | { readonly phase: 'missed'; readonly missed: readonly Missed[] };

export type FindAction =
  | { readonly type: 'look'; readonly count: number }
  | { readonly type: 'looked'; readonly done: number }
  | { readonly type: 'found'; readonly text: string; readonly found: Found }
  | {
      readonly type: 'foundEach';
      readonly items: readonly DriveItem[];
      readonly missed: readonly Missed[];
    }
  | { readonly type: 'recent'; readonly items: readonly DriveItem[] }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'activate'; readonly index: number }
  | { readonly type: 'leave' };

export const FIND_IDLE: FindState = { phase: 'idle' };

/** The state after `action`. */
export function changeFind(state: FindState, action: FindAction): FindState {
  switch (action.type) {
    case 'look':
      return { phase: 'looking', done: 0, count: action.count };
    case 'looked':
      return state.phase === 'looking' ? { ...state, done: action.done } : state;
    case 'found': {
      const sought: Sought = { kind: 'text', text: action.text };
      const { found } = action;
      return found.kind === 'item'
        ? { ...shown(sought, [found.item]), active: 0 }
        : { ...shown(sought, found.items), hasMore: found.hasMore };
    }
    case 'foundEach': {
      const { items, missed } = action;
      if (items.length === 0) return { phase: 'missed', missed };
      return { ...shown({ kind: 'lines', count: items.length }, items), missed };
    }
    case 'recent':
      return shown({ kind: 'recent' }, action.items);
    case 'refused':
      return { phase: 'refused', refusal: action.refusal };
    case 'activate':
      return state.phase === 'found' ? { ...state, active: action.index } : state;
    case 'leave':
      return FIND_IDLE;
  }
}

/** The lines of several that led to nothing. */
export function missedOf(state: FindState): readonly Missed[] {
  return state.phase === 'found' || state.phase === 'missed' ? state.missed : [];
}

function shown(
  sought: Sought,
  items: readonly DriveItem[],
): Extract<FindState, { phase: 'found' }> {
  return { phase: 'found', sought, items, hasMore: false, active: null, missed: [] };
}
