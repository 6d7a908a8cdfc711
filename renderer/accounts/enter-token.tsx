import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AccountView } from '../../shared/account-view.ts';
import type { AccountsDialogMessages } from '../../shared/messages/en-accounts-dialog.ts';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';
import { SmallForm } from './small-form.tsx';
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
    <SmallForm
      command={command}
      label={words.setToken}
      isLikely
      onSubmit={() => {
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
    </SmallForm>
  );
}
