import type { JSX } from 'preact';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { JobView } from '../../shared/job-view.ts';
import { type Entry, isBatch } from '../batches.ts';
import { useFirstUi } from '../first-ui.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ListKeys, NothingListed, RowMenu, SelectionBar, UndoBar } from '../parts/now-and-then.ts';
import { withoutRemoved } from '../removal.ts';
import { type Filter, type Order, countIn, isListed } from '../sections.ts';
import { useCommand, useCommandsInTurn } from '../use-command.ts';
import { useRemovals } from '../use-removals.ts';
import type { Copies } from '../use-snapshot.ts';
import { CompletedSection } from './completed-section.tsx';
import type { Point } from './context-menu.tsx';
import { type ListActions, ListProvider } from './list-context.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { Section } from './section.tsx';
import { type SharedAction, isRemovable } from './selection.ts';
import { ShowOlder } from './show-older.tsx';
import { membersOf, useEntries } from './use-entries.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useRowActs } from './use-row-acts.ts';
import { useSelection } from './use-selection.ts';
import { type Wanted, useSought } from './use-sought.ts';

/** All copies: what goes on, what needs the user, what is done. */
export function JobList(props: {
  readonly copies: Copies;
  /** Whether a dialog has the window to itself. */
  readonly isCovered: boolean;
  /** The copy that the user is to be shown. */
  readonly wanted: Wanted | null;
  readonly onNewCopy: () => void;
  readonly onAccounts: () => void;
  /** Somebody wants to sign in again. */
  readonly onSignIn: () => void;
}): JSX.Element {
  const { m, ferry } = useFirstUi();
  const { listing, sight, find, showOlder, onRemoved } = props.copies;
  const [filter, setFilter] = useState<Filter>('all');
  const [order, setOrder] = useState<Order>('newest');
  const [menu, setMenu] = useState<{ readonly entry: Entry; readonly at: Point } | null>(null);
  const isSearch = listing.search !== '';
  const remover = useRemovals(ferry, onRemoved);
  const { removals, remove } = remover;
  const sections = useMemo(
    () => withoutRemoved(listing.sections, removals),
    [listing.sections, removals],
  );
  const isAll = listing.cursor === null;
  const { entries, totals, toggleBatch, openBatch, listed, entryOf } = useEntries(sections, {
    ...{ order, filter, isAll, isSearch },
  });
  const { active, attention, completed } = entries;
  const count = totals.active + totals.attention + totals.completed;
  const selection = useSelection(listed);
  const { select, selectAll, ids: selected } = selection;
  const command = useCommand();
  const { run } = command;
  const calling = useCommandsInTurn();
  const { run: callOff } = calling;
  const takeOff = useCallback(
    (meant: readonly JobView[]): void => {
      // What has not begun would begin while one thinks it over.
      const waiting = idsOf(meant.filter(({ state }) => state === 'queued'));
      if (waiting.length > 0) void callOff(() => ferry.remove(waiting));
      const ended = idsOf(meant.filter(({ state }) => state !== 'queued'));
      if (ended.length > 0) remove({ kind: 'some', ids: new Set(ended) });
    },
    [ferry, remove, callOff],
  );
  const { openRows, act, toggleDetails } = useRowActs(ferry, takeOff, props.onSignIn);
  const doWithAll = (action: SharedAction, meant: readonly JobView[]): void => {
    if (action === 'remove') takeOff(meant.filter(isRemovable));
    else void run(async () => (await import('./carry-out.ts')).carryOutAll(action, meant, ferry));
  };
  const actions = useMemo(
    (): ListActions => ({
      ...{ select, selectAll, remove: takeOff, act, toggleBatch },
      openMenu: (entry, at) => {
        setMenu({ entry, at });
      },
    }),
    [select, selectAll, takeOff, act, toggleBatch],
  );
  const showAll = (): void => {
    setFilter('all');
    find('');
  };
  const sought = useSought(props.wanted, { sections, listing, showOlder }, showAll, ({ batch }) => {
    if (batch !== null) openBatch(batch);
  });

  const list = useRef<HTMLDivElement>(null);
  const focus = useKeptFocus(list);
  const focused = focus.row === null ? undefined : entryOf(focus.row);
  const meant = selected.size > 0 ? selection.jobs : membersOf(focused);
  const hasToolbar = countIn(sections) > 1 || isSearch || filter !== 'all';
  const onEnter = (event: KeyboardEvent): void => {
    const isPlain = event.key === 'Enter' && !event.altKey && !event.ctrlKey && !event.metaKey;
    const isRow = event.target instanceof Element && event.target.matches('.row-check');
    if (!isPlain || !isRow || focused === undefined) return;
    event.preventDefault();
    if (isBatch(focused)) toggleBatch(focused.id);
    else act(focused.state === 'completed' && focused.canOpen ? 'open' : 'details', focused);
  };

  const rows = {
    ...{ selected, openRows, sought: sought.id, onFound: sought.onFound, sight },
  };
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
        onFocusIn={focus.onFocusIn}
        onFocusOut={focus.onFocusOut}
        onKeyDown={(event) => {
          selection.onKeyDown(event);
          onEnter(event);
        }}
      >
        {hasToolbar && (
          <ListToolbar
            filter={filter}
            search={listing.search}
            onFilter={setFilter}
            onSearch={find}
            onLeave={() => list.current?.focus()}
          />
        )}
        <CommandRefusal command={command} />
        <CommandRefusal command={calling} />
        <CommandRefusal command={remover.command} />
        {active.length > 0 && (
          <Section kind="active" entries={active} total={totals.active} rows={rows} />
        )}
        {attention.length > 0 && (
          <Section
            kind="attention"
            entries={attention}
            total={totals.attention}
            rows={rows}
            rowsAbove={active.length}
          />
        )}
        {completed.length > 0 && (
          <CompletedSection
            {...{ entries: completed, rows, listing, order }}
            total={totals.completed}
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
              onShowAll={showAll}
            />
          ) : (
            <EmptyState onNewCopy={props.onNewCopy} onAccounts={props.onAccounts} />
          ))}
        {more !== null && !isCleared && (
          <ShowOlder
            cursor={more}
            isSearch={isSearch}
            isEager={isEager}
            // Twice as many each time: they are put in order anew whenever some have come.
            onShow={() => showOlder(isEager ? countIn(listing.sections) : 1)}
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
        <ListKeys.Part
          {...{ jobs: meant, isCovered: props.isCovered, hasToolbar, act, toggleDetails }}
          actOnAll={doWithAll}
          selectEverything={selection.selectEverything}
          find={() => list.current?.querySelector<HTMLInputElement>('.search')?.select()}
        />
        {menu !== null && (
          <RowMenu.Part
            {...menu}
            onShared={doWithAll}
            onClosed={() => {
              setMenu(null);
            }}
          />
        )}
      </div>
    </ListProvider>
  );
}

function idsOf(jobs: readonly JobView[]): readonly string[] {
  return jobs.map(({ id }) => id);
}
