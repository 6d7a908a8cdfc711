/** What the form for a file of the web holds, how it changes and what is wrong with it. Pure. */
import { refOf } from '../../shared/contract.ts';
import type { UploadForm } from '../../shared/contract.ts';
import type { NameProblem } from '../../shared/item-name.ts';
import type { Refusal } from '../../shared/problem.ts';
import { EMPTY_TARGET, changeTarget, nameProblemOf, refusedAt } from './target-fields.ts';
import type { TargetAction, TargetFields } from './target-fields.ts';

export interface WebFormState extends TargetFields {
  readonly url: string;
  /** Whether the user gave the name: from then on, the address no longer does. */
  readonly named: boolean;
}

export type WebFormAction =
  TargetAction | { readonly type: 'url'; readonly url: string } | { readonly type: 'submit' };

/** What is wrong with each field; `null` where nothing is. */
export interface WebFormProblems {
  readonly url: 'missing' | Refusal | null;
  readonly destination: 'missing' | Refusal | null;
  readonly name: NameProblem | Refusal | null;
  readonly general: Refusal | null;
}

export const EMPTY_WEB_FORM: WebFormState = { ...EMPTY_TARGET, url: '', named: false };

const BAD_URL: Refusal = { code: 'badUrl', field: 'url' };

/** The form after `action`. A refusal stands until something it may speak of changes. */
export function changeWebForm(state: WebFormState, action: WebFormAction): WebFormState {
  switch (action.type) {
    case 'url': {
      const name = state.named ? state.name : nameFromUrl(action.url);
      return { ...state, url: action.url, name, refusal: null };
    }
    case 'name':
      return { ...changeTarget(state, action), named: action.name !== '' };
    case 'destination':
    case 'rule':
    case 'notBefore':
    case 'refused':
      return changeTarget(state, action);
    case 'submit':
      return { ...state, submitted: true, refusal: null, busy: readyWebForm(state) !== null };
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
    name: (submitted || name !== '' ? nameProblemOf(state) : null) ?? refusedAt(refusal, 'name'),
    general: refusedAt(refusal, null),
  };
}

/** What to send; `null` while something is missing or wrong. */
export function readyWebForm(state: WebFormState): UploadForm | null {
  const { destination, name, rule, notBefore } = state;
  const url = state.url.trim();
  if (!URL.canParse(url) || destination === null || nameProblemOf(state) !== null) return null;
  return { url, destination: refOf(destination), name, onConflict: rule, notBefore };
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
