/** What stands around the list while it shows what was found, and not a folder. */
import type { JSX } from 'preact';
import { describeRefusal } from '../../shared/describe-problem.ts';
import type { Messages } from '../../shared/messages/index.ts';
import { placeMessages } from '../../shared/messages/places.ts';
import { ChevronIcon } from '../parts/icons.tsx';
import { useUi } from '../ui.ts';
import { LINES_MAX } from './find-lines.ts';
import type { Missed } from './find-lines.ts';
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
  if (state.phase === 'looking') {
    const { done, count } = state;
    const words = placeMessages(m.format.locale);
    return (
      <p class="picker-more">{count > 1 ? words.lookingForLines(done, count) : m.find.looking}</p>
    );
  }
  if (state.phase !== 'found' || state.items.length > 0) return null;
  return (
    <p class="picker-note" role="status">
      {state.sought.kind === 'recent' ? m.find.noRecent : m.find.nothing}
    </p>
  );
}

/** The lines that led to nothing, each with its reason. */
export function MissedLines(props: {
  readonly id: string;
  readonly missed: readonly Missed[];
}): JSX.Element {
  const { m } = useUi();
  const { title, line: ofLine } = placeMessages(m.format.locale).missed;
  return (
    <div class="error missed" role="alert" id={props.id}>
      <p>{title(props.missed.length)}</p>
      <ul tabIndex={0}>
        {props.missed.map(({ line, why }) => (
          <li key={line} dir="auto">
            {ofLine(line, missedWords(why, m))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function missedWords(why: Missed['why'], m: Messages): string {
  const { missed } = placeMessages(m.format.locale);
  if (why === 'tooMany') return missed.tooMany(LINES_MAX);
  return typeof why === 'string' ? missed[why] : describeRefusal(why, m);
}

/** What the list shows, in words. */
export function foundWords({ sought, items, hasMore }: Found, m: Messages): string {
  switch (sought.kind) {
    case 'recent':
      return m.find.recent;
    case 'lines':
      return placeMessages(m.format.locale).foundInLines(sought.count);
    case 'text':
      return hasMore ? m.find.firstHits(sought.text, items.length) : m.find.hits(sought.text);
  }
}
