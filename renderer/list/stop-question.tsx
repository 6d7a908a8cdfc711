import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';

/** Asked before a copy under way is forgotten, as the service itself cannot be told to stop. */
export function StopQuestion(props: {
  readonly id: string;
  readonly onClose: () => void;
}): JSX.Element {
  const { m, ferry } = useUi();
  const textId = useId();
  const command = useCommand();
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // The harmless answer, so that Enter pressed twice does nothing.
    keep.current?.focus();
  }, []);
  return (
    <div
      class="panel"
      role="group"
      aria-labelledby={textId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <p id={textId}>{m.row.stopQuestion}</p>
      <CommandRefusal command={command} />
      <div class="panel-buttons">
        <button ref={keep} type="button" class="button" onClick={props.onClose}>
          {m.row.stopNo}
        </button>
        <button
          type="button"
          class="button danger"
          aria-disabled={command.busy}
          onClick={() => {
            void command
              .run(() => ferry.forget(props.id))
              .then((accepted) => {
                if (accepted) props.onClose();
              });
          }}
        >
          {m.row.stopYes}
        </button>
      </div>
    </div>
  );
}
