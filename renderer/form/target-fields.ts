/** The fields that a copy and an upload have in common: where to, under which name and rule. Pure. */
import { checkItemName } from '../../shared/item-name.ts';
import type { NameProblem } from '../../shared/item-name.ts';
import { pathOf } from '../../shared/item.ts';
import type { StartTime } from '../../shared/contract.ts';
import type { DriveItem } from '../../shared/item.ts';
import type { ConflictRule } from '../../shared/job-view.ts';
import type { Refusal } from '../../shared/problem.ts';

export interface TargetFields {
  readonly destination: DriveItem | null;
  readonly name: string;
  readonly rule: ConflictRule;
  readonly notBefore: StartTime;
  /** Whether the user tried to start: from then on, what is missing is said. */
  readonly submitted: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
}

export type TargetAction =
  | { readonly type: 'destination'; readonly item: DriveItem }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'rule'; readonly rule: ConflictRule }
  | { readonly type: 'notBefore'; readonly at: StartTime }
  | { readonly type: 'refused'; readonly refusal: Refusal };

export const EMPTY_TARGET: TargetFields = {
  destination: null,
  name: '',
  rule: 'fail',
  notBefore: null,
  submitted: false,
  busy: false,
  refusal: null,
};

/** The fields after `action`. A refusal stands until something it may speak of changes. */
export function changeTarget<State extends TargetFields>(
  state: State,
  action: TargetAction,
): State {
  switch (action.type) {
    case 'destination':
      if (isSame(state.destination, action.item)) return state;
      return { ...state, destination: action.item, refusal: null };
    case 'name': {
      const refusal = state.refusal?.field === 'name' ? null : state.refusal;
      return { ...state, name: action.name, refusal };
    }
    case 'rule':
      return { ...state, rule: action.rule, refusal: null };
    case 'notBefore':
      return { ...state, notBefore: action.at };
    case 'refused':
      return { ...state, busy: false, refusal: action.refusal };
  }
}

/** Why the name cannot be used at the destination, as far as that is chosen. */
export function nameProblemOf({ name, destination }: TargetFields): NameProblem | null {
  return checkItemName(name, destination === null ? '/' : pathOf(destination));
}

/** The refusal, if it belongs to that field. */
export function refusedAt(refusal: Refusal | null, field: Refusal['field']): Refusal | null {
  return refusal !== null && refusal.field === field ? refusal : null;
}

/** Whether both are the same item of the same drive. */
export function isSame(a: DriveItem | null, b: DriveItem | null): boolean {
  return (
    a !== null && b !== null && a.id === b.id && a.driveId === b.driveId && a.account === b.account
  );
}
