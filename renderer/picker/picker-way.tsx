import type { JSX } from 'preact';
import { useUi } from '../ui.ts';
import { placeMessages } from '../../shared/messages/places.ts';
import type { AccountPlaces, Spot } from '../../shared/place.ts';
import { useAccountsOver } from '../accounts/accounts-opener.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { PlaceSwitch } from './place-switch.tsx';
import { placeGroups, placeShown } from './places.ts';
import type { Crumb } from './places.ts';
import type { PickerState } from './picker-state.ts';

/** Where the folder shown lies, and the switch to another place. */
export function PickerWay(props: {
  /** Tells the ways of two pickers apart. */
  readonly title: string;
  readonly state: PickerState;
  readonly accounts: readonly AccountPlaces[];
  readonly crumbs: readonly Crumb[];
  readonly onGo: (spot: Spot, cameFrom: string | null) => void;
}): JSX.Element {
  const { m } = useUi();
  const { title, state, accounts } = props;
  const accountsOver = useAccountsOver();
  const words = placeMessages(m.format.locale);
  return (
    <div class="picker-place">
      {accounts.length > 0 && (
        <PlaceSwitch
          label={`${title} – ${words.label}`}
          groups={placeGroups(accounts, words)}
          shown={placeShown(state.page, state.spot, accounts)}
          onChoose={(spot) => {
            props.onGo(spot, null);
          }}
          more={{
            label: m.connect.more,
            onChoose: accountsOver.open,
          }}
        />
      )}
      {accountsOver.shown}
      <Breadcrumbs
        label={`${title} – ${m.picker.path}`}
        crumbs={props.crumbs}
        onOpen={({ spot }, below) => {
          props.onGo(spot, below.id);
        }}
      />
    </div>
  );
}
