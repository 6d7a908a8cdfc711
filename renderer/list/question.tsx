import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Acknowledgement } from '../../shared/contract.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { useCommand } from '../use-command.ts';

/** Asked before something that cannot be taken back. */
export function Question(props: {
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => Promise<Acknowledgement>;
  readonly onClose: () => void;
  /** What can be chosen besides. */
  readonly children?: ComponentChildren;
}): JSX.Element {
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
        if (event.key !== 'Escape') return;
        // Or a dialog that it stands in would close as well.
        event.preventDefault();
        props.onClose();
      }}
    >
      <p id={textId}>{props.text}</p>
      {props.children}
      <CommandRefusal command={command} />
      <div class="panel-buttons">
        <button ref={keep} type="button" class="button" onClick={props.onClose}>
          {props.no}
        </button>
        <button
          type="button"
          class="button danger"
          aria-disabled={command.busy}
          onClick={() => {
            void command.run(props.onYes).then((accepted) => {
              if (accepted) props.onClose();
            });
          }}
        >
          {props.yes}
        </button>
      </div>
    </div>
  );
}
