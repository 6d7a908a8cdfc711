/** Which commands apply to what is meant by them: the selected rows, or the one that has the focus. Pure. */
import type { JobView } from '../../shared/job-view.ts';
import type { ListCommand } from '../../shared/list-command.ts';
import { type RowAction, actionsOf, commandFor } from './row-model.ts';
import { sharedActions } from './selection.ts';

/** What can be done with these copies; of a single one all that its row offers. */
export function commandsFor(jobs: readonly JobView[]): readonly ListCommand[] {
  const [only] = jobs;
  if (only === undefined) return [];
  if (jobs.length > 1) return ['details', ...sharedActions(jobs)];
  const { shown, more } = actionsOf(only);
  return [...shown, ...more].map(commandFor).filter((command) => command !== null);
}

/** The action of a single row that a command means. */
export function actionFor(command: ListCommand, job: JobView): RowAction | null {
  const { shown, more } = actionsOf(job);
  return [...shown, ...more].find((action) => commandFor(action) === command) ?? null;
}
