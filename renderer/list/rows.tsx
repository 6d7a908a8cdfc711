import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Entry, firstWaiting, isBatch, isMember, keyOf } from '../batches.ts';
import type { SectionName } from '../sections.ts';
import type { Sight } from '../sight.ts';
import { useNow } from '../use-now.ts';
import { BatchRow } from './batch-row.tsx';
import { JobRow } from './job-row.tsx';
import { checkOf } from './keyboard.ts';
import { CLOSED, type OpenRows } from './open-rows.ts';
import { dayOf, nextRowTime, rowTime } from './row-model.ts';
import { type Tops, topOf } from './row-window.ts';
import { useRowWindow } from './use-row-window.ts';

/** A copy asked for this recently was asked for by whoever is looking. */
const JUST_ASKED_MS = 3000;

export interface RowsProps {
  readonly kind: SectionName;
  readonly entries: readonly Entry[];
  /** Whether the rows are told apart by the day they ended on. */
  readonly byDay: boolean;
  readonly selected: ReadonlySet<string>;
  readonly openRows: OpenRows;
  /** The row that the user is to be shown, by its key; null for none. */
  readonly sought: string | null;
  /** To be told that it was shown. */
  readonly onFound: () => void;
  /** How many rows stand in the sections above. */
  readonly rowsAbove: number;
  readonly sight: Sight;
}

/**
 * The rows of one section. Only those in sight are in the page, and the one that has the focus: it
 * must not vanish under a keyboard user's hands.
 */
export function Rows(props: RowsProps): JSX.Element {
  const { kind, entries, byDay, selected, openRows, rowsAbove, sight } = props;
  const list = useRef<HTMLUListElement>(null);
  const { range, inView, tops, measure } = useRowWindow(
    { entries, keyOf, shapeOf: byDay ? shapeInDays : shapeOf, rowsAbove },
    list,
  );
  const [focused, setFocused] = useState<string | null>(null);
  useNewRowInView(entries, tops, kind === 'active', list);
  useSought(props, tops, list, setFocused);

  const drawn: number[] = [];
  for (let index = range.first; index < Math.min(range.end, entries.length); index += 1) {
    drawn.push(index);
  }
  const pinned = useMemo(
    () => (focused === null ? -1 : entries.findIndex((entry) => keyOf(entry) === focused)),
    [entries, focused],
  );
  if (pinned >= 0 && !drawn.includes(pinned)) drawn.push(pinned);
  // What is only drawn ahead is drawn anew when it comes into view.
  const seen = entries.slice(inView.first, inView.end);
  const now = useNow((at) => Math.min(...seen.map((entry) => nextTime(entry, at))));
  useLayoutEffect(() => {
    sight.shows(kind, seen);
  });
  useLayoutEffect(
    () => () => {
      sight.shows(kind, []);
    },
    [sight, kind],
  );
  return (
    <ul
      ref={list}
      class="rows"
      style={{ blockSize: `${topOf(tops, entries.length)}px` }}
      onFocusIn={({ target }) => {
        setFocused(target instanceof Element ? keyAt(target) : null);
      }}
      onFocusOut={() => {
        setFocused(null);
      }}
    >
      {drawn
        .toSorted((left, right) => left - right)
        .map((index) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          const place = {
            top: topOf(tops, index),
            place: index + 1,
            count: entries.length,
            measure,
          };
          if (isBatch(entry)) {
            const isSelected = entry.members.every(({ id }) => selected.has(id));
            return (
              <BatchRow key={keyOf(entry)} {...place} {...{ batch: entry, now, isSelected }} />
            );
          }
          const isFirst = byDay && isFirstOfDay(entries, index);
          return (
            <JobRow
              key={keyOf(entry)}
              {...place}
              job={entry}
              now={rowTime(entry, now)}
              day={isFirst ? dayOf(entry) : null}
              isSelected={selected.has(entry.id)}
              isMember={isMember(entries, index)}
              opened={openRows.get(entry.id) ?? CLOSED}
            />
          );
        })}
    </ul>
  );
}

/** When it will next look different; a batch tells only of what waits in it. */
function nextTime(entry: Entry, now: number): number {
  const told = isBatch(entry) ? firstWaiting(entry) : entry;
  return told === null ? Infinity : nextRowTime(told, now);
}

function keyAt(inside: Element): string | null {
  return inside.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? null;
}

/** What of a row says how high it is, as far as one can tell before it is drawn. */
function shapeOf(entries: readonly Entry[], index: number): string {
  const entry = entries[index];
  if (entry === undefined || isBatch(entry)) return 'batch';
  return entry.state === 'completed' ? `completed ${entry.proof?.state ?? ''}` : entry.state;
}

function shapeInDays(entries: readonly Entry[], index: number): string {
  return `${shapeOf(entries, index)} ${isFirstOfDay(entries, index)}`;
}

/** Whether a copy stands under the name of its day. */
function isFirstOfDay(entries: readonly Entry[], index: number): boolean {
  const entry = entries[index];
  const day = entry === undefined || isBatch(entry) ? null : dayOf(entry);
  return day !== null && day !== dayBefore(entries[index - 1]);
}

/** The day of what stands above a row; a batch has the day of its first copy. */
function dayBefore(entry: Entry | undefined): number | null {
  const job = entry !== undefined && isBatch(entry) ? entry.members[0] : entry;
  return job === undefined ? null : dayOf(job);
}

/** Brings a copy that was just asked for into view, once: later the list stays where it is. */
function useNewRowInView(
  entries: readonly Entry[],
  tops: Tops,
  isActive: boolean,
  list: { readonly current: HTMLElement | null },
): void {
  const latest = useMemo(
    () => (isActive ? entries.findLastIndex(isJustAsked) : -1),
    [entries, isActive],
  );
  const entry = entries[latest];
  const id = entry === undefined ? null : keyOf(entry);
  useLayoutEffect(() => {
    const scroller = list.current?.closest('main') ?? null;
    if (id === null || scroller === null || list.current === null) return;
    const top = list.current.offsetTop - scroller.offsetTop + topOf(tops, latest);
    const bottom = top + topOf(tops, latest + 1) - topOf(tops, latest);
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (bottom > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = bottom - scroller.clientHeight;
    }
    // Only when it appears: whatever changes afterwards must not move the list.
  }, [id]);
}

/** Brings the row that is sought into the middle of the view and gives it the focus. */
function useSought(
  { entries, sought, onFound }: RowsProps,
  tops: Tops,
  list: { readonly current: HTMLElement | null },
  pin: (key: string) => void,
): void {
  useLayoutEffect(() => {
    const index = sought === null ? -1 : entries.findIndex((entry) => keyOf(entry) === sought);
    const scroller = list.current?.closest('main') ?? null;
    if (sought === null || index < 0 || scroller === null || list.current === null) return;
    // Drawn from now on, wherever it is; then it can take the focus.
    pin(sought);
    const row = list.current.querySelector(`[data-key="${CSS.escape(sought)}"]`);
    const check = checkOf(row);
    if (check === null) return;
    const top = list.current.offsetTop - scroller.offsetTop + topOf(tops, index);
    const height = topOf(tops, index + 1) - topOf(tops, index);
    scroller.scrollTop = top - (scroller.clientHeight - height) / 2;
    check.focus({ preventScroll: true });
    onFound();
  });
}

function isJustAsked(entry: Entry): boolean {
  const job = isBatch(entry) ? entry.members[0] : entry;
  if (job === undefined) return false;
  const isFresh = job.state === 'queued' || job.state === 'submitting' || job.state === 'running';
  return isFresh && Date.now() - job.askedAt < JUST_ASKED_MS;
}
