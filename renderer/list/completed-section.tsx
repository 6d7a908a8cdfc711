import type { JSX } from 'preact';
import type { Entry } from '../batches.ts';
import { useFirstUi } from '../first-ui.ts';
import { ORDERS, type Order } from '../sections.ts';
import type { Listing } from '../snapshot.ts';
import { Section, type SectionRows } from './section.tsx';

/** What is completed, in the order the user wants, and the way to clear it. */
export function CompletedSection(props: {
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly rows: SectionRows;
  readonly rowsAbove: number;
  readonly listing: Listing;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  readonly onClear: () => void;
}): JSX.Element {
  const { m } = useFirstUi();
  const { entries, total, rows, rowsAbove, listing, order } = props;
  return (
    <Section
      kind="completed"
      entries={entries}
      total={total}
      rows={rows}
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
