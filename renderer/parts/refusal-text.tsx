import type { JSX } from 'preact';
import { describeRefusal } from '../../shared/describe-problem.ts';
import type { Refusal } from '../../shared/problem.ts';
import { useUi } from '../ui.ts';

/** Said at once: the user has just asked for it. */
export function RefusalText(props: { readonly refusal: Refusal }): JSX.Element {
  const { m } = useUi();
  return (
    <p class="error" role="alert">
      {describeRefusal(props.refusal, m)}
    </p>
  );
}
