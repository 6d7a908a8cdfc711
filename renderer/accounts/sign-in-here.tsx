import type { JSX } from 'preact';
import type { Need } from '../../shared/account-view.ts';
import { loadAccountsDialogMessages } from '../../shared/messages/load-accounts.ts';
import { useUi } from '../ui.ts';
import { useWords } from '../use-words.ts';
import { SignInEndText } from './sign-in-end.tsx';
import { useAccounts } from './use-accounts.ts';
import { useSignIn } from './use-sign-in.ts';

/**
 * Stands where something cannot be shown before its user has signed in, or has allowed more. Nothing for
 * what no user can sign in to.
 */
export function SignInHere(props: {
  /** The key of an account; null for the first one. */
  readonly account: string | null;
  readonly need: Need;
  /** Somebody has signed in: what stood in the way does so no more. */
  readonly onSignedIn: () => void;
}): JSX.Element | null {
  const { m, ferry } = useUi();
  const { need } = props;
  const view = useAccounts();
  const signIn = useSignIn();
  const words = useWords(loadAccountsDialogMessages);
  const account = view?.accounts.find(({ key }) => key === (props.account ?? key)) ?? null;
  if (words === null || account === null || account.kind === 'server') return null;
  if (signIn.isWaiting) {
    return (
      <>
        <p role="status">{m.connect.allowWaiting}</p>
        <button type="button" class="button" onClick={() => void ferry.cancelSignIn()}>
          {m.connect.allowCancel}
        </button>
      </>
    );
  }
  return (
    <>
      {signIn.end !== null && <SignInEndText end={signIn.end} words={words} onSeen={signIn.seen} />}
      {need !== 'own' && <p>{words.need[need]}</p>}
      <button
        type="button"
        class="button"
        onClick={() => {
          const wish = { account: account.key, need, way: 'browser' } as const;
          void signIn
            .begin(() => ferry.signInAgain(wish))
            .then((isSignedIn) => {
              if (isSignedIn) props.onSignedIn();
            });
        }}
      >
        {need === 'own' ? words.signInAgain : m.connect.allow}
      </button>
    </>
  );
}
