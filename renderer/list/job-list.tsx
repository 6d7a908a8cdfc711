import type { JSX } from 'preact';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JobView } from '../../shared/job-view.ts';
import { type Entry, jobsOf, withBatches } from '../batches.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { NothingListed, SelectionBar, UndoBar } from '../parts/now-and-then.ts';
import { withoutRemoved } from '../removal.ts';
import { type Filter, ORDERS, type Order, isListed } from '../sections.ts';
import type { Listing } from '../snapshot.ts';
import { useFirstUi } from '../first-ui.ts';
import { useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import { useRemovals } from '../use-removals.ts';
import type { Copies } from '../use-snapshot.ts';
import { type ListActions, ListProvider } from './list-context.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { Section } from './section.tsx';
import { toggleDetails } from './keyboard.ts';
import { isRemovable, toggled } from './selection.ts';
import { ShowOlder } from './show-older.tsx';
import { useSections } from './use-sections.ts';
import { useSelection } from './use-selection.ts';

/** All copies: what goes on, what needs the user, what is done. */
export function JobList(props: {
  readonly copies: Copies;
  readonly onNewCopy: () => void;
}): JSX.Element {
  const { m, ferry } = useFirstUi();
  const { listing, find, showOlder, onRemoved } = props.copies;
  const [filter, setFilter] = useState<Filter>('all');
  const [order, setOrder] = useState<Order>('newest');
  const isSearch = listing.search !== '';
  const remover = useRemovals(ferry, onRemoved);
  const { removals, remove } = remover;
  const jobs = useMemo(() => withoutRemoved(listing.jobs, removals), [listing.jobs, removals]);
  const sections = useSections(jobs, order, filter);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const isAll = listing.cursor === null;
  // What was found is shown as it is.
  const { active, attention, completed } = useMemo(
    () => (isSearch ? sections : withBatches(sections, open, isAll)),
    [sections, open, isAll, isSearch],
  );
  const listed = useCallback(
    () => [active, attention, completed].flatMap(jobsOf),
    [active, attention, completed],
  );
  const count = sections.active.length + sections.attention.length + sections.completed.length;
  const selection = useSelection(listed);
  const { select, selectAll, ids: selected } = selection;
  const command = useCommand();
  const { run } = command;
  const takeOff = useCallback(
    (meant: readonly JobView[]): void => {
      // What has not begun would begin while one thinks it over.
      const waiting = idsOf(meant.filter(({ state }) => state === 'queued'));
      if (waiting.length > 0) void run(() => ferry.remove(waiting));
      const ended = idsOf(meant.filter(({ state }) => state !== 'queued'));
      if (ended.length > 0) remove({ kind: 'some', ids: new Set(ended) });
    },
    [ferry, remove, run],
  );
  const chosen = useRef(selection.jobs);
  chosen.current = selection.jobs;
  const actions = useMemo(
    (): ListActions => ({
      select,
      selectAll,
      remove: takeOff,
      onRowKey: (event, job) => {
        if (event.key === 'Delete') {
          const isOne = !chosen.current.includes(job);
          const meant = isOne ? [job] : chosen.current;
          if (meant.every(isRemovable)) takeOff(meant);
        } else if (event.key === 'Enter') {
          if (job.state === 'completed' && job.canOpen) void run(() => ferry.openResult(job.id));
          else toggleDetails(event.target);
        }
      },
      toggleBatch: (id) => {
        setOpen((before) => toggled({ ids: before, anchor: null }, id).ids);
      },
    }),
    [ferry, run, select, selectAll, takeOff],
  );
  const list = useRef<HTMLDivElement>(null);
  const noteFocus = useKeptFocus(list);
  const more = isListed('completed', filter) ? listing.cursor : null;
  const isChosen = isSearch || filter !== 'all';
  // Where only a part is here, the first by name may be elsewhere.
  const isEager = order === 'name' && !isSearch;
  const isCleared = removals.pending?.kind === 'completed';
  return (
    <ListProvider value={actions}>
      <div
        ref={list}
        class="list"
        tabIndex={-1}
        data-selecting={selected.size > 0 ? true : undefined}
        onFocusIn={noteFocus}
        onKeyDown={selection.onKeyDown}
      >
        {(jobs.length > 1 || isChosen) && (
          <ListToolbar
            filter={filter}
            search={listing.search}
            onFilter={setFilter}
            onSearch={find}
            onLeave={() => list.current?.focus()}
          />
        )}
        <CommandRefusal command={command} />
        <CommandRefusal command={remover.command} />
        {active.length > 0 && (
          <Active entries={active} total={sections.active.length} selected={selected} />
        )}
        {attention.length > 0 && (
          <Section
            kind="attention"
            entries={attention}
            total={sections.attention.length}
            selected={selected}
            rowsAbove={active.length}
          />
        )}
        {completed.length > 0 && (
          <Completed
            {...{ entries: completed, selected, listing, order }}
            total={sections.completed.length}
            rowsAbove={active.length + attention.length}
            onOrder={setOrder}
            onClear={() => {
              remove({ kind: 'completed', upTo: Date.now() });
            }}
          />
        )}
        {count === 0 &&
          (isChosen ? (
            <NothingListed.Part
              filter={filter}
              search={listing.search}
              isSearching={more !== null && !isCleared}
              onShowAll={() => {
                setFilter('all');
                find('');
              }}
            />
          ) : (
            <EmptyState onNewCopy={props.onNewCopy} />
          ))}
        {more !== null && !isCleared && (
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
        <div class="floating-bars">
          {selected.size > 0 && <SelectionBar.Part jobs={selection.jobs} onEnd={selection.end} />}
          {removals.pending !== null && (
            <UndoBar.Part remover={remover} removal={removals.pending} />
          )}
        </div>
      </div>
    </ListProvider>
  );
}

function idsOf(jobs: readonly JobView[]): readonly string[] {
  return jobs.map(({ id }) => id);
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
function Active(props: {
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly selected: ReadonlySet<string>;
}): JSX.Element {
  const now = useNow(true);
  return <Section kind="active" {...props} now={now} />;
}

function Completed(props: {
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly selected: ReadonlySet<string>;
  readonly rowsAbove: number;
  readonly listing: Listing;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  readonly onClear: () => void;
}): JSX.Element {
  const { m } = useFirstUi();
  const { entries, total, selected, rowsAbove, listing, order } = props;
  return (
    <Section
      kind="completed"
      entries={entries}
      total={total}
      selected={selected}
      rowsAbove={rowsAbove}
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
        <button type="button" class="button quiet" onClick={props.onClear}>
          {m.list.clearCompleted}
        </button>
      )}
    </Section>
  );
}
