import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Acknowledgement, Bridge } from '../../shared/contract.ts';
import type { JobState, JobView } from '../../shared/job-view.ts';
import type { FirstMessages } from '../../shared/messages/index.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { MoreIcon } from '../parts/icons.tsx';
import { ContextMenu, RowPanel } from '../parts/now-and-then.ts';
import { useFirstUi } from '../first-ui.ts';
import { useCommand } from '../use-command.ts';
import type { Point } from './context-menu.tsx';
import { useList } from './list-context.ts';
import { actionLabel, actionsOf, opensPanel } from './row-model.ts';
import type { RowAction } from './row-model.ts';

/** A row's buttons, the less likely ones in a menu, and what opens under them. */
export function RowActions(props: {
  readonly job: JobView;
  /** The id of the row's name: the buttons of all rows read alike without it. */
  readonly describedBy: string;
  /** Where the menu of all actions is asked for; null where it is not. */
  readonly menuAt: Point | null;
  readonly onMenuClosed: () => void;
}): JSX.Element {
  const { m, ferry } = useFirstUi();
  const { job } = props;
  const list = useList();
  const command = useCommand();
  const menuId = useId();
  const buttons = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<{
    readonly action: RowAction;
    readonly inState: JobState;
  } | null>(null);
  // What was asked about one state of the copy makes no sense in the next.
  const open = opened?.inState === job.state ? opened.action : null;
  const { shown, more } = actionsOf(job);

  const close = (): void => {
    setOpened(null);
    if (open === null) return;
    // Back to where one came from; a closed menu cannot take the focus, its button can.
    const from = more.includes(open) ? 'more' : open;
    buttons.current?.querySelector<HTMLElement>(`[data-action="${from}"]`)?.focus();
  };
  const act = (action: RowAction): void => {
    menu.current?.hidePopover();
    props.onMenuClosed();
    if (opensPanel(action)) {
      setOpened(open === action ? null : { action, inState: job.state });
    } else {
      if (action === 'remove') list.remove([job]);
      else void command.run(() => carryOut(action, job, ferry));
    }
  };
  const buttonOf = (action: RowAction, isFirst: boolean): JSX.Element => (
    <button
      key={action}
      type="button"
      class={isFirst && isLikely(job.state) ? 'button' : 'button quiet'}
      data-action={action}
      aria-disabled={command.busy}
      title={hintOf(action, m.row)}
      aria-describedby={props.describedBy}
      aria-expanded={opensPanel(action) ? open === action : undefined}
      onClick={() => {
        act(action);
      }}
    >
      {actionLabel(action, job, m)}
    </button>
  );

  return (
    <>
      <div ref={buttons} class="row-actions">
        {shown.map((action, index) => buttonOf(action, index === 0))}
        {more.length > 0 && (
          <>
            <button
              type="button"
              class="button quiet icon-button"
              data-action="more"
              popoverTarget={menuId}
              aria-label={m.row.more}
              title={m.row.more}
              aria-describedby={props.describedBy}
            >
              <MoreIcon />
            </button>
            <div ref={menu} id={menuId} class="menu" popover="auto">
              {more.map((action) => buttonOf(action, false))}
            </div>
          </>
        )}
      </div>
      {props.menuAt !== null && (
        <ContextMenu.Part at={props.menuAt} onClosed={props.onMenuClosed}>
          {[...shown, ...more].map((action) => buttonOf(action, false))}
        </ContextMenu.Part>
      )}
      <div class="row-panel">
        <CommandRefusal command={command} />
        {open !== null && <RowPanel.Part action={open} job={job} onClose={close} />}
      </div>
    </>
  );
}

/** Does what needs no further question. */
async function carryOut(action: RowAction, job: JobView, ferry: Bridge): Promise<Acknowledgement> {
  switch (action) {
    case 'open':
      return ferry.openResult(job.id);
    case 'checkAgain':
      return ferry.checkAgain(job.id);
    case 'keepBoth':
      return ferry.retry({ id: job.id, name: job.name, onConflict: 'rename' });
    case 'openSource':
      return ferry.openSource(job.id);
    case 'startNow':
      return ferry.startNow(job.id);
    case 'uploadByApp':
      return ferry.uploadByApp(job.id);
    case 'skipItems':
      return ferry.skipItems(job.id);
    case 'saveReport':
      return ferry.saveReport(job.id);
    case 'remove':
    case 'stop':
    case 'retry':
    case 'retryRenamed':
    case 'replace':
      // The list removes, so that it can be undone; the others ask first, and the panel carries them out.
      return { ok: true };
  }
}

function hintOf(
  action: RowAction,
  row: Pick<FirstMessages['row'], 'openHint' | 'uploadByAppHint' | 'skipItemsHint'>,
): string | undefined {
  if (action === 'open') return row.openHint;
  if (action === 'skipItems') return row.skipItemsHint;
  return action === 'uploadByApp' ? row.uploadByAppHint : undefined;
}

/** Whether the first action is what the user most likely came for. */
function isLikely(state: JobState): boolean {
  return state === 'failed' || state === 'unknown';
}
