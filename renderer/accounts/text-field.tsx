import type { JSX, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';

/** A line of text, with what is wrong about it in words. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  /** Not shown while it is typed. */
  readonly isSecret?: boolean;
  readonly onInput: (text: string) => void;
}): JSX.Element {
  const id = useId();
  const { error } = props;
  const input = {
    id,
    dir: 'auto',
    value: props.value,
    autocomplete: 'off',
    spellcheck: false,
    'aria-invalid': error !== null,
    'aria-describedby': error === null ? undefined : `${id}-error`,
    onInput: ({ currentTarget }: TargetedInputEvent<HTMLInputElement>): void => {
      props.onInput(currentTarget.value);
    },
  } as const;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.isSecret === true ? (
        <input type="password" {...input} />
      ) : (
        <input type="text" {...input} />
      )}
      {error !== null && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
