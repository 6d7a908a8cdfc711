/** The two fields that the form and another try have in common: the name and the conflict rule. */
import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { ConflictRule } from '../../shared/job-view.ts';
import { useUi } from '../ui.ts';
import { ruleAllowed, RULES } from '../form/copy-form.ts';

/** The name the copy gets, with what is wrong about it in words. */
export function NameField(props: {
  readonly name: string;
  readonly error: string | null;
  /** Takes the focus when it appears, the name's stem selected, ready to be typed over. */
  readonly focused?: boolean;
  readonly onInput: (name: string) => void;
}): JSX.Element {
  const { m } = useUi();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (props.focused !== true || input.current === null) return;
    const { value } = input.current;
    const dot = value.lastIndexOf('.');
    input.current.focus();
    input.current.setSelectionRange(0, dot > 0 ? dot : value.length);
  }, [props.focused]);
  return (
    <div class="field">
      <label for={id}>{m.form.name}</label>
      <input
        ref={input}
        id={id}
        type="text"
        dir="auto"
        value={props.name}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={props.error !== null}
        aria-describedby={props.error === null ? undefined : `${id}-error`}
        onInput={(event) => {
          props.onInput(event.currentTarget.value);
        }}
      />
      {props.error !== null && (
        <p class="error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </div>
  );
}

/** What happens when the name is taken. */
export function RuleField(props: {
  readonly rule: ConflictRule;
  /** `null` while nothing is chosen. */
  readonly kind: 'file' | 'folder' | null;
  readonly onChange: (rule: ConflictRule) => void;
}): JSX.Element {
  const { m } = useUi();
  const id = useId();
  return (
    <fieldset class="field rules">
      <legend>{m.form.rule}</legend>
      <div class="choices">
        {RULES.map((rule) => {
          const allowed = ruleAllowed(rule, props.kind);
          return (
            <label key={rule} class="choice">
              <input
                type="radio"
                name={id}
                value={rule}
                checked={rule === props.rule}
                disabled={!allowed}
                aria-describedby={allowed ? undefined : `${id}-why`}
                onChange={() => {
                  props.onChange(rule);
                }}
              />
              {m.form.rules[rule]}
            </label>
          );
        })}
      </div>
      {props.kind === 'folder' && (
        <p class="hint" id={`${id}-why`}>
          {m.form.replaceFolders}
        </p>
      )}
    </fieldset>
  );
}
