/** What the form for a file of the web holds, how it changes and what is wrong with it. Pure. */
import { refOf } from '../../shared/contract.ts';
import type { UploadForm } from '../../shared/contract.ts';
import { checkItemName } from '../../shared/item-name.ts';
import type { NameProblem } from '../../shared/item-name.ts';
import { pathOf } from '../../shared/item.ts';
import type { DriveItem } from '../../shared/item.ts';
import type { ConflictRule } from '../../shared/job-view.ts';
import type { Refusal } from '../../shared/problem.ts';
import { isSame, refusedAt } from './copy-form.ts';

export interface WebFormState {
  readonly url: string;
  readonly destination: DriveItem | null;
  readonly name: string;
  /** Whether the user gave the name: from then on, the address no longer does. */
  readonly named: boolean;
  readonly rule: ConflictRule;
  readonly submitted: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
}

export type WebFormAction =
  | { readonly type: 'url'; readonly url: string }
  | { readonly type: 'destination'; readonly item: DriveItem }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'rule'; readonly rule: ConflictRule }
  | { readonly type: 'submit' }
  | { readonly type: 'refused'; readonly refusal: Refusal };

/** What is wrong with each field; `null` where nothing is. */
export interface WebFormProblems {
  readonly url: 'missing' | Refusal | null;
  readonly destination: 'missing' | Refusal | null;
  readonly name: NameProblem | Refusal | null;
  readonly general: Refusal | null;
}

export const EMPTY_WEB_FORM: WebFormState = {
  url: '',
  destination: null,
  name: '',
  named: false,
  rule: 'fail',
  submitted: false,
  busy: false,
  refusal: null,
};

const BAD_URL: Refusal = { code: 'badUrl', field: 'url' };

/** The form after `action`. A refusal stands until something it may speak of changes. */
export function changeWebForm(state: WebFormState, action: WebFormAction): WebFormState {
  switch (action.type) {
    case 'url': {
      const name = state.named ? state.name : nameFromUrl(action.url);
      return { ...state, url: action.url, name, refusal: null };
    }
    case 'destination':
      if (isSame(state.destination, action.item)) return state;
      return { ...state, destination: action.item, refusal: null };
    case 'name':
      return {
        ...state,
        name: action.name,
        named: action.name !== '',
        refusal: state.refusal?.field === 'name' ? null : state.refusal,
      };
    case 'rule':
      return { ...state, rule: action.rule, refusal: null };
    case 'submit':
      return { ...state, submitted: true, refusal: null, busy: readyWebForm(state) !== null };
    case 'refused':
      return { ...state, busy: false, refusal: action.refusal };
  }
}

/** What is to be said about the form now; of an address half typed, nothing yet. */
export function problemsOfWebForm(state: WebFormState): WebFormProblems {
  const { url, destination, name, submitted, refusal } = state;
  const urlProblem = url.trim() === '' ? 'missing' : URL.canParse(url.trim()) ? null : BAD_URL;
  return {
    url: (submitted ? urlProblem : null) ?? refusedAt(refusal, 'url'),
    destination:
      (submitted && destination === null ? 'missing' : null) ?? refusedAt(refusal, 'destination'),
    name: (submitted || name !== '' ? nameProblem(state) : null) ?? refusedAt(refusal, 'name'),
    general: refusedAt(refusal, null),
  };
}

/** What to send; `null` while something is missing or wrong. */
export function readyWebForm(state: WebFormState): UploadForm | null {
  const { destination, name, rule } = state;
  const url = state.url.trim();
  if (!URL.canParse(url) || destination === null || nameProblem(state) !== null) return null;
  return { url, destination: refOf(destination), name, onConflict: rule };
}

/** The last part of an address's path, as people would write it; empty where there is none. */
export function nameFromUrl(url: string): string {
  if (!URL.canParse(url.trim())) return '';
  const last = new URL(url.trim()).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last).trim();
  } catch {
    // A stray "%" is no reason to have no name.
    return last;
  }
}

function nameProblem(state: WebFormState): NameProblem | null {
  return checkItemName(state.name, state.destination === null ? '/' : pathOf(state.destination));
}
