import type { JSX } from 'preact';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JobView } from '../../shared/job-view.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { type Filter, ORDERS, type Order, isListed, sectionsOf } from '../sections.ts';
import type { Listing } from '../snapshot.ts';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import type { Copies } from '../use-snapshot.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { NothingListed } from './nothing-listed.tsx';
import { Section } from './section.tsx';
import { ShowOlder } from './show-older.tsx';

/** All copies: what goes on, what needs the user, what is done. */
export function JobList(props: Copies): JSX.Element {
  const { m } = useUi();
  const { snapshot, listing, find, showOlder } = props;
  const [filter, setFilter] = useState<Filter>('all');
  const [order, setOrder] = useState<Order>('newest');
  const sections = useMemo(() => sectionsOf(listing.jobs, order), [listing.jobs, order]);
  const list = useRef<HTMLDivElement>(null);
  const noteFocus = useKeptFocus(list);
  const showAll = useCallback(() => {
    setFilter('all');
    find('');
  }, [find]);
  const seen = {
    active: isListed('active', filter) ? sections.active : [],
    attention: isListed('attention', filter) ? sections.attention : [],
    completed: isListed('completed', filter) ? sections.completed : [],
  };
  const count = seen.active.length + seen.attention.length + seen.completed.length;
  const more = isListed('completed', filter) ? listing.cursor : null;
  const isSearch = listing.search !== '';
  // Where only a part is here, the first by name may be elsewhere.
  const isEager = order === 'name' && !isSearch;
  const canChoose = (snapshot?.jobs.length ?? 0) > 1 || isSearch || filter !== 'all';
  return (
    <div ref={list} class="list" tabIndex={-1} onFocusIn={noteFocus}>
      {canChoose && (
        <ListToolbar
          filter={filter}
          search={listing.search}
          onFilter={setFilter}
          onSearch={find}
          onLeave={() => list.current?.focus()}
        />
      )}
      {seen.active.length > 0 && <Active jobs={seen.active} />}
      {seen.attention.length > 0 && <Section kind="attention" jobs={seen.attention} />}
      {seen.completed.length > 0 && (
        <Completed jobs={seen.completed} listing={listing} order={order} onOrder={setOrder} />
      )}
      {count === 0 && (
        <NothingListed
          filter={filter}
          search={listing.search}
          isSearching={more !== null}
          onShowAll={showAll}
        />
      )}
      {more !== null && (
        <ShowOlder
          cursor={more}
          isSearch={isSearch}
          isEager={isEager}
          // Twice as many each time: they are put in order anew whenever some have come.
          onShow={() => showOlder(isEager ? listing.jobs.length : 1)}
        />
      )}
      {isSearch && count > 0 && (
        <p class="visually-hidden" role="status">
          {m.list.found(count, more !== null)}
        </p>
      )}
    </div>
  );
}

/** A row that leaves takes the focus with it; a keyboard user must not start over at the top. */
function useKeptFocus(list: { readonly current: HTMLElement | null }): (event: FocusEvent) => void {
  const focused = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const lost = focused.current !== null && !focused.current.isConnected;
    if (lost && document.activeElement === document.body) list.current?.focus();
  });
  return useCallback(({ target }) => {
    focused.current = target instanceof Element ? target : null;
  }, []);
}

/** The only rows that change with the clock, so the clock runs only while this is here. */
function Active(props: { readonly jobs: readonly JobView[] }): JSX.Element {
  const now = useNow(true);
  return <Section kind="active" jobs={props.jobs} now={now} />;
}

function Completed(props: {
  readonly jobs: readonly JobView[];
  readonly listing: Listing;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}): JSX.Element {
  const { m, ferry } = useUi();
  const command = useCommand();
  const { jobs, listing, order } = props;
  return (
    <>
      <Section
        kind="completed"
        jobs={jobs}
        hasMore={listing.cursor !== null}
        byDay={order === 'newest'}
      >
        <select
          class="order"
          aria-label={m.list.order}
          value={order}
          onChange={(event) => {
            const chosen = ORDERS.find((each) => each === event.currentTarget.value);
            if (chosen !== undefined) props.onOrder(chosen);
          }}
        >
          {ORDERS.map((each) => (
            <option key={each} value={each}>
              {m.list.orders[each]}
            </option>
          ))}
        </select>
        {/* It would take more than what was found. */}
        {listing.search === '' && (
          <button
            type="button"
            class="button quiet"
            aria-disabled={command.busy}
            onClick={() => void command.run(ferry.clearCompleted)}
          >
            {m.list.clearCompleted}
          </button>
        )}
      </Section>
      <CommandRefusal command={command} />
    </>
  );
}
