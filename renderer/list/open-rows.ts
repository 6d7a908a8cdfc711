/** What stands open in rows, whether they are drawn or not. Pure. */
import type { JobState } from '../../shared/job-view.ts';
import type { Refusal } from '../../shared/problem.ts';
import type { RowAction } from './row-model.ts';

export interface OpenRow {
  /** A question or a form, asked in this state of the copy. */
  readonly panel: { readonly action: RowAction; readonly inState: JobState } | null;
  readonly hasDetails: boolean;
  /** Why the last command was refused. */
  readonly refusal: Refusal | null;
}

export type OpenRows = ReadonlyMap<string, OpenRow>;

export const CLOSED: OpenRow = { panel: null, hasDetails: false, refusal: null };
export const ALL_CLOSED: OpenRows = new Map();

/** The same with one row changed. */
export function withRow(rows: OpenRows, id: string, change: Partial<OpenRow>): OpenRows {
  const next = { ...(rows.get(id) ?? CLOSED), ...change };
  const changed = new Map(rows);
  if (next.panel === null && !next.hasDetails && next.refusal === null) changed.delete(id);
  else changed.set(id, next);
  return changed;
}

/** With the panel of an action open in a row, or closed where it was. */
export function panelToggled(
  rows: OpenRows,
  { id, state }: { readonly id: string; readonly state: JobState },
  action: RowAction,
): OpenRows {
  const isOpen = openPanel(rows.get(id) ?? CLOSED, state) === action;
  return withRow(rows, id, { panel: isOpen ? null : { action, inState: state }, refusal: null });
}

/** With the details of these rows shown, or hidden where all of them were. */
export function detailsToggled(rows: OpenRows, ids: readonly string[]): OpenRows {
  const hasDetails = !ids.every((id) => rows.get(id)?.hasDetails === true);
  return ids.reduce((changed, id) => withRow(changed, id, { hasDetails }), rows);
}

/** What is asked in a row; what was asked about one state of the copy makes no sense in the next. */
export function openPanel({ panel }: OpenRow, state: JobState): RowAction | null {
  return panel?.inState === state ? panel.action : null;
}
