import { Fragment } from 'preact';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { describePhase } from '../../shared/describe-job.ts';
import { troubleOf } from '../../shared/trouble.ts';
import type { JobState, JobView } from '../../shared/job-view.ts';
import { KindIcon, StateIcon } from '../parts/icons.tsx';
import { useFirstUi } from '../first-ui.ts';
import { FailedItems } from '../parts/now-and-then.ts';
import { isEditing, pointOf, takeFocus } from './keyboard.ts';
import { useList } from './list-context.ts';
import type { OpenRow } from './open-rows.ts';
import { ProgressBar } from './progress-bar.tsx';
import { ProofLine } from './proof-line.tsx';
import { RowActions } from './row-actions.tsx';
import { barOf, factsOf, isByApp, shownName, shownPath, waitingOf } from './row-model.ts';

export interface JobRowProps {
  readonly job: JobView;
  /** The row's own time, as `rowTime` gives it. */
  readonly now: number;
  /** Where it lies in its list, in px. */
  readonly top: number;
  /** Which it is of how many: the others may not be in the page. */
  readonly place: number;
  readonly count: number;
  /** The start of the day that begins with this row; null where none does. */
  readonly day: number | null;
  readonly isSelected: boolean;
  /** Whether it belongs to the open batch above it. */
  readonly isMember: boolean;
  /** What stands open in it. */
  readonly opened: OpenRow;
  readonly measure: (row: HTMLElement | null) => void;
}

/** One copy. Its content is drawn again only when something it shows has changed. */
export function JobRow(props: JobRowProps): JSX.Element {
  const { job, now, top, place, count, day, isSelected, isMember, opened, measure } = props;
  const { m } = useFirstUi();
  const { select, act, openMenu } = useList();
  const content = useMemo(
    () => <Content job={job} now={now} isSelected={isSelected} opened={opened} />,
    [job, now, isSelected, opened],
  );
  return (
    <li
      ref={measure}
      class="row-place"
      style={{ insetBlockStart: `${top}px` }}
      aria-posinset={place}
      aria-setsize={count}
      data-key={job.id}
      data-job-id={job.id}
      data-member={isMember ? true : undefined}
      data-state={job.state}
      data-by-app={isByApp(job) ? true : undefined}
      data-waiting={waitingOf(job)?.why}
      data-selected={isSelected ? true : undefined}
      aria-labelledby={nameIdOf(job)}
      onContextMenu={(event) => {
        // What can be typed in or copied from has a menu of its own.
        if (isEditing(event.target) || getSelection()?.type === 'Range') return;
        event.preventDefault();
        takeFocus(event.currentTarget);
        openMenu(job, pointOf(event));
      }}
      onMouseDown={(event) => {
        // Or the text in between would be selected.
        if ((event.shiftKey || event.detail > 1) && !isControl(event.target))
          event.preventDefault();
      }}
      onClick={(event) => {
        if (isControl(event.target)) return;
        takeFocus(event.currentTarget);
        if (event.shiftKey) select(job.id, 'range');
        else if (event.ctrlKey || event.metaKey) select(job.id, 'toggle');
      }}
      onDblClick={(event) => {
        if (!isControl(event.target)) act('details', job);
      }}
    >
      {day !== null && <h3 class="day">{m.format.day(day, now)}</h3>}
      {content}
    </li>
  );
}

function nameIdOf({ id }: JobView): string {
  return `name-${id}`;
}

function Content(props: Pick<JobRowProps, 'job' | 'now' | 'isSelected' | 'opened'>): JSX.Element {
  const { job, now, isSelected, opened } = props;
  const { m } = useFirstUi();
  const { select } = useList();
  const name = shownName(job);
  const nameId = nameIdOf(job);
  return (
    <div class="row">
      <span class="row-mark">
        <KindIcon kind={job.kind} />
        <input
          type="checkbox"
          class="row-check"
          value={job.id}
          checked={isSelected}
          aria-label={m.list.select(name)}
          onClick={(event) => {
            // It stays selected, so the box must not empty itself.
            if (event.shiftKey && isSelected) event.preventDefault();
            select(job.id, event.shiftKey ? 'range' : 'toggle');
          }}
        />
      </span>
      <p class="row-title">
        <span class="visually-hidden">{m.row.kind[job.kind]} </span>
        <span id={nameId} class="row-name" dir="auto" title={name}>
          {name}
        </span>
      </p>
      <div class="row-body">
        <Route job={job} />
        {isActive(job.state) && (
          <ProgressBar
            value={barOf(job)}
            label={m.row.progressOf(name)}
            isTold={job.state === 'running'}
          />
        )}
        <p class="row-status">
          <StatusIcon job={job} />
          <span class="row-state">{describePhase(job, m, now)}</span>
          {factsOf(job, m, now).map((fact, index) => (
            <Fragment key={index}>
              {' '}
              <span class="row-fact">{fact}</span>
            </Fragment>
          ))}
        </p>
        {job.state === 'unknown' && (
          <p class="row-advice">
            {m.row.unknownWhy[job.reason]}
            {job.seen === 'noPlace' && ` ${m.row.unknownNoPlace}`}
          </p>
        )}
        {job.state === 'completed' && job.proof !== null && (
          <ProofLine id={job.id} proof={job.proof} describedBy={nameId} />
        )}
        {job.state === 'failed' && (
          <>
            <p class="row-advice">{troubleOf(job, m).todo}</p>
            <FailedItems.Part details={job.problem.details} />
          </>
        )}
      </div>
      <RowActions job={job} describedBy={nameId} opened={opened} />
    </div>
  );
}

/** Whether a click there means something of its own. */
function isControl(target: EventTarget | null): boolean {
  const control = 'button, input, summary, a, select, .panel, .details-body';
  return target instanceof Element && target.closest(control) !== null;
}

/** Where from and where to, as far as anybody told. */
function Route(props: { readonly job: JobView }): JSX.Element {
  const { m } = useFirstUi();
  const { action, from, to } = props.job;
  return (
    <p class="row-route">
      {action === 'adopted' && <span>{m.row.adopted}</span>}
      {from !== null && <Path text={shownPath(from, m)} />}
      {to !== null && (
        <>
          <span class="row-arrow" aria-hidden="true" />
          <span class="visually-hidden"> {m.row.to} </span>
          <Path text={shownPath(to, m)} />
        </>
      )}
    </p>
  );
}

function Path(props: { readonly text: string }): JSX.Element {
  return (
    <span class="row-path" dir="auto" title={props.text}>
      {props.text}
    </span>
  );
}

function StatusIcon(props: { readonly job: JobView }): JSX.Element | null {
  switch (props.job.state) {
    case 'completed':
      return <StateIcon shape="done" />;
    case 'failed':
      return <StateIcon shape="failed" />;
    case 'unknown':
      return <StateIcon shape="unknown" />;
    case 'queued':
      return <StateIcon shape="waiting" />;
    case 'submitting':
    case 'running':
    case 'checking':
      return waitingOf(props.job) === null ? null : <StateIcon shape="waiting" />;
  }
}

function isActive(state: JobState): boolean {
  return (
    state === 'queued' || state === 'submitting' || state === 'running' || state === 'checking'
  );
}
