import type { JSX } from 'preact';
import { calledName, pathOf } from '../../shared/item.ts';
import type { DriveItem } from '../../shared/item.ts';
import type { Messages } from '../../shared/messages/index.ts';
import { shownPath } from '../list/row-model.ts';
import { StateIcon } from '../parts/icons.tsx';
import { useUi } from '../ui.ts';

/** What is chosen in a picker: the path of one item, or how many there are. */
export function Chosen(props: { readonly items: readonly DriveItem[] }): JSX.Element {
  const { m } = useUi();
  const [first] = props.items;
  if (first === undefined) return <p class="chosen">{m.picker.nothingChosen}</p>;
  const isOne = props.items.length === 1;
  return (
    <p class="chosen" title={props.items.map(pathOf).join('\n')}>
      <StateIcon shape="done" />
      <span class="visually-hidden">{m.picker.chosen} </span>
      <span dir="auto">{isOne ? whereOf(first, m) : m.picker.items(props.items.length)}</span>
    </p>
  );
}

function whereOf(item: DriveItem, m: Messages): string {
  return item.isRoot ? calledName(item, m.app.root) : shownPath(pathOf(item), m);
}
