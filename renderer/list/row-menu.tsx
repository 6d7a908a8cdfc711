import { Fragment } from 'preact';
import type { JSX } from 'preact';
import type { JobView } from '../../shared/job-view.ts';
import { type ListCommand, keyOf } from '../../shared/list-command.ts';
import { type Entry, isBatch } from '../batches.ts';
import { useUi } from '../ui.ts';
import { ContextMenu, type Point } from './context-menu.tsx';
import { useList } from './list-context.ts';
import { isMac } from './keyboard.ts';
import { type RowAction, actionHint, actionLabel, actionsOf, commandFor } from './row-model.ts';
import { type SharedAction, sharedActions } from './selection.ts';

/** All that can be done with a row, each with its key. */
export function RowMenu(props: {
  readonly entry: Entry;
  readonly at: Point;
  readonly onShared: (action: SharedAction, jobs: readonly JobView[]) => void;
  readonly onClosed: () => void;
}): JSX.Element {
  const { m } = useUi();
  const { act, toggleBatch } = useList();
  const { entry, at, onShared, onClosed } = props;
  const choose = (does: () => void) => (): void => {
    onClosed();
    does();
  };
  if (isBatch(entry)) {
    return (
      <ContextMenu at={at} onClosed={onClosed}>
        <MenuItem
          text={entry.isOpen ? m.list.batch.close : m.list.batch.open}
          onChosen={choose(() => {
            toggleBatch(entry.id);
          })}
        />
        {sharedActions(entry.members).map((action) => (
          <MenuItem
            key={action}
            text={m.many.shared[action]}
            command={action}
            onChosen={choose(() => {
              onShared(action, entry.members);
            })}
          />
        ))}
      </ContextMenu>
    );
  }
  const { shown, more } = actionsOf(entry);
  const itemOf = (action: RowAction): JSX.Element => (
    <MenuItem
      key={action}
      text={actionLabel(action, entry, m)}
      hint={actionHint(action, m)}
      command={commandFor(action)}
      onChosen={choose(() => {
        act(action, entry);
      })}
    />
  );
  return (
    <ContextMenu at={at} onClosed={onClosed}>
      {shown.map(itemOf)}
      {more.length > 0 && <hr role="separator" />}
      {more.map(itemOf)}
    </ContextMenu>
  );
}

function MenuItem(props: {
  readonly text: string;
  readonly hint?: string | undefined;
  readonly command?: ListCommand | null;
  readonly onChosen: () => void;
}): JSX.Element {
  const { m } = useUi();
  const { text, hint, command = null } = props;
  return (
    <button
      type="button"
      class="menu-item"
      role="menuitem"
      tabIndex={-1}
      title={hint}
      onClick={props.onChosen}
    >
      <span>{text}</span>
      {command !== null && (
        <span class="menu-key" aria-hidden="true">
          {keyOf(command, isMac())
            .split('+')
            .map((part, index) => (
              <Fragment key={part}>
                {index > 0 && !isMac() && '+'}
                {keyName(part, m.keys)}
              </Fragment>
            ))}
        </span>
      )}
    </button>
  );
}

function keyName(part: string, names: ReturnType<typeof useUi>['m']['keys']): string {
  switch (part) {
    case 'CmdOrCtrl':
      return isMac() ? '⌘' : names.ctrl;
    case 'Cmd':
      return '⌘';
    case 'Shift':
      return isMac() ? '⇧' : names.shift;
    case 'Alt':
      return isMac() ? '⌥' : names.alt;
    case 'Enter':
      return isMac() ? '↩' : names.enter;
    case 'Delete':
      return names.delete;
    case 'Backspace':
      return '⌫';
    default:
      return part;
  }
}
