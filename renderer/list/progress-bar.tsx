import type { JSX } from 'preact';
import { useFirstUi } from '../first-ui.ts';

/** A bar, and the figure beside it; without one it only says that something is going on. */
export function ProgressBar(props: {
  /** 0 to 1. */
  readonly value: number | null;
  readonly label: string;
  /** Whether the figure is worth saying. */
  readonly isTold?: boolean;
}): JSX.Element {
  const { m } = useFirstUi();
  const { value, label, isTold = true } = props;
  return (
    <div class="row-progress">
      {/* Keyed, as a bar that once had a value cannot become indefinite by setting a property. */}
      {value === null ? (
        <progress key="indefinite" aria-label={label} />
      ) : (
        <progress key="definite" aria-label={label} max={1} value={value} />
      )}
      <span class="row-percent">{isTold && value !== null ? m.format.percent(value) : ''}</span>
    </div>
  );
}
