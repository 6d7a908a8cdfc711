import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { refOf } from '../../shared/contract.ts';
import { describeRefusal } from '../../shared/describe-problem.ts';
import { pathOf } from '../../shared/item.ts';
import type { DriveItem } from '../../shared/item.ts';
import { isSame } from '../form/target-fields.ts';
import { shownPath } from '../list/row-model.ts';
import { ChevronIcon, StateIcon } from '../parts/icons.tsx';
import { useUi } from '../ui.ts';
import { ItemList } from './item-list.tsx';
import { itemsShown, parentOf } from './picker-state.ts';
import { useFolder } from './use-folder.ts';

export interface PickerProps {
  readonly title: string;
  /** A destination is a folder, and may be the one shown. */
  readonly purpose: 'source' | 'destination';
  /** The words on the button that chooses the folder shown. */
  readonly chooseShown: string;
  readonly chosen: DriveItem | null;
  readonly error: string | null;
  readonly onChoose: (item: DriveItem) => void;
}

/** A way through the drive to one item: the path, the folder's items, and what is chosen. */
export function Picker(props: PickerProps): JSX.Element {
  const { m } = useUi();
  const id = useId();
  const folder = useFolder();
  const pane = useRef<HTMLElement>(null);
  const { load, page } = folder.state;
  const shown = page?.folder ?? null;
  const open = (item: DriveItem, cameFrom: string | null = null): void => {
    folder.go(refOf(item), cameFrom);
  };
  // The button that was pressed is about to go, and the focus must not go with it.
  const thenFocusList = (act: () => void): void => {
    act();
    pane.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  };
  const up = (): void => {
    const parent = parentOf(page);
    if (parent !== null && shown !== null) open(parent, shown.id);
  };
  return (
    <section ref={pane} class="picker" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{props.title}</h3>
      <Breadcrumbs
        label={`${props.title} – ${m.picker.path}`}
        folders={page === null ? [] : [...page.trail, page.folder]}
        onOpen={(item, cameFrom) => {
          thenFocusList(() => {
            open(item, cameFrom);
          });
        }}
      />
      <div class="picker-body" data-invalid={props.error !== null}>
        <ItemList
          label={m.picker.itemsIn(shown === null ? m.app.root : nameOf(shown, m.app.root))}
          items={itemsShown(folder.state)}
          active={folder.state.active}
          chosen={props.chosen}
          busy={load.phase === 'loading' || load.phase === 'loadingMore'}
          errorId={props.error === null ? null : `${id}-error`}
          mayChoose={(item) => props.purpose === 'source' || item.kind === 'folder'}
          onActivate={folder.activate}
          onChoose={props.onChoose}
          onOpen={open}
          onUp={up}
          onNearEnd={folder.more}
        />
        {(load.phase === 'failed' || load.phase === 'failedMore') && (
          <div class="picker-note" role="alert">
            <p>{describeRefusal(load.refusal, m)}</p>
            <button
              type="button"
              class="button"
              onClick={() => {
                thenFocusList(folder.reload);
              }}
            >
              {m.picker.retry}
            </button>
          </div>
        )}
        {load.phase === 'loading' && <p class="picker-note late">{m.picker.loading}</p>}
        {load.phase === 'loadingMore' && <p class="picker-more">{m.picker.loadingMore}</p>}
        {load.phase === 'ready' && page?.items.length === 0 && (
          <p class="picker-note">{m.picker.emptyFolder}</p>
        )}
      </div>
      <div class="picker-foot">
        <p class="chosen" title={props.chosen === null ? undefined : pathOf(props.chosen)}>
          {props.chosen === null ? (
            m.picker.nothingChosen
          ) : (
            <>
              <StateIcon shape="done" />
              <span class="visually-hidden">{m.picker.chosen} </span>
              <span dir="auto">{shownPath(pathOf(props.chosen), m)}</span>
            </>
          )}
        </p>
        <button
          type="button"
          class="button quiet"
          disabled={shown === null || load.phase === 'loading' || load.phase === 'failed'}
          aria-pressed={isSame(shown, props.chosen)}
          onClick={() => {
            if (shown !== null) props.onChoose(shown);
          }}
        >
          {props.chooseShown}
        </button>
      </div>
      {props.error !== null && (
        <p class="error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </section>
  );
}

function Breadcrumbs(props: {
  /** Tells the paths of two pickers apart. */
  readonly label: string;
  readonly folders: readonly DriveItem[];
  readonly onOpen: (item: DriveItem, cameFrom: string | null) => void;
}): JSX.Element {
  const { m } = useUi();
  const { folders } = props;
  return (
    <nav class="breadcrumbs" aria-label={props.label}>
      <ol>
        {folders.length === 0 && <li>{m.app.root}</li>}
        {folders.map((item, index) => {
          const below = folders[index + 1];
          const name = nameOf(item, m.app.root);
          return (
            <li key={item.id}>
              {below === undefined ? (
                <span class="crumb" aria-current="location" dir="auto" title={name}>
                  {name}
                </span>
              ) : (
                <>
                  <button
                    type="button"
                    class="crumb"
                    dir="auto"
                    title={name}
                    onClick={() => {
                      props.onOpen(item, below.id);
                    }}
                  >
                    {name}
                  </button>
                  <ChevronIcon />
                </>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function nameOf(item: DriveItem, root: string): string {
  return item.isRoot ? root : item.name;
}
