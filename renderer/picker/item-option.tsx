import type { JSX } from 'preact';
import type { DriveItem } from '../../shared/item.ts';
import type { Messages } from '../../shared/messages/index.ts';
import { shownPath } from '../list/row-model.ts';
import { ChevronIcon, KindIcon } from '../parts/icons.tsx';
import { choosingBy } from './selection.ts';
import type { Choosing } from './selection.ts';

/** One item in a picker. The arrow at its end is for the mouse; the keyboard has Enter. */
export function ItemOption(props: {
  readonly id: string;
  readonly item: DriveItem;
  /** Where it stands in the whole list, of which only a part is drawn. */
  readonly place: { readonly index: number; readonly count: number };
  readonly m: Messages;
  /** Says in which folder it lies instead of how much is in it. */
  readonly showsPlace: boolean;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly disabled: boolean;
  /** A box with which the mouse takes it in or out. The keyboard has Space. */
  readonly hasBox: boolean;
  readonly onChoose: (how: Choosing) => void;
  readonly onOpen: () => void;
}): JSX.Element {
  const { item, m } = props;
  return (
    <div
      id={props.id}
      class={props.showsPlace ? 'item placed' : 'item'}
      role="option"
      aria-selected={props.chosen}
      aria-posinset={props.place.index + 1}
      aria-setsize={props.place.count}
      aria-disabled={props.disabled}
      data-active={props.active}
      onClick={(event) => {
        props.onChoose(choosingBy(event));
      }}
      onDblClick={props.onOpen}
    >
      {props.hasBox && (
        <span
          class="item-box"
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            props.onChoose(event.shiftKey ? 'range' : 'toggle');
          }}
        />
      )}
      <KindIcon kind={item.kind} />
      <span class="visually-hidden">{m.row.kind[item.kind]} </span>
      <span class="item-name" dir="auto" title={item.name}>
        {item.name}
      </span>
      {props.showsPlace ? (
        <span class="item-place" dir="auto" title={item.folderPath}>
          {item.isRoot && item.folderPath === '/' ? '' : shownPath(item.folderPath, m)}
        </span>
      ) : (
        <span class="item-count">
          {item.childCount === null ? '' : m.picker.items(item.childCount)}
        </span>
      )}
      <span class="item-size">{item.size === null ? '' : m.format.bytes(item.size)}</span>
      {item.kind === 'folder' ? (
        <span
          class="item-open"
          title={m.picker.openFolder}
          aria-hidden="true"
          onClick={props.onOpen}
        >
          <ChevronIcon />
        </span>
      ) : (
        <span class="item-open" />
      )}
    </div>
  );
}
