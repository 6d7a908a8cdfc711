/** One picker's view of a drive: the folder shown, what of it is loaded, and where the cursor is. Pure. */
import type { DriveItem, FolderPage } from '../../shared/item.ts';
import type { ListKind, Spot } from '../../shared/place.ts';
import type { Refusal } from '../../shared/problem.ts';
import { keyOf } from './selection.ts';

export type Load =
  | { readonly phase: 'loading' | 'ready' | 'loadingMore' }
  | { readonly phase: 'failed' | 'failedMore'; readonly refusal: Refusal };

/** The last item, or the first one whose name begins with what was typed. */
export type Goal = { readonly kind: 'end' } | { readonly kind: 'typed'; readonly typed: string };

export interface PickerState {
  /** What is shown or being loaded. */
  readonly spot: Spot;
  readonly load: Load;
  /** All pages loaded so far, as one. Stays while another folder loads, for the path above the list. */
  readonly page: FolderPage | null;
  /** The index of the item under the keyboard's cursor; `null` before the first key. */
  readonly active: number | null;
  /** What the cursor is to reach that is not loaded yet: pages are loaded until it is there. */
  readonly goal: Goal | null;
  /** The folder one came up from: the cursor goes there once it is loaded. */
  readonly cameFrom: string | null;
}

export type PickerAction =
  | { readonly type: 'go'; readonly spot: Spot; readonly cameFrom: string | null }
  | { readonly type: 'loaded'; readonly page: FolderPage }
  | { readonly type: 'more' }
  | { readonly type: 'loadedMore'; readonly page: FolderPage }
  /** A folder that was just made inside the one shown. */
  | { readonly type: 'made'; readonly folder: DriveItem }
  | { readonly type: 'failed'; readonly refusal: Refusal }
  | { readonly type: 'activate'; readonly index: number }
  | { readonly type: 'seek'; readonly goal: Goal | null };

export const PICKER_START: PickerState = {
  spot: null,
  load: { phase: 'loading' },
  page: null,
  active: null,
  goal: null,
  cameFrom: null,
};

/** The picker after `action`. */
export function changePicker(state: PickerState, action: PickerAction): PickerState {
  switch (action.type) {
    case 'go':
      return {
        ...state,
        spot: action.spot,
        goal: null,
        cameFrom: action.cameFrom,
        active: null,
        load: { phase: 'loading' },
      };
    case 'loaded': {
      const found = action.page.items.findIndex(({ id }) => id === state.cameFrom);
      return {
        ...state,
        page: action.page,
        active: found < 0 ? null : found,
        load: { phase: 'ready' },
      };
    }
    case 'more':
      return { ...state, load: { phase: 'loadingMore' } };
    case 'loadedMore': {
      if (state.page === null) return state;
      // A folder that changes between two pages can bring an item twice.
      const known = new Set(state.page.items.map(keyOf));
      const added = action.page.items.filter((item) => !known.has(keyOf(item)));
      const items = [...state.page.items, ...added];
      return {
        ...state,
        page: { ...state.page, items, cursor: action.page.cursor },
        load: { phase: 'ready' },
      };
    }
    case 'made': {
      if (state.page === null) return state;
      // At the top, where it can be seen: where it belongs may not be loaded yet.
      const items = [action.folder, ...state.page.items];
      return { ...state, page: { ...state.page, items }, active: 0 };
    }
    case 'failed': {
      const phase = state.load.phase === 'loadingMore' ? 'failedMore' : 'failed';
      return { ...state, goal: null, load: { phase, refusal: action.refusal } };
    }
    case 'activate':
      return { ...state, active: action.index };
    case 'seek':
      return { ...state, goal: action.goal };
  }
}

/** The items to show: none while another folder loads or could not be loaded. */
export function itemsShown(state: PickerState): readonly DriveItem[] {
  const { phase } = state.load;
  return state.page === null || phase === 'loading' || phase === 'failed' ? [] : state.page.items;
}

/** How many items the folder has, also those not yet loaded, as far as the drive has told. */
export function countOf(state: PickerState): number {
  const items = itemsShown(state);
  const { page } = state;
  if (items.length === 0 || page?.cursor === null) return items.length;
  return Math.max(items.length, page?.folder?.childCount ?? 0);
}

/** Whether there is more than is loaded. */
export function hasMore({ page }: PickerState): boolean {
  return page !== null && page.cursor !== null;
}

/** The list that is shown instead of a folder; `null` for a folder. */
export function listShown({ spot }: PickerState): ListKind | null {
  return spot !== null && 'list' in spot && spot.list !== 'own' ? spot.list : null;
}
