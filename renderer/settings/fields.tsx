/** The two kinds of field that the settings have, each a native control with its words. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

/** One of a few values. */
export function ChoiceField<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly labels: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="setting">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        value={props.value}
        onChange={({ currentTarget }) => {
          const chosen = props.values.find((value) => value === currentTarget.value);
          if (chosen !== undefined) props.onChange(chosen);
        }}
      >
        {props.values.map((value) => (
          <option key={value} value={value} selected={value === props.value}>
            {props.labels[value]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** On or off. */
export function SwitchField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="setting-switch">
      <label class="choice">
        <input
          type="checkbox"
          checked={props.isOn}
          aria-describedby={props.hint === undefined ? undefined : id}
          onChange={({ currentTarget }) => {
            props.onChange(currentTarget.checked);
          }}
        />
        {props.label}
      </label>
      {props.hint !== undefined && (
        <p class="hint" id={id}>
          {props.hint}
        </p>
      )}
    </div>
  );
}
