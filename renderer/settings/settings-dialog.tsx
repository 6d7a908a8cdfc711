import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { SettingsMessages } from '../../shared/messages/en-settings.ts';
import { loadSettingsMessages } from '../../shared/messages/load.ts';
import {
  LANGUAGES,
  MAX_PER_DESTINATION,
  MIN_PER_DESTINATION,
  ON_CLOSE,
  type PreferenceChange,
  type SettingsView,
  THEMES,
} from '../../shared/preferences.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { useModal } from '../parts/use-modal.ts';
import type { Messages } from '../../shared/messages/index.ts';
import { useUi } from '../ui.ts';
import { useWords } from '../use-words.ts';
import { useCommandsInTurn } from '../use-command.ts';
import { ChoiceField, SwitchField } from './fields.tsx';
import { ProxyField } from './proxy-field.tsx';
import { SettingsEnd } from './settings-end.tsx';

const LIMITS = Array.from({ length: MAX_PER_DESTINATION - MIN_PER_DESTINATION + 1 }, (_, index) =>
  String(MIN_PER_DESTINATION + index),
);

/** Enough to choose from. */
const ACCOUNT_LIMITS = ['1', '2', '3', '5', '10', '15', '20'];

function numbered(
  values: readonly string[],
  { format }: Messages,
): Readonly<Record<string, string>> {
  return Object.fromEntries(values.map((value) => [value, format.number(Number(value))]));
}

interface SettingsProps {
  readonly settings: SettingsView;
  readonly onClose: () => void;
}

/** All that can be set. Each change counts at once; the dialog shows what counts. */
export function SettingsDialog(props: SettingsProps): JSX.Element | null {
  const words = useWords(loadSettingsMessages);
  return words === null ? null : <Dialog {...props} words={words} />;
}

function Dialog(props: SettingsProps & { readonly words: SettingsMessages }): JSX.Element {
  const { ferry } = useUi();
  const { settings, words } = props;
  const id = useId();
  const { attributes, close } = useModal(props.onClose);
  const command = useCommandsInTurn();
  const change = (wanted: PreferenceChange): void => {
    void command.run(() => ferry.changeSettings(wanted));
  };
  return (
    <dialog {...attributes} class="dialog settings" aria-labelledby={`${id}-title`}>
      <div class="dialog-head">
        <h2 id={`${id}-title`}>{words.title}</h2>
        <button type="button" class="button icon-button" aria-label={words.close} onClick={close}>
          <CloseIcon />
        </button>
      </div>
      {/* Can be long enough to scroll, and then the keyboard must get there. */}
      <div class="settings-body">
        <Look settings={settings} words={words} change={change} />
        <Running settings={settings} words={words} change={change} />
        <Copies settings={settings} words={words} change={change} />
        <Group title={words.network}>
          <ProxyField settings={settings} words={words} change={change} />
        </Group>
        <CommandRefusal command={command} />
        <SettingsEnd words={words} />
      </div>
    </dialog>
  );
}

interface PartProps {
  readonly settings: SettingsView;
  readonly words: SettingsMessages;
  readonly change: (change: PreferenceChange) => void;
}

function Look({ settings, words, change }: PartProps): JSX.Element {
  const { language, theme } = settings.preferences;
  return (
    <Group title={words.look}>
      <ChoiceField
        label={words.language}
        value={language}
        values={LANGUAGES}
        labels={words.languages}
        onChange={(chosen) => {
          change({ language: chosen });
        }}
      />
      <ChoiceField
        label={words.theme}
        value={theme}
        values={THEMES}
        labels={words.themes}
        onChange={(chosen) => {
          change({ theme: chosen });
        }}
      />
    </Group>
  );
}

function Running({ settings, words, change }: PartProps): JSX.Element {
  const { onClose, startsAtLogin, notifies } = settings.preferences;
  return (
    <Group title={words.running}>
      <ChoiceField
        label={words.onClose}
        value={onClose}
        values={ON_CLOSE}
        labels={words.onCloses}
        onChange={(chosen) => {
          change({ onClose: chosen });
        }}
      />
      <SwitchField
        label={words.startsAtLogin}
        isOn={startsAtLogin}
        onChange={(isOn) => {
          change({ startsAtLogin: isOn });
        }}
      />
      <SwitchField
        label={words.notifies}
        hint={words.notifiesHint}
        isOn={notifies}
        onChange={(isOn) => {
          change({ notifies: isOn });
        }}
      />
    </Group>
  );
}

function Copies({ settings, words, change }: PartProps): JSX.Element {
  const { m } = useUi();
  const { perDestination, perAccount, comparesCopies, keepsAddresses } = settings.preferences;
  return (
    <Group title={words.copies}>
      <ChoiceField
        label={words.perDestination}
        value={String(perDestination)}
        values={LIMITS}
        labels={numbered(LIMITS, m)}
        onChange={(chosen) => {
          change({ perDestination: Number(chosen) });
        }}
      />
      <ChoiceField
        label={words.perAccount}
        value={String(perAccount)}
        values={ACCOUNT_LIMITS}
        labels={numbered(ACCOUNT_LIMITS, m)}
        onChange={(chosen) => {
          change({ perAccount: Number(chosen) });
        }}
      />
      <SwitchField
        label={words.comparesCopies}
        isOn={comparesCopies}
        onChange={(isOn) => {
          change({ comparesCopies: isOn });
        }}
      />
      {!settings.hasSecretStore && (
        <SwitchField
          label={words.keepsAddresses}
          hint={words.keepsAddressesHint}
          isOn={keepsAddresses}
          onChange={(isOn) => {
            change({ keepsAddresses: isOn });
          }}
        />
      )}
    </Group>
  );
}

function Group(props: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const id = useId();
  return (
    <section class="settings-group" aria-labelledby={id}>
      <h3 id={id}>{props.title}</h3>
      {props.children}
    </section>
  );
}
