import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JobView } from '../../shared/job-view.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { sectionsOf } from '../sections.ts';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import { JobRow } from './job-row.tsx';
import { rowTime } from './row-model.ts';

/** History is long and rarely read; drawing a hundred rows at a time keeps the window quick. */
const COMPLETED_STEP = 100;

/** All copies: what needs the user, what goes on, what is done. */
export function JobList(props: { readonly jobs: readonly JobView[] }): JSX.Element {
  const { m } = useUi();
  const sections = useMemo(() => sectionsOf(props.jobs), [props.jobs]);
  const list = useRef<HTMLDivElement>(null);
  const focused = useRef<Element | null>(null);
  useLayoutEffect(() => {
    // A row that leaves takes the focus with it; a keyboard user must not start over at the top.
    const lost = focused.current !== null && !focused.current.isConnected;
    if (lost && document.activeElement === document.body) list.current?.focus();
  });
  return (
    <div
      ref={list}
      class="list"
      tabIndex={-1}
      onFocusIn={(event) => {
        focused.current = event.target instanceof Element ? event.target : null;
      }}
    >
      {sections.attention.length > 0 && (
        <Section kind="attention" title={m.list.attention} jobs={sections.attention} />
      )}
      {sections.active.length > 0 && <Active jobs={sections.active} />}
      {sections.completed.length > 0 && <Completed jobs={sections.completed} />}
    </div>
  );
}

/** The only rows that change with the clock, so the clock runs only while this is here. */
function Active(props: { readonly jobs: readonly JobView[] }): JSX.Element {
  const { m } = useUi();
  const now = useNow(true);
  return <Section kind="active" title={m.list.active} jobs={props.jobs} now={now} />;
}

function Completed(props: { readonly jobs: readonly JobView[] }): JSX.Element {
  const { m, ferry } = useUi();
  const [shown, setShown] = useState(COMPLETED_STEP);
  const command = useCommand();
  const more = Math.min(COMPLETED_STEP, props.jobs.length - shown);
  return (
    <Section
      kind="completed"
      title={m.list.completed}
      jobs={props.jobs.slice(0, shown)}
      total={props.jobs.length}
      action={
        <button
          type="button"
          class="button quiet"
          aria-disabled={command.busy}
          onClick={() => void command.run(ferry.clearCompleted)}
        >
          {m.list.clearCompleted}
        </button>
      }
    >
      <CommandRefusal command={command} />
      {more > 0 && (
        <button
          type="button"
          class="button quiet show-more"
          onClick={() => {
            setShown(shown + COMPLETED_STEP);
          }}
        >
          {m.list.showMore(more)}
        </button>
      )}
    </Section>
  );
}

function Section(props: {
  readonly kind: 'attention' | 'active' | 'completed';
  readonly title: string;
  readonly jobs: readonly JobView[];
  readonly total?: number;
  readonly now?: number;
  readonly action?: JSX.Element;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { m } = useUi();
  const now = props.now ?? Date.now();
  const headingId = `section-${props.kind}`;
  return (
    <section class={`section section-${props.kind}`} aria-labelledby={headingId}>
      <div class="section-head">
        <h2 id={headingId}>{props.title}</h2>
        <span class="count">{m.format.number(props.total ?? props.jobs.length)}</span>
        {props.action}
      </div>
      <ul class="rows">
        {props.jobs.map((job) => (
          <JobRow key={job.id} job={job} now={rowTime(job, now)} />
        ))}
      </ul>
      {props.children}
    </section>
  );
}
