import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { DriveItem } from '../../shared/item.ts';
import { useUi } from '../ui.ts';
import { ItemOption } from './item-option.tsx';
import { moveTo, placeOf } from './list-keys.ts';
import type { MayChoose } from './list-keys.ts';
import type { Goal } from './picker-state.ts';
import { chosenAfter, isAmong, keyOf } from './selection.ts';
import type { Choosing } from './selection.ts';
import { useItemWindow } from './use-item-window.ts';

/** A pause this long begins a new word. */
const TYPING_PAUSE_MS = 800;

/** How many items before the end of what is loaded the next page is asked for. */
const NEAR_END = 20;

/** The keys that go somewhere else than to what was sought. */
const MOVES = /^(?:Enter|Backspace|Arrow(?:Up|Down)|Home|Page(?:Up|Down))$/u;

/** The keys that mean something together with Ctrl or Command. */
const COMMANDED = /^(?:a| |Arrow(?:Up|Down)|Home|End|Page(?:Up|Down))$/u;

export interface ItemListProps {
  readonly label: string;
  readonly items: readonly DriveItem[];
  /** How many there are together with those that are not loaded; there is room for all of them. */
  readonly count: number;
  /** Whether there are more than `items`. */
  readonly hasMore: boolean;
  /** What the cursor is on its way to. */
  readonly goal: Goal | null;
  readonly active: number | null;
  readonly chosen: readonly DriveItem[];
  /** Whether more than one item may be chosen. */
  readonly takesSeveral: boolean;
  readonly busy: boolean;
  /** Whether the items lie in several folders, so that each must say in which. */
  readonly showsPlace?: boolean;
  /** The id of the sentence that says what is wrong with the choice. */
  readonly errorId: string | null;
  readonly mayChoose: MayChoose;
  readonly onActivate: (index: number) => void;
  readonly onChoose: (items: readonly DriveItem[]) => void;
  readonly onOpen: (folder: DriveItem) => void;
  readonly onUp: () => void;
  readonly onNearEnd: () => void;
  /** Something is wanted that is not loaded yet; `null` when it is there, or no longer wanted. */
  readonly onSeek: (goal: Goal | null) => void;
}

/**
 * A folder's items as a listbox (ARIA Authoring Practices): the choice follows the arrow keys, Enter
 * opens a folder, Backspace goes up, letters find a name. Where several may be chosen, Shift extends the
 * choice, Ctrl and Space take an item in or out.
 */
export function ItemList(props: ItemListProps): JSX.Element {
  const { items, active, goal, mayChoose } = props;
  const { m } = useUi();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const latest = useRef(props);
  latest.current = props;

  const { range, rowPx, show } = useItemWindow(list, props.count);
  const shownItem = active === null ? undefined : items[active];
  useLayoutEffect(() => {
    if (active !== null) show(active);
    // Not when more is loaded: who has scrolled on meanwhile must not be pulled back.
  }, [active, shownItem, show]);
  const isNearEnd = range.end >= items.length - NEAR_END;
  // Before it is drawn, so that the word that it loads does not flicker from page to page.
  useLayoutEffect(() => {
    if (isNearEnd) latest.current.onNearEnd();
  }, [isNearEnd, items]);

  /** Where the last item was taken by itself: from there a range reaches. */
  const anchor = useRef<number | null>(null);
  useEffect(() => {
    anchor.current = null;
  }, [props.label]);
  const choose = (index: number | null, wanted: Choosing = 'only'): void => {
    const item = index === null ? undefined : items[index];
    if (index === null || item === undefined || !mayChoose(item)) return;
    const how = props.takesSeveral ? wanted : 'only';
    // Whoever takes an item meanwhile wants that one.
    if (goal !== null) props.onSeek(null);
    props.onActivate(index);
    props.onChoose(chosenAfter(props.chosen, items, { index, anchor: anchor.current, how }));
    if (how !== 'range') anchor.current = index;
  };
  useEffect(() => {
    if (goal === null) return;
    const at = placeOf(goal, props.hasMore, active, items, mayChoose);
    if (at === null && props.hasMore) return;
    props.onSeek(null);
    choose(at);
  }, [goal, items, props.hasMore]);
  const open = (item: DriveItem | undefined): void => {
    if (item?.kind === 'folder') props.onOpen(item);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const { key } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.altKey || (isCommand && !(props.takesSeveral && COMMANDED.test(key)))) return;
    const now = event.timeStamp;
    // While a word is looked for, one may look at how it goes and type on.
    const goesOn = goal?.kind === 'typed' || now - typed.current.at < TYPING_PAUSE_MS;
    if (key === 'Escape' && goal !== null) {
      // It must not reach the dialog, which would close.
      event.stopPropagation();
      event.preventDefault();
      props.onSeek(null);
      return;
    }
    if (goal !== null && MOVES.test(key)) props.onSeek(null);
    if (isCommand && key === 'a') props.onChoose(items.filter(mayChoose));
    else if (key === 'Enter') open(active === null ? undefined : items[active]);
    else if (key === 'Backspace') props.onUp();
    else if (key === ' ' && (isCommand || !goesOn)) choose(active, 'toggle');
    else if (/^.$/u.test(key)) {
      typed.current = { text: (goesOn ? typed.current.text : '') + key, at: now };
      const wanted = { kind: 'typed', typed: typed.current.text } as const;
      const found = placeOf(wanted, props.hasMore, active, items, mayChoose);
      if (found === null && props.hasMore) props.onSeek(wanted);
      else choose(found);
    } else if (key === 'End' && props.hasMore && !isCommand && !event.shiftKey) {
      props.onSeek({ kind: 'end' });
    } else {
      const target = moveTo(key, active, items, mayChoose);
      if (target === null) return;
      if (isCommand) props.onActivate(target);
      else choose(target, event.shiftKey ? 'range' : 'only');
    }
    event.preventDefault();
  };

  return (
    <div
      ref={list}
      class="items"
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-multiselectable={props.takesSeveral}
      aria-busy={props.busy}
      aria-activedescendant={active === null ? undefined : `${id}-${active}`}
      aria-invalid={props.errorId !== null}
      aria-describedby={props.errorId ?? undefined}
      onKeyDown={onKeyDown}
    >
      <div
        class="items-space"
        role="presentation"
        style={{
          blockSize: `${props.count * rowPx}px`,
          paddingBlockStart: `${range.first * rowPx}px`,
        }}
      >
        {items.slice(range.first, range.end).map((item, offset) => {
          const index = range.first + offset;
          return (
            <ItemOption
              key={keyOf(item)}
              id={`${id}-${index}`}
              item={item}
              place={{ index, count: items.length }}
              m={m}
              showsPlace={props.showsPlace === true}
              active={index === active}
              chosen={isAmong(item, props.chosen)}
              hasBox={props.takesSeveral}
              disabled={!mayChoose(item)}
              onChoose={(how) => {
                choose(index, how);
              }}
              onOpen={() => {
                open(item);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}
