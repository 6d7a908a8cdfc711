import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { JobView } from '../../shared/job-view.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import type { Removal } from '../removal.ts';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';
import type { Remover } from '../use-removals.ts';
import { carryOutAll } from './carry-out.ts';
import { useList } from './list-context.ts';
import { type SharedAction, sharedActions } from './selection.ts';
import { isEditing } from './keyboard.ts';

/** Long enough to read it and to get there. */
const UNDO_MS = 8000;

/** What can be done with the selected rows. */
export function SelectionBar(props: {
  readonly jobs: readonly JobView[];
  readonly onEnd: () => void;
}): JSX.Element {
  const { m, ferry } = useUi();
  const { remove } = useList();
  const command = useCommand();
  const { jobs, onEnd } = props;
  const actions = sharedActions(jobs);
  const act = async (action: SharedAction): Promise<void> => {
    if (action === 'remove') remove(jobs);
    else if (!(await command.run(() => carryOutAll(action, jobs, ferry)))) return;
    onEnd();
  };
  return (
    <div class="floating-bar" role="group" aria-label={m.many.selection}>
      <span role="status">
        {m.many.selected(jobs.length)}
        {actions.length === 0 && ` – ${m.many.nothingShared}`}
      </span>
      {actions.map((action) => (
        <button
          key={action}
          type="button"
          class="button"
          aria-disabled={command.busy}
          onClick={() => void act(action)}
        >
          {m.many.shared[action]}
        </button>
      ))}
      <button
        type="button"
        class="button icon-button"
        aria-label={m.many.endSelection}
        title={m.many.endSelection}
        onClick={onEnd}
      >
        <CloseIcon />
      </button>
      <CommandRefusal command={command} />
    </div>
  );
}

/** The way back from a removal, for a while; it waits for whoever is about to use it. */
export function UndoBar(props: {
  readonly remover: Remover;
  readonly removal: Removal;
}): JSX.Element {
  const { m } = useUi();
  const { removal, remover } = props;
  const { finish, undo } = remover;
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = window.setTimeout(finish, UNDO_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [removal, isHeld, finish]);
  // With the bar itself, so that whoever sees it can undo.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isUndo = (event.ctrlKey || event.metaKey) && event.key === 'z' && !event.shiftKey;
      if (!isUndo || isEditing(event.target)) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [undo]);
  return (
    <div
      class="floating-bar"
      onMouseEnter={() => {
        setHeld(true);
      }}
      onMouseLeave={() => {
        setHeld(false);
      }}
      onFocusIn={() => {
        setHeld(true);
      }}
      onFocusOut={() => {
        setHeld(false);
      }}
    >
      <span role="status">
        {removal.kind === 'some' ? m.many.removed(removal.ids.size) : m.many.cleared}
      </span>
      <button type="button" class="button" onClick={undo}>
        {m.many.undo}
      </button>
    </div>
  );
}
