import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Acknowledgement } from '../../shared/contract.ts';
import { folderName } from '../../shared/describe-job.ts';
import { describeRefusal } from '../../shared/describe-problem.ts';
import { pathOf } from '../../shared/item.ts';
import type { Messages } from '../../shared/messages/index.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { NameField, RuleField } from '../parts/copy-fields.tsx';
import { Picker } from '../picker/picker.tsx';
import { useUi } from '../ui.ts';
import { FAULT } from '../use-command.ts';
import { changeForm, EMPTY_FORM, problemsOf, readyForm } from './copy-form.ts';
import type { FormProblems, FormState } from './copy-form.ts';

/**
 * The form for a new copy, as a modal dialog. It closes when the copy was accepted; refused, it stays
 * as it was filled in and says why.
 */
export function CopyDialog(props: { readonly onClose: () => void }): JSX.Element {
  const { m, ferry } = useUi();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [form, change] = useReducer(changeForm, EMPTY_FORM);
  const problems = problemsOf(form);
  const words = wordsOf(problems, m);

  useLayoutEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  }, []);
  useEffect(() => {
    // After a try that led nowhere, on to what has to be mended first.
    if (!form.submitted || form.busy) return;
    dialog.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form.submitted, form.busy, form.refusal]);

  // `close()` gives the focus back to where it was; only then may the dialog leave the page.
  const close = (): void => {
    dialog.current?.close();
  };
  const start = async (): Promise<void> => {
    if (form.busy) return;
    change({ type: 'submit' });
    const ready = readyForm(form);
    if (ready === null) return;
    const answer = await ferry
      .startCopy(ready)
      .catch((): Acknowledgement => ({ ok: false, refusal: FAULT }));
    if (answer.ok) close();
    else change({ type: 'refused', refusal: answer.refusal });
  };

  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={`${id}-title`}
      onClose={props.onClose}
      onCancel={(event) => {
        // The answer would find no form to be shown in.
        if (form.busy) event.preventDefault();
      }}
    >
      <form
        class="copy-form"
        noValidate
        aria-busy={form.busy}
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <div class="dialog-head">
          <h2 id={`${id}-title`}>{m.form.title}</h2>
          <button
            type="button"
            class="button icon-button"
            aria-label={m.form.close}
            onClick={close}
          >
            <CloseIcon />
          </button>
        </div>
        <div class="dialog-body">
          <div class="panes">
            <Picker
              title={m.form.source}
              purpose="source"
              chosen={form.source}
              error={words.source}
              onChoose={(item) => {
                change({ type: 'source', item });
              }}
            />
            <Picker
              title={m.form.destination}
              purpose="destination"
              chosen={form.destination}
              error={words.destination}
              onChoose={(item) => {
                change({ type: 'destination', item });
              }}
            />
          </div>
          <div class="fields">
            <NameField
              name={form.name}
              error={words.name}
              onInput={(name) => {
                change({ type: 'name', name });
              }}
            />
            <RuleField
              rule={form.rule}
              kind={form.source?.kind ?? null}
              onChange={(rule) => {
                change({ type: 'rule', rule });
              }}
            />
          </div>
        </div>
        <div class="dialog-foot">
          {words.general !== null && (
            <p class="error" role="alert">
              {words.general}
            </p>
          )}
          <button type="button" class="button" onClick={close}>
            {m.form.cancel}
          </button>
          <StartButton form={form} />
        </div>
      </form>
    </dialog>
  );
}

/** Says exactly what a click will do, as soon as that is known. */
function StartButton(props: { readonly form: FormState }): JSX.Element {
  const { m } = useUi();
  const { source, destination, name, busy } = props.form;
  const label = busy
    ? m.form.starting
    : source === null || destination === null || name === ''
      ? m.form.start
      : m.form.startExactly(name, folderName(pathOf(destination), m));
  return (
    // Not `disabled` while busy: that would throw the focus out of the dialog.
    <button type="submit" class="button primary start" aria-disabled={busy} title={label}>
      {label}
    </button>
  );
}

type ProblemWords = { readonly [field in keyof FormProblems]: string | null };

function wordsOf(problems: FormProblems, m: Messages): ProblemWords {
  const { source, destination, name, general } = problems;
  return {
    source: source === 'missing' ? m.form.missingSource : source && describeRefusal(source, m),
    destination:
      destination === 'missing'
        ? m.form.missingDestination
        : destination && describeRefusal(destination, m),
    name: typeof name === 'string' ? m.name[name] : name && describeRefusal(name, m),
    general: general && describeRefusal(general, m),
  };
}
