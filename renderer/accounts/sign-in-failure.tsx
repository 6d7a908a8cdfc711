import type { JSX } from 'preact';
import type { SignInProblem } from '../../shared/account-view.ts';
import { loadAccountsDialogMessages } from '../../shared/messages/load-accounts.ts';
import { useUi } from '../ui.ts';
import { useWords } from '../use-words.ts';
import { SignInProblemText } from './sign-in-end.tsx';

/** Says in the window why nobody has signed in, when the place where it was asked for is closed. */
export function SignInFailure(props: {
  readonly problem: SignInProblem;
  readonly onSignIn: () => void;
}): JSX.Element | null {
  const { m, ferry } = useUi();
  const words = useWords(loadAccountsDialogMessages);
  if (words === null) return null;
  const dismiss = (): void => {
    void ferry.cancelSignIn();
  };
  return (
    <div class="banner">
      <SignInProblemText problem={props.problem} words={words} />
      <button
        type="button"
        class="button"
        onClick={() => {
          dismiss();
          props.onSignIn();
        }}
      >
        {m.connect.more}
      </button>
      <button type="button" class="button quiet" onClick={dismiss}>
        {m.notices.dismiss}
      </button>
    </div>
  );
}
