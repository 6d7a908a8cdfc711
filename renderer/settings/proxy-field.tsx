import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { SettingsMessages } from '../../shared/messages/en-settings.ts';
import {
  isProxyServer,
  type PreferenceChange,
  PROXY_KINDS,
  type ProxyChoice,
  type SettingsView,
} from '../../shared/preferences.ts';
import { ChoiceField } from './fields.tsx';

/** The way to the service. One that is named counts as soon as it is a server and a port. */
export function ProxyField(props: {
  readonly settings: SettingsView;
  readonly words: SettingsMessages;
  readonly change: (change: PreferenceChange) => void;
}): JSX.Element {
  const { words, change } = props;
  const { proxy } = props.settings.preferences;
  // Chosen here but not named yet: then what counted before still does.
  const [isNaming, setIsNaming] = useState(false);
  const [server, setServer] = useState(proxy.server);
  const kind = isNaming ? 'manual' : proxy.kind;
  const choose = (wanted: ProxyChoice): void => {
    const canBe = wanted.kind !== 'manual' || isProxyServer(wanted.server);
    setIsNaming(!canBe);
    if (canBe) change({ proxy: wanted });
  };
  return (
    <>
      <ChoiceField
        label={words.proxy}
        value={kind}
        values={PROXY_KINDS}
        labels={words.proxies}
        onChange={(chosen) => {
          choose({ kind: chosen, server: server.trim() });
        }}
      />
      {kind === 'manual' && (
        <ServerField
          words={words}
          server={server}
          onInput={(typed) => {
            setServer(typed);
            choose({ kind: 'manual', server: typed.trim() });
          }}
        />
      )}
      <p class="hint" role="status">
        {words.proxyInUse(props.settings.proxyInUse)}
      </p>
    </>
  );
}

function ServerField(props: {
  readonly words: SettingsMessages;
  readonly server: string;
  readonly onInput: (server: string) => void;
}): JSX.Element {
  const id = useId();
  const isWrong = !isProxyServer(props.server.trim());
  return (
    <div class="field setting-server">
      <label for={id}>{props.words.proxyServer}</label>
      <input
        id={id}
        type="text"
        dir="ltr"
        value={props.server}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-error` : undefined}
        onInput={({ currentTarget }) => {
          props.onInput(currentTarget.value);
        }}
      />
      {isWrong && (
        <p class="error" id={`${id}-error`}>
          {props.words.proxyWrong}
        </p>
      )}
    </div>
  );
}
