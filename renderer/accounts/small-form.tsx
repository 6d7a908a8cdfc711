import type { ComponentChildren, JSX } from 'preact';
import { RefusalText } from '../parts/refusal-text.tsx';
import type { useCommand } from '../use-command.ts';

/** A few fields and the button that sends them, with why that was refused where no field says it. */
export function SmallForm(props: {
  readonly command: ReturnType<typeof useCommand>;
  readonly label: string;
  /** Whether sending it is what the user most likely came for. */
  readonly isLikely?: boolean;
  /** Whether one of the fields says why it was refused. */
  readonly isSaid?: boolean;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { command, isSaid = false } = props;
  return (
    <form
      class="account-form"
      noValidate
      aria-busy={command.busy}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
      {command.refusal !== null && !isSaid && <RefusalText refusal={command.refusal} />}
      <button type="submit" class={props.isLikely === true ? 'button primary' : 'button'}>
        {props.label}
      </button>
    </form>
  );
}
