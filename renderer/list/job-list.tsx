import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Acknowledgement } from '../../shared/contract.ts';
import type { JobView } from '../../shared/job-view.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { sectionsOf } from '../sections.ts';
import { useUi } from '../ui.ts';
import { type Command, useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import { Rows } from './rows.tsx';

/** All copies: what goes on, what needs the user, what is done. */
export function JobList(props: {
  readonly jobs: readonly JobView[];
  /** Fetches more of the history; null when all of it is here. */
  readonly showOlder: (() => Promise<Acknowledgement>) | null;
}): JSX.Element {
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
      {sections.active.length > 0 && <Active jobs={sections.active} />}
      {sections.attention.length > 0 && (
        <Section kind="attention" title={m.list.attention} jobs={sections.attention} />
      )}
      {sections.completed.length > 0 && (
        <Completed jobs={sections.completed} showOlder={props.showOlder} />
      )}
    </div>
  );
}

/** The only rows that change with the clock, so the clock runs only while this is here. */
function Active(props: { readonly jobs: readonly JobView[] }): JSX.Element {
  const { m } = useUi();
  const now = useNow(true);
  return <Section kind="active" title={m.list.active} jobs={props.jobs} now={now} />;
}

function Completed(props: Parameters<typeof JobList>[0]): JSX.Element {
  const { m, ferry } = useUi();
  const command = useCommand();
  const { jobs, showOlder } = props;
  return (
    <Section
      kind="completed"
      title={m.list.completed}
      jobs={jobs}
      hasMore={showOlder !== null}
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
      {showOlder !== null && (
        <ShowOlder
          shown={jobs.length}
          command={command}
          onShow={() => void command.run(showOlder)}
        />
      )}
    </Section>
  );
}

/** Fetches more by itself as soon as it comes into sight; a button for those who do not scroll. */
function ShowOlder(props: {
  readonly shown: number;
  readonly command: Command;
  readonly onShow: () => void;
}): JSX.Element {
  const { m } = useUi();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const inSight = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) props.onShow();
    });
    if (button.current !== null) inSight.observe(button.current);
    return () => {
      inSight.disconnect();
    };
    // After each page anew: it may still be in sight.
  }, [props.shown]);
  return (
    <button
      ref={button}
      type="button"
      class="button quiet show-more"
      aria-disabled={props.command.busy}
      onClick={props.onShow}
    >
      {m.list.showOlder}
    </button>
  );
}

function Section(props: {
  readonly kind: 'attention' | 'active' | 'completed';
  readonly title: string;
  readonly jobs: readonly JobView[];
  readonly hasMore?: boolean;
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
        <span class="count">
          {props.hasMore === true
            ? m.list.atLeast(props.jobs.length)
            : m.format.number(props.jobs.length)}
        </span>
        {props.action}
      </div>
      <Rows jobs={props.jobs} now={now} byDay={props.kind === 'completed'} />
      {props.children}
    </section>
  );
}
