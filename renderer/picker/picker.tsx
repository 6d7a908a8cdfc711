import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { describeRefusal } from '../../shared/describe-problem.ts';
import type { DriveItem } from '../../shared/item.ts';
import { useUi } from '../ui.ts';
import { Chosen } from './chosen.tsx';
import { FindField } from './find-field.tsx';
import { FolderNotes } from './folder-notes.tsx';
import { missedOf } from './find-state.ts';
import { FoundHead, FoundNote, foundWords, MissedLines } from './found-parts.tsx';
import { ItemList } from './item-list.tsx';
import { NewFolder } from './new-folder.tsx';
import { countOf, hasMore, itemsShown, listShown } from './picker-state.ts';
import { PickerWay } from './picker-way.tsx';
import { isAmong } from './selection.ts';
import { type PickerUse, usePicker } from './use-picker.ts';

export interface PickerProps extends PickerUse {
  readonly title: string;
  /** The words on the button that chooses the folder shown. */
  readonly chooseShown: string;
  readonly chosen: readonly DriveItem[];
  readonly error: string | null;
}

/** A way to items: by link, path or search, or through the folders of the drive. */
export function Picker(props: PickerProps): JSX.Element {
  const { m } = useUi();
  const id = useId();
  const { pane, folder, find, found, text, setText, isNaming, setNaming, ...model } =
    usePicker(props);
  const { mayChoose, open, thenFocusList } = model;
  const { load, page } = folder.state;
  const shown = page?.folder ?? null;
  const stopNaming = (): void => {
    setNaming(false);
  };
  const isFolder = shown !== null && load.phase !== 'loading' && load.phase !== 'failed';
  const missed = missedOf(find.state);
  const isRefused = find.state.phase === 'refused' || missed.length > 0;
  const errorId = props.error === null ? null : `${id}-error`;
  return (
    <section ref={pane} class="picker" aria-labelledby={`${id}-title`}>
      <div class="picker-head">
        <h3 id={`${id}-title`}>{props.title}</h3>
        <FindField
          label={`${props.title} – ${m.find.label}`}
          text={text}
          errorId={isRefused ? `${id}-found` : null}
          onInput={setText}
          onFind={find.look}
        />
      </div>
      <div class="picker-way">
        {found === null ? (
          <PickerWay
            title={props.title}
            state={folder.state}
            accounts={model.accounts}
            crumbs={model.crumbs}
            onGo={(spot, cameFrom) => {
              thenFocusList(() => {
                model.go(spot, cameFrom);
              });
            }}
          />
        ) : (
          <FoundHead
            found={found}
            onLeave={() => {
              setText('');
              thenFocusList(find.leave);
            }}
          />
        )}
        {props.purpose === 'destination' && found === null && (
          <>
            <button type="button" class="button quiet" onClick={find.showRecent}>
              {m.find.recent}
            </button>
            <button
              type="button"
              class="button quiet"
              aria-expanded={isNaming}
              disabled={!isFolder}
              onClick={() => {
                setNaming(!isNaming);
              }}
            >
              {m.find.newFolder}
            </button>
          </>
        )}
      </div>
      {isNaming && found === null && (
        <NewFolder
          create={folder.create}
          onMade={(made) => {
            props.onChoose([made]);
            thenFocusList(stopNaming);
          }}
          onCancel={() => {
            thenFocusList(stopNaming);
          }}
        />
      )}
      <div class="picker-body" data-invalid={props.error !== null}>
        {found === null ? (
          <ItemList
            label={m.picker.itemsIn(model.here)}
            items={itemsShown(folder.state)}
            count={countOf(folder.state)}
            hasMore={hasMore(folder.state)}
            goal={folder.state.goal}
            showsPlace={listShown(folder.state) === 'libraries'}
            active={folder.state.active}
            chosen={props.chosen}
            takesSeveral={props.takesSeveral === true}
            busy={load.phase === 'loading' || load.phase === 'loadingMore'}
            errorId={errorId}
            mayChoose={mayChoose}
            onActivate={folder.activate}
            onChoose={props.onChoose}
            onOpen={open}
            onUp={model.up}
            onNearEnd={folder.more}
            onSeek={folder.seek}
          />
        ) : (
          <ItemList
            label={foundWords(found, m)}
            items={found.items}
            count={found.items.length}
            hasMore={false}
            goal={null}
            active={found.active}
            chosen={props.chosen}
            takesSeveral={props.takesSeveral === true}
            busy={false}
            showsPlace
            errorId={errorId}
            mayChoose={mayChoose}
            onActivate={find.activate}
            onChoose={props.onChoose}
            onOpen={open}
            onUp={find.leave}
            onNearEnd={() => undefined}
            onSeek={() => undefined}
          />
        )}
        {found === null && (
          <FolderNotes
            state={folder.state}
            onReload={() => {
              thenFocusList(folder.reload);
            }}
            onStopSeeking={() => {
              thenFocusList(() => {
                folder.seek(null);
              });
            }}
          />
        )}
        <FoundNote state={find.state} />
      </div>
      {find.state.phase === 'refused' && (
        <p class="error" role="alert" id={`${id}-found`}>
          {describeRefusal(find.state.refusal, m)}
        </p>
      )}
      {missed.length > 0 && <MissedLines id={`${id}-found`} missed={missed} />}
      <div class="picker-foot">
        <Chosen items={props.chosen} />
        {found === null && (
          <button
            type="button"
            class="button quiet"
            disabled={!isFolder}
            aria-pressed={shown !== null && isAmong(shown, props.chosen)}
            onClick={() => {
              if (shown !== null) props.onChoose([shown]);
            }}
          >
            {props.chooseShown}
          </button>
        )}
      </div>
      {props.error !== null && (
        <p class="error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </section>
  );
}
