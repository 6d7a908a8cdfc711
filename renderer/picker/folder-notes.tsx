/** What is said over the list while it shows a folder: that it loads, cannot be loaded, or is empty. */
import type { JSX } from 'preact';
import { describeRefusal } from '../../shared/describe-problem.ts';
import type { FolderPage } from '../../shared/item.ts';
import { placeMessages } from '../../shared/messages/places.ts';
import type { PlaceMessages } from '../../shared/messages/places.ts';
import { type ListRef, type Spot, accountAt } from '../../shared/place.ts';
import { SignInHere } from '../accounts/sign-in-here.tsx';
import { useUi } from '../ui.ts';
import { countOf, itemsShown } from './picker-state.ts';
import type { PickerState } from './picker-state.ts';

export function FolderNotes(props: {
  readonly state: PickerState;
  readonly onReload: () => void;
  readonly onStopSeeking: () => void;
}): JSX.Element | null {
  const { m } = useUi();
  const words = placeMessages(m.format.locale);
  const { load, page, goal, spot } = props.state;
  const loaded = itemsShown(props.state).length;
  const count = countOf(props.state);
  const more = count > loaded ? words.loadingMore(loaded, count) : m.picker.loadingMore;
  if (load.phase === 'failed' || load.phase === 'failedMore') {
    return (
      <div class="picker-note" role="alert">
        <p>{describeRefusal(load.refusal, m)}</p>
        {load.refusal.code === 'signedOut' && (
          <SignInHere account={accountAt(spot)} need="own" onSignedIn={props.onReload} />
        )}
        <button type="button" class="button" onClick={props.onReload}>
          {m.picker.retry}
        </button>
      </div>
    );
  }
  if (goal !== null) {
    return (
      <p class="picker-more seeking" role="status">
        {goal.kind === 'typed' ? words.seeking(goal.typed, loaded) : more}
        <button type="button" class="button quiet" onClick={props.onStopSeeking}>
          {words.stop}
        </button>
      </p>
    );
  }
  if (load.phase === 'loading') return <p class="picker-note late">{m.picker.loading}</p>;
  if (load.phase === 'loadingMore') return <p class="picker-more">{more}</p>;
  if (page === null || page.items.length > 0) return null;
  const need = page.closed === 'needsPermission' && isList(spot) ? spot : null;
  return (
    <div class="picker-note">
      <p>{emptyWords(page, spot, words) ?? m.picker.emptyFolder}</p>
      {need !== null && (
        <SignInHere account={need.account} need={need.list} onSignedIn={props.onReload} />
      )}
    </div>
  );
}

/** Whether it is one of the lists that are no folders. */
function isList(spot: Spot): spot is ListRef & { readonly list: 'shared' | 'libraries' } {
  return spot !== null && 'list' in spot && spot.list !== 'own';
}

/** Why a list that is no folder has nothing to show. */
function emptyWords(page: FolderPage, spot: Spot, words: PlaceMessages): string | null {
  if (page.closed !== null) return words[page.closed];
  if (!isList(spot)) return null;
  return spot.list === 'shared' ? words.emptyShared : words.emptyLibraries;
}
