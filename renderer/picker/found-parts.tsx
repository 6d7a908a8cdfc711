/** What stands around the list while it shows what was found, and not a folder. */
import type { JSX } from 'preact';
import { ChevronIcon } from '../parts/icons.tsx';
import { useUi } from '../ui.ts';
import type { FindState } from './find-state.ts';

/** Takes the place of the path: what was looked for, and the way back. */
export function FoundHead(props: {
  readonly found: Extract<FindState, { phase: 'found' }>;
  readonly onLeave: () => void;
}): JSX.Element {
  const { m } = useUi();
  const { text, items, hasMore } = props.found;
  return (
    <p class="found-head">
      <button type="button" class="crumb" onClick={props.onLeave}>
        <ChevronIcon class="back" />
        {m.find.back}
      </button>
      <span class="found-text" title={text}>
        {hasMore ? m.find.firstHits(text, items.length) : m.find.hits(text)}
      </span>
    </p>
  );
}

/** What is to be said over the list: that the search goes on, or that there is nothing. */
export function FoundNote(props: { readonly state: FindState }): JSX.Element | null {
  const { m } = useUi();
  const { state } = props;
  if (state.phase === 'looking') return <p class="picker-more">{m.find.looking}</p>;
  if (state.phase !== 'found' || state.items.length > 0) return null;
  return (
    <p class="picker-note" role="status">
      {m.find.nothing}
    </p>
  );
}
