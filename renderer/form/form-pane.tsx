import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Acknowledgement } from '../../shared/contract.ts';
import { describeRefusal } from '../../shared/describe-problem.ts';
import type { Refusal } from '../../shared/problem.ts';
import { useUi } from '../ui.ts';
import { FAULT } from '../use-command.ts';

/** What all forms of the dialog have in common. */
export interface SubmitState {
  readonly submitted: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
}

/** One form of the dialog: its fields, what was refused, and the buttons. */
export function FormPane(props: {
  readonly state: SubmitState;
  /** Says exactly what a click will do, as soon as that is known. */
  readonly startLabel: string;
  /** A refusal that belongs to no field. */
  readonly general: Refusal | null;
  /** The id of what stands in the way of starting what is ready; without it nothing does. */
  readonly stoppedBy?: string | null;
  /** The same in words, where it may be scrolled out of sight. */
  readonly stopWords?: string | null;
  /** Somebody has tried all the same. */
  readonly onStopped?: () => void;
  /** Stands between the fields and the buttons, and does not scroll with the fields. */
  readonly aboveFoot?: ComponentChildren;
  readonly onSubmit: () => void;
  /** Sends what is ready; `null` while nothing is. */
  readonly send: (() => Promise<Acknowledgement>) | null;
  readonly onRefused: (refusal: Refusal) => void;
  /** Asked to close, or accepted and done. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { m } = useUi();
  const { submitted, busy, refusal } = props.state;
  const { stoppedBy = null, stopWords = null } = props;
  const pane = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // After a try that led nowhere, on to what has to be mended first.
    if (!submitted || busy) return;
    pane.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [submitted, busy, refusal]);

  const start = async (): Promise<void> => {
    if (busy) return;
    if (stoppedBy !== null) {
      // On to what would help.
      const stop = document.getElementById(stoppedBy)?.closest('li');
      (stop?.querySelector('button') ?? stop?.parentElement)?.focus();
      props.onStopped?.();
      return;
    }
    props.onSubmit();
    const answer = await props
      .send?.()
      .catch((): Acknowledgement => ({ ok: false, refusal: FAULT }));
    if (answer === undefined) return;
    if (answer.ok) props.onClose();
    else props.onRefused(answer.refusal);
  };
  const label = busy ? m.form.starting : props.startLabel;
  return (
    <form
      ref={pane}
      class="copy-form"
      noValidate
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <div class="dialog-body">{props.children}</div>
      {props.aboveFoot}
      <div class="dialog-foot">
        {props.general !== null && (
          <p class="error" role="alert">
            {describeRefusal(props.general, m)}
          </p>
        )}
        {stopWords !== null && (
          <p class="error foot-stop" aria-hidden>
            {stopWords}
          </p>
        )}
        <button
          type="button"
          class="button"
          aria-disabled={busy}
          onClick={() => {
            // The answer would find no form to be shown in.
            if (!busy) props.onClose();
          }}
        >
          {m.form.cancel}
        </button>
        {/* Not `disabled` while busy: that would throw the focus out of the dialog. */}
        <button
          type="submit"
          class="button primary start"
          aria-disabled={busy || stoppedBy !== null}
          aria-describedby={stoppedBy ?? undefined}
          title={label}
        >
          {label}
        </button>
      </div>
    </form>
  );
}
