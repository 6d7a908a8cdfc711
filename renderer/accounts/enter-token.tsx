import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AccountView } from '../../shared/account-view.ts';
import type { AccountsDialogMessages } from '../../shared/messages/en-accounts-dialog.ts';
import { RefusalText } from '../parts/refusal-text.tsx';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';
import { TextField } from './text-field.tsx';

/** Another token for a server of the user's own that is there already. */
export function EnterToken(props: {
  readonly account: AccountView;
  readonly words: AccountsDialogMessages;
}): JSX.Element {
  const { account, words } = props;
  const { ferry } = useUi();
  const command = useCommand();
  const [token, setToken] = useState('');
  const [wasTried, setTried] = useState(false);
  const isMissing = token.trim() === '';
  return (
    <form
      class="account-form"
      noValidate
      aria-busy={command.busy}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isMissing) return;
        const { name } = account;
        void command.run(() => ferry.addServer({ address: account.baseUrl ?? '', name, token }));
      }}
    >
      <TextField
        label={words.newToken}
        isSecret
        value={token}
        error={wasTried && isMissing ? words.newTokenMissing : null}
        onInput={setToken}
      />
      {command.refusal !== null && <RefusalText refusal={command.refusal} />}
      <button type="submit" class="button">
        {words.setToken}
      </button>
    </form>
  );
}
