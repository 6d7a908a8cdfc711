/** What the form for watching an address holds and how it changes. Pure. */
import type { Refusal } from '../../shared/problem.ts';
import { refusedAt } from './target-fields.ts';

export interface WatchFormState {
  /** Whoever has it can read the report, so it goes to the main process and nowhere else. */
  readonly address: string;
  readonly submitted: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
}

export type WatchFormAction =
  | { readonly type: 'address'; readonly address: string }
  | { readonly type: 'submit' }
  | { readonly type: 'refused'; readonly refusal: Refusal };

export const EMPTY_WATCH_FORM: WatchFormState = {
  address: '',
  submitted: false,
  busy: false,
  refusal: null,
};

/** The form after `action`. */
export function changeWatchForm(state: WatchFormState, action: WatchFormAction): WatchFormState {
  switch (action.type) {
    case 'address':
      return { ...state, address: action.address, refusal: null };
    case 'submit':
      return { ...state, submitted: true, refusal: null, busy: readyAddress(state) !== null };
    case 'refused':
      return { ...state, busy: false, refusal: action.refusal };
  }
}

/** What is wrong with the address; `null` while nothing is. */
export function problemOfAddress(state: WatchFormState): 'missing' | Refusal | null {
  if (state.submitted && readyAddress(state) === null) return 'missing';
  return refusedAt(state.refusal, 'url');
}

/** What to send; `null` while there is nothing. */
export function readyAddress(state: WatchFormState): string | null {
  const address = state.address.trim();
  return address === '' ? null : address;
}
