import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { FILTERS, type Filter } from '../sections.ts';
import { useFirstUi } from '../first-ui.ts';

/** What of the list is shown: by state, and by words. */
export function ListToolbar(props: {
  readonly filter: Filter;
  readonly search: string;
  readonly onFilter: (filter: Filter) => void;
  readonly onSearch: (text: string) => void;
  /** The keyboard leaves the search. */
  readonly onLeave: () => void;
}): JSX.Element {
  const { m } = useFirstUi();
  const id = useId();
  return (
    <div class="list-toolbar" role="search">
      <fieldset class="segments" aria-label={m.list.filter.label}>
        {FILTERS.map((filter) => (
          <label key={filter} class="segment">
            <input
              type="radio"
              name={id}
              checked={filter === props.filter}
              onChange={() => {
                props.onFilter(filter);
              }}
            />
            {m.list.filter[filter]}
          </label>
        ))}
      </fieldset>
      <SearchField {...props} />
    </div>
  );
}

function SearchField(props: {
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly onLeave: () => void;
}): JSX.Element {
  const { m } = useFirstUi();
  return (
    <input
      type="search"
      class="search"
      dir="auto"
      value={props.search}
      placeholder={m.list.search}
      title={m.list.searchHint}
      aria-label={m.list.search}
      aria-keyshortcuts="Control+F"
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => {
        props.onSearch(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        if (props.search === '') props.onLeave();
        else props.onSearch('');
      }}
    />
  );
}
