import type { JSX } from 'preact';
import { useId, useLayoutEffect } from 'preact/hooks';
import type { AccountView, AccountsView } from '../../shared/account-view.ts';
import type { AccountsDialogMessages } from '../../shared/messages/en-accounts-dialog.ts';
import { loadAccountsDialogMessages } from '../../shared/messages/load-accounts.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { useModal } from '../parts/use-modal.ts';
import { useUi } from '../ui.ts';
import { useWords } from '../use-words.ts';
import { AccountRow } from './account-row.tsx';
import { AddAccount } from './add-account.tsx';
import { AddServer } from './add-server.tsx';
import { SignInEndText } from './sign-in-end.tsx';
import { SignInWaiting } from './sign-in-waiting.tsx';
import { useAccounts } from './use-accounts.ts';
import { useSignIn } from './use-sign-in.ts';

export interface AccountsDialogProps {
  /** Whether it was opened to sign in again: begins at once where it is clear with which account. */
  readonly isAgain?: boolean;
  readonly onClose: () => void;
}

/** The accounts that are connected, and the ways to connect more. */
export function AccountsDialog(props: AccountsDialogProps): JSX.Element | null {
  const view = useAccounts();
  const words = useWords(loadAccountsDialogMessages);
  return words === null || view === null ? null : <Dialog {...{ ...props, view, words }} />;
}

function Dialog(
  props: AccountsDialogProps & {
    readonly view: AccountsView;
    readonly words: AccountsDialogMessages;
  },
): JSX.Element {
  const { view, words } = props;
  const { ferry } = useUi();
  const id = useId();
  const { attributes, close } = useModal(props.onClose);
  const signIn = useSignIn();
  const again = ({ key }: AccountView): void => {
    void signIn.begin(() => ferry.signInAgain({ account: key, need: 'own', way: 'browser' }));
  };
  const { failure } = view;
  const end =
    signIn.end ?? (failure && { kind: 'answered', answer: { ok: false, problem: failure } });
  useLayoutEffect(() => {
    const waiting = view.accounts.filter(
      ({ state, kind }) => state === 'signInAgain' && kind !== 'server',
    );
    const [only, other] = waiting;
    if (props.isAgain === true && only !== undefined && other === undefined) again(only);
  }, []);
  return (
    <dialog
      {...attributes}
      class="dialog settings accounts"
      aria-labelledby={`${id}-title`}
      // It may stand over a form of another dialog.
      onSubmit={(event) => {
        event.stopPropagation();
      }}
    >
      <div class="dialog-head">
        <h2 id={`${id}-title`}>{words.title}</h2>
        <button type="button" class="button icon-button" aria-label={words.close} onClick={close}>
          <CloseIcon />
        </button>
      </div>
      <div class="settings-body">
        <section class="settings-group" aria-labelledby={`${id}-list`}>
          <h3 id={`${id}-list`}>{words.list}</h3>
          {view.accounts.length === 0 && <p class="hint">{words.none}</p>}
          {view.accounts.length > 0 && (
            <ul class="account-list">
              {view.accounts.map((account) => (
                <AccountRow
                  key={account.key}
                  account={account}
                  words={words}
                  onSignIn={() => {
                    again(account);
                  }}
                />
              ))}
            </ul>
          )}
        </section>
        {end !== null && <SignInEndText end={end} words={words} onSeen={signIn.seen} />}
        {view.attempt === null ? (
          <AddAccount
            isFirst={view.accounts.length === 0}
            registrations={view.registrations}
            words={words}
            onSignIn={(cloud, way) => {
              void signIn.begin(() => ferry.signIn({ cloud, way }));
            }}
          />
        ) : (
          <SignInWaiting attempt={view.attempt} words={words} />
        )}
        <AddServer words={words} />
      </div>
    </dialog>
  );
}
