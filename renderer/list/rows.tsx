import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JobView } from '../../shared/job-view.ts';
import { JobRow } from './job-row.tsx';
import { dayOf, rowTime } from './row-model.ts';
import { useRowWindow } from './use-row-window.ts';

/** A copy asked for this recently was asked for by whoever is looking. */
const JUST_ASKED_MS = 3000;

/**
 * The rows of one section. Only those in sight are in the page, and the one that has the focus: it
 * must not vanish under a keyboard user's hands.
 */
export function Rows(props: {
  readonly jobs: readonly JobView[];
  readonly now: number;
  /** Whether the rows are told apart by the day they ended on. */
  readonly byDay: boolean;
  readonly selected: ReadonlySet<string>;
}): JSX.Element {
  const { jobs, now, byDay, selected } = props;
  const list = useRef<HTMLUListElement>(null);
  const keys = useStable(jobs.map(({ id }) => id));
  const { range, tops, measure } = useRowWindow(keys, list);
  const [focused, setFocused] = useState<string | null>(null);
  useNewRowInView(jobs, tops, list);

  const drawn: number[] = [];
  for (let index = range.first; index < Math.min(range.end, jobs.length); index += 1) {
    drawn.push(index);
  }
  const pinned = focused === null ? -1 : keys.indexOf(focused);
  if (pinned >= 0 && !drawn.includes(pinned)) drawn.push(pinned);
  return (
    <ul
      ref={list}
      class="rows"
      style={{ blockSize: `${tops[jobs.length] ?? 0}px` }}
      onFocusIn={({ target }) => {
        setFocused(target instanceof Element ? keyOf(target) : null);
      }}
      onFocusOut={() => {
        setFocused(null);
      }}
    >
      {drawn
        .toSorted((left, right) => left - right)
        .map((index) => {
          const job = jobs[index];
          if (job === undefined) return null;
          const day = byDay ? dayOf(job) : null;
          const before = jobs[index - 1];
          const isFirstOfDay = day !== null && (before === undefined || dayOf(before) !== day);
          return (
            <JobRow
              key={job.id}
              job={job}
              now={rowTime(job, now)}
              top={tops[index] ?? 0}
              place={index + 1}
              count={jobs.length}
              day={isFirstOfDay ? day : null}
              isSelected={selected.has(job.id)}
              measure={measure}
            />
          );
        })}
    </ul>
  );
}

function keyOf(inside: Element): string | null {
  return inside.closest<HTMLElement>('[data-job-id]')?.dataset['jobId'] ?? null;
}

/** The same array for as long as it says the same. */
function useStable(keys: readonly string[]): readonly string[] {
  const kept = useRef(keys);
  const isSame =
    kept.current.length === keys.length && keys.every((key, index) => kept.current[index] === key);
  if (!isSame) kept.current = keys;
  return kept.current;
}

/** Brings a copy that was just asked for into view, once: later the list stays where it is. */
function useNewRowInView(
  jobs: readonly JobView[],
  tops: Float64Array,
  list: { readonly current: HTMLElement | null },
): void {
  const latest = useMemo(() => jobs.findLastIndex(isJustAsked), [jobs]);
  const id = jobs[latest]?.id ?? null;
  useLayoutEffect(() => {
    const scroller = list.current?.closest('main') ?? null;
    if (id === null || scroller === null || list.current === null) return;
    const top = list.current.offsetTop - scroller.offsetTop + (tops[latest] ?? 0);
    const bottom = top + (tops[latest + 1] ?? 0) - (tops[latest] ?? 0);
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (bottom > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = bottom - scroller.clientHeight;
    }
    // Only when it appears: whatever changes afterwards must not move the list.
  }, [id]);
}

function isJustAsked(job: JobView): boolean {
  const isFresh = job.state === 'queued' || job.state === 'submitting' || job.state === 'running';
  return isFresh && Date.now() - job.askedAt < JUST_ASKED_MS;
}
