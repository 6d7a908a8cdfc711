/** The fields that the forms have in common: the name, an address and the conflict rule. */
import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { ConflictRule } from '../../shared/job-view.ts';
import { useUi } from '../ui.ts';
import { ruleAllowed, RULES } from '../form/copy-form.ts';

/** The name the copy gets, with what is wrong about it in words. */
export function NameField(props: {
  readonly label: string;
  readonly name: string;
  readonly error: string | null;
  /** Why it cannot be changed; `null` where it can. */
  readonly unused?: string | null;
  /** Takes the focus when it appears, the name's stem selected, ready to be typed over. */
  readonly focused?: boolean;
  readonly onInput: (name: string) => void;
}): JSX.Element {
  const id = useId();
  const unused = props.unused ?? null;
  // An empty field has room for it; a line below would move what stands above.
  const isSaidInside = unused !== null && props.name === '';
  const isSaidBelow = unused !== null && !isSaidInside;
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
      <label for={id}>{props.label}</label>
      <input
        ref={input}
        id={id}
        type="text"
        dir="auto"
        value={props.name}
        disabled={unused !== null}
        placeholder={isSaidInside ? unused : undefined}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={props.error !== null}
        aria-describedby={isSaidBelow || props.error !== null ? `${id}-error` : undefined}
        onInput={(event) => {
          props.onInput(event.currentTarget.value);
        }}
      />
      {isSaidBelow && (
        <p class="hint" id={`${id}-error`}>
          {unused}
        </p>
      )}
      {unused === null && props.error !== null && (
        <p class="error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </div>
  );
}

/** A web address, with a sentence on what it is for and what is wrong about it in words. */
export function AddressField(props: {
  readonly label: string;
  readonly hint: string;
  readonly address: string;
  readonly error: string | null;
  readonly onInput: (address: string) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        inputMode="url"
        dir="ltr"
        placeholder="https://"
        value={props.address}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={props.error !== null}
        aria-describedby={props.error === null ? `${id}-hint` : `${id}-error ${id}-hint`}
        onInput={(event) => {
          props.onInput(event.currentTarget.value);
        }}
      />
      {props.error !== null && (
        <p class="error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
      <p class="hint" id={`${id}-hint`}>
        {props.hint}
      </p>
    </div>
  );
}

/** What happens when the name is taken. */
export function RuleField(props: {
  readonly rule: ConflictRule;
  readonly legend: string;
  /** The rules in words. */
  readonly labels: Readonly<Record<ConflictRule, string>>;
  /** `null` while nothing is chosen. */
  readonly kind: 'file' | 'folder' | null;
  readonly onChange: (rule: ConflictRule) => void;
}): JSX.Element {
  const { m } = useUi();
  const id = useId();
  return (
    <fieldset class="field rules">
      <legend>{props.legend}</legend>
      <div class="choices">
        {RULES.map((rule) => {
          const allowed = ruleAllowed(rule, props.kind);
          return (
            <label key={rule} class="choice" title={allowed ? undefined : m.form.replaceFolders}>
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
              {props.labels[rule]}
            </label>
          );
        })}
      </div>
      {props.kind === 'folder' && (
        // Its label says it as well: a line that comes with the choice would move the lists.
        <p class="visually-hidden" id={`${id}-why`}>
          {m.form.replaceFolders}
        </p>
      )}
    </fieldset>
  );
}
