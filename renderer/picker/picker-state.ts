/** One picker's view of a drive: the folder shown, what of it is loaded, and where the cursor is. Pure. */
import type { ItemRef } from '../../shared/contract.ts';
import type { DriveItem, FolderPage } from '../../shared/item.ts';
import type { Refusal } from '../../shared/problem.ts';

export type Load =
  | { readonly phase: 'loading' | 'ready' | 'loadingMore' }
  | { readonly phase: 'failed' | 'failedMore'; readonly refusal: Refusal };

export interface PickerState {
  /** The folder shown or being loaded; `null` is the root of the default drive. */
  readonly folder: ItemRef | null;
  readonly load: Load;
  /** All pages loaded so far, as one. Stays while another folder loads, for the path above the list. */
  readonly page: FolderPage | null;
  /** The index of the item under the keyboard's cursor; `null` before the first key. */
  readonly active: number | null;
  /** The folder one came up from: the cursor goes there once it is loaded. */
  readonly cameFrom: string | null;
}

export type PickerAction =
  | { readonly type: 'go'; readonly folder: ItemRef | null; readonly cameFrom: string | null }
  | { readonly type: 'loaded'; readonly page: FolderPage }
  | { readonly type: 'more' }
  | { readonly type: 'loadedMore'; readonly page: FolderPage }
  /** A folder that was just made inside the one shown. */
  | { readonly type: 'made'; readonly folder: DriveItem }
  | { readonly type: 'failed'; readonly refusal: Refusal }
  | { readonly type: 'activate'; readonly index: number };

export const PICKER_START: PickerState = {
  folder: null,
  load: { phase: 'loading' },
  page: null,
  active: null,
  cameFrom: null,
};

/** The picker after `action`. */
export function changePicker(state: PickerState, action: PickerAction): PickerState {
  switch (action.type) {
    case 'go':
      return {
        ...state,
        folder: action.folder,
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
      const known = new Set(state.page.items.map(({ id }) => id));
      const added = action.page.items.filter(({ id }) => !known.has(id));
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
      return { ...state, load: { phase, refusal: action.refusal } };
    }
    case 'activate':
      return { ...state, active: action.index };
  }
}

/** The items to show: none while another folder loads or could not be loaded. */
export function itemsShown(state: PickerState): readonly DriveItem[] {
  const { phase } = state.load;
  return state.page === null || phase === 'loading' || phase === 'failed' ? [] : state.page.items;
}

/** The folder above the one shown; `null` at the top. */
export function parentOf(page: FolderPage | null): DriveItem | null {
  return page?.trail.at(-1) ?? null;
}
