import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { JobState, JobView } from '../../shared/job-view.ts';
import { useFirstUi } from '../first-ui.ts';
import { MoreIcon } from '../parts/icons.tsx';
import { RefusalText, RowDetails, RowPanel } from '../parts/now-and-then.ts';
import { useList } from './list-context.ts';
import { type OpenRow, openPanel } from './open-rows.ts';
import { type RowAction, actionHint, actionLabel, actionsOf, opensPanel } from './row-model.ts';

/** A row's buttons, the less likely ones in a menu, and what opens under them. */
export function RowActions(props: {
  readonly job: JobView;
  /** The id of the row's name: the buttons of all rows read alike without it. */
  readonly describedBy: string;
  readonly opened: OpenRow;
}): JSX.Element {
  const { m } = useFirstUi();
  const { job, opened } = props;
  const { act, openMenu } = useList();
  const buttons = useRef<HTMLDivElement>(null);
  const panel = openPanel(opened, job.state);
  const isOpen = opened.refusal !== null || panel !== null || opened.hasDetails;
  const { shown } = actionsOf(job);

  const close = (): void => {
    if (panel === null) return;
    act(panel, job);
    // Back to where one came from; what was opened by key or menu has no button of its own.
    const button = buttons.current?.querySelector<HTMLElement>(`[data-action="${panel}"]`);
    const row = buttons.current?.closest('.row');
    (button ?? row?.querySelector<HTMLElement>('.row-check'))?.focus();
  };
  const buttonOf = (action: RowAction, isFirst: boolean): JSX.Element => (
    <button
      key={action}
      type="button"
      class={isFirst && isLikely(job.state) ? 'button' : 'button quiet'}
      data-action={action}
      title={actionHint(action, m)}
      aria-describedby={props.describedBy}
      aria-expanded={opensPanel(action) ? panel === action : undefined}
      onClick={() => {
        act(action, job);
      }}
    >
      {actionLabel(action, job, m)}
    </button>
  );

  return (
    <>
      <div ref={buttons} class="row-actions">
        {shown.map((action, index) => buttonOf(action, index === 0))}
        <button
          type="button"
          class="button quiet icon-button"
          data-action="more"
          aria-haspopup="menu"
          aria-label={m.row.more}
          title={m.row.more}
          aria-describedby={props.describedBy}
          onClick={({ currentTarget }) => {
            const { left, bottom } = currentTarget.getBoundingClientRect();
            openMenu(job, { x: left, y: bottom });
          }}
        >
          <MoreIcon />
        </button>
      </div>
      {isOpen && (
        <div class="row-panel">
          {opened.refusal !== null && <RefusalText.Part refusal={opened.refusal} />}
          {panel !== null && <RowPanel.Part action={panel} job={job} onClose={close} />}
          {opened.hasDetails && <RowDetails.Part job={job} />}
        </div>
      )}
    </>
  );
}

/** Whether the first action is what the user most likely came for. */
function isLikely(state: JobState): boolean {
  return state === 'failed' || state === 'unknown';
}
