import type { JSX } from 'preact';
import type { Spot } from '../../shared/place.ts';
import type { PlaceGroup } from './places.ts';

/** No key of a place, which each name their account. */
const MORE = 'more';

/**
 * Chooses where to look: the system's own menu behind a small button, so that keys, typing and screen
 * readers find what they know.
 */
export function PlaceSwitch(props: {
  readonly label: string;
  readonly groups: readonly PlaceGroup[];
  /** The key of the place shown; `null` when it is none of those. */
  readonly shown: string | null;
  readonly onChoose: (spot: Spot) => void;
  /** The words for the way to more places, and what it does. */
  readonly more: { readonly label: string; readonly onChoose: () => void };
}): JSX.Element {
  const { groups, more } = props;
  const [only] = groups;
  const options = (group: PlaceGroup): readonly JSX.Element[] =>
    group.options.map(({ key, label }) => (
      <option key={key} value={key}>
        {label}
      </option>
    ));
  return (
    <span class="place-switch">
      <svg class="icon icon-line" viewBox="0 0 26 20" aria-hidden="true" focusable="false">
        <path d="M3 12.5 5.6 5a1.500 1.500 0 0 1 1.400-1h6a1.500 1.500 0 0 1 1.400 1L17 12.500M3 12.500h14V15a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM13.700 14.250v.01M21 9l1.750 2L24.500 9" />
      </svg>
      <select
        aria-label={props.label}
        title={props.label}
        value={props.shown ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value === MORE) {
            event.currentTarget.value = props.shown ?? '';
            more.onChoose();
            return;
          }
          const chosen = groups.flatMap((group) => group.options).find(({ key }) => key === value);
          if (chosen !== undefined) props.onChoose(chosen.spot);
        }}
      >
        {props.shown === null && <option value="" hidden />}
        {groups.length === 1 && only !== undefined
          ? options(only)
          : groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {options(group)}
              </optgroup>
            ))}
        <hr />
        <option value={MORE}>{more.label}</option>
      </select>
    </span>
  );
}
