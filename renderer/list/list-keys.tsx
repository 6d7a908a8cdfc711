import { useEffect, useRef } from 'preact/hooks';
import type { JobView } from '../../shared/job-view.ts';
import { type ListCommand, commandOf } from '../../shared/list-command.ts';
import { useUi } from '../ui.ts';
import { isCovered as isCoveredNow, isEditing, isMac } from './keyboard.ts';
import { actionFor, commandsFor } from './list-commands.ts';
import type { RowAction } from './row-model.ts';
import { type SharedAction, sharedActions } from './selection.ts';

export interface KeysProps {
  /** What a command means now: the selected rows, or the one that has the focus. */
  readonly jobs: readonly JobView[];
  /** Whether a dialog has the window to itself. */
  readonly isCovered: boolean;
  /** Whether there is anything to select or to search. */
  readonly hasToolbar: boolean;
  readonly act: (action: RowAction, job: JobView) => void;
  readonly actOnAll: (action: SharedAction, jobs: readonly JobView[]) => void;
  readonly toggleDetails: (ids: readonly string[]) => void;
  readonly selectEverything: () => void;
  readonly find: () => void;
}

/** Carries commands out when their keys are pressed or the menu asks for them, and says which there are. */
export function ListKeys(props: KeysProps): null {
  const { ferry } = useUi();
  const { jobs, isCovered, hasToolbar } = props;
  const ofRows = isCovered ? [] : commandsFor(jobs);
  const ofList = hasToolbar && !isCovered ? (['selectAll', 'find'] as const) : [];
  const commands = [...ofRows, ...ofList];
  const latest = useRef({ commands, props });
  latest.current = { commands, props };
  const said = commands.join(' ');
  useEffect(() => {
    void ferry.offer({ commands: latest.current.commands, isCovered });
  }, [ferry, said, isCovered]);
  useEffect(() => {
    const run = (command: ListCommand): boolean => {
      const applies = latest.current.commands.includes(command) && !isCoveredNow();
      if (applies) carryOut(command, latest.current.props);
      return applies;
    };
    const onKey = (event: KeyboardEvent): void => {
      const command = commandOf(event, isMac());
      if (event.defaultPrevented || command === null) return;
      // What is typed goes into the field, but for what no field knows.
      if (isEditing(event.target) && command !== 'find') return;
      if (run(command)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    const stop = ferry.onListCommand(run);
    return () => {
      window.removeEventListener('keydown', onKey);
      stop();
    };
  }, [ferry]);
  return null;
}

function carryOut(command: ListCommand, props: KeysProps): void {
  const { jobs } = props;
  const [job] = jobs;
  if (command === 'find') props.find();
  else if (command === 'selectAll') props.selectEverything();
  else if (command === 'details') props.toggleDetails(jobs.map(({ id }) => id));
  else if (jobs.length > 1) {
    const shared = sharedActions(jobs).find((action) => action === command);
    if (shared !== undefined) props.actOnAll(shared, jobs);
  } else if (job !== undefined) {
    const action = actionFor(command, job);
    if (action !== null) props.act(action, job);
  }
}
