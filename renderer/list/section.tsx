import type { ComponentChildren, JSX } from 'preact';
import type { Entry } from '../batches.ts';
import type { SectionName } from '../sections.ts';
import { useFirstUi } from '../first-ui.ts';
import { Rows, type RowsProps } from './rows.tsx';

/** What all sections have in common. */
export type SectionRows = Pick<RowsProps, 'selected' | 'openRows' | 'sought' | 'onFound' | 'sight'>;

/** Rows that belong together, under a heading that counts them. */
export function Section(props: {
  readonly kind: SectionName;
  readonly entries: readonly Entry[];
  /** How many copies they stand for. */
  readonly total: number;
  readonly rows: SectionRows;
  /** How many rows stand in the sections above. */
  readonly rowsAbove?: number;
  /** Whether there are more than are here. */
  readonly hasMore?: boolean;
  readonly byDay?: boolean;
  /** Stands at the end of the heading. */
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { m } = useFirstUi();
  const headingId = `section-${props.kind}`;
  return (
    <section class={`section section-${props.kind}`} aria-labelledby={headingId}>
      <div class="section-head">
        <h2 id={headingId}>{m.list[props.kind]}</h2>
        <span class="count">
          {props.hasMore === true ? m.list.atLeast(props.total) : m.format.number(props.total)}
        </span>
        {props.children}
      </div>
      <Rows
        kind={props.kind}
        entries={props.entries}
        byDay={props.byDay === true}
        {...props.rows}
        rowsAbove={props.rowsAbove ?? 0}
      />
    </section>
  );
}
