import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import {
  CLOUD_KEYS,
  type CloudKey,
  type RegistrationView,
  type SignInWayKey,
} from '../../shared/account-view.ts';
import type { AccountsDialogMessages } from '../../shared/messages/en-accounts-dialog.ts';
import { RegistrationField } from './registration-field.tsx';

/** Where the account is, and the ways to sign in there. */
export function AddAccount(props: {
  /** Whether there is none yet, so that adding one is what the user came for. */
  readonly isFirst: boolean;
  readonly registrations: readonly RegistrationView[];
  readonly words: AccountsDialogMessages;
  readonly onSignIn: (cloud: CloudKey, way: SignInWayKey) => void;
}): JSX.Element {
  const { words, onSignIn } = props;
  const id = useId();
  const [cloud, setCloud] = useState<CloudKey>('global');
  const registration = props.registrations.find((each) => each.cloud === cloud);
  const isThere = registration?.isThere === true;
  return (
    <section class="settings-group" aria-labelledby={id}>
      <h3 id={id}>{words.add}</h3>
      <CloudChoice cloud={cloud} words={words} onChoose={setCloud} />
      {isThere && (
        <>
          <div class="account-actions">
            <button
              type="button"
              class={props.isFirst ? 'button primary' : 'button'}
              onClick={() => {
                onSignIn(cloud, 'browser');
              }}
            >
              {words.byBrowser}
            </button>
            <button
              type="button"
              class="button"
              aria-describedby={`${id}-code`}
              onClick={() => {
                onSignIn(cloud, 'code');
              }}
            >
              {words.byCode}
            </button>
          </div>
          <p class="hint" id={`${id}-code`}>
            {words.byCodeHint}
          </p>
        </>
      )}
      {registration !== undefined && (
        <RegistrationField key={cloud} registration={registration} words={words} />
      )}
    </section>
  );
}

function CloudChoice(props: {
  readonly cloud: CloudKey;
  readonly words: AccountsDialogMessages;
  readonly onChoose: (cloud: CloudKey) => void;
}): JSX.Element {
  const { cloud, words } = props;
  const id = useId();
  const option = (key: CloudKey): JSX.Element => (
    <option key={key} value={key} selected={key === cloud}>
      {words.clouds[key]}
    </option>
  );
  return (
    <div class="setting">
      <label for={id}>{words.cloud}</label>
      <select
        id={id}
        onChange={({ currentTarget }) => {
          const chosen = CLOUD_KEYS.find((key) => key === currentTarget.value);
          if (chosen !== undefined) props.onChoose(chosen);
        }}
      >
        {option('global')}
        <optgroup label={words.moreClouds}>
          {CLOUD_KEYS.filter((key) => key !== 'global').map(option)}
        </optgroup>
      </select>
    </div>
  );
}
