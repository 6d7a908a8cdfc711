/** What a picker holds: the folder it shows, what it has found, and the ways from one to the other. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { refOf } from '../../shared/contract.ts';
import type { DriveItem } from '../../shared/item.ts';
import { placeMessages } from '../../shared/messages/places.ts';
import type { AccountPlaces, Spot } from '../../shared/place.ts';
import { useUi } from '../ui.ts';
import type { FindState } from './find-state.ts';
import { type Crumb, crumbsOf } from './places.ts';
import { type Find, useFind } from './use-find.ts';
import { type Folder, useFolder } from './use-folder.ts';
import { usePlaces } from './use-places.ts';

export interface PickerUse {
  /** A destination is a folder, and may be the one shown. */
  readonly purpose: 'source' | 'destination';
  /** Whether more than one item may be chosen. */
  readonly takesSeveral?: boolean;
  readonly onChoose: (items: readonly DriveItem[]) => void;
  /** Text that was handed to the window, to be found here; `null` when there is none. */
  readonly handedIn?: string | null;
  readonly onHandedInTaken?: () => void;
}

export interface PickerModel {
  /** The picker on the page, which the focus stays in. */
  readonly pane: RefObject<HTMLElement | null>;
  readonly folder: Folder;
  readonly find: Find;
  /** What is found, where that is shown in place of the folder. */
  readonly found: Extract<FindState, { phase: 'found' }> | null;
  readonly accounts: readonly AccountPlaces[];
  readonly crumbs: readonly Crumb[];
  /** The name of what is shown. */
  readonly here: string;
  /** The text in the field. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Whether a new folder is being named. */
  readonly isNaming: boolean;
  readonly setNaming: (isNaming: boolean) => void;
  readonly mayChoose: (item: DriveItem) => boolean;
  readonly go: (spot: Spot, cameFrom: string | null) => void;
  readonly open: (item: DriveItem) => void;
  readonly up: () => void;
  /** Does it and puts the focus into the list: the button that was pressed is about to go. */
  readonly thenFocusList: (act: () => void) => void;
}

/** The model of one picker; takes what is handed in to it. */
export function usePicker(props: PickerUse): PickerModel {
  const { m } = useUi();
  const folder = useFolder();
  const [text, setText] = useState('');
  const [isNaming, setNaming] = useState(false);
  const pane = useRef<HTMLElement>(null);
  const accounts = usePlaces();
  const mayChoose = (item: DriveItem): boolean =>
    props.purpose === 'source' || item.kind === 'folder';
  const find = useFind(folder.state.spot, {
    onMeant: (items) => {
      const choosable = items.filter(mayChoose);
      const isUsable = props.takesSeveral === true ? choosable.length > 0 : choosable.length === 1;
      if (isUsable) props.onChoose(choosable);
    },
    onMended: (asked, rest) => {
      // Who has written on meanwhile keeps that.
      setText((now) => (now === asked ? rest : now));
    },
  });
  const handedIn = props.handedIn ?? null;
  useEffect(() => {
    if (handedIn === null) return;
    setText(handedIn);
    find.look(handedIn);
    props.onHandedInTaken?.();
  }, [handedIn]);

  const { page, spot } = folder.state;
  const words = placeMessages(m.format.locale);
  const crumbs = crumbsOf(page, spot, accounts, words);
  const go = (next: Spot, cameFrom: string | null): void => {
    find.leave();
    setNaming(false);
    folder.go(next, cameFrom);
  };
  return {
    ...{ pane, folder, find, accounts, crumbs, text, setText, isNaming, setNaming, mayChoose, go },
    found: find.state.phase === 'found' ? find.state : null,
    here: crumbs.at(-1)?.name ?? words.own,
    open: (item) => {
      go(refOf(item), null);
    },
    up: () => {
      const above = crumbs.at(-2);
      if (above !== undefined) go(above.spot, page?.folder?.id ?? null);
    },
    thenFocusList: (act) => {
      act();
      pane.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
    },
  };
}
