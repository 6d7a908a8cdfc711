import { Fragment } from 'preact';
import type { JSX } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import { describePhase } from '../../shared/describe-job.ts';
import { type Batch, countsOf, firstWaiting, fractionOf, nameOf } from '../batches.ts';
import { ChevronIcon, KindIcon, MoreIcon, StateIcon } from '../parts/icons.tsx';
import { useFirstUi } from '../first-ui.ts';
import type { JobRowProps } from './job-row.tsx';
import { pointOf, takeFocus } from './keyboard.ts';
import { useList } from './list-context.ts';
import { ProgressBar } from './progress-bar.tsx';
import { rowTime, shownPath } from './row-model.ts';

export interface BatchRowProps extends Pick<
  JobRowProps,
  'top' | 'now' | 'place' | 'count' | 'isSelected' | 'measure'
> {
  readonly batch: Batch;
}

/** Copies that were asked for together, as one. Drawn again only when something has changed. */
export function BatchRow(props: BatchRowProps): JSX.Element {
  const { batch, now, top, place, count, isSelected, measure } = props;
  const { id, members, isOpen, isWhole } = batch;
  const waiting = firstWaiting(batch);
  // The time tells only on what waits: the rest changes with its copies.
  const time = waiting === null ? 0 : rowTime(waiting, now);
  const seen = [id, isOpen, isWhole, top, place, count, isSelected, measure, time, ...members];
  return useMemo(() => <Row {...props} />, seen);
}

function Row(props: BatchRowProps): JSX.Element {
  const { batch, now, top, place, count, isSelected, measure } = props;
  const { m } = useFirstUi();
  const { toggleBatch, selectAll, openMenu } = useList();
  const nameId = useId();
  const { members, isOpen, isWhole } = batch;
  const name = m.list.batch.name(nameOf(batch), members.length - 1);
  const counts = countsOf(batch);
  const waiting = firstWaiting(batch);
  const key = `batch ${batch.id}`;
  return (
    <li
      ref={measure}
      class="row-place"
      style={{ insetBlockStart: `${top}px` }}
      aria-posinset={place}
      aria-setsize={count}
      data-key={key}
      data-selected={isSelected ? true : undefined}
      aria-labelledby={nameId}
      onContextMenu={(event) => {
        event.preventDefault();
        takeFocus(event.currentTarget);
        openMenu(batch, pointOf(event));
      }}
    >
      <div class="row">
        <span class="row-mark">
          <KindIcon kind="folder" />
          <input
            type="checkbox"
            class="row-check"
            checked={isSelected}
            aria-label={m.list.select(name)}
            onClick={() => {
              selectAll(members);
            }}
          />
        </span>
        <p class="row-title">
          <span id={nameId} class="row-name" dir="auto" title={name}>
            {name}
          </span>
        </p>
        <div class="row-body">
          <Destination batch={batch} />
          {counts.active > 0 && (
            <ProgressBar
              value={fractionOf(batch)}
              label={m.row.progressOf(name)}
              isTold={waiting === null}
            />
          )}
          <p class="row-status">
            {waiting !== null && (
              <>
                <StateIcon shape="waiting" />
                <span class="row-state">{describePhase(waiting, m, now)}</span>{' '}
              </>
            )}
            {m.list.batch
              .counts(waiting === null ? counts : { ...counts, active: 0 }, isWhole)
              .map((text) => (
                <Fragment key={text}>
                  <span class="row-fact">{text}</span>{' '}
                </Fragment>
              ))}
          </p>
        </div>
        <div class="row-actions">
          <button
            type="button"
            class="button quiet batch-toggle"
            aria-expanded={isOpen}
            aria-describedby={nameId}
            onClick={() => {
              toggleBatch(batch.id);
            }}
          >
            <ChevronIcon />
            {isOpen ? m.list.batch.close : m.list.batch.open}
          </button>
          <button
            type="button"
            class="button quiet icon-button"
            data-action="more"
            aria-haspopup="menu"
            aria-label={m.row.more}
            title={m.row.more}
            aria-describedby={nameId}
            onClick={({ currentTarget }) => {
              const { left, bottom } = currentTarget.getBoundingClientRect();
              openMenu(batch, { x: left, y: bottom });
            }}
          >
            <MoreIcon />
          </button>
        </div>
      </div>
    </li>
  );
}

/** Where all of them go, if that is one place. */
function Destination(props: { readonly batch: Batch }): JSX.Element | null {
  const { m } = useFirstUi();
  const places = new Set(props.batch.members.map(({ to }) => to));
  const [to] = places;
  if (places.size !== 1 || to === undefined || to === null) return null;
  return (
    <p class="row-route">
      <span class="row-arrow" aria-hidden="true" />
      <span class="visually-hidden">{m.row.to} </span>
      <span class="row-path" dir="auto" title={shownPath(to, m)}>
        {shownPath(to, m)}
      </span>
    </p>
  );
}
