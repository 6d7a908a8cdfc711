import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AccountsDialogMessages } from '../../shared/messages/en-accounts-dialog.ts';
import { showOpened } from '../parts/show-opened.ts';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';
import { SmallForm } from './small-form.tsx';
import { TextField } from './text-field.tsx';

const EMPTY = { address: '', name: '', token: '' };

/** A gateway or a test server of the user's own. */
export function AddServer(props: { readonly words: AccountsDialogMessages }): JSX.Element {
  const { words } = props;
  const { ferry } = useUi();
  const command = useCommand();
  const [form, setForm] = useState(EMPTY);
  const [wasTried, setTried] = useState(false);
  // Forgets the fold as well, which is the browser's own.
  const [count, setCount] = useState(0);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (form.name.trim() === '') return;
    if (!(await command.run(() => ferry.addServer(form)))) return;
    setForm(EMPTY);
    setTried(false);
    setCount(count + 1);
  };
  const isWrong = command.refusal?.code === 'badUrl';
  return (
    <details key={count} class="details account-server" onToggle={showOpened}>
      <summary>{words.server}</summary>
      <SmallForm
        command={command}
        label={words.addServer}
        isSaid={isWrong}
        onSubmit={() => {
          void submit();
        }}
      >
        <p class="hint">{words.serverHint}</p>
        <TextField
          label={words.serverAddress}
          value={form.address}
          error={isWrong ? words.serverAddressWrong : null}
          onInput={(address) => {
            setForm({ ...form, address });
          }}
        />
        <TextField
          label={words.serverName}
          value={form.name}
          error={wasTried && form.name.trim() === '' ? words.serverNameMissing : null}
          onInput={(name) => {
            setForm({ ...form, name });
          }}
        />
        <TextField
          label={words.serverToken}
          isSecret
          value={form.token}
          error={null}
          onInput={(token) => {
            setForm({ ...form, token });
          }}
        />
      </SmallForm>
    </details>
  );
}
