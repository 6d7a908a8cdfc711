import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { JobState, JobView } from '../../shared/job-view.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';
import { RetryForm } from './retry-form.tsx';
import { actionLabel, actionsOf } from './row-model.ts';
import type { RowAction } from './row-model.ts';
import { StopQuestion } from './stop-question.tsx';

/** A row's buttons, and what opens under them: the question before stopping, the form for another try. */
export function RowActions(props: {
  readonly job: JobView;
  /** The id of the row's name: the buttons of all rows read alike without it. */
  readonly describedBy: string;
}): JSX.Element {
  const { m, ferry } = useUi();
  const { job } = props;
  const command = useCommand();
  const buttons = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<{
    readonly action: RowAction;
    readonly inState: JobState;
  } | null>(null);
  // What was asked about one state of the copy makes no sense in the next.
  const open = opened?.inState === job.state ? opened.action : null;

  const close = (): void => {
    setOpened(null);
    if (open === null) return;
    buttons.current?.querySelector<HTMLElement>(`[data-action="${open}"]`)?.focus();
  };
  const act = (action: RowAction): void => {
    switch (action) {
      case 'stop':
      case 'retry':
        setOpened(open === action ? null : { action, inState: job.state });
        return;
      case 'open':
        void command.run(() => ferry.openResult(job.id));
        return;
      case 'checkAgain':
        void command.run(() => ferry.checkAgain(job.id));
        return;
      case 'remove':
        void command.run(() => ferry.forget(job.id));
        return;
    }
  };

  return (
    <>
      <div ref={buttons} class="row-actions">
        {actionsOf(job).map((action, index) => (
          <button
            key={action}
            type="button"
            class={index === 0 && isLikely(job.state) ? 'button' : 'button quiet'}
            data-action={action}
            aria-disabled={command.busy}
            title={action === 'open' ? m.row.openHint : undefined}
            aria-describedby={props.describedBy}
            aria-expanded={opensPanel(action) ? open === action : undefined}
            onClick={() => {
              act(action);
            }}
          >
            {actionLabel(action, job, m)}
          </button>
        ))}
      </div>
      <div class="row-panel">
        <CommandRefusal command={command} />
        {open === 'stop' && <StopQuestion id={job.id} onClose={close} />}
        {open === 'retry' && <RetryForm job={job} onClose={close} />}
      </div>
    </>
  );
}

function opensPanel(action: RowAction): boolean {
  return action === 'stop' || action === 'retry';
}

/** Whether the first action is what the user most likely came for. */
function isLikely(state: JobState): boolean {
  return state === 'failed' || state === 'unknown';
}
