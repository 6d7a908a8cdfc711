import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useReducer, useState } from 'preact/hooks';
import type { HandedIn } from '../../shared/contract.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { useModal } from '../parts/use-modal.ts';
import { useUi } from '../ui.ts';
import { changeForm, EMPTY_FORM } from './copy-form.ts';
import { DrivePane } from './drive-pane.tsx';
import { changeWatchForm, EMPTY_WATCH_FORM } from './watch-form.ts';
import { WatchPane } from './watch-pane.tsx';
import { changeWebForm, EMPTY_WEB_FORM } from './web-form.ts';
import { WebPane } from './web-pane.tsx';

const MODES = ['drive', 'web', 'watch'] as const;
type Mode = (typeof MODES)[number];

/**
 * The form for a new copy, as a modal dialog. It closes when the copy was accepted; refused, it stays
 * as it was filled in and says why. Each kind keeps what was filled in while another one is shown.
 */
export function CopyDialog(props: {
  readonly onClose: () => void;
  /** What was handed to the window, to be filled in; `null` when there is nothing. */
  readonly handedIn: HandedIn | null;
  readonly onHandedInTaken: () => void;
}): JSX.Element {
  const { m } = useUi();
  const id = useId();
  const [mode, setMode] = useState<Mode>('drive');
  const [drive, changeDrive] = useReducer(changeForm, EMPTY_FORM);
  const [web, changeWeb] = useReducer(changeWebForm, EMPTY_WEB_FORM);
  const [watch, changeWatch] = useReducer(changeWatchForm, EMPTY_WATCH_FORM);
  const { busy } = { drive, web, watch }[mode];

  // The answer to what is on its way would find no form to be shown in.
  const { attributes, close } = useModal(props.onClose, { isKept: busy });
  useLayoutEffect(() => {
    attributes.ref.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  }, []);

  useEffect(() => {
    if (props.handedIn !== null) setMode('drive');
  }, [props.handedIn]);

  return (
    <dialog {...attributes} class="dialog" aria-labelledby={`${id}-title`}>
      <div class="dialog-head">
        <h2 id={`${id}-title`}>{m.form.title}</h2>
        <ModeSwitch mode={mode} disabled={busy} onChange={setMode} />
        <button
          type="button"
          class="button icon-button"
          aria-label={m.form.close}
          aria-disabled={busy}
          onClick={() => {
            if (!busy) close();
          }}
        >
          <CloseIcon />
        </button>
      </div>
      {mode === 'drive' && (
        <DrivePane
          form={drive}
          change={changeDrive}
          onClose={close}
          handedIn={props.handedIn}
          onHandedInTaken={props.onHandedInTaken}
        />
      )}
      {mode === 'web' && <WebPane form={web} change={changeWeb} onClose={close} />}
      {mode === 'watch' && <WatchPane form={watch} change={changeWatch} onClose={close} />}
    </dialog>
  );
}

/** Radio buttons that look like one control: arrow keys, names and states come with them. */
function ModeSwitch(props: {
  readonly mode: Mode;
  readonly disabled: boolean;
  readonly onChange: (mode: Mode) => void;
}): JSX.Element {
  const { m } = useUi();
  const name = useId();
  return (
    <fieldset class="segments" disabled={props.disabled}>
      <legend class="visually-hidden">{m.form.mode}</legend>
      {MODES.map((mode) => (
        <label key={mode} class="segment">
          <input
            type="radio"
            name={name}
            value={mode}
            checked={mode === props.mode}
            onChange={() => {
              props.onChange(mode);
            }}
          />
          {m.form.modes[mode]}
        </label>
      ))}
    </fieldset>
  );
}
