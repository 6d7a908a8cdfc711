import type { TargetedToggleEvent } from 'preact';

/** Brings what was unfolded into sight: in all but large windows it opens below the edge. */
export function showOpened({ currentTarget }: TargetedToggleEvent<HTMLDetailsElement>): void {
  if (currentTarget.open) currentTarget.scrollIntoView({ block: 'nearest' });
}
