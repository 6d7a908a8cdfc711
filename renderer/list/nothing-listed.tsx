import type { JSX } from 'preact';
import type { Filter } from '../sections.ts';
import { useUi } from '../ui.ts';

/** Stands where rows would be, when the filter or the search leaves none. */
export function NothingListed(props: {
  readonly filter: Filter;
  readonly search: string;
  /** Whether older copies are still to be looked through. */
  readonly isSearching: boolean;
  readonly onShowAll: () => void;
}): JSX.Element {
  const { m } = useUi();
  const { filter, search, isSearching } = props;
  return (
    <div class="nothing">
      <p role="status">
        {isSearching
          ? m.list.searching
          : search === '' && filter !== 'all'
            ? m.nothing.isIn[filter]
            : m.nothing.matches(search)}
      </p>
      <button type="button" class="button" onClick={props.onShowAll}>
        {m.nothing.showAll}
      </button>
    </div>
  );
}
