import { Fragment } from 'preact';
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { describePhase } from '../../shared/describe-job.ts';
import { troubleOf } from '../../shared/describe-problem.ts';
import type { JobState, JobView } from '../../shared/job-view.ts';
import { KindIcon, StateIcon } from '../parts/icons.tsx';
import { useUi } from '../ui.ts';
import { FailedItems } from './failed-items.tsx';
import { ProblemDetails } from './problem-details.tsx';
import { ProofLine } from './proof-line.tsx';
import { RowActions } from './row-actions.tsx';
import { barOf, factsOf, isByApp, shownName, shownPath, waitingOf } from './row-model.ts';

/** A copy asked for this recently was asked for by whoever is looking. */
const JUST_ASKED_MS = 3000;

export interface JobRowProps {
  readonly job: JobView;
  /** The row's own time, as `rowTime` gives it. */
  readonly now: number;
}

/** One copy. Drawn again only when the copy or `now` changed, which keeps a thousand of them cheap. */
export function JobRow({ job, now }: JobRowProps): JSX.Element {
  return useMemo(() => <Row job={job} now={now} />, [job, now]);
}

function Row({ job, now }: JobRowProps): JSX.Element {
  const { m } = useUi();
  const row = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const fresh = job.state === 'queued' || job.state === 'submitting' || job.state === 'running';
    if (fresh && Date.now() - job.askedAt < JUST_ASKED_MS) {
      row.current?.scrollIntoView({ block: 'nearest' });
    }
    // Only when the row appears: later changes must not scroll the list under the user's hand.
  }, []);
  const name = shownName(job);
  const nameId = `name-${job.id}`;
  return (
    <li
      ref={row}
      class="row"
      data-job-id={job.id}
      data-state={job.state}
      data-by-app={isByApp(job) ? true : undefined}
      data-waiting={waitingOf(job)?.why}
      aria-labelledby={nameId}
    >
      <KindIcon kind={job.kind} />
      <p class="row-title">
        <span class="visually-hidden">{m.row.kind[job.kind]} </span>
        <span id={nameId} class="row-name" dir="auto" title={name}>
          {name}
        </span>
      </p>
      <div class="row-body">
        <Route job={job} />
        {isActive(job.state) && <Bar job={job} name={name} />}
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
            <FailedItems details={job.problem.details} />
            <ProblemDetails problem={job.problem} />
          </>
        )}
      </div>
      <RowActions job={job} describedBy={nameId} />
    </li>
  );
}

/** Where from and where to, as far as anybody told. */
function Route(props: { readonly job: JobView }): JSX.Element {
  const { m } = useUi();
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

function Bar(props: { readonly job: JobView; readonly name: string }): JSX.Element {
  const { m } = useUi();
  const { job } = props;
  const value = barOf(job);
  const label = m.row.progressOf(props.name);
  return (
    <div class="row-progress">
      {/* Keyed, as a bar that once had a value cannot become indefinite by setting a property. */}
      {value === null ? (
        <progress key="indefinite" aria-label={label} />
      ) : (
        <progress key="definite" aria-label={label} max={1} value={value} />
      )}
      <span class="row-percent">
        {job.state === 'running' && value !== null ? m.format.percent(value) : ''}
      </span>
    </div>
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
