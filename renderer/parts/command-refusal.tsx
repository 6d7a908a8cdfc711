import type { JSX } from 'preact';
import { describeRefusal } from '../../shared/describe-problem.ts';
import { useUi } from '../ui.ts';
import type { Command } from '../use-command.ts';

/** Why the last command here was refused. Said at once: the user has just asked for it. */
export function CommandRefusal(props: { readonly command: Command }): JSX.Element | null {
  const { m } = useUi();
  const { refusal } = props.command;
  if (refusal === null) return null;
  return (
    <p class="error" role="alert">
      {describeRefusal(refusal, m)}
    </p>
  );
}
