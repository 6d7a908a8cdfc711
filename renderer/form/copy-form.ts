/** What the form for a copy within OneDrive holds, how it changes and what is wrong with it. Pure. */
import { BATCH_MAX, refOf } from '../../shared/contract.ts';
import type { BatchForm, CopyForm, PartsForm } from '../../shared/contract.ts';
import type { NameProblem } from '../../shared/item-name.ts';
import { calledName } from '../../shared/item.ts';
import type { DriveItem } from '../../shared/item.ts';
import type { ConflictRule } from '../../shared/job-view.ts';
import type { Refusal } from '../../shared/problem.ts';
import { EMPTY_TARGET, changeTarget, isSame, nameProblemOf, refusedAt } from './target-fields.ts';
import type { TargetAction, TargetFields } from './target-fields.ts';

/** The rules in the order in which they are offered; the first is the careful one. */
export const RULES: readonly ConflictRule[] = ['fail', 'rename', 'replace'];

export interface FormState extends TargetFields {
  readonly source: DriveItem | null;
  /** What is copied besides `source`, all of it under its own name. */
  readonly others: readonly DriveItem[];
  /** What is in the folder, and not the folder itself. */
  readonly childrenOnly: boolean;
  readonly allVersions: boolean;
  /** Several copies for what is too large for one. */
  readonly inParts: boolean;
}

/** The form as it is looked over. */
export interface Wish {
  readonly parts: PartsForm;
  readonly inParts: boolean;
}

export type FormAction =
  | TargetAction
  | { readonly type: 'source'; readonly item: DriveItem }
  | { readonly type: 'sources'; readonly items: readonly DriveItem[] }
  | { readonly type: 'childrenOnly' | 'allVersions' | 'inParts'; readonly on: boolean }
  | { readonly type: 'submit' };

/** What is wrong with each field; `null` where nothing is. */
export interface FormProblems {
  readonly source: 'missing' | Refusal | null;
  readonly destination: 'missing' | Refusal | null;
  readonly name: NameProblem | Refusal | null;
  readonly general: Refusal | null;
}

export const EMPTY_FORM: FormState = {
  ...EMPTY_TARGET,
  source: null,
  others: [],
  childrenOnly: false,
  allVersions: false,
  inParts: false,
};

/** The form after `action`. A refusal stands until something it may speak of changes. */
export function changeForm(state: FormState, action: FormAction): FormState {
  switch (action.type) {
    case 'source': {
      if (isSame(state.source, action.item)) return state;
      const { kind, name, isRoot } = action.item;
      const rule = ruleAllowed(state.rule, kind) ? state.rule : 'fail';
      // The root itself cannot be copied (Microsoft Graph, driveItem: copy).
      const childrenOnly = isRoot || (state.childrenOnly && kind === 'folder' && !wasRoot(state));
      const chosen = { source: action.item, name, rule, childrenOnly, inParts: false };
      return { ...state, ...chosen, refusal: null };
    }
    case 'sources': {
      const [first, ...others] = action.items;
      if (first === undefined) return { ...state, source: null, others, refusal: null };
      const one = changeForm({ ...state, others }, { type: 'source', item: first });
      if (others.length === 0) return { ...one, refusal: null };
      const isFolder = action.items.some(({ kind }) => kind === 'folder');
      const rule = ruleAllowed(one.rule, isFolder ? 'folder' : 'file') ? one.rule : 'fail';
      return { ...one, rule, childrenOnly: false, inParts: false, refusal: null };
    }
    case 'destination':
    case 'name':
    case 'rule':
    case 'notBefore':
    case 'refused':
      return changeTarget(state, action);
    case 'childrenOnly':
      if (!mayChooseChildren(state)) return state;
      return { ...state, childrenOnly: action.on, refusal: null };
    case 'allVersions':
    case 'inParts':
      return { ...state, [action.type]: action.on, refusal: null };
    case 'submit':
      return { ...state, submitted: true, refusal: null, busy: isReady(state) };
  }
}

/** What is to be said about the form now. A name is checked as soon as there is something to name. */
export function problemsOf(state: FormState): FormProblems {
  const { source, destination, refusal } = state;
  const missing = (item: DriveItem | null): 'missing' | null =>
    item === null && state.submitted ? 'missing' : null;
  return {
    source: missing(source) ?? tooMany(state) ?? refusedAt(refusal, 'source'),
    destination: missing(destination) ?? refusedAt(refusal, 'destination') ?? acrossAccounts(state),
    name: (source === null ? null : nameProblem(state)) ?? refusedAt(refusal, 'name'),
    general: refusedAt(refusal, null),
  };
}

/** What to send for one item; `null` while something is missing or wrong. */
export function readyForm(state: FormState): CopyForm | null {
  const { source, destination, rule, childrenOnly, allVersions } = state;
  if (source === null || destination === null || isBatch(state)) return null;
  if (nameProblem(state) !== null) return null;
  return {
    source: refOf(source),
    destination: refOf(destination),
    // Not used with `childrenOnly`, but the row goes by it.
    name: childrenOnly ? sourceName(source) : state.name,
    onConflict: rule,
    childrenOnly,
    allVersions,
    notBefore: state.notBefore,
  };
}

/** What to send for several items; `null` while something is missing, or for one alone. */
export function readyBatch(state: FormState): BatchForm | null {
  const { destination, rule, allVersions, notBefore } = state;
  if (destination === null || !isBatch(state) || tooMany(state) !== null) return null;
  const sources = sourcesOf(state).map(refOf);
  return { sources, destination: refOf(destination), onConflict: rule, allVersions, notBefore };
}

/** What is looked over, as soon as both ends are chosen. */
export function wishOf(state: FormState): Wish | null {
  const { destination, name, rule, childrenOnly, allVersions, notBefore, inParts } = state;
  const sources = sourcesOf(state).map(refOf);
  if (destination === null || sources.length === 0 || tooMany(state) !== null) return null;
  const parts = { sources, destination: refOf(destination), name, onConflict: rule };
  return { parts: { ...parts, childrenOnly, allVersions, notBefore }, inParts };
}

/** What to send for several copies in the place of one; `null` where that is not wanted or ready. */
export function readyParts(state: FormState): PartsForm | null {
  const isWanted = state.inParts && isReady(state);
  return isWanted ? (wishOf(state)?.parts ?? null) : null;
}

/** Whether several items are to be copied. */
export function isBatch({ others }: FormState): boolean {
  return others.length > 0;
}

/** All that is to be copied. */
export function sourcesOf({ source, others }: FormState): readonly DriveItem[] {
  return source === null ? [] : [source, ...others];
}

/** Whether the user has the choice between a folder and what is inside it. */
export function mayChooseChildren(state: FormState): boolean {
  const { source } = state;
  return source?.kind === 'folder' && !source.isRoot && !isBatch(state);
}

/** What people call the item: a root has no name worth showing. */
export function sourceName(source: DriveItem): string {
  return calledName(source, 'OneDrive');
}

/** The service replaces files only (Microsoft Graph, driveItem: copy). */
export function ruleAllowed(rule: ConflictRule, kind: 'file' | 'folder' | null): boolean {
  return rule !== 'replace' || kind !== 'folder';
}

/** Whole folders are marked with one key. */
function tooMany({ others }: FormState): Refusal | null {
  const isBeyond = 1 + others.length > BATCH_MAX;
  return isBeyond ? { code: 'tooManyChosen', field: 'source', limit: BATCH_MAX } : null;
}

/** Known as soon as both ends are chosen: then there is still a choice. */
function acrossAccounts(state: FormState): Refusal | null {
  const { destination } = state;
  const isAcross =
    destination !== null && sourcesOf(state).some(({ account }) => account !== destination.account);
  return isAcross ? { code: 'acrossAccounts', field: 'destination' } : null;
}

function wasRoot({ source }: FormState): boolean {
  return source?.isRoot === true;
}

function nameProblem(state: FormState): NameProblem | null {
  return state.childrenOnly || isBatch(state) ? null : nameProblemOf(state);
}

function isReady(state: FormState): boolean {
  return readyForm(state) !== null || readyBatch(state) !== null;
}
