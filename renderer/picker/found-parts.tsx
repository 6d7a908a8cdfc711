/** What stands around the list while it shows what was found, and not a folder. */
import type { JSX } from 'preact';
import type { Messages } from '../../shared/messages/index.ts';
import { ChevronIcon } from '../parts/icons.tsx';
import { useUi } from '../ui.ts';
import type { FindState } from './find-state.ts';

type Found = Extract<FindState, { phase: 'found' }>;

/** Takes the place of the path: what was looked for, and the way back. */
export function FoundHead(props: {
  readonly found: Found;
  readonly onLeave: () => void;
}): JSX.Element {
  const { m } = useUi();
  const words = foundWords(props.found, m);
  return (
    <p class="found-head">
      <button type="button" class="crumb" onClick={props.onLeave}>
        <ChevronIcon class="back" />
        {m.find.back}
      </button>
      <span class="found-text" title={words}>
        {words}
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
      {state.text === null ? m.find.noRecent : m.find.nothing}
    </p>
  );
}

/** What the list shows, in words. */
export function foundWords({ text, items, hasMore }: Found, m: Messages): string {
  if (text === null) return m.find.recent;
  return hasMore ? m.find.firstHits(text, items.length) : m.find.hits(text);
}
